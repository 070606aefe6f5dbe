import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  type AnalysisGroup,
  type AnalysisQueryInput,
  groupBySchema,
  measureNameSchema,
} from '#shared/domain/analysis.ts'
import type { Analysis } from '#main/analysis/analysis.ts'
import { createAnalysis } from '#main/analysis/create-analysis.ts'
import { leaderTitle } from '#main/analysis/measures/chart-titles.ts'
import { fillWorkspace } from '#tests/oracle/fill-workspace.ts'
import { tempWorkspace } from '#tests/support/temp-workspace.ts'
import { NOW, SAMPLE } from './sample-calls.ts'

let workspace: ReturnType<typeof tempWorkspace>
let analysis: Analysis

beforeEach(() => {
  workspace = tempWorkspace()
  fillWorkspace(workspace, SAMPLE)
  analysis = createAnalysis({ workspace, clock: { now: () => NOW }, search: () => [] })
})
afterEach(() => workspace.dispose())

const page = { offset: 0, limit: 500 }
const QUERIES: readonly AnalysisQueryInput[] = [
  ...measureNameSchema.options.flatMap((measure) =>
    groupBySchema.options.map((groupBy) => ({ measure, groupBy })),
  ),
  { measure: 'phrase', phrase: 'peace of mind', groupBy: 'rep' },
  { measure: 'phrase', phrase: 'peace of mind', groupBy: 'transcript' },
]

describe.each(QUERIES)('$measure by $groupBy', (query) => {
  test('a number opens other turns than it was counted from', () => {
    const { groups, total, unit } = analysis.measure(query)
    const all = analysis.evidence(query, null, page)
    expect(all.total).toBe(total.turns)
    expect(all.turns).toHaveLength(total.turns)
    const scripts = query.measure.startsWith('script')
    expect(unit === 'count' && !scripts ? total.turns : total.numerator).toBe(total.numerator)
    for (const group of groups) {
      expect(analysis.evidence(query, group.key, page).total).toBe(group.turns)
      const mean = group.denominator > 0 ? group.numerator / group.denominator : null
      const count = group.counted > 0 ? group.numerator : null
      expect(group.value).toBe(unit === 'count' ? count : mean)
    }
  })
})

test.each<[AnalysisQueryInput, number | null, number]>([
  [{ measure: 'calls' }, 14, 0],
  [{ measure: 'questions' }, 24 / 12, 2],
  [{ measure: 'win_rate' }, 6 / 12, 2],
  [{ measure: 'next_step_rate' }, 6 / 12, 2],
  [{ measure: 'objections', objectionKinds: ['timing'] }, 6, 2],
  [{ measure: 'objection_answered_rate' }, 12 / 18, 2],
  [{ measure: 'phrase', phrase: 'Peace of Minds' }, 18, 1],
  [{ measure: 'win_rate', where: { measure: 'questions', op: 'more', value: 2 } }, 1, 0],
  [{ measure: 'win_rate', objectionKinds: ['timing'] }, 0, 0],
  [{ measure: 'calls', filter: { reps: ['Tom Okafor'], outcomes: ['won'] } }, null, 0],
  [{ measure: 'calls', filter: { projectTypes: ['Windows', 'Siding'] } }, 6, 0],
])('%j is counted wrongly', (query, value, leftOut) => {
  const { total } = analysis.measure(query)
  const rounded = (n: number | null) => (n === null ? null : Math.round(n * 1e6))
  expect([rounded(total.value), total.leftOut]).toEqual([rounded(value), leftOut])
})

test('a call of two trades is counted once, or the calls in no group are not told', () => {
  const { groups, total, notes } = analysis.measure({ measure: 'calls', groupBy: 'projectType' })
  expect(groups.map(({ label, value }) => [label, value])).toEqual([
    ['Roofing', 7],
    ['Siding', 6],
    ['Windows', 6],
  ])
  expect(total.value).toBe(14)
  expect(notes.join(' ')).toContain('1 call is in no group')
})

test('figures stay as they were when a role or a summary changes', () => {
  expect(analysis.measure({ measure: 'talk_ratio' }).total.leftOut).toBe(1)
  workspace.db
    .prepare(`insert into transcript_speakers values ('nobody', 'Rep', 'Ann', 'rep', 'person', 1, 1)`)
    .run()
  expect(analysis.measure({ measure: 'talk_ratio' }).total.leftOut).toBe(0)
  workspace.db.prepare("delete from distillations where transcript_id = 'won0'").run()
  expect(analysis.measure({ measure: 'next_step_rate' }).total.leftOut).toBe(3)
})

