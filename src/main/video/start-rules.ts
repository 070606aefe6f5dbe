import type { RunRecord } from '#main/workflow/workflow.ts'
import type { VideoTrigger } from '#shared/domain/video-run.ts'
import { hasEnded } from './run-keys.ts'

/** What is done about the newest run of a job. `given`: it is what was asked for. */
export type StartMove = 'new' | 'take_up' | 'given'

type Newest = Pick<RunRecord, 'status'>

/** A person, or a command, asks for a video. Pure. */
export function startMove(newest: Newest | null, again: boolean): StartMove {
  if (newest === null) return 'new'
  if (!hasEnded(newest)) return 'given'
  if (newest.status === 'failed') return 'take_up'
  if (newest.status === 'cancelled') return 'new'
  return again ? 'new' : 'given'
}

/** `exists`: the trigger starts nothing. */
export type OfferMove = StartMove | 'exists'

/**
 * A trigger that nobody watches. The same mail offered again finds what it started; a stage that was
 * seen again takes up nothing that a person stopped or that failed. Pure.
 */
export function offerMove(
  newest: (Newest & { readonly mailIds: readonly (string | null)[] }) | null,
  trigger: VideoTrigger,
  again: boolean,
): OfferMove {
  if (newest === null) return 'new'
  if (trigger.mailId !== null && newest.mailIds.includes(trigger.mailId)) return 'given'
  if (trigger.source === 'stage') return 'exists'
  const move = startMove(newest, again)
  return move === 'given' ? 'exists' : move
}
