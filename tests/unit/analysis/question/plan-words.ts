import { analysisQuerySchema } from '#shared/domain/analysis.ts'
import type { AnalysisPlan } from '#main/analysis/analysis.ts'

const day = (at: number | null): string => {
  if (at === null) return ''
  const date = new Date(at)
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** A plan in one line, as the tables of the tests write it. */
export function planWords(plan: AnalysisPlan, remarks: readonly string[] = []): string {
  if (plan.cannot !== null) return 'cannot'
  const chosen = remarks.flatMap((remark) => /^The chosen calls are those (.*)\.$/.exec(remark)?.[1] ?? [])
  const queries = plan.queries.map((input) => {
    const { measure, filter, groupBy, objectionKinds, phrase, speaker, where } =
      analysisQuerySchema.parse(input)
    return [
      measure,
      ...(groupBy === 'none' ? [] : [`by ${groupBy}`]),
      ...(filter.reps.length ? [`reps:${[...filter.reps].sort().join('|')}`] : []),
      ...(filter.outcomes.length ? [`outcomes:${filter.outcomes.join('|')}`] : []),
      ...(filter.projectTypes.length ? [`trades:${filter.projectTypes.join('|')}`] : []),
      ...(objectionKinds.length ? [`kinds:${objectionKinds.join('|')}`] : []),
      ...(phrase === null ? [] : [`phrase:"${phrase}"`]),
      ...(speaker === 'rep' || (plan.search !== null && speaker === 'any') ? [] : [`speaker:${speaker}`]),
      ...(filter.ids.length && chosen.length ? [`set:(${chosen.join('; ')})`] : []),
      ...(filter.ids.length && !chosen.length ? [`ids:${filter.ids.join('|')}`] : []),
      ...(where ? [`where:${where.measure}${where.op === 'more' ? '>' : '<'}${where.value}`] : []),
      ...(filter.from !== null || filter.to !== null ? [`${day(filter.from)}..${day(filter.to)}`] : []),
    ].join(' ')
  })
  return queries.join(' + ') + (plan.search === null ? '' : ` ~${plan.search}`)
}

/** The calls that the questions of the tests are about. */
export const CONTEXT = {
  now: new Date(2026, 10, 26, 10).getTime(),
  reps: ['Dana Whitfield', 'Marcus Bell', 'Priya Nair', 'Tom Okafor'],
  customers: [
    { name: 'Maria Ortiz', ids: ['c1', 'c2'] },
    { name: 'Bill and Joan Halderman', ids: ['c3'] },
  ],
  calls: [],
  median: (measure: string) => (measure === 'questions' ? 9 : measure === 'talk_ratio' ? 0.55 : 100),
}
