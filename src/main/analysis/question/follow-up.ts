import type { AnalysisQueryInput } from '#shared/domain/analysis.ts'
import type { AnalysisPlan } from '../analysis.ts'
import { chooseCalls } from './call-sets.ts'
import type { QuestionContext, Understood } from './context.ts'
import { pattern } from './pattern.ts'
import type { QuestionReading } from './question-reading.ts'
import { looseKinds } from './read-kinds.ts'

const CONNECTS =
  /^(?:and|but|so|or|also|(?:what|how) about|only|just|now|then|ok(?:ay)?|without|except|excluding|not|no)\b/
const WHOLE = /\b(?:everybody|everyone|all reps|the whole team|all of them|in total|overall|altogether)\b/
const SHOW = /\b(?:show|examples?|quotes?|which calls|what calls|which ones|list them|who said)\b/

type Filter = NonNullable<AnalysisQueryInput['filter']>

/** A chosen call stays chosen only when both questions choose it. */
const NO_CALL = 'no call'
function sharedIds(before: readonly string[], now: readonly string[]): string[] {
  if (before.length === 0 || now.length === 0) return [...before, ...now]
  const shared = before.filter((id) => now.includes(id))
  return shared.length > 0 ? shared : [NO_CALL]
}

function merged(before: Filter, found: QuestionReading, chosen: readonly string[], whole: boolean): Filter {
  const { filter, times, ids } = found
  const [time] = times
  // A customer who is named takes the place of the rep before: "what about Kevin?"
  const instead = whole || (ids.length > 0 && !filter.reps?.length)
  const kept = { ...before, ...(instead ? { reps: [], ids: [] } : {}) }
  return {
    ...kept,
    ...(filter.reps?.length ? { reps: filter.reps } : {}),
    ...(filter.outcomes?.length ? { outcomes: filter.outcomes } : {}),
    ...(filter.projectTypes?.length ? { projectTypes: filter.projectTypes } : {}),
    ...(time ? { from: time.from, to: time.to } : {}),
    ids: ids.length > 0 ? [...chosen] : sharedIds(kept.ids ?? [], chosen),
  }
}

