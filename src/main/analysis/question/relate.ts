import type { AnalysisQueryInput, MeasureName } from '#shared/domain/analysis.ts'
import type { TranscriptFilter } from '#shared/domain/transcript.ts'
import type { Narrowing } from '../measures/contribution.ts'
import { splitSides } from '../measures/measure.ts'
import type { QuestionContext } from './context.ts'

const WHEREABLE: readonly MeasureName[] = [
  'questions',
  'talk_ratio',
  'longest_monologue',
  'objections',
  'price_position',
]

const isWhereable = (measure: MeasureName): measure is Narrowing['measure'] => WHEREABLE.includes(measure)

/** "Do reps who ask more win more?": with a limit both sides of it, else by outcome and around the middle. */
export function correlation(
  measures: readonly MeasureName[],
  where: Narrowing | null,
  base: Omit<AnalysisQueryInput, 'measure' | 'filter'> & { readonly filter: Partial<TranscriptFilter> },
  context: QuestionContext,
): readonly AnalysisQueryInput[] {
  const win = (side: Narrowing): AnalysisQueryInput => ({
    ...base,
    measure: 'win_rate',
    groupBy: 'none',
    where: side,
  })
  if (where) {
    const limit = where.op === 'more' ? where.value : where.value - (Number.isInteger(where.value) ? 1 : 0)
    return splitSides({ measure: where.measure, value: limit }).map(win)
  }
  return measures
    .filter((measure) => measure !== 'win_rate')
    .flatMap((measure) => {
      const byOutcome: AnalysisQueryInput = { ...base, measure, groupBy: 'outcome', where: null }
      const value = isWhereable(measure) ? context.median(measure, base.filter) : null
      if (value === null || !isWhereable(measure)) return [byOutcome]
      return [byOutcome, ...splitSides({ measure, value }).map(win)]
    })
}
