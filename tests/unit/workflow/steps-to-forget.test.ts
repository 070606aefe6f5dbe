import { expect, test } from 'vitest'
import { UserError } from '#main/core/errors.ts'
import { stepsToForget } from '#main/workflow/steps-to-forget.ts'
import type { RunStatus, StepRecord } from '#main/workflow/workflow.ts'

const steps = (text: string): readonly Pick<StepRecord, 'name' | 'status' | 'startedAt'>[] =>
  text.split(' ').map((each, at) => {
    const [name = '', status = 'done'] = each.split(':')
    return { name, status: status as StepRecord['status'], startedAt: at + 1 }
  })

test.each<[RunStatus, string, readonly string[] | null, string, string]>([
  ['failed', 'a b:failed cleanup', null, 'cleanup', 'b'],
  ['cancelled', 'a b:waiting cleanup', null, 'cleanup', 'b'],
  ['cancelled', 'a b:retrying cleanup:failed', null, '', 'b cleanup'],
  ['failed', 'a b cleanup:failed', null, '', 'cleanup'],
  ['failed', 'a b c:failed cleanup', ['b'], 'b c cleanup', ''],
  ['failed', 'a b:failed cleanup', ['a'], 'a b cleanup', ''],
  ['failed', 'a b:failed cleanup', ['later'], 'cleanup', 'b'],
  ['completed', 'a b c', ['b'], 'b c', ''],
  ['failed', 'a', null, '', ''],
])('a retry of a %s run with %s from %j does too much or too little', (status, text, from, forget, reset) => {
  const result = stepsToForget({ status }, steps(text), from)
  expect(result.forget.toSorted().join(' ')).toBe(forget)
  expect(result.reset.join(' ')).toBe(reset)
})

test('a step that was reset and never begun again makes a retry do everything anew', () => {
  const [a, b] = steps('a b:retrying')
  if (!a || !b) throw new Error('no steps')
  const result = stepsToForget({ status: 'cancelled' }, [{ ...b, startedAt: null }, a], null)
  expect(result).toEqual({ forget: [], reset: ['b'] })
})

test.each<[RunStatus, readonly string[] | null]>([
  ['ready', null],
  ['running', ['a']],
  ['needs_person', null],
  ['completed', null],
  ['completed', ['nowhere']],
])('a %s run from %j is done again', (status, from) => {
  expect(() => stepsToForget({ status }, steps('a b'), from)).toThrow(UserError)
})
