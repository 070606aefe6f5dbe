import type { AnalysisGroup, AnalysisQuery, AnalysisResult } from '#shared/domain/analysis.ts'
import type { TurnPlace } from '#main/store/transcript-figures.ts'
import type { Call } from './call.ts'
import { type Contribution, contributionOf, figureOf, type LeftOut, UNITS } from './contribution.ts'
import { allKinds, type GroupKey, groupOrder, groupsOf, ungroupedNote } from './grouping.ts'
import { leftOutNote, titleOf } from './labels.ts'

/** A result with the turns behind each of its groups, in the order of the transcripts. */
export interface Measured {
  readonly result: AnalysisResult
  readonly total: readonly TurnPlace[]
  readonly groups: ReadonlyMap<string, readonly TurnPlace[]>
}

interface Sum {
  readonly group: GroupKey
  numerator: number
  denominator: number
  counted: number
  leftOut: number
  readonly turns: TurnPlace[]
}

export const TOTAL_KEY = 'total'
const TOTAL: GroupKey = { key: TOTAL_KEY, label: 'All calls' }
const emptySum = (group: GroupKey): Sum => ({
  group,
  numerator: 0,
  denominator: 0,
  counted: 0,
  leftOut: 0,
  turns: [],
})

function add(sum: Sum, call: Call, contribution: Contribution): void {
  if ('leftOut' in contribution) {
    sum.leftOut++
    return
  }
  sum.counted++
  for (const { numerator, denominator, turns } of contribution.parts) {
    sum.numerator += numerator
    sum.denominator += denominator
    for (const ordinal of turns) sum.turns.push({ transcriptId: call.id, ordinal })
  }
}

function groupFrom(sum: Sum, unit: AnalysisResult['unit']): AnalysisGroup {
  const { numerator, counted, leftOut, turns, group } = sum
  // A count is over the calls it was counted in.
  const denominator = unit === 'count' ? counted : sum.denominator
  const mean = denominator > 0 ? numerator / denominator : null
  const value = unit === 'count' ? (counted > 0 ? numerator : null) : mean
  return { ...group, value, numerator, denominator, counted, leftOut, turns: turns.length }
}

/** Objections are split one by one; everything else is counted for calls in which the kind occurs. */
const splitsObjections = ({ measure, groupBy }: AnalysisQuery): boolean =>
  groupBy === 'objectionKind' && (measure === 'objections' || measure === 'objection_answered_rate')

function ofKind(contribution: Contribution, kind: string): Contribution {
  return 'leftOut' in contribution
    ? contribution
    : { parts: contribution.parts.filter((each) => each.kind === kind) }
}

interface Narrowed {
  readonly calls: readonly Call[]
  readonly notes: readonly string[]
}

/** Calls that `where` and the kinds of objection choose. */
function narrow(calls: readonly Call[], query: AnalysisQuery): Narrowed {
  const { where, objectionKinds, measure } = query
  const notes: string[] = []
  let chosen = calls
  if (where) {
    const values = calls.map((call) => ({ call, value: figureOf(call, where.measure) }))
    const unknown = values.filter(({ value }) => value === null).length
    if (unknown > 0) {
      notes.push(`${unknown} ${unknown === 1 ? 'call' : 'calls'} could not be looked at for the limit.`)
    }
    chosen = values
      .filter(
        ({ value }) => value !== null && (where.op === 'more' ? value > where.value : value < where.value),
      )
      .map(({ call }) => call)
  }
  if (objectionKinds.length > 0 && !measure.startsWith('objection')) {
    chosen = chosen.filter((call) =>
      call.figures.summary?.objections.some(({ kind }) => objectionKinds.includes(kind)),
    )
  }
  return { calls: chosen, notes }
}

/** What is taken from summaries, which the built-in rules make as well as rules can. */
const FROM_SUMMARIES: ReadonlySet<string> = new Set([
  'objections',
  'objection_answered_rate',
  'next_step_rate',
])
const BY_RULES = 'Built-in rules'

/** Rules hear the plain objections and miss the hints: a figure that rests on them must say so. */
function rulesNote(calls: readonly Call[], { measure, objectionKinds }: AnalysisQuery): readonly string[] {
  if (!FROM_SUMMARIES.has(measure) && objectionKinds.length === 0) return []
  const byRules = calls.filter(({ summaryBy }) => summaryBy === BY_RULES).length
  if (byRules === 0) return []
  const summaries = byRules === 1 ? '1 summary was' : `${byRules} summaries were`
  return [
    `${summaries} made by the built-in rules, which miss many objections. A connected model hears more.`,
  ]
}

/** Counts over calls that the filter chose already. `contribute` counts one call. Pure. */
export function measureCalls(
  all: readonly Call[],
  query: AnalysisQuery,
  contribute: (call: Call) => Contribution = (call) => contributionOf(call, query),
): Measured {
  const unit = UNITS[query.measure]
  const total = emptySum(TOTAL)
  const sums = new Map<string, Sum>()
  const reasons = new Map<LeftOut, number>()
  const { calls, notes: narrowNotes } = narrow(all, query)
  const kinds = query.objectionKinds.length
    ? allKinds.filter(({ key }) => query.objectionKinds.some((kind) => kind === key))
    : allKinds
  let ungrouped = 0
  for (const call of calls) {
    const contribution = contribute(call)
    add(total, call, contribution)
    if ('leftOut' in contribution) {
      reasons.set(contribution.leftOut, (reasons.get(contribution.leftOut) ?? 0) + 1)
    }
    const split = splitsObjections(query)
    const groups = split ? kinds : groupsOf(call, query)
    if (groups.length === 0) ungrouped++
    for (const group of groups) {
      const sum = sums.get(group.key) ?? emptySum(group)
      sums.set(group.key, sum)
      add(sum, call, split ? ofKind(contribution, group.key) : contribution)
    }
  }
  const shown = [...sums.values()].filter((sum) => !splitsObjections(query) || sum.turns.length > 0)
  const groups = shown.map((sum) => groupFrom(sum, unit)).sort(groupOrder(query.groupBy))
  const notes = [
    ...narrowNotes,
    ...[...reasons].map(([reason, count]) => leftOutNote(reason, count)),
    ...rulesNote(calls, query),
    ...(query.groupBy !== 'none' && query.groupBy !== 'text' && ungrouped > 0
      ? [ungroupedNote(query.groupBy, ungrouped)]
      : []),
  ]
  return {
    result: { query, title: titleOf(query), unit, groups, total: groupFrom(total, unit), notes },
    total: total.turns,
    groups: new Map(shown.map((sum) => [sum.group.key, sum.turns])),
  }
}
