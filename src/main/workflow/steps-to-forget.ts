import { UserError } from '../core/errors.ts'
import type { RunRecord, StepRecord } from './workflow.ts'

export interface Forgetting {
  /** Done again from nothing. */
  readonly forget: readonly string[]
  /** Begun anew with what they had saved: a remote id is used again. */
  readonly reset: readonly string[]
}

/**
 * What a retry does again. It goes on at the first step that did not get done, and at the first of `from`;
 * whatever began after that point is forgotten, clean-up included. Only the unfinished steps that are not
 * named in `from` keep what they had saved.
 */
export function stepsToForget(
  run: Pick<RunRecord, 'status'>,
  steps: readonly Pick<StepRecord, 'name' | 'status' | 'startedAt'>[],
  from: readonly string[] | null,
): Forgetting {
  if (run.status === 'ready' || run.status === 'running' || run.status === 'needs_person') {
    throw new UserError(
      'RUN_UNDER_WAY',
      'This run is still under way.',
      'Wait until it ends, or cancel it first.',
    )
  }
  const named = new Set(from)
  if (run.status === 'completed' && !steps.some((step) => named.has(step.name))) {
    throw new UserError(
      'RUN_COMPLETED',
      'This run is completed.',
      'Say from which step it is to be done again.',
    )
  }
  const begins = steps.filter((step) => step.status !== 'done' || named.has(step.name)).map(beginOf)
  const point = Math.min(...begins)
  const after = steps.filter((step) => named.has(step.name) || beginOf(step) >= point)
  const reset = after.filter((step) => step.status !== 'done' && !named.has(step.name))
  // Unfinished ones behind the first were begun by what is done again.
  const kept = new Set(reset.filter((step) => from === null || beginOf(step) === point).map(nameOf))
  return {
    forget: after.map(nameOf).filter((name) => !kept.has(name)),
    reset: [...kept],
  }
}

/** One that was reset by a retry and not begun since comes after all others. */
const beginOf = ({ startedAt }: Pick<StepRecord, 'startedAt'>): number => startedAt ?? Infinity

const nameOf = (step: Pick<StepRecord, 'name'>): string => step.name
