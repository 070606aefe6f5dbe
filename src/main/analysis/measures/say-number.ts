import type { AnalysisGroup, AnalysisResult } from '#shared/domain/analysis.ts'

const rounded = (value: number, digits: number): string =>
  String(Math.round(value * 10 ** digits) / 10 ** digits)

/** A value as it is written in a sentence. */
export function sayValue(value: number, unit: AnalysisResult['unit']): string {
  switch (unit) {
    case 'share':
    case 'position':
      return `${Math.round(value * 100)} %`
    case 'count':
      return rounded(value, 0)
    case 'words':
      return rounded(value, 0)
    case 'minutes':
    case 'per_call':
      return rounded(value, 1)
  }
}

export const sayGroup = ({ value }: AnalysisGroup, unit: AnalysisResult['unit']): string =>
  value === null ? 'not countable' : sayValue(value, unit)
