import type { Analysis } from '#main/analysis/analysis.ts'
import { type AnalysisQueryInput, analysisQuerySchema } from '#shared/domain/analysis.ts'
import type { Conversation } from './conversation.ts'
import { countGroups, countKinds, GROUPINGS, MEASURES } from './count-transcripts.ts'

const differs = (a: number, b: number): boolean =>
  Math.abs(a - b) > 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))

/** Every difference between the analysis and the independent count, in words. */
export function differences(analysis: Analysis, conversations: readonly Conversation[]): readonly string[] {
  const found: string[] = []
  let compared = 0
  for (const measure of MEASURES) {
    for (const groupBy of Object.keys(GROUPINGS)) {
      if (groupBy === 'objectionKind' && measure.startsWith('objection')) continue
      const query: AnalysisQueryInput = analysisQuerySchema.parse({ measure, groupBy })
      const { groups, total, unit } = analysis.measure(query)
      const expected = countGroups(conversations, measure, groupBy)
      const got = new Map(groupBy === 'none' ? [['total', total]] : groups.map((group) => [group.key, group]))
      const keys = new Set([...expected.keys(), ...got.keys()])
      for (const key of keys) {
        const [want, have] = [expected.get(key), got.get(key)]
        const place = `${measure} by ${groupBy} ${key}`
        if (!want || !have) {
          found.push(`${place}: ${want ? 'missing' : 'invented'}`)
          continue
        }
        compared++
        const denominator = unit === 'count' ? want.counted : want.denominator
        if (differs(want.numerator, have.numerator))
          found.push(`${place}: numerator ${have.numerator}, counted ${want.numerator}`)
        if (differs(denominator, have.denominator))
          found.push(`${place}: denominator ${have.denominator}, counted ${denominator}`)
        if (want.counted !== have.counted)
          found.push(`${place}: over ${have.counted}, counted ${want.counted}`)
        if (want.turns !== have.turns) found.push(`${place}: ${have.turns} turns, counted ${want.turns}`)
      }
    }
  }
  const kinds = countKinds(conversations)
  const objections = analysis.measure({ measure: 'objections', groupBy: 'objectionKind' }).groups
  const answers = analysis.measure({ measure: 'objection_answered_rate', groupBy: 'objectionKind' }).groups
  if (objections.length !== kinds.size)
    found.push(`objections: ${objections.length} kinds, counted ${kinds.size}`)
  for (const { key, numerator } of objections) {
    compared++
    if (numerator !== kinds.get(key)?.all)
      found.push(`objections ${key}: ${numerator}, counted ${kinds.get(key)?.all}`)
  }
  for (const { key, numerator } of answers) {
    if (numerator !== kinds.get(key)?.answered) found.push(`answers ${key}: ${numerator}`)
  }
  if (compared === 0) found.push('nothing was compared')
  return found
}
