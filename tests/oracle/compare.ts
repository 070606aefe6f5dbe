import {
  type AnalysisGroup,
  type AnalysisQuery,
  type AnalysisQueryInput,
  type AnalysisResult,
  analysisQuerySchema,
} from '#shared/domain/analysis.ts'
import type { Conversation } from './conversation.ts'
import { type Expected, expectedOf, type Row } from './count-measures.ts'
import { queriesOver } from './queries.ts'

interface Measuring {
  measure(query: AnalysisQuery): AnalysisResult
  evidence(
    query: AnalysisQuery,
    group: string | null,
    page: { readonly offset: number; readonly limit: number },
  ): { readonly turns: readonly { readonly transcriptId: string; readonly ordinal: number }[] }
}

/** Every difference between the analysis and the independent count, in words. */
export function differences(
  analysis: Measuring,
  conversations: readonly Conversation[],
  queries: readonly AnalysisQueryInput[] = queriesOver(conversations),
): readonly string[] {
  return queries.flatMap((input) => {
    const query = analysisQuerySchema.parse(input)
    const expected = expectedOf(conversations, query)
    const found = resultDifferences(analysis.measure(query), expected)
    const whole = query.groupBy === 'none' && Object.keys(input.filter ?? {}).length === 0 && !input.where
    if (whole) found.push(...evidenceDifferences(analysis, query, expected.total))
    return found.map((line) => `${JSON.stringify(input)} ${line}`)
  })
}

/** What is not as counted in a result: its total, its groups. */
export function resultDifferences({ total, groups }: AnalysisResult, expected: Expected): string[] {
  const found = rowDifferences(total, expected.total)
  for (const [key, row] of expected.groups) {
    const group = groups.find((each) => each.key === key)
    if (group) found.push(...rowDifferences(group, row).map((line) => `${key}: ${line}`))
    else found.push(`${key}: the group is missing`)
  }
  for (const { key } of groups) if (!expected.groups.has(key)) found.push(`${key}: the group is too much`)
  if (new Set(groups.map(({ key }) => key)).size < groups.length) found.push('a group is there twice')
  return found
}

function rowDifferences(group: AnalysisGroup, row: Row): string[] {
  const pairs: readonly (readonly [string, number | null, number | null])[] = [
    ['value', group.value, row.value],
    ['numerator', group.numerator, row.numerator],
    ['denominator', group.denominator, row.denominator],
    ['counted', group.counted, row.counted],
    ['leftOut', group.leftOut, row.leftOut],
    ['turns', group.turns, row.evidence.length],
  ]
  return pairs.flatMap(([name, app, oracle]) =>
    same(app, oracle) ? [] : [`${name} is ${app}, counted ${oracle}`],
  )
}

/** Sums of shares and minutes differ in the last bits when they are added in another order. */
function same(app: number | null, oracle: number | null): boolean {
  if (app === null || oracle === null) return app === oracle
  return Math.abs(app - oracle) < 1e-9
}

function evidenceDifferences(analysis: Measuring, query: AnalysisQuery, row: Row): string[] {
  const { turns } = analysis.evidence(query, null, { offset: 0, limit: 100_000 })
  const shown = turns.map(({ transcriptId, ordinal }) => `${transcriptId}:${ordinal}`).sort()
  const wrong = shown.filter((place, i) => row.evidence[i] !== place)
  if (shown.length === row.evidence.length && wrong.length === 0) return []
  const missing = row.evidence.filter((place) => !shown.includes(place)).slice(0, 4)
  const extra = shown.filter((place) => !row.evidence.includes(place)).slice(0, 4)
  return [`turns behind it: missing ${missing.join(' ')}, too much ${extra.join(' ')}`]
}
