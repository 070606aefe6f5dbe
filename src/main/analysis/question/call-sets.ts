import { plural } from '#shared/text/plural.ts'
import type { TranscriptFilter } from '#shared/domain/transcript.ts'
import type { Call } from '../measures/call.ts'

/**
 * Calls that no filter can name, chosen one by one: "longer than 10 minutes", "not in October". `test` is
 * null where it cannot be told.
 */
export interface CallSet {
  /** "longer than 10 minutes", as the answer says it. */
  readonly words: string
  readonly test: (call: Call) => boolean | null
}

/** An empty list would not narrow; no transcript has this id. */
const NO_CALL = 'no call'

const fits = (call: Call, { reps, outcomes, projectTypes, from, to }: Partial<TranscriptFilter>): boolean =>
  (!reps?.length || (call.rep !== null && reps.includes(call.rep))) &&
  (!outcomes?.length || (call.outcome !== null && outcomes.includes(call.outcome))) &&
  (!projectTypes?.length || call.projectTypes.some((type) => projectTypes.includes(type))) &&
  (from === null || from === undefined || (call.heldAt !== null && call.heldAt >= from)) &&
  (to === null || to === undefined || (call.heldAt !== null && call.heldAt < to))

export interface ChosenCalls {
  readonly ids: readonly string[]
  readonly remarks: readonly string[]
}

/** The calls that are in every set. `within`: those that are there at all; empty: every one. */
export function chooseCalls(
  sets: readonly CallSet[],
  calls: readonly Call[],
  filter: Partial<TranscriptFilter>,
  within: readonly string[],
): ChosenCalls {
  if (sets.length === 0) return { ids: within, remarks: [] }
  const chosen = calls
    .filter(({ id }) => within.length === 0 || within.includes(id))
    .filter((call) => sets.every(({ test }) => test(call) === true))
    .map(({ id }) => id)
  const unknown = calls.filter(
    (call) => fits(call, filter) && sets.some(({ test }) => test(call) === null),
  ).length
  const words = sets.map((set) => set.words).join('; ')
  const missing =
    unknown > 0 ? [`${plural(unknown, 'call')} could not be looked at for that: not among them.`] : []
  return {
    ids: chosen.length > 0 ? chosen : [NO_CALL],
    remarks: [`The chosen calls are those ${words}.`, ...missing],
  }
}
