import type { AnalysisResult, Dashboard } from '#shared/domain/analysis.ts'
import { t } from '../../../i18n/t.ts'
import { valueWords } from './number-words.ts'

export type Trend = Dashboard['figures'][number]['trend']

const MONTH = new Intl.DateTimeFormat('en-US', { month: 'short', year: 'numeric' })

/** "2026-03" → "Mar 2026"; anything else as it is. */
export function monthWords(key: string): string {
  const parts = /^(\d{4})-(\d{2})$/.exec(key)
  return parts ? MONTH.format(new Date(Number(parts[1]), Number(parts[2]) - 1, 1)) : key
}

/** "Jan 2026 1, Feb 2026 1, …": the last twelve months in words. */
export function trendWords(trend: Trend, unit: AnalysisResult['unit']): string {
  const said = trend.slice(-12).map(({ month, value }) => `${monthWords(month)} ${valueWords(value, unit)}`)
  return t('transcripts.trend', { months: said.join(', ') })
}

/**
 * Stretches of a line in a box of `width` × `height`, with y downwards; a month that cannot be counted parts
 * the line. A single month is a point of its own.
 */
export function trendLines(
  trend: Trend,
  { width, height }: { readonly width: number; readonly height: number },
): readonly (readonly { readonly x: number; readonly y: number }[])[] {
  const values = trend.flatMap(({ value }) => (value === null ? [] : [value]))
  const low = Math.min(...values, 0)
  const span = Math.max(...values, 0) - low || 1
  const step = trend.length > 1 ? width / (trend.length - 1) : 0
  const lines: { x: number; y: number }[][] = []
  let open = false
  for (const [index, { value }] of trend.entries()) {
    if (value === null) {
      open = false
      continue
    }
    const point = { x: trend.length > 1 ? index * step : width, y: height - ((value - low) / span) * height }
    if (open) lines.at(-1)?.push(point)
    else lines.push([point])
    open = true
  }
  return lines
}
