import type { AnalysisGroup, AnalysisResult } from '#shared/domain/analysis.ts'
import { plural } from '#shared/text/plural.ts'
import { AMONG_ENOUGH, ENOUGH, leaderOf } from '../measures/chart-titles.ts'
import { filterWords, whereWords } from '../measures/labels.ts'
import { sayGroup } from '../measures/say-number.ts'

/** Groups that are all named; of more only the ends are. */
const ALL = 10
const ENDS = 3
/** Calls that a list names. */
const LISTED = 30

const thing = ({ query }: AnalysisResult): string => (query.measure.startsWith('script_') ? 'script' : 'call')

const few = (group: AnalysisGroup, result: AnalysisResult): string =>
  group.counted < ENOUGH
    ? `only ${plural(group.counted, thing(result))}`
    : plural(group.counted, thing(result))

/** What a value is made of: "9 of 20 calls". */
function basis(group: AnalysisGroup, result: AnalysisResult): string {
  const { numerator, denominator } = group
  const number = (value: number): string => String(Math.round(value * 10) / 10)
  switch (result.query.measure) {
    case 'talk_ratio':
      return `${numerator} of ${denominator} words in ${few(group, result)}`
    case 'objection_answered_rate': {
      const open = denominator - numerator
      const said = `${numerator} of ${denominator} objections in ${few(group, result)}`
      return `${said}, ${open} left without an answer`
    }
    case 'next_step_rate':
    case 'win_rate':
      return `${numerator} of ${group.counted < ENOUGH ? 'only ' : ''}${plural(denominator, 'call')}`
    case 'questions':
    case 'price_mentions':
    case 'script_segments':
      return result.unit === 'count' ? few(group, result) : `${number(numerator)} in ${few(group, result)}`
    case 'length_words':
    case 'length_minutes':
      return `${number(numerator)} in ${few(group, result)}`
    case 'calls':
    case 'script_openings':
      return ''
    case 'objections': {
      if (result.query.groupBy === 'objectionKind' && group !== result.total) return ''
      const mean = group.counted > 0 ? `, ${number(numerator / group.counted)} a call` : ''
      return `${few(group, result)}${mean}`
    }
    case 'phrase':
    case 'price_position':
    case 'longest_monologue':
    case 'script_length':
      return few(group, result)
  }
}

function sayOne(group: AnalysisGroup, result: AnalysisResult): string {
  const units = result.unit === 'words' ? ' words' : result.unit === 'minutes' ? ' minutes' : ''
  const from = basis(group, result)
  return `${sayGroup(group, result.unit)}${group.value === null ? '' : units}${from ? ` (${from})` : ''}`
}

const named = (group: AnalysisGroup, result: AnalysisResult): string =>
  `${result.query.groupBy === 'text' ? `"${group.label}"` : group.label} ${sayOne(group, result)}`

/** Calls one by one are a list of titles; phrases in calls are told from the top. */
function sayCalls(result: AnalysisResult, groups: readonly AnalysisGroup[]): string {
  const said = groups.slice(0, LISTED).map(({ label }) => label)
  const more = groups.length > LISTED ? `; and ${groups.length - LISTED} more` : ''
  return `${said.join('; ')}${more}. ${result.total.value ?? 0} in all.`
}

function sayGroups(result: AnalysisResult, groups: readonly AnalysisGroup[]): string {
  const { groupBy, measure } = result.query
  const byTime = groupBy === 'month'
  if (groupBy === 'transcript' && measure === 'calls') return sayCalls(result, groups)
  if (groups.length <= (byTime ? 12 : ALL))
    return `${groups.map((group) => named(group, result)).join('; ')}.`
  const list = (some: readonly AnalysisGroup[]): string =>
    some.map((group) => named(group, result)).join('; ')
  if (
    groupBy === 'text' ||
    groupBy === 'objectionKind' ||
    (measure === 'phrase' && groupBy === 'transcript')
  ) {
    return `${list(groups.slice(0, ALL))}; and ${groups.length - ALL} more.`
  }
  const [start, end] = byTime ? ['First', 'Last'] : ['Highest', 'Lowest']
  return `${start}: ${list(groups.slice(0, ENDS))}. ${end}: ${list(groups.slice(-ENDS))}.`
}

