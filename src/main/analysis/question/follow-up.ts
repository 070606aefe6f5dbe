import type { AnalysisQueryInput } from '#shared/domain/analysis.ts'
import type { AnalysisPlan } from '../analysis.ts'
import type { QuestionReading } from './question-reading.ts'

const CONNECTS =
  /^(?:and|but|so|or|also|what about|how about|same|only|just|now|then|ok|okay|without|except|excluding)\b/
const WHOLE = /\b(?:everybody|everyone|all reps|the whole team|all of them|in total|overall|altogether)\b/
const SHOW = /\b(?:show|examples?|quotes?|which calls|what calls|which ones|list them|who said)\b/

type Filter = NonNullable<AnalysisQueryInput['filter']>

const merged = (before: Filter, { filter, times }: QuestionReading, whole: boolean): Filter => ({
  ...before,
  ...(whole ? { reps: [], ids: [] } : {}),
  ...(filter.reps?.length ? { reps: filter.reps, ids: filter.ids ?? [] } : {}),
  ...(filter.ids?.length ? { ids: filter.ids } : {}),
  ...(filter.outcomes?.length ? { outcomes: filter.outcomes } : {}),
  ...(filter.projectTypes?.length ? { projectTypes: filter.projectTypes } : {}),
  ...(times > 0 ? { from: filter.from ?? null, to: filter.to ?? null } : {}),
})

function changed(query: AnalysisQueryInput, found: QuestionReading, whole: boolean): AnalysisQueryInput {
  const filter = merged(query.filter ?? {}, found, whole)
  const { groupBy, group, where, kinds, speaker } = found
  const divides = groupBy !== 'none' && groupBy !== 'text'
  // "And by rep?" after a question about one of them is about all of them.
  if (divides && groupBy === 'rep' && !found.filter.reps?.length) filter.reps = []
  if (divides && groupBy === 'outcome') filter.outcomes = []
  if (divides && groupBy === 'projectType' && !found.filter.projectTypes?.length) filter.projectTypes = []
  const alone = found.filter.reps?.length === 1 && query.groupBy === 'rep' && !group
  return {
    ...query,
    filter,
    groupBy: divides ? groupBy : alone ? 'none' : (query.groupBy ?? 'none'),
    ...(where ? { where } : {}),
    ...(kinds.length > 0 ? { objectionKinds: [...kinds] } : {}),
    ...(speaker ? { speaker } : {}),
  }
}

function wordsOf(query: AnalysisQueryInput | undefined): string | null {
  switch (query?.measure) {
    case 'objections':
      return [...(query.objectionKinds ?? []), 'objections'].join(' ')
    case 'objection_answered_rate':
      return ['answers to', ...(query.objectionKinds ?? []), 'objections'].join(' ')
    case 'questions':
      return 'questions'
    case 'next_step_rate':
      return 'next steps'
    case 'price_position':
    case 'price_mentions':
      return 'prices'
    case 'phrase':
      return query.phrase ?? null
    default:
      return null
  }
}

/** The plan of a question that goes on from the one before; null when it stands on its own. */
export function followUp(
  text: string,
  found: QuestionReading,
  previous: AnalysisPlan | null,
): AnalysisPlan | null {
  if (!previous || previous.queries.length === 0 || found.phrase !== null) return null
  const { filter, groupBy, where, kinds, speaker, times, subject } = found
  const whole = WHOLE.test(text)
  const narrows =
    [filter.reps, filter.ids, filter.outcomes, filter.projectTypes].some((each) => (each?.length ?? 0) > 0) ||
    times > 0 ||
    where !== null ||
    kinds.length > 0
  const connects = CONNECTS.test(text)
  const short = text.split(' ').length <= 7
  // "Only the price ones", "and price objections?" narrow what was asked before.
  if (
    found.measures.length > 0 &&
    !(connects && found.measures.every((each) => each === previous.queries[0]?.measure))
  ) {
    if (!connects || found.relates || subject !== null) return null
    const [first] = previous.queries
    const queries = found.measures.map((measure): AnalysisQueryInput => {
      const base: AnalysisQueryInput = { ...first, measure, phrase: null, objectionKinds: [] }
      return changed(base, found, whole)
    })
    return { queries, search: null, cannot: null }
  }
  if (SHOW.test(text) && short && found.leftover.length === 0) {
    if (/\b(?:which|what) calls|which ones|list them/.test(text)) {
      const queries = previous.queries.map((query) => ({
        ...changed(query, found, whole),
        groupBy: 'transcript' as const,
      }))
      return { queries, search: null, cannot: null }
    }
    const search = previous.search ?? wordsOf(previous.queries[0])
    if (search)
      return { queries: previous.queries.map((query) => changed(query, found, whole)), search, cannot: null }
  }
  const says = narrows || speaker !== null || whole || (groupBy !== 'none' && groupBy !== 'text')
  if (!says || !(connects || short)) return null
  if (!connects && /^(?:how many|what is|what's|who|which|show)\b/.test(text)) return null
  return {
    queries: previous.queries.map((query) => changed(query, found, whole)),
    search: previous.search,
    cannot: null,
  }
}
