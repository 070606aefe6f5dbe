import { open, readFile } from 'node:fs/promises'
import type { MailDecision } from '#shared/domain/trigger-mail.ts'
import { UserError } from '../../core/errors.ts'
import { silentLog } from '../../core/log.ts'
import { createDnsResolver } from '../../mailbox/judge/dns-resolver.ts'
import { createJudge } from '../../mailbox/judge/create-judge.ts'
import { rulesFrom } from '../../mailbox/judge/rules-from.ts'
import { type Command, UsageError } from './command.ts'

const usage = ['mail check FILE… [--json | --jsonl]']
const help = [
  'Judges .eml files by the rules in Settings → Mailbox and prints one JSON a file. It never acts.',
  'The sender must be proven here, also where the mailbox is the inbox folder; "inInbox" says what the folder would do.',
  'Exit code 0 when every file could be opened, whatever was decided.',
]
const MOST_BYTES = 11 * 1024 * 1024

type Row = Pick<MailDecision, 'decision' | 'reason' | 'jobRef' | 'messageId' | 'authenticated' | 'detail'>

/** What the watched folder would make of it, where whoever can write there may order. */
type InInbox = Pick<MailDecision, 'decision' | 'reason' | 'detail'>

/** At most a little more than a mail may have; null when it is no file that can be read. */
async function readMailFile(file: string): Promise<Uint8Array | null> {
  try {
    const handle = await open(file, 'r')
    try {
      const found = await handle.stat()
      if (!found.isFile()) return null
      if (found.size <= MOST_BYTES) return await readFile(handle)
      const start = Buffer.alloc(MOST_BYTES)
      await handle.read(start, 0, MOST_BYTES, 0)
      return start
    } finally {
      await handle.close()
    }
  } catch {
    return null
  }
}

function row(file: string, decision: MailDecision | null): Row & { readonly file: string } {
  if (!decision) {
    const detail = 'The file cannot be opened. Check its path.'
    return {
      file,
      decision: 'ignore',
      reason: 'unreadable',
      jobRef: null,
      messageId: null,
      authenticated: false,
      detail,
    }
  }
  const { decision: what, reason, jobRef, messageId, authenticated, detail } = decision
  return { file, decision: what, reason, jobRef, messageId, authenticated, detail }
}

/** Says in the strict answer what the inbox folder would do instead, so that neither contradicts the other. */
function withInbox(strict: Row & { readonly file: string }, there: InInbox) {
  const { decision, reason, detail } = there
  const inInbox: InInbox = { decision, reason, detail }
  if (strict.reason !== 'not_authenticated') return { ...strict, inInbox }
  const proven =
    'Put into the inbox folder it would count as proven: whoever can write there may order.' +
    (decision === 'ignore' ? ` It would be left alone there for another reason: ${detail}` : '')
  return { ...strict, detail: `${strict.detail} ${proven}`, inInbox }
}

/**
 * Judges raw mails by the settings, as if they had come to the mailbox; the sender must be proven even in a
 * practice workspace. One JSON object a line, in the order given; `--json` prints one value. Never acts.
 */
export const mail: Command = {
  name: 'mail',
  usage,
  help,
  flags: { json: 'switch', jsonl: 'switch' },
  async run(args, { core: openCore, output, signal }) {
    const [action, ...files] = args.words
    if (action !== 'check') throw new UsageError('Say what to do: check, and one or more .eml files.', usage)
    if (files.length === 0) throw new UsageError('Which file? Name one or more .eml files.', usage)
    if (args.flags.has('json') && args.flags.has('jsonl')) throw new UsageError('--json or --jsonl?', usage)
    const { settings } = await openCore()
    const rules = rulesFrom(settings.all(), { practiceFolder: false })
    const isFolder = settings.get('mailbox.provider') === 'folder'
    const judge = createJudge({
      resolve: createDnsResolver({ servers: () => settings.get('trigger.dnsServers') }),
      log: silentLog,
    })
    // What DNS says is known by then, and the folder does not ask it.
    const inInbox = createJudge({ resolve: () => Promise.resolve([]), log: silentLog })
    const rows: object[] = []
    const unopened: string[] = []
    for (const file of files) {
      signal.throwIfAborted()
      const bytes = await readMailFile(file)
      if (!bytes) unopened.push(file)
      const now = Date.now()
      const strict = row(file, bytes && (await judge(bytes, rules, now, signal)))
      const asks = bytes !== null && isFolder && strict.reason === 'not_authenticated'
      const there = asks ? await inInbox(bytes, { ...rules, trustFolder: true }, now, signal) : strict
      const judged = bytes && isFolder ? withInbox(strict, there) : strict
      if (args.flags.has('json')) rows.push(judged)
      else output.line(JSON.stringify(judged))
    }
    if (args.flags.has('json')) output.line(JSON.stringify(rows.length === 1 ? rows[0] : rows))
    if (unopened.length === 0) return
    const words = `${unopened.length === 1 ? 'This file' : 'These files'} cannot be opened: ${unopened.join(', ')}.`
    throw new UserError('UNREADABLE_FILE', words, 'Check the path.')
  },
}
