import type { AnalysisGroup, AnalysisResult } from '#shared/domain/analysis.ts'
import { plural } from '#shared/text/plural.ts'
import { ENOUGH } from '../measures/chart-titles.ts'
import { filterWords, whereWords } from '../measures/labels.ts'
import { sayGroup } from '../measures/say-number.ts'

/** Groups that are all named; of more only the ends are. */
const ALL = 6
const ENDS = 3

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
    case 'objection_answered_rate':
      return `${numerator} of ${denominator} objections in ${few(group, result)}`
    case 'next_step_rate':
    case 'win_rate':
      return `${numerator} of ${group.counted < ENOUGH ? 'only ' : ''}${plural(denominator, 'call')}`
    case 'questions':
    case 'price_mentions':
    case 'script_segments':
      return result.unit === 'count' ? few(group, result) : `${number(numerator)} in ${few(group, result)}`
    case 'calls':
    case 'script_openings':
      return ''
    case 'objections':
      return result.query.groupBy === 'objectionKind' && group !== result.total ? '' : few(group, result)
    case 'phrase':
    case 'price_position':
    case 'longest_monologue':
    case 'length_words':
    case 'length_minutes':
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

function sayGroups(result: AnalysisResult): string {
  const groups = result.groups.filter(({ value }) => value !== null)
  const byTime = result.query.groupBy === 'month'
  if (groups.length <= (byTime ? 12 : ALL))
    return `${groups.map((group) => named(group, result)).join('; ')}.`
  const list = (some: readonly AnalysisGroup[]): string =>
    some.map((group) => named(group, result)).join('; ')
  if (result.query.groupBy === 'text' || result.query.groupBy === 'objectionKind') {
    return `${list(groups.slice(0, ALL))}.`
  }
  const [start, end] = byTime ? ['First', 'Last'] : ['Highest', 'Lowest']
  return `${start}: ${list(groups.slice(0, ENDS))}. ${end}: ${list(groups.slice(-ENDS))}.`
}

/** Highest and lowest of those with enough calls; nothing where the list says it already. */
function ends(result: AnalysisResult): string {
  const { groupBy, measure } = result.query
  if (groupBy !== 'rep' && groupBy !== 'projectType') return ''
  const ranked = result.groups.filter(
    ({ value, counted }) => value !== null && (counted >= ENOUGH || measure === 'calls'),
  )
  const [best, worst] = [ranked[0], ranked.at(-1)]
  if (!best || !worst || best === worst || best.value === worst.value) return ''
  return ` ${best.label} has the highest value, ${worst.label} the lowest.`
}

function sayResult(result: AnalysisResult): string {
  const { total, query, groups } = result
  const subject = result.title
  if (total.counted === 0) {
    const narrowed = filterWords(query)
    return `${subject}: nothing can be counted${narrowed ? '; no call fits with what it needs' : ''}.`
  }
  if (query.groupBy === 'none' || groups.length === 0) return `${subject}: ${sayOne(total, result)}.`
  const whole =
    query.groupBy === 'text' || query.groupBy === 'transcript' ? '' : ` Over all: ${sayOne(total, result)}.`
  return `${subject}: ${sayGroups(result)}${ends(result)}${whole}`
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

/** What was counted, in plain sentences; every number in them stands in the results. */
export function wordResults(results: readonly AnalysisResult[]): readonly string[] {
  const said: string[] = []
  const pairs = new Set<number>()
  for (let i = 0; i < results.length; i++) {
    const [result, next] = [results[i], results[i + 1]]
    if (!result) continue
    if (next && isPair(result, next)) {
      said.push(sayPair(result, next))
      pairs.add(i).add(i + 1)
      i++
    } else said.push(sayResult(result))
  }
  // Both sides of a limit leave out the same open calls; "of 8 calls" says it already.
  const told = results.filter(({ query }, i) => query.where === null || !pairs.has(i))
  const notes = new Set((told.length > 0 ? told : results.slice(0, 1)).flatMap((result) => result.notes))
  return notes.size > 0 ? [...said, [...notes].join(' ')] : said
}
