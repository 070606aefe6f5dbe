import { expect, test } from 'vitest'
import { takenBack } from '#main/scripts/draft/taken-back.ts'

/** Who made the states 1, 2, 3 …; null is a person. */
const statesOf = (makers: readonly (string | null)[]) => ({
  makers: (from: number, to: number) =>
    makers.slice(from, to).map((turnId, at) => ({ turnId, at: from + at })),
})
const step = (turnId: string, before: number, after: number) => ({
  turnId,
  step: 'heard',
  before,
  after,
  at: 100,
})

test.each([
  ['a turn that was edited away', [step('t1', 0, 1)], ['t1'], 1, [], 0],
  ['two turns', [step('t2', 1, 2), step('t1', 0, 1)], ['t1', 't2'], 2, [], 0],
  ['the newer of two', [step('t2', 1, 2), step('t1', 0, 1)], ['t1', 't2'], 2, ['t1'], 1],
  ['a kept one that came later', [step('t2', 1, 2), step('t1', 0, 1)], ['t1', 't2'], 2, ['t2'], 2],
  ['what a person changed after it', [step('t1', 0, 1)], ['t1', null], 2, [], 2],
  ['a change by hand in place of one undone', [step('t1', 0, 1)], [null], 1, [], 1],
  ['a turn with a change by hand within', [step('t1', 0, 3)], ['t1', null, 't1'], 3, [], 3],
  ['an undo that was asked for', [step('t2', 1, 0)], ['t1'], 0, ['t1'], 1],
  ['an undo whose states are gone', [step('t2', 1, 0)], [], 0, ['t1'], 0],
])('goes wrong with %s', (_what, steps, makers, position, kept, expected) => {
  expect(takenBack(steps, position, kept, statesOf(makers)).position).toBe(expected)
})
