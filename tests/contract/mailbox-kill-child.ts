/** A process that listens and kills itself where it is told: `node mailbox-kill-child.ts <json>`. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '#main/core/clock.ts'
import { createIds } from '#main/core/ids.ts'
import { silentLog } from '#main/core/log.ts'
import { createImapMailIn } from '#main/integrations/imap/imap-mail-in.ts'
import { createFolderMailIn } from '#main/local/inbox/folder-mail-in.ts'
import type { MailIn } from '#main/mailbox/mail-in.ts'
import { createLeases } from '#main/store/leases.ts'
import { openWorkspace } from '#main/store/open-workspace.ts'
import { processOwner } from '#main/store/process-owner.ts'
import type { VideoRun } from '#shared/domain/video-run.ts'
import { judgeBySubject, stageMailbox, waitFor } from './mailbox-stage.ts'

/** `stored`: pending, before it is judged. `offered`: the run exists. `decided`: before it is marked. */
export type KillPoint = 'stored' | 'before offer' | 'offered' | 'decided' | 'marked'

export interface Assignment {
  readonly dir: string
  readonly killAt: KillPoint | null
  /** Which of the mails dies at that point, counted from 1. */
  readonly nth: number
  /** The process ends when so many mails are decided and marked. */
  readonly count: number
  readonly imap: { readonly port: number; readonly user: string; readonly password: string } | null
}

const job = JSON.parse(process.argv[2] ?? '') as Assignment
let seen = 0
function reach(point: KillPoint): void {
  if (point === job.killAt && ++seen === job.nth) process.kill(process.pid, 'SIGKILL')
}

/** The runs as another part of the app keeps them: on disk, one for a job. */
const file = join(job.dir, 'runs.jsonl')
interface Run {
  readonly runId: string
  readonly mailId: string | null
}
const runs = (): readonly Run[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Run)
    : []

const clock = systemClock
const workspace = openWorkspace({ dir: job.dir, clock, log: silentLog, ids: createIds(clock) })
const source: MailIn = job.imap
  ? createImapMailIn({
      host: '127.0.0.1',
      port: job.imap.port,
      secure: true,
      user: job.imap.user,
      auth: { type: 'password', password: async () => job.imap?.password ?? '' },
      mailbox: 'INBOX',
      after: 'flag',
      processedFolder: 'Processed',
      clock,
      log: silentLog,
    })
  : createFolderMailIn({
      folder: join(job.dir, 'inbox'),
      log: silentLog,
      create: true,
      times: { look: 100, quiet: 20 },
    })

const { mailbox, settings } = stageMailbox(workspace, {
  mailIn: async () => ({
    ...source,
    async mark(place, decision, signal) {
      reach('decided')
      await source.mark(place, decision, signal)
      reach('marked')
    },
  }),
  judge: async (...args) => {
    reach('stored')
    return await judgeBySubject(...args)
  },
  async offer({ jobId, trigger }) {
    reach('before offer')
    const runId = `run_${jobId}`
    if (runs().some((run) => run.runId === runId))
      return { why: 'run_exists', detail: 'There is a video for this job.', runId }
    appendFileSync(file, `${JSON.stringify({ runId, mailId: trigger.mailId } satisfies Run)}\n`)
    reach('offered')
    return { runId }
  },
  getRun: (runId) => {
    const run = runs().find((each) => each.runId === runId)
    return { trigger: { source: 'mail', detail: '', mailId: run?.mailId ?? null } } as VideoRun
  },
  leases: createLeases({ workspace, clock, owner: processOwner() }),
})
if (job.imap) {
  settings.set({ 'mailbox.provider': 'imap', 'imap.host': '127.0.0.1', 'imap.user': job.imap.user })
}
mailbox.begin()
await waitFor(
  'all mails to be decided and marked',
  () => {
    const open = workspace.db.prepare('select 1 from mail_places where marked = 0').get()
    const decided = mailbox.mails(500).filter(({ decision }) => decision !== 'pending')
    return decided.length >= job.count && open === undefined
  },
  40_000,
)
await mailbox.close()
workspace.close()
process.stdout.write('end\n')
process.exit(0)
