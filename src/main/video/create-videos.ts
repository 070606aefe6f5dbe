import type { ActionExecutor } from '#main/approvals/outward-action.ts'
import { UserError } from '#main/core/errors.ts'
import type { RunRecord, WorkflowDefinition } from '#main/workflow/workflow.ts'
import type { OutwardAction } from '#shared/domain/outward-action.ts'
import type { VideoRun } from '#shared/domain/video-run.ts'
import { createMailExecutor } from './actions/mail-actions.ts'
import { createMediaExecutors } from './actions/media-actions.ts'
import { createVideoExecutors } from './actions/video-actions.ts'
import { sweep } from './cleanup/janitor.ts'
import { actionsOf } from './cleanup/not-needed.ts'
import { createKit } from './kit.ts'
import { sizeSync } from './media/media-file.ts'
import type { VideoParts } from './parts.ts'
import { previewMail } from './preview-mail.ts'
import { createPrimerWorkflow } from './primer-workflow.ts'
import { retryVideo, wasRemoved } from './retry-video.ts'
import { emailsOf } from './emails-of.ts'
import { runInputSchema, WORKFLOW } from './run-input.ts'
import { hasEnded, runsOfJob, UNFINISHED } from './run-keys.ts'
import { triggersOf } from './run-triggers.ts'
import { viewRun } from './run-view.ts'
import { createStarts } from './start-video.ts'
import { MAIL_SLOT } from './steps/review-reason.ts'
import type { Videos } from './videos.ts'

export interface OwnedVideos extends Videos {
  readonly definition: WorkflowDefinition
  /** Of the door; what they throw is remembered for the retry policy. */
  readonly executors: readonly ActionExecutor[]
  /** Tries again what cleanups could not reach: at the start and daily. */
  readonly janitor: (signal: AbortSignal) => Promise<{ readonly tidied: number }>
  /** Wakes runs when their actions are decided; the result stops it. Once door and runner are there. */
  readonly follow: () => () => void
}

const MANY = 1000
/** A run that goes on so soon keeps the computer awake until then. */
const SOON_MS = 120_000
const DECIDED: readonly OutwardAction['state'][] = ['sent', 'failed', 'rejected']

/** Primer videos over a durable runner. Nothing is kept in memory that a restart would miss. */
export function createVideos(parts: VideoParts): OwnedVideos {
  const kit = createKit(parts)
  const runner = () => kit.runner()

  const need = (runId: string): RunRecord => {
    const record = runner().get(runId)
    if (record?.workflow === WORKFLOW) return record
    throw new UserError('RUN_GONE', `There is no video run ${runId}.`, 'Choose one from the list.')
  }
  const view = (record: RunRecord): VideoRun =>
    viewRun({
      record,
      steps: runner().steps(record.id),
      trigger: triggersOf(kit, record).at(-1) ?? runInputSchema.parse(record.input).trigger,
      mail: actionsOf(kit, record.id, MAIL_SLOT).at(-1) ?? null,
      removed: wasRemoved(kit, record.id),
    })
  const get = (runId: string): VideoRun => view(need(runId))
  const starts = createStarts(kit, (runId, line) => retryVideo(kit, runId, null, line))
  const listed = (statuses: readonly RunRecord['status'][]) =>
    runner().list({ workflow: WORKFLOW, statuses, limit: MANY })

  /** A run that waits for a person and is not due yet: once woken it is, so that nothing wakes it twice. */
  const parked = (runId: string): RunRecord | null => {
    const run = runner().get(runId)
    if (run?.workflow !== WORKFLOW || run.status !== 'needs_person') return null
    return (run.wakeAt ?? 0) > kit.clock.now() ? run : null
  }
  /** A run waits for a person, and the person (or another process) was quicker. */
  const wakeDecided = (runId: string): void => {
    const run = parked(runId)
    if (run === null) return
    const waiting = runner()
      .steps(runId)
      .some((step) => step.status === 'needs_person')
    const open = kit.slots
      .used(runId)
      .flatMap((slot) => actionsOf(kit, runId, slot).slice(-1))
      .some(({ state }) => !DECIDED.includes(state))
    if (waiting && !open) runner().wake(runId)
  }

  return {
    definition: createPrimerWorkflow(kit),
    executors: [
      ...createMediaExecutors(kit),
      ...createVideoExecutors({
        ...kit,
        progress: (runId, fraction, note) => kit.uploads.get(runId)?.(fraction, note),
      }),
      createMailExecutor(kit),
    ].map((executor) => kit.errors.watch(executor)),
    janitor: (signal) => sweep(kit, signal),
    follow() {
      const unfollowDoor = kit.door().onChange((action) => {
        if (!DECIDED.includes(action.state)) return
        const runId = kit.slots.runOf(action.id)
        if (runId !== null && parked(runId)) runner().wake(runId)
      })
      const unfollowRuns = runner().onChange(wakeDecided)
      return () => {
        unfollowDoor()
        unfollowRuns()
      }
    },

    async start(order, signal) {
      const { runId, created } = await starts.start(order, signal)
      return { run: get(runId), created }
    },
    offer: starts.offer,
    get,
    list: (limit) => runner().list({ workflow: WORKFLOW, limit }).map(view),
    events: (runId) => (need(runId), [...runner().events(runId)]),
    retry(runId, from) {
      need(runId)
      retryVideo(kit, runId, from)
      return get(runId)
    },
    cancel(runId) {
      const run = need(runId)
      if (hasEnded(run)) {
        const message = `This run is ${run.status}; there is nothing to cancel.`
        throw new UserError('RUN_ENDED', message, 'To have it made anew, try it again from a step.')
      }
      runner().cancel(runId)
      return get(runId)
    },
    async readyJobs(signal) {
      const stage = kit.primerStage()
      if (stage === '') return []
      const crm = kit.crm()
      const jobs = await crm.jobsInStage(stage, { signal })
      const emails = await emailsOf(crm, jobs, signal)
      return jobs.map((job) => ({
        job,
        runId: runsOfJob(runner(), crm.account, job.id).at(-1)?.id ?? null,
        email: emails.get(job.customerId) ?? null,
      }))
    },
    media(runId, kind) {
      need(runId)
      const step = kind === 'audio' ? 'generate_audio' : 'render_video'
      const output = runner()
        .steps(runId)
        .find(({ name, status }) => name === step && status === 'done')?.output
      const relative = output !== null && typeof output === 'object' && 'file' in output ? output.file : null
      const file = typeof relative === 'string' ? kit.media.path(relative) : null
      const bytes = file === null ? null : sizeSync(file)
      if (file !== null && bytes !== null) {
        return { file, bytes, mime: kind === 'audio' ? 'audio/wav' : 'video/mp4' }
      }
      const [what, next] = [kind === 'audio' ? 'recording' : 'video', 'Look again when its step is done.']
      throw new UserError('NO_MEDIA', `There is no ${what} of this run.`, next)
    },
    previewMail: (input, signal) => {
      if (input.runId !== null) need(input.runId)
      return previewMail(kit, input, signal)
    },
    counts() {
      const runs = listed(UNFINISHED)
      const needsYou = runs.filter(({ status }) => status === 'needs_person').length
      const soon = kit.clock.now() + SOON_MS
      const active = runs.filter(
        ({ status, wakeAt }) => status === 'running' || (status === 'ready' && (wakeAt ?? 0) <= soon),
      ).length
      return { working: runs.length - needsYou, needsYou, active }
    },
    onChange: (listener) =>
      runner().onChange((runId) => {
        if (runner().get(runId)?.workflow === WORKFLOW) listener(runId)
      }),
  }
}
