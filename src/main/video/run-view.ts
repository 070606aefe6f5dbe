import type { OutwardAction } from '#shared/domain/outward-action.ts'
import {
  videoStepNames,
  type RunProblem,
  type VideoRun,
  type VideoRunState,
  type VideoStep,
  type VideoStepName,
  type VideoStepState,
  type VideoTrigger,
} from '#shared/domain/video-run.ts'
import type { RunRecord, StepRecord, StoredError } from '#main/workflow/workflow.ts'
import type { z } from 'zod'
import { mailSchema } from './actions/mail-actions.ts'
import { runInputSchema } from './run-input.ts'
import { hasEnded } from './run-keys.ts'
import { rejectedInWords } from './steps/deliver-to-client.ts'
import {
  deliveredSchema,
  mailedSchema,
  scriptResultSchema,
  videoResultSchema,
  voiceResultSchema,
  waitedSchema,
} from './steps/results.ts'
import { liesInOutbox, wasRefused } from './steps/review-reason.ts'

export interface RunSources {
  readonly record: RunRecord
  readonly steps: readonly StepRecord[]
  /** What ordered it last. */
  readonly trigger: VideoTrigger
  /** The outward action that the newest mail of the run is. */
  readonly mail: OutwardAction | null
  /** The delivered video was taken away again. */
  readonly removed: boolean
}

const MAIL_STEP = 'deliver_to_client'

const problemOf = (error: StoredError | null): RunProblem | null =>
  error && { message: error.message, nextStep: error.nextStep, reference: error.reference }

const stepStates: Readonly<Record<StepRecord['status'], VideoStepState>> = {
  started: 'running',
  retrying: 'retrying',
  waiting: 'waiting',
  needs_person: 'needs_person',
  done: 'done',
  failed: 'failed',
}

function emptyStep(name: VideoStepName, state: VideoStepState): VideoStep {
  return {
    name,
    state,
    attempts: 0,
    startedAt: null,
    finishedAt: null,
    wakeAt: null,
    progress: null,
    note: null,
    costUsd: 0,
    problem: null,
  }
}

/** To be done again, and not begun since. */
const isReset = ({ status, startedAt }: StepRecord): boolean => status === 'retrying' && startedAt === null

function stepOf(name: VideoStepName, record: StepRecord | undefined, ended: boolean): VideoStep {
  if (!record) return emptyStep(name, ended ? 'skipped' : 'pending')
  const open = record.status !== 'done' && record.status !== 'failed'
  // A run that ended did not come back to it: what it did there is no news any more.
  const left = ended && open
  return {
    name,
    state: left ? 'skipped' : isReset(record) ? 'pending' : stepStates[record.status],
    attempts: record.attempts,
    startedAt: record.startedAt,
    finishedAt: record.finishedAt,
    wakeAt: open && !ended ? record.wakeAt : null,
    progress: left ? null : record.progress,
    note: left ? null : record.note,
    costUsd: record.costKnown ? Math.max(0, record.costUsd) : null,
    problem: record.status === 'done' || left ? null : problemOf(record.error),
  }
}

function stateOf({ status }: RunRecord, steps: readonly VideoStep[]): VideoRunState {
  switch (status) {
    case 'running':
    case 'needs_person':
    case 'completed':
    case 'failed':
    case 'cancelled':
      return status
    case 'ready':
      if (steps.some(({ state }) => state === 'waiting')) return 'waiting'
      return steps.some(({ state }) => state !== 'pending') ? 'running' : 'queued'
  }
}

function currentOf(state: VideoRunState, steps: readonly VideoStep[]): VideoStepName | null {
  if (state === 'completed' || state === 'cancelled' || state === 'queued') return null
  if (state === 'failed') return steps.find((step) => step.state === 'failed')?.name ?? null
  return steps.find((step) => !['done', 'skipped', 'failed'].includes(step.state))?.name ?? null
}

const mailStates = {
  proposed: 'waiting',
  approved: 'waiting',
  sending: 'waiting',
  failed: 'waiting',
  sent: 'sent',
  unknown: 'unknown',
  rejected: null,
} as const satisfies Record<OutwardAction['state'], string | null>

function mailOf(action: OutwardAction | null, output: unknown): VideoRun['mail'] {
  const payload = action && mailSchema.safeParse(action.payload)
  const state = action && mailStates[action.state]
  if (action && payload?.success && state) {
    const { to, subject, messageId } = payload.data
    const kept = state === 'sent' && liesInOutbox(action)
    return { to, subject, messageId, state, kept, actionId: action.id }
  }
  const mailed = mailedSchema.safeParse(output)
  if (!mailed.success || !mailed.data.simulated) return null
  const { to, subject, messageId } = mailed.data
  return { to, subject, messageId, state: 'simulated', kept: false, actionId: null }
}

/** A person said no to the mail of a run, and that ended it; null when it is another story. */
function refusedMail(mail: OutwardAction | null, step: StepRecord | undefined): RunProblem | null {
  if (!mail || !wasRefused(mail) || !step || step.status === 'done') return null
  const nextStep = 'Nothing was sent. Try again from here to have it proposed anew, or leave it as it is.'
  return { message: rejectedInWords(mail.rejectReason), nextStep, reference: '' }
}

/** A run as a person sees it. Pure. */
export function viewRun({ record, steps, trigger, mail, removed }: RunSources): VideoRun {
  const input = runInputSchema.parse(record.input)
  const ended = hasEnded(record)
  const byName = new Map(steps.map((step) => [step.name, step]))
  const refused = record.status === 'cancelled' ? refusedMail(mail, byName.get(MAIL_STEP)) : null
  const shown = videoStepNames.map((name) => {
    const step = stepOf(name, byName.get(name), ended)
    return name === MAIL_STEP && refused ? { ...step, note: refused.message } : step
  })
  const output = <S extends z.ZodType>(name: VideoStepName, schema: S): z.infer<S> | null => {
    const parsed = schema.safeParse(byName.get(name)?.output)
    return parsed.success ? parsed.data : null
  }
  const script = output('generate_script', scriptResultSchema)
  const voice = output('generate_audio', voiceResultSchema)
  const video = output('render_video', videoResultSchema)
  const delivered = removed || input.simulate ? null : output('upload_video', deliveredSchema)
  const waited = output('wait_for_processing', waitedSchema)
  const state = stateOf(record, shown)
  const cleanup = shown.find(({ name }) => name === 'cleanup')?.problem ?? null
  const known = shown.map(({ costUsd }) => costUsd)
  return {
    id: record.id,
    jobId: input.jobId,
    jobNumber: input.jobNumber,
    jobName: input.jobName,
    customerName: input.customerName,
    trigger,
    simulate: input.simulate,
    state,
    current: currentOf(state, shown),
    steps: shown,
    script: script && { text: script.text, words: script.words, by: script.by, draftId: script.draftId },
    audio: voice && { seconds: voice.seconds, voice: voice.voice, bytes: voice.bytes, note: voice.note },
    video: video && { seconds: video.seconds, bytes: video.bytes, by: video.by },
    delivery: delivered && {
      label: delivered.label,
      link: delivered.link,
      confirmed: waited?.confirmed ?? null,
    },
    mail: mailOf(mail, byName.get(MAIL_STEP)?.output),
    problem: problemOf(record.error) ?? refused ?? (ended ? cleanup : null),
    costUsd: known.reduce<number | null>(
      (sum, cost) => (sum === null || cost === null ? null : sum + cost),
      0,
    ),
    createdAt: record.createdAt,
    finishedAt: record.finishedAt,
  }
}
