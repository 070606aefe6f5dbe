import { wordList } from './word-list.ts'
import { readCardinals } from './cardinal.ts'
import { digitValue, teenValue, tensValue } from './number-words.ts'
import { readOrdinal } from './ordinal-grammar.ts'
import { cost, type Grammar, type Reading } from './reading.ts'
import type { Token } from './token.ts'

const months = new Set(
  wordList('january february march april may june july august september october november december'),
)
const alsoVerbs = new Set(['may', 'march'])

interface Part {
  readonly end: number
  readonly text: string
}

/** Ten to ninety-nine in one or two words. */
export function readTwoDigits(tokens: readonly Token[], at: number): Part | null {
  const word = tokens[at]?.lower ?? ''
  const teen = teenValue.get(word)
  if (teen !== undefined) return { end: at + 1, text: `${teen}` }
  const tens = tensValue.get(word)
  if (tens === undefined) return null
  const digit = digitValue.get(tokens[at + 1]?.lower ?? '')
  if (digit === undefined || digit === 0) return { end: at + 1, text: `${tens}` }
  return { end: at + 2, text: `${tens + digit}` }
}

/** "nineteen eighty four", "twenty oh five", "two thousand and nine": the longest year from `at` on. */
export function readYear(tokens: readonly Token[], at: number): Part | null {
  const pair = readPairYear(tokens, at)
  const counted = readCardinals(tokens, at)
    .filter((read) => read.value >= 1000n && read.value <= 2999n)
    .at(-1)
  if (counted === undefined || (pair !== null && pair.end >= counted.end)) return pair
  return { end: counted.end, text: counted.value.toString() }
}

function readPairYear(tokens: readonly Token[], at: number): Part | null {
  const century = readTwoDigits(tokens, at)
  if (century === null) return null
  const word = tokens[century.end]?.lower
  const digit = digitValue.get(tokens[century.end + 1]?.lower ?? '')
  if ((word === 'o' || word === 'oh') && digit !== undefined && digit > 0) {
    return { end: century.end + 2, text: `${century.text}0${digit}` }
  }
  const rest = readTwoDigits(tokens, century.end)
  return rest === null ? null : { end: rest.end, text: century.text + rest.text }
}

const decadeWords: ReadonlyMap<string, string> = new Map([
  ['tens', '10'],
  ...[...tensValue].map(([word, value]): [string, string] => [word.replace(/y$/, 'ies'), `${value}`]),
])

function readDecade(tokens: readonly Token[], at: number): Part | null {
  if (tokens[at]?.lower === 'two' && tokens[at + 1]?.lower === 'thousands')
    return { end: at + 2, text: '2000s' }
  const century = readTwoDigits(tokens, at)
  if (century === null || Number(century.text) < 10 || Number(century.text) > 29) return null
  const word = tokens[century.end]?.lower ?? ''
  if (word === 'hundreds') return { end: century.end + 1, text: `${century.text}00s` }
  const decade = decadeWords.get(word)
  return decade === undefined ? null : { end: century.end + 1, text: `${century.text}${decade}s` }
}

const eras: readonly (readonly [string, string])[] = [
  ['b c e', 'BCE'],
  ['b c', 'BC'],
  ['bce', 'BCE'],
  ['bc', 'BC'],
  ['c e', 'CE'],
  ['a d', 'AD'],
  ['ad', 'AD'],
]

function readEra(tokens: readonly Token[], at: number): Part | null {
  for (const [said, text] of eras) {
    const words = said.split(' ')
    if (words.every((word, index) => tokens[at + index]?.lower === word))
      return { end: at + words.length, text }
  }
  return null
}

function readEraYear(tokens: readonly Token[], at: number): Part | null {
  const hundreds = digitValue.get(tokens[at]?.lower ?? '')
  const short = hundreds ? readTwoDigits(tokens, at + 1) : null
  const counted = readCardinals(tokens, at).map((read) => ({ end: read.end, text: read.value.toString() }))
  const pair = readPairYear(tokens, at)
  const years = [
    ...(short === null ? [] : [{ end: short.end, text: `${hundreds}${short.text}` }]),
    ...(pair === null ? [] : [pair]),
    ...counted,
  ]
  for (const year of years) {
    const era = readEra(tokens, year.end)
    if (era !== null) return { end: era.end, text: year.text + era.text }
  }
  return null
}

function readDay(tokens: readonly Token[], at: number): Part | null {
  const ordinal = readOrdinal(tokens, at)
  if (ordinal !== null && ordinal.value >= 1n && ordinal.value <= 31n) {
    return { end: ordinal.end, text: ordinal.value.toString() }
  }
  return null
}

function readPlainDay(tokens: readonly Token[], at: number): readonly Part[] {
  return readCardinals(tokens, at)
    .filter((read) => read.value >= 1n && read.value <= 31n && read.end <= at + 2)
    .map((read) => ({ end: read.end, text: read.value.toString() }))
}

/** "the twenty fifth of july two thousand twelve" → "25 july 2012". */
function dayMonth(tokens: readonly Token[], at: number): Part | null {
  const article = tokens[at]?.lower === 'the'
  const day = readDay(tokens, article ? at + 1 : at)
  if (day === null) return null
  const of = tokens[day.end]?.lower === 'of' ? day.end + 1 : day.end
  const month = tokens[of]
  if (month === undefined || !months.has(month.lower) || (of === day.end && alsoVerbs.has(month.lower)))
    return null
  const year = readYear(tokens, of + 1)
  const text = `${day.text} ${month.text}`
  return year === null ? { end: of + 1, text } : { end: year.end, text: `${text} ${year.text}` }
}

/** "november twenty fourth twenty fourteen" → "november 24 2014". */
function monthDay(tokens: readonly Token[], at: number): readonly Part[] {
  const month = tokens[at]
  if (month === undefined || !months.has(month.lower)) return []
  const parts: Part[] = []
  const the = tokens[at + 1]?.lower === 'the' ? at + 2 : at + 1
  const ordinal = readDay(tokens, the)
  const days = ordinal === null ? readPlainDay(tokens, at + 1) : [ordinal]
  for (const day of days) {
    const text = `${month.text} ${day.text}`
    const year = readYear(tokens, day.end)
    if (year !== null) parts.push({ end: year.end, text: `${text} ${year.text}` })
    const sure = ordinal !== null || !alsoVerbs.has(month.lower) || tokens[day.end] === undefined
    if (sure) parts.push({ end: day.end, text })
  }
  const year = readYear(tokens, at + 1)
  if (year !== null) parts.push({ end: year.end, text: `${month.text} ${year.text}` })
  return parts
}

/** Only dates that name their month. */
export const monthGrammar: Grammar = (tokens) => (at) =>
  [dayMonth(tokens, at), ...monthDay(tokens, at)]
    .filter((part) => part !== null)
    .map((part) => ({ length: part.end - at, text: part.text, kind: 'date', cost: cost.date }))

/** Dates, years, decades and eras. */
export const dateGrammar: Grammar = (tokens) => (at) => {
  const pair = readPairYear(tokens, at)
  const found = [
    readEraYear(tokens, at),
    readDecade(tokens, at),
    dayMonth(tokens, at),
    ...monthDay(tokens, at),
    pair,
  ].filter((part) => part !== null)
  return found.map((part): Reading => ({
    length: part.end - at,
    text: part.text,
    kind: 'date',
    // A time of day such as "eleven forty" is likelier than that year.
    cost: part === pair && Number(part.text) < 1260 && Number(part.text) % 100 < 60 ? 1.15 : cost.date,
  }))
}
