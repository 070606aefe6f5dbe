import type { AnalysisGroup, AnalysisResult } from './analysis.ts'

const HEADER = ['Group', 'Value', 'Numerator', 'Denominator', 'Counted', 'Left out', 'Turns']

/** Four decimals keep a share exact to a hundredth of a per cent. */
const readable = (value: number): string => String(Number(value.toFixed(4)))

/**
 * RFC 4180. A spreadsheet must not take a phrase for a formula, so its first sign is put behind an
 * apostrophe.
 */
function field(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return readable(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const row = ({ label, value, numerator, denominator, counted, leftOut, turns }: AnalysisGroup): string =>
  [label, value, numerator, denominator, counted, leftOut, turns].map(field).join(',')

/** One row a group and the total at the end; shares are 0 to 1, with at most four decimals. */
export function resultCsv({ title, groups, total }: AnalysisResult): { fileName: string; csv: string } {
  const lines = [HEADER.map(field).join(','), ...groups.map(row), row(total)]
  const name = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80)
  return { fileName: `${name || 'analysis'}.csv`, csv: `${lines.join('\r\n')}\r\n` }
}
