import type { TurnStep } from '#main/store/script-drafts.ts'

export interface StatesLookup {
  /** Who made the states after `from` up to `to`. */
  readonly makers: (from: number, to: number) => readonly { turnId: string | null; at: number }[]
}

/** True when nothing but this step lies between its two positions. */
function stillStands(step: TurnStep, states: StatesLookup): boolean {
  const { before, after, turnId, at } = step
  if (after > before) {
    const made = states.makers(before, after)
    return made.length === after - before && made.every((state) => state.turnId === turnId)
  }
  // An undo that was asked for: what it left must still be what can be redone.
  const left = states.makers(after, before)
  return left.length === before - after && left.every((state) => state.at <= at)
}

/**
 * Where the draft stood before what turns did that are no longer part of the branch, because their message
 * was edited or asked again. `steps` newest first. A change by hand in between keeps all that came before it:
 * it was made with that in sight.
 */
export function takenBack(
  steps: readonly TurnStep[],
  position: number,
  kept: readonly string[],
  states: StatesLookup,
): { readonly position: number; readonly steps: readonly TurnStep[] } {
  let now = position
  const back: TurnStep[] = []
  for (const step of steps) {
    if (kept.includes(step.turnId) || step.after !== now || !stillStands(step, states)) break
    now = step.before
    back.push(step)
  }
  return { position: now, steps: back }
}