test('figures are counted again though nothing changed', () => {
  analysis.measure({ measure: 'calls' })
  workspace.db
    .prepare(`update transcript_turns set text = 'never read again' where transcript_id = 'won0'`)
    .run()
  const other = createAnalysis({ workspace, clock: { now: () => NOW }, search: () => [] })
  expect(other.measure({ measure: 'questions' }).total.numerator).toBe(24)
})

test('the list of phrases and the count of one of them differ', () => {
  const { groups } = analysis.measure({ measure: 'phrase', groupBy: 'text' })
  const listed = groups.find(({ label }) => label === 'peace of mind')
  expect(listed?.numerator).toBe(18)
  for (const { label, numerator } of groups) {
    expect(analysis.measure({ measure: 'phrase', phrase: label }).total.numerator).toBe(numerator)
  }
})

test('the total of a list of phrases opens other turns than its number says', () => {
  const query = { measure: 'phrase', groupBy: 'text' } as const
  const { total } = analysis.measure(query)
  expect(total.turns).toBeGreaterThan(0)
  expect(analysis.evidence(query, total.key, page).total).toBe(total.turns)
})

test('other trades of the same calls stand beside those that are compared', () => {
  const { groups } = analysis.measure({
    measure: 'calls',
    groupBy: 'projectType',
    filter: { projectTypes: ['Siding', 'Roofing'] },
  })
  expect(groups.map(({ label }) => label)).toEqual(['Roofing', 'Siding'])
})

test('chosen calls are not called by their customer, or by their customer when some of theirs are missing', () => {
  const ids = SAMPLE.map(({ id }) => id)
  const titled = (chosen: readonly string[]) =>
    analysis.measure({ measure: 'calls', filter: { ids: [...chosen] } }).title
  expect(titled(ids)).toBe('Calls (customer Maria Ortiz)')
  expect(titled(ids.slice(0, 3))).toBe('Calls (3 chosen calls)')
})

const group = (label: string, value: number, counted: number): AnalysisGroup => ({
  key: label,
  label,
  value,
  numerator: value * counted,
  denominator: counted,
  counted,
  leftOut: 0,
  turns: 0,
})

test.each([
  [
    'a smaller group is higher',
    [group('Marcus', 0.9, 10), group('Tom', 0.5, 8), group('Dana', 1, 2)],
    'Marcus, of those with at least 5 calls',
  ],
  [
    'a smaller group is as high',
    [group('Marcus', 0.9, 10), group('Tom', 0.5, 8), group('Dana', 0.9, 2)],
    'Marcus, of those with at least 5 calls',
  ],
  ['nobody is higher', [group('Marcus', 0.9, 10), group('Tom', 0.5, 8), group('Dana', 0.4, 2)], 'Marcus'],
  ['two share the top', [group('Marcus', 0.9, 10), group('Tom', 0.9, 8)], 'nobody'],
])('a title claims a lead that its bars do not show: %s', (_, groups, title) => {
  const result = { ...analysis.measure({ measure: 'next_step_rate', groupBy: 'rep' }), groups }
  expect(leaderTitle(result, (name) => name, 'nobody')).toBe(title)
})

describe('the dashboard', () => {
  test('claims a difference that the numbers do not have', () => {
    const { charts, figures, reps } = analysis.dashboard()
    const split = charts.find(({ id }) => id === 'wins_by_questions')
    expect(split?.title).toBe(
      'Calls with more than 1 question by the rep are won more often: 100 % against 0 %',
    )
    const [more] = split?.result.groups ?? []
    expect(more && analysis.evidence(split?.result.query ?? { measure: 'calls' }, more.key, page).total).toBe(
      6,
    )
    expect(charts.find(({ id }) => id === 'objections_by_kind')?.title).toBe(
      'Price is the most frequent objection: 12 of 18',
    )
    expect(figures.map(({ id }) => id)).toEqual(['calls', 'talk_ratio', 'next_step_rate', 'top_objection'])
    expect(figures[0]?.trend.map(({ value }) => value)).toEqual([3, 4, 0, 6])
    expect(reps).toEqual(['Marcus Bell', 'Tom Okafor'])
  })

  test('makes a sentence of too few calls', () => {
    const { charts } = analysis.dashboard({ ids: ['won0', 'lost0'] })
    expect(charts.map(({ title }) => title)).toEqual([
      'Questions asked per call by rep',
      "Rep's share of the words by outcome",
      'Objections by kind',
      'Win rate by rep',
      'Calls with an agreed next step by rep',
      'Place of the first price by outcome',
    ])
  })

  test('fails over an empty workspace', () => {
    const empty = tempWorkspace()
    const none = createAnalysis({ workspace: empty, clock: { now: () => NOW }, search: () => [] })
    expect(none.dashboard().figures[0]?.result.total.value).toBeNull()
    empty.dispose()
  })
})
