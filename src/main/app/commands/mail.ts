import { open, readFile } from 'node:fs/promises'
import type { MailDecision } from '#shared/domain/trigger-mail.ts'
import { silentLog } from '../../core/log.ts'
import { createDnsResolver } from '../../mailbox/judge/dns-resolver.ts'
import { createJudge } from '../../mailbox/judge/create-judge.ts'
import { rulesFrom } from '../../mailbox/judge/rules-from.ts'
import { type Command, UsageError } from './command.ts'

const usage = ['mail check FILE… [--json | --jsonl]']
const MOST_BYTES = 11 * 1024 * 1024

type Row = Pick<MailDecision, 'decision' | 'reason' | 'jobRef' | 'messageId' | 'authenticated' | 'detail'>

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

/**
 * Judges raw mails by the settings, as if they had come to the mailbox; the sender must be proven even in a
 * practice workspace. One JSON object a line, in the order given; `--json` prints one value. Never acts.
 */
export const mail: Command = {
  name: 'mail',
  usage,
  flags: { json: 'switch', jsonl: 'switch' },
  async run(args, { core: openCore, output, signal }) {
    const [action, ...files] = args.words
    if (action !== 'check') throw new UsageError('check?', usage)
    if (files.length === 0) throw new UsageError('Which file?', usage)
    if (args.flags.has('json') && args.flags.has('jsonl')) throw new UsageError('--json or --jsonl?', usage)
    const { settings } = await openCore()
    const rules = rulesFrom(settings.all(), { practiceFolder: false })
    const judge = createJudge({
      resolve: createDnsResolver({ servers: () => settings.get('trigger.dnsServers') }),
      log: silentLog,
    })
    const rows: object[] = []
    for (const file of files) {
      signal.throwIfAborted()
      const bytes = await readMailFile(file)
      const judged = row(file, bytes && (await judge(bytes, rules, Date.now(), signal)))
      if (args.flags.has('json')) rows.push(judged)
      else output.line(JSON.stringify(judged))
    }
    if (args.flags.has('json')) output.line(JSON.stringify(rows.length === 1 ? rows[0] : rows))
  },
}
