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
  test('a rep that nobody knows becomes a filter that matches nothing', () => {
    const { queries } = toPlan(plan({ reps: ['Priya Nair', 'John Doe'] }), ['Priya Nair'])
    expect(queries[0]?.filter?.reps).toEqual(['Priya Nair'])
  })

  test('the last day of a range is left out', () => {
    const { queries } = toPlan(plan({ fromDate: '2026-11-01', toDate: '2026-11-30' }), [])
    const filter = queries[0]?.filter
    expect(new Date(filter?.from ?? 0).getDate()).toBe(1)
    expect(new Date(filter?.to ?? 0).getMonth()).toBe(11)
  })

  test('a date that is none throws the whole plan away', () => {
    expect(toPlan(plan({ fromDate: 'last spring' }), []).queries[0]?.filter?.from).toBeNull()
  })

  test('a model asks for a hundred counts', () => {
    const many = { ...plan({}), queries: Array.from({ length: 100 }, () => query) }
    expect(toPlan(many, []).queries).toHaveLength(6)
  })
})
