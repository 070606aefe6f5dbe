import { describe, expect, test } from 'vitest'
import { toPlan, type ModelPlan } from '#main/agents/plan-analysis.ts'

const query: ModelPlan['queries'][number] = {
  measure: 'questions',
  groupBy: 'rep',
  reps: [],
  outcomes: [],
  projectTypes: [],
  fromDate: null,
  toDate: null,
  objectionKinds: [],
  phrase: null,
  speaker: 'rep',
  where: null,
}
const plan = (changes: Partial<typeof query>): ModelPlan => ({
  queries: [{ ...query, ...changes }],
  search: null,
  cannot: null,
})

describe('plans of a model', () => {
  test.each([
    ['a rep that nobody knows', { reps: ['Priya Nair', 'John Doe'] }],
    ['a date that is none', { fromDate: 'last spring' }],
    ['a day that no month has', { toDate: '2026-02-30' }],
    ['a thirteenth month', { fromDate: '2026-13-05' }],
  ])('%s is left out, so that another question is answered', (_, changes) => {
    expect(() => toPlan(plan(changes), ['Priya Nair'])).toThrow(
      expect.objectContaining({ name: 'ModelBehaviorError' }),
    )
  })

  test('the last day of a range is left out', () => {
    const { queries } = toPlan(plan({ fromDate: '2026-11-01', toDate: '2026-11-30' }), [])
    const filter = queries[0]?.filter
    expect(new Date(filter?.from ?? 0).getDate()).toBe(1)
    expect(new Date(filter?.to ?? 0).getMonth()).toBe(11)
  })

  test('a model asks for a hundred counts', () => {
    const many = { ...plan({}), queries: Array.from({ length: 100 }, () => query) }
    expect(() => toPlan(many, [])).toThrow('too many')
  })
})
