import type { AnalysisGroup, AnalysisResult, MeasureName } from '#shared/domain/analysis.ts'
import { count, t } from '../../../i18n/t.ts'

type Unit = AnalysisResult['unit']
type Counted = Pick<AnalysisResult, 'query' | 'unit'>

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const tenths = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })

/** A value as people read it: "63 %", "6.5", "1,204". */
export function valueWords(value: number | null, unit: Unit): string {
  if (value === null) return t('transcripts.notCountable')
  switch (unit) {
    case 'share':
    case 'position':
      return `${whole.format(value * 100)} %`
    case 'minutes':
      return `${tenths.format(value)} min`
    case 'per_call':
      return tenths.format(value)
    case 'words':
      return `${whole.format(value)} ${value === 1 ? 'word' : 'words'}`
    case 'count':
      return whole.format(value)
  }
}

const isOfScripts = (measure: MeasureName): boolean => measure.startsWith('script_')

/** What the counted things are called, where a share counts other things than calls. */
const SHARE_OF: Partial<Record<MeasureName, readonly [string, string]>> = {
  talk_ratio: ['word', 'words'],
  objection_answered_rate: ['objection', 'objections'],
}

/** What a value is made of: "5 of 6 calls", "105 in 10 calls", "mean of 14 calls". */
export function madeOf(
  group: AnalysisGroup,
  { query, unit }: Pick<AnalysisResult, 'query' | 'unit'>,
): string {
  const { numerator, denominator, counted, value } = group
  const kind = isOfScripts(query.measure) ? 'script' : 'call'
  const over = count(counted, kind)
  if (value === null) return over
  switch (unit) {
    case 'share': {
      const [one, many] = SHARE_OF[query.measure] ?? [kind, `${kind}s`]
      return t('transcripts.madeOf.share', {
        part: whole.format(numerator),
        whole: count(denominator, one, many),
      })
    }
    case 'position':
    case 'minutes':
      return t('transcripts.madeOf.mean', { over })
    case 'words':
    case 'per_call':
      return t('transcripts.madeOf.sum', { sum: whole.format(numerator), over })
    case 'count':
      return query.measure === 'calls' ? '' : t('transcripts.madeOf.in', { over })
  }
}

/** What a value is made of, with what could not be counted. */
export function barRest(group: AnalysisGroup, result: Counted): string {
  const out = group.leftOut > 0 ? t('transcripts.leftOut', { count: group.leftOut }) : ''
  return [madeOf(group, result), out].filter(Boolean).join(', ')
}

/** Everything a bar stands for, in one sentence. */
export function barWords(group: AnalysisGroup, result: Counted): string {
  const parts = [valueWords(group.value, result.unit), barRest(group, result)].filter(Boolean)
  return `${group.label}: ${parts.join(', ')}`
}

/** The end of the scale: shares go to the whole, everything else to the longest bar. */
export function scaleEnd(groups: readonly AnalysisGroup[], unit: Unit): number {
  if (unit === 'share' || unit === 'position') return 1
  return Math.max(...groups.map(({ value }) => value ?? 0), 0) || 1
}
