import type { LedgerMail } from '#shared/domain/trigger-mail.ts'
import type { VideoRun } from '#shared/domain/video-run.ts'
import { atMost, type Command } from './command.ts'

const usage = ['listen [--json]']

const mailLine = ({ decision, subject, from, detail }: LedgerMail): string =>
  `${decision === 'trigger' ? 'Order' : 'Ignored'}: "${subject}" from ${from}. ${detail}`
const runLine = (run: VideoRun): string =>
  `${run.customerName} · ${run.jobNumber}: ${run.state}${run.current ? ` (${run.current})` : ''}`

/** The mailbox listener and the pipeline in the foreground, until Ctrl-C. */
export const listen: Command = {
  name: 'listen',
  usage,
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
        say(mail.id, mail.decision, mailLine(mail), { type: 'mail', mail })
      }
    }
    const startedAt = core.clock.now()
    let lastStatus = ''
    const stops = [
      core.mailbox.onChange(() => {
        const { label, state, trouble } = core.mailbox.status()
        const status = `${label}: ${state}${trouble ? ` – ${trouble.message} ${trouble.nextStep}` : ''}`
        // Plain signs of life change nothing that a person could see.
        if (status !== lastStatus) output.progress(status)
        lastStatus = status
        mails()
      }),
      core.videos.onChange((runId) => {
        const run = core.videos.get(runId)
        if (run.finishedAt !== null && run.finishedAt < startedAt) return
        say(run.id, `${run.state}/${run.current ?? ''}`, runLine(run), { type: 'run', run })
      }),
    ]
    core.beginListening()
    output.progress('Listening. Ctrl-C stops it; everything under way goes on at the next start.')
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
