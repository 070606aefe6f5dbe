import type { LedgerMail, ListenerStatus } from '#shared/domain/trigger-mail.ts'
import { endedVideoStates, type VideoRun } from '#shared/domain/video-run.ts'
import type { Core } from '../core.ts'
import { atMost, type Command } from './command.ts'
import { resultLines, stateLine } from './video-lines.ts'

const usage = ['listen [--json]']

const help = [
  'Listens for orders by mail and makes the videos until Ctrl-C; what is under way goes on at the next start.',
  '--json       Mails and videos as JSON, one a line, as they change.',
]

function mailLine({ decision, subject, from, detail }: LedgerMail): string {
  const name = subject ? `"${subject}"` : from ? 'a mail without a subject' : 'a mail that cannot be read'
  const sender = from ? ` from ${from}` : ''
  return `${decision === 'trigger' ? 'Order' : 'Left alone'}: ${name}${sender}. ${detail}`
}

/** A line a change; at the end also where video and mail are. */
function runLines(core: Core, run: VideoRun): string {
  const title = `${run.customerName} · ${run.jobNumber}: ${stateLine(run)}`
  const isOver = endedVideoStates.includes(run.state)
  return [title, ...(isOver ? resultLines(core, run).map((line) => `  ${line}`) : [])].join('\n')
}

/** What the listener has to say; null while all is well or on its way there. */
function troubleLine({ label, state, trouble }: ListenerStatus): string | null {
  if (state === 'elsewhere')
    return 'Another Hard-E on this workspace watches the mailbox already; this one takes over when it ends.'
  if (state === 'paused')
    return `${label} is paused: mails wait in it until you resume. (hard-e settings set mailbox.paused false)`
  return trouble ? `${label}: ${trouble.message} ${trouble.nextStep}` : null
}

/** The mailbox listener and the pipeline in the foreground, until Ctrl-C. */
export const listen: Command = {
  name: 'listen',
  usage,
  help,
  flags: { json: 'switch' },
  async run(args, { core: open, output, signal }) {
    atMost(args.words, 0, usage)
    const asJson = args.flags.has('json')
    const core = await open()
    await core.ready
    const said = new Map<string, string>()
    const say = (id: string, state: string, words: string, event: object): void => {
      if (said.get(id) === state) return
      said.set(id, state)
      if (asJson) output.line(JSON.stringify(event))
      else output.line(words)
    }
    const mails = (): void => {
      for (const mail of core.mailbox.mails(50).toReversed()) {
        if (mail.seenAt < startedAt || mail.decision === 'pending') continue
        // A mail that comes again is told to people; a program counts it once.
        const state = asJson ? mail.decision : `${mail.decision} ${mail.detail}`
        say(mail.id, state, mailLine(mail), { type: 'mail', mail })
      }
    }
    const startedAt = core.clock.now()
    let trouble: string | null = null
    // Plain signs of life change nothing that a person could see.
    const status = (): void => {
      const now = core.mailbox.status()
      const words = troubleLine(now)
      if (words === trouble || (words === null && now.state !== 'listening')) return
      trouble = words
      output.progress(words ?? `${now.label} is watched now.`)
    }
    const stops = [
      core.mailbox.onChange(() => {
        status()
        mails()
      }),
      core.videos.onChange((runId) => {
        const run = core.videos.get(runId)
        if (run.finishedAt !== null && run.finishedAt < startedAt) return
        // Between two steps there is nothing that a person could see.
        if (!asJson && run.state === 'running' && run.current === null) return
        say(run.id, `${run.state}/${run.current ?? ''}`, runLines(core, run), { type: 'run', run })
      }),
    ]
    core.beginListening()
    const { label } = core.mailbox.status()
    output.progress(`Listening. Orders come from: ${label}. Ctrl-C stops it; all goes on at the next start.`)
    status()
    try {
      await new Promise<void>((resolve) => {
        if (signal.aborted) resolve()
        signal.addEventListener('abort', () => resolve(), { once: true })
      })
    } finally {
      for (const stop of stops) stop()
    }
  },
}