function changed(
  query: AnalysisQueryInput,
  found: QuestionReading,
  chosen: readonly string[],
  whole: boolean,
): AnalysisQueryInput {
  const filter = merged(query.filter ?? {}, found, chosen, whole)
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

const WHICH = pattern(String.raw`^(?:and )?(?:(?:which|what) (?:calls|ones|deals|jobs)
  (?: (?:are|were) (?:they|those|these|that))?|(?:list|show) them|which)\?*$`)
const NUMBERED = /\bhow many (?:were|was|are|of them|of those|of these)\b/
const SHARE_THEN = /\b(?:percent\w*|share|fraction|proportion)\b/

/**
 * The plan of a question that goes on from the one before; null when it stands on its own, a reason when it
 * goes on and cannot be answered.
 */
export function followUp(
  text: string,
  read: QuestionReading,
  previous: AnalysisPlan,
  context: QuestionContext,
): Understood | { readonly cannot: string } | null {
  const [first] = previous.queries
  if (!first || read.phrase !== null) return null
  const found = withLooseKinds(text, read, first)
  const chosen = chooseCalls(found.sets, context.calls, found.filter, found.ids)
  const { filter, groupBy, where, kinds, speaker, times, subject } = found
  const whole = WHOLE.test(text)
  const lists = [filter.reps, filter.outcomes, filter.projectTypes, found.ids, found.sets, kinds, times]
  const narrows = lists.some((each) => (each?.length ?? 0) > 0) || where !== null
  const connects = CONNECTS.test(text)
  const short = text.split(' ').length <= 7
  const change = (query: AnalysisQueryInput) => changed(query, found, chosen.ids, whole)
  const plan = (
    queries: readonly AnalysisQueryInput[],
    search: string | null = null,
    used: (word: string) => boolean = () => false,
  ) => {
    // What nothing was made of is no better passed over here than in a whole question.
    if (found.refused) return { cannot: found.refused }
    const unused = found.leftover.filter((word) => !used(word))
    if (unused.length > 0) {
      const words = unused.map((word) => `"${word}"`).join(', ')
      return { cannot: `Nothing that is counted stands for ${words}.` }
    }
    if (times.length > 1) return { cannot: 'Ask for one time after the other, or for all months.' }
    return { plan: { queries, search, cannot: null }, remarks: [...found.remarks, ...chosen.remarks] }
  }
  if (
    /\bhow many\b/.test(text) &&
    /\b(?:answered|unanswered)\b/.test(text) &&
    first.measure === 'objections'
  ) {
    const answers = (word: string) => /answer|^not$/.test(word)
    return plan([change({ ...first, measure: 'objection_answered_rate' })], null, answers)
  }
  if (WHICH.test(text)) {
    return plan(previous.queries.map((query) => ({ ...change(query), groupBy: 'transcript' as const })))
  }
  // "Only the price ones", "and price objections?" narrow what was asked before.
  if (found.measures.length > 0 && !(connects && found.measures.every((each) => each === first.measure))) {
    if (!connects || found.relates || subject !== null) return null
    return plan(
      found.measures.map((measure) => change({ ...first, measure, phrase: null, objectionKinds: [] })),
    )
  }
  if (SHOW.test(text) && short && found.leftover.length === 0) {
    if (/\b(?:which|what) calls|which ones|list them/.test(text)) {
      return plan(previous.queries.map((query) => ({ ...change(query), groupBy: 'transcript' as const })))
    }
    const search = previous.search ?? wordsOf(first)
    if (search) return plan(previous.queries.map(change), search)
  }
  if (ENDS_OF.test(text) && (first.groupBy ?? 'none') !== 'none')
    return plan(previous.queries, null, () => true)
  if (short && SHARE_THEN.test(text) && /\b(?:that|those|it|them)\b/.test(text)) return shareOfAll(first)
  const says = narrows || speaker !== null || whole || (groupBy !== 'none' && groupBy !== 'text')
  const goesOn = connects || short
  if (!says || !goesOn) return null
  const fresh =
    /^(?:how many|what is|what's|who|which|show|list|compare)\b/.test(text) && !NUMBERED.test(text)
  if (!connects && fresh) return null
  if (!connects && /\b(?:calls?|conversations?)\b/.test(text)) return null
  return plan(previous.queries.map(change), previous.search)
}

/** The least, the most: the list of before has both ends. */
const ENDS_OF =
  /^(?:and )?(?:who |which )?(?:has |is )?(?:the )?(?:least|most|fewest|lowest|highest|worst|best)\??$/

function shareOfAll(first: AnalysisQueryInput): Understood | { readonly cannot: string } {
  if (first.measure !== 'calls')
    return { cannot: 'What whole it is a part of is not clear; ask for the share in one sentence.' }
  const { from, to } = first.filter ?? {}
  const whole: AnalysisQueryInput = { measure: 'calls', filter: { from: from ?? null, to: to ?? null } }
  return {
    plan: { queries: [{ ...first, groupBy: 'none' }, whole], search: null, cannot: null },
    remarks: [],
  }
}

/** "And timing?" after a question about objections. */
function withLooseKinds(text: string, read: QuestionReading, first: AnalysisQueryInput): QuestionReading {
  const about = first.measure.startsWith('objection') || (first.objectionKinds?.length ?? 0) > 0
  if (!about || read.kinds.length > 0 || !CONNECTS.test(text) || text.split(' ').length > 5) return read
  const kinds = looseKinds(text)
  if (kinds.length === 0) return read
  return {
    ...read,
    kinds,
    measures: [],
    leftover: read.leftover.filter((word) => looseKinds(word).length === 0),
  }
}
