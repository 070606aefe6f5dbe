import type { OutwardAction, OutwardActionKind } from '#shared/domain/outward-action.ts'
import {
  endedVideoStates,
  type VideoRun,
  type VideoStep,
  type VideoStepName,
} from '#shared/domain/video-run.ts'

export function hasEnded(run: Pick<VideoRun, 'state'>): boolean {
  return endedVideoStates.includes(run.state)
}

/** Milliseconds from the first to the last moment; still growing while `finishedAt` is null. Null before it began. */
export function spentMs(
  { startedAt, finishedAt }: Pick<VideoStep, 'startedAt' | 'finishedAt'>,
  now: number,
): number | null {
  return startedAt === null ? null : Math.max(0, (finishedAt ?? now) - startedAt)
}

/** A step is being worked on or waited for: its time still grows. */
export function isOpen({ state }: Pick<VideoStep, 'state'>): boolean {
  return state === 'running' || state === 'retrying' || state === 'waiting' || state === 'needs_person'
}

export type MailFate = 'sent' | 'kept' | 'unknown' | 'unsent'

/** What became of the client's mail, for the words before something is stopped or done again. */
export function mailFate(run: Pick<VideoRun, 'mail'>): MailFate {
  const state = run.mail?.state
  if (run.mail?.kept) return 'kept'
  return state === 'sent' || state === 'unknown' ? state : 'unsent'
}

/** The run failed in a way that no step shows. */
export function hasLooseProblem(run: Pick<VideoRun, 'problem' | 'steps'>): boolean {
  return run.problem !== null && run.steps.every((step) => step.state !== 'failed')
}

/** The person's own decision ended the run, a rejected mail: it is told, but nothing went wrong. */
export function wasChosen(run: Pick<VideoRun, 'state' | 'problem'>): boolean {
  return run.state === 'cancelled' && run.problem?.reference === ''
}

/** A step that a person can have done again: the run has ended, and this is where it went wrong. */
export function canRetryAt(run: Pick<VideoRun, 'state'>, step: Pick<VideoStep, 'state'>): boolean {
  return run.state === 'failed' && step.state === 'failed'
}

const KINDS: Readonly<Partial<Record<VideoStepName, readonly OutwardActionKind[]>>> = {
  render_video: ['upload.media'],
  upload_video: ['upload.video'],
  notify_crm: ['crm.note'],
  deliver_to_client: ['email.client'],
  cleanup: ['delete.media', 'delete.video'],
}

/** The action that a step waits for a person to decide on; null when it cannot be told which one it is. */
export function actionOf(
  run: Pick<VideoRun, 'id' | 'jobId' | 'mail'>,
  step: VideoStepName,
  actions: readonly OutwardAction[],
): OutwardAction | null {
  const kinds = KINDS[step] ?? []
  const mine = actions.filter(
    ({ kind, payload }) =>
      kinds.includes(kind) &&
      (payload['runId'] === run.id || (payload['runId'] === undefined && payload['jobId'] === run.jobId)),
  )
  const mail = step === 'deliver_to_client' ? mine.find(({ id }) => id === run.mail?.actionId) : undefined
  return mail ?? mine.toSorted((a, b) => b.proposedAt - a.proposedAt)[0] ?? null
}

/** "12:05", "0:09": what is left until `wakeAt`, rounded up so that it ends with 0:00. */
export function secondsLeft(wakeAt: number, now: number): number {
  return Math.max(0, Math.ceil((wakeAt - now) / 1000))
}

/** How much of a wait is over, 0 … 1. */
export function waitedPart(startedAt: number | null, wakeAt: number, now: number): number {
  if (startedAt === null || wakeAt <= startedAt) return 0
  return Math.min(1, Math.max(0, (now - startedAt) / (wakeAt - startedAt)))
}
