import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MailDecision } from '#shared/domain/trigger-mail.ts'
import { systemClock, type Clock } from '#main/core/clock.ts'
import { createIds } from '#main/core/ids.ts'
import { silentLog } from '#main/core/log.ts'
import { createFolderMailIn } from '#main/local/inbox/folder-mail-in.ts'
import { createMailbox, type MailboxParts, type OwnedMailbox } from '#main/mailbox/create-mailbox.ts'
import type { JudgeMail } from '#main/mailbox/mailbox.ts'
import { createSqliteSettings } from '#main/settings/sqlite-settings.ts'
import { createLeases } from '#main/store/leases.ts'
import { processOwner } from '#main/store/process-owner.ts'
import type { Workspace } from '#main/store/workspace.ts'
import type { NoRun, VideoOrder } from '#main/video/videos.ts'
import type { VideoRun } from '#shared/domain/video-run.ts'

export interface MailText {
  readonly subject?: string
  readonly messageId?: string | null
  readonly date?: string
  readonly body?: string
  readonly top?: string
}

/** An order for a job as a plain mail; each has its own Message-ID unless one is given. */
let counter = 0
export function orderFor(job: string, text: MailText = {}): string {
  const messageId = text.messageId === undefined ? `<order-${job}-${++counter}@example.com>` : text.messageId
  return [
    ...(text.top ? [text.top] : []),
    'From: Dana Reed <dana@example.com>',
    'To: videos@hard-e.test',
    `Subject: ${text.subject ?? `Please produce Primer Video ${job}`}`,
    `Date: ${text.date ?? 'Thu, 26 Nov 2026 10:00:00 +0000'}`,
    ...(messageId === null ? [] : [`Message-ID: ${messageId}`]),
    '',
    text.body ?? `Job: ${job}`,
    '',
  ].join('\r\n')
}

/** Judges by the subject alone: "Please produce Primer Video <job>". */
export const judgeBySubject: JudgeMail = async (raw) => {
  const text = Buffer.from(raw).toString('utf8')
  const subject = /^Subject: (.*?)\r?$/m.exec(text)?.[1] ?? ''
  const job = /^Please produce Primer Video (\S+)$/.exec(subject)?.[1] ?? null
  return {
    decision: job ? 'trigger' : 'ignore',
    reason: job ? 'trigger' : 'not_an_order',
    detail: job ? 'An order.' : 'The subject is not the order.',
    jobRef: job,
    messageId: null,
    from: 'dana@example.com',
    subject,
    date: null,
    authenticated: job !== null,
    authentication: job ? 'practice' : 'none',
  } satisfies MailDecision
}

/** Runs by job, as the real service keeps them: one each, found again by whoever offers it. */
export interface RecordedRuns {
  readonly orders: VideoOrder[]
  readonly runs: Map<string, VideoOrder>
  readonly offer: MailboxParts['offer']
  readonly getRun: MailboxParts['getRun']
}

export function recordRuns(): RecordedRuns {
  const orders: VideoOrder[] = []
  const runs = new Map<string, VideoOrder>()
  return {
    orders,
    runs,
    async offer(order): Promise<{ runId: string } | NoRun> {
      orders.push(order)
      const runId = `run_${order.jobId}`
      if (runs.has(runId)) return { why: 'run_exists', detail: 'There is a video for this job.', runId }
      runs.set(runId, order)
      return { runId }
    },
    getRun(runId) {
      const order = runs.get(runId)
      if (!order) throw new Error(`no run ${runId}`)
      // Only the trigger is looked at.
      return { id: runId, trigger: order.trigger } as VideoRun
    },
  }
}

export interface MailboxStage {
  readonly mailbox: OwnedMailbox
  readonly runs: RecordedRuns
  readonly settings: MailboxParts['settings']
  readonly looks: { count: number }
}

/** A mailbox over a workspace; the watched folder unless another MailIn is given. */
export function stageMailbox(
  workspace: Workspace,
  more: Partial<MailboxParts> & { readonly owner?: string; readonly clock?: Clock } = {},
  runs: RecordedRuns = recordRuns(),
): MailboxStage {
  const clock = more.clock ?? systemClock
  const settings = more.settings ?? createSqliteSettings({ workspace, clock })
  const looks = { count: 0 }
  const folder = join(workspace.dir, 'inbox')
  const mailbox = createMailbox({
    workspace,
    mailIn: async () =>
      createFolderMailIn({ folder, log: silentLog, create: true, times: { look: 150, quiet: 40 } }),
    judge: judgeBySubject,
    rules: () => ({
      senders: [],
      subject: 'Please produce Primer Video',
      recipients: [],
      maxAgeMs: 48 * 3_600_000,
      authservId: '',
      trustFolder: true,
    }),
    findJob: async (jobRef) => (jobRef.startsWith('9999') ? null : jobRef),
    offer: runs.offer,
    getRun: runs.getRun,
    stagePoll: {
      look: async () => {
        looks.count += 1
      },
    },
    settings,
    leases: createLeases({ workspace, clock, owner: more.owner ?? processOwner() }),
    clock,
    ids: createIds(clock),
    log: silentLog,
    changed: () => undefined,
    ...more,
  })
  return { mailbox, runs, settings, looks }
}

/** Puts a mail into the watched folder at once, as a program that saves well does. */
export function dropMail(workspace: Pick<Workspace, 'dir'>, name: string, text: string): void {
  const folder = join(workspace.dir, 'inbox')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.tmp`), text)
  renameSync(join(folder, `${name}.tmp`), join(folder, name))
}

/** Until `look` gives something; fails with what was waited for. */
export async function waitFor<T>(
  what: string,
  look: () => T | null | undefined | false | Promise<T | null | undefined | false>,
  ms = 15_000,
): Promise<T> {
  const end = performance.now() + ms
  for (;;) {
    const found = await look()
    if (found !== null && found !== undefined && found !== false) return found
    if (performance.now() > end) throw new Error(`waited ${ms} ms for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
}