/** Counts have an end with few calls, too: who has none has the fewest. */
const COUNTS: readonly AnalysisResult['query']['measure'][] = ['calls', 'objections', 'phrase']

/** Highest and lowest, each where it is alone there; nothing where a few calls would decide it. */
function ends(result: AnalysisResult, groups: readonly AnalysisGroup[]): string {
  const { groupBy, measure } = result.query
  if (groupBy !== 'rep' && groupBy !== 'projectType') return ''
  const sentences = (['highest', 'lowest'] as const).flatMap((end) => {
    const found = COUNTS.includes(measure) ? alone(groups, end) : leaderOf(groups, end)
    if (!found) return []
    const who = found.amongEnough ? `${found.group.label}, ${AMONG_ENOUGH},` : found.group.label
    return [`${who} has the ${end} value.`]
  })
  return sentences.map((sentence) => ` ${sentence}`).join('')
}

function alone(groups: readonly AnalysisGroup[], end: 'highest' | 'lowest') {
  const sign = end === 'highest' ? 1 : -1
  const [first, second] = [...groups].sort((a, b) => sign * ((b.value ?? 0) - (a.value ?? 0)))
  return first && second && first.value !== second.value ? { group: first, amongEnough: false } : null
}

/** Those that were asked about and have no call at all: they are at an end, too. */
function withNone(result: AnalysisResult, reps: readonly string[]): readonly AnalysisGroup[] {
  const { groupBy, measure, filter } = result.query
  // Of all calls only those in which a phrase is said are worth a name.
  const least = measure === 'phrase' && groupBy === 'transcript' ? 1 : 0
  const groups = result.groups.filter(({ value }) => value !== null && value >= least)
  const known = groupBy === 'rep' ? reps : groupBy === 'projectType' ? filter.projectTypes : []
  if (measure !== 'calls') return groups
  const asked = groupBy === 'rep' && filter.reps.length > 0 ? filter.reps : known
  const missing = asked.filter((name) => !groups.some(({ key }) => key === name))
  return [
    ...groups,
    ...missing.map((name) => ({
      key: name,
      label: name,
      value: 0,
      numerator: 0,
      denominator: 0,
      counted: 0,
      leftOut: 0,
      turns: 0,
    })),
  ]
}

function sayResult(result: AnalysisResult, reps: readonly string[]): string {
  const { total, query, unit, title: subject } = result
  const groups = withNone(result, reps)
  const divided = query.groupBy !== 'none' && groups.length > 0
  if (total.counted === 0 && !divided) {
    if (unit === 'count' && total.leftOut === 0) return `${subject}: 0.`
    const narrowed = filterWords(query)
    return `${subject}: nothing can be counted${narrowed ? '; no call fits with what it needs' : ''}.`
  }
  if (!divided) return `${subject}: ${sayOne(total, result)}.`
  const single = query.groupBy === 'text' || query.groupBy === 'transcript'
  const whole = single ? '' : ` Over all: ${total.counted === 0 ? 0 : sayOne(total, result)}.`
  return `${subject}: ${sayGroups(result, groups)}${ends(result, groups)}${whole}`
}

/** Numbers that the sentences make of a result, as a note of it: no number is said that no result has. */
export function derivedNotes(results: readonly AnalysisResult[]): readonly (readonly string[])[] {
  return results.map((result, i) => {
    const { total, query, groups } = result
    const next = results[i + 1]
    if (next && isPart(result, next)) return [sayPart(result, next)]
    const all = [...groups, total]
    if (query.measure === 'objection_answered_rate') {
      const open = all.map((each) => `${each.label} ${each.denominator - each.numerator}`)
      return [`Left without an answer: ${open.join('; ')}.`]
    }
    if (query.measure !== 'objections' || total.counted === 0) return []
    const means = all.filter(({ counted }) => counted > 0)
    const mean = (each: AnalysisGroup): string =>
      `${each.label} ${Math.round((each.numerator / each.counted) * 10) / 10}`
    return [
      `Objections a call: ${(query.groupBy === 'objectionKind' ? [total] : means).map(mean).join('; ')}.`,
    ]
  })
}

type Filter = AnalysisResult['query']['filter']

const narrows = (part: Filter, whole: Filter): boolean =>
  (['reps', 'outcomes', 'projectTypes', 'ids'] as const).every(
    (key) =>
      whole[key].length === 0 ||
      (part[key].length > 0 && part[key].every((each) => whole[key].some((one) => one === each))),
  ) &&
  (part.from ?? -Infinity) >= (whole.from ?? -Infinity) &&
  (part.to ?? Infinity) <= (whole.to ?? Infinity)

/** A count of calls or objections and behind it the count of all that it is a part of. */
function isPart(part: AnalysisResult | undefined, whole: AnalysisResult | undefined): boolean {
  if (!part || !whole || part.query.measure !== whole.query.measure) return false
  if (part.query.measure !== 'calls' && part.query.measure !== 'objections') return false
  const plain = whole.query.where === null && whole.query.objectionKinds.length === 0
  const same = part.query.groupBy === whole.query.groupBy
  return same && plain && part.title !== whole.title && narrows(part.query.filter, whole.query.filter)
}

function sayPart(part: AnalysisResult, whole: AnalysisResult): string {
  const one = part.query.measure === 'calls' ? 'call' : 'objection'
  const share = (some: number | null, all: number): string =>
    all > 0
      ? `${some ?? 0} of ${plural(all, one)}, ${Math.round(((some ?? 0) / all) * 100)} %`
      : `0 of 0 ${one}s`
  const of = filterWords(whole.query)
  const among = of ? ` (of ${one}s: ${of})` : ''
  const total = `${part.title}: ${share(part.total.value, whole.total.value ?? 0)}${among}.`
  if (part.query.groupBy === 'none') return total
  const groups = whole.groups.map(({ key, label, value }) => {
    const mine = part.groups.find((group) => group.key === key)?.value ?? 0
    return `${label} ${share(mine, value ?? 0)}`
  })
  return `${part.title}: ${groups.join('; ')}. Over all: ${share(part.total.value, whole.total.value ?? 0)}.`
}

/** Two win rates on both sides of a limit are one statement. */
function sayPair(more: AnalysisResult, less: AnalysisResult): string {
  const limit = ({ query }: AnalysisResult): string => (query.where ? whereWords(query.where) : '')
  const side = (result: AnalysisResult): string => `with ${limit(result)} ${sayOne(result.total, result)}`
  const [a, b] = [more.total, less.total]
  const enough = a.value !== null && b.value !== null && a.counted >= ENOUGH && b.counted >= ENOUGH
  const higher = (a.value ?? 0) > (b.value ?? 0) ? more : less
  const verdict = !enough
    ? 'That is too little to compare.'
    : a.value === b.value
      ? 'They are won equally often.'
      : `Calls with ${limit(higher)} are won more often. That does not say that one causes the other.`
  return `Win rate: ${side(more)}; ${side(less)}. ${verdict}`
}

const isPair = (a: AnalysisResult | undefined, b: AnalysisResult | undefined): boolean =>
  a?.query.measure === 'win_rate' &&
  b?.query.measure === 'win_rate' &&
  a.query.where !== null &&
  b.query.where !== null

/** What was counted, in plain sentences; every number in them is made of the results. */
export function wordResults(results: readonly AnalysisResult[], reps: readonly string[]): readonly string[] {
  const said: string[] = []
  const pairs = new Set<number>()
  for (let i = 0; i < results.length; i++) {
    const [result, next] = [results[i], results[i + 1]]
    if (!result) continue
    if (next && isPair(result, next)) {
      said.push(sayPair(result, next))
      pairs.add(i).add(i + 1)
      i++
    } else if (next && isPart(result, next)) {
      said.push(sayPart(result, next))
      i++
    } else said.push(sayResult(result, reps))
  }
  // Both sides of a limit leave out the same open calls; "of 8 calls" says it already.
  const told = results.filter(({ query }, i) => query.where === null || !pairs.has(i))
  const notes = new Set((told.length > 0 ? told : results.slice(0, 1)).flatMap((result) => result.notes))
  return notes.size > 0 ? [...said, [...notes].join(' ')] : said
}
