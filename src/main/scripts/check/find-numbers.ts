import type { FactKind } from '#shared/domain/script-draft.ts'
import type { Found, Meaning, Topic } from './meaning.ts'
import { readNumber, type ReadNumber } from './number-words.ts'
import { isHarmless, thingStem, unitOf } from './units.ts'
import { isNear, type Word } from './words-of.ts'

const STOPS = new Set(
  (
    'and or but with without w for to from of at on by if so because that which who is are was were ' +
    'will would can ' +
    'we you i it they he she the your our my than then when while plus per a an in'
  ).split(' '),
)
const WARRANTY = new RegExp(
  String.raw`\b(?:warrant(?:y|ies|ed)|guarantee[ds]?|covered|coverage|on our work|workmanship|` +
    String.raw`stand(?:s|ing)? behind|back(?:s|ed)? (?:it|our work))\b`,
  'i',
)
const AGE = /\b(?:old|older|aged?|been up|have lasted|has lasted|in place)\b/i
const EXPERIENCE =
  /\b(?:experience|in business|been (?:here|around|doing|building|roofing|in|at)|do(?:ne|ing) this|since)\b/i
const FINANCE = /\b(?:financ\w*|loan|interest|apr|payments?|pay (?:it|over))\b/i
const SPANS = new Set(['year', 'month', 'decade', 'generation', 'week', 'day', 'hour'])
const PRICE_CUE = new RegExp(
  String.raw`\b(?:price|prices|priced|cost|costs|pay|paid|payment|total|comes? to|discount|deposit|quote|` +
    String.raw`quoted|investment|off)\b`,
  'i',
)

interface Reading extends ReadNumber {
  readonly start: number
  readonly end: number
}

/** The words that a number counts: up to four, as far as the phrase goes. */
function thingsAfter(words: readonly Word[], from: number): readonly Word[] {
  const things: Word[] = []
  for (let at = from; at < from + 5; at++) {
    const word = words[at]
    if (!isNear(word) || (at > from && word.gap.includes(','))) break
    if (/^\d/.test(word.text) || /[/]/.test(word.gap)) break
    if (STOPS.has(word.text) && !(word.text === 'in' && at === from && word.gap === '')) break
    things.push(word)
  }
  return things
}

const isMoneyWord = (word: Word | undefined): boolean =>
  word !== undefined && /^(?:dollars?|bucks?|usd)$/.test(word.text)

/** "a month", "per square foot", "monthly" right behind a bare number. */
function isRate(words: readonly Word[], at: number): number | null {
  const [one, two] = [words[at], words[at + 1]]
  if (one?.text === 'monthly') return at + 1
  if (
    one !== undefined &&
    /^(?:a|an|per|each)$/.test(one.text) &&
    /^(?:month|week|year|square|foot)$/.test(two?.text ?? '')
  )
    return at + 2
  return null
}

function clauseAround(text: string, start: number, end: number): string {
  const before =
    text
      .slice(0, start)
      .split(/[.!?;](?=\s)|\n/)
      .at(-1) ?? ''
  const after = text.slice(end).split(/[.!?;](?=\s|$)|\n/)[0] ?? ''
  return `${before} ${text.slice(start, end)} ${after}`
}

function aboutOf(text: string, start: number, end: number, unit: string): Topic | null {
  const clause = clauseAround(text, start, end)
  const near = text.slice(end, end + 24)
  if (SPANS.has(unit)) {
    if (/^[\s-]*(?:\w+[\s-]+)?(?:old|older|of age)\b/i.test(near)) return 'age'
    if (FINANCE.test(clause)) return 'finance'
    if (unit !== 'day' && unit !== 'hour' && WARRANTY.test(clause)) return 'warranty'
    if (unit !== 'day' && unit !== 'hour' && EXPERIENCE.test(clause)) return 'experience'
    return AGE.test(clause) ? 'age' : null
  }
  return PRICE_CUE.test(clause) ? 'price' : null
}

const NOT_PLURAL = /(?:ss|us|is|'s)$/
const IDLE_VERBS =
  /^(?:makes|is|does|goes|comes|gets|has|was|needs|takes|works|looks|leads|thus|always|plus)$/

/** "Six nails", "two happy dogs": things that can be counted; "two of us" and "two simple steps" are none. */
function isCounted(things: readonly Word[]): boolean {
  const close = things.slice(0, 3)
  if (close.some(({ text }) => isHarmless(text))) return false
  const at = close.findIndex(({ text }) => /\w{2}s$/.test(text) && !NOT_PLURAL.test(text))
  const noun = close[at]
  return noun !== undefined && !IDLE_VERBS.test(noun.text)
}

/** A number that says nothing checkable: "one of us", "two things", "a couple of minutes". */
function isIdle(read: Reading, unit: string, things: readonly Word[]): boolean {
  const value = read.values[0] ?? 0
  const [thing] = things
  if (read.pronoun) {
    const direct = unitOf(thing?.text ?? '')
    return (
      !(
        thing?.gap === '-' || ['year', 'month', 'week', 'day', 'decade', 'percent', 'layer'].includes(direct)
      ) || direct === ''
    )
  }
  if (thing && isHarmless(thing.text) && value <= 10) return true
  if ((unit === 'minute' || unit === 'second') && value <= 5) return true
  if (read.digits) return false
  return value <= 10 && unit === '' && !isCounted(things)
}

/** Reaches over "month", "%" and "warranty", so that the claim can be read by itself. */
function spanEnd(read: Reading, unit: string, things: readonly Word[]): number {
  const at = things.findIndex((word) => unitOf(word.text) === unit && unit !== '')
  if (at < 0) return read.end
  const next = things[at + 1]
  const last = next && /^(?:old|warranty|guarantee|off|down|feet|foot)$/.test(next.text) ? next : things[at]
  return last?.end ?? read.end
}

/** "Years from completion: 10": the unit stands before the number, as in a table's row. */
function unitBefore(text: string, start: number): string {
  const cell =
    /(?:^|[;.\n])\s*([^;:.\n]{1,40}): ?$/.exec(text.slice(Math.max(0, start - 60), start))?.[1] ?? ''
  return cell.toLowerCase().split(/\W+/).map(unitOf).find(Boolean) ?? ''
}

/** Prices, percentages and counted or measured things, in digits and in words. `taken`: ranges of dates. */
export function findNumbers(
  text: string,
  words: readonly Word[],
  taken: (start: number, end: number) => boolean,
): readonly Found[] {
  const found: Found[] = []
  for (let at = 0; at < words.length;) {
    const read = readNumber(words, at)
    const word = words[at]
    if (read === null || word === undefined) {
      at++
      continue
    }
    const last = words[read.next - 1] ?? word
    const ordinal = words[read.next]
    const [start, end] = [word.start, last.end]
    // "R-49" and "X200" are models; they are read with the names.
    const letters = words[at - 1]
    const model = letters && /^\p{Lu}{1,3}$/u.test(letters.written) && /^-?$/.test(word.gap)
    if (taken(start, end) || model) {
      at = read.next
      continue
    }
    // "One day you will see" is no day.
    const subject = /^(?:you|we|i|it|they|your|that)$/.test(words[read.next + 1]?.text ?? '')
    if (read.pronoun && words[read.next]?.text === 'day' && subject) {
      at = read.next + 1
      continue
    }
    // "Step 1" counts nothing either.
    if (
      /^(?:step|option|point|question|part|chapter|reason)$/.test(words[at - 1]?.text ?? '') &&
      word.gap === ' '
    ) {
      at = read.next
      continue
    }
    // "1st" and "2nd" count nothing.
    if (read.digits && ordinal?.gap === '' && /^(?:st|nd|rd|th)$/.test(ordinal.text)) {
      at = read.next + 1
      continue
    }
    const sign = words[at - 1]?.text === '$' && /^ ?$/.test(word.gap)
    const rate = isRate(words, read.next)
    const dollars = isMoneyWord(words[read.next]) && isNear(words[read.next])
    const grand = /grand|^k$/.test(words[read.next - 1]?.text ?? '') && read.next > at
    const money = sign || dollars || grand || rate !== null
    const things = money ? [] : thingsAfter(words, read.next)
    const unit =
      things.map((thing) => unitOf(thing.text)).find(Boolean) ?? (money ? '' : unitBefore(text, start))
    const whole: Reading = { ...read, start, end }
    const group = words[at - 1]?.text === 'of' && /^(?:crew|team|group)$/.test(words[at - 2]?.text ?? '')
    if (!money && !group && isIdle(whole, unit, things)) {
      at = read.next
      continue
    }
    const about = money ? 'price' : aboutOf(text, start, end, unit)
    const until =
      rate !== null ? (words[rate - 1]?.end ?? end) : dollars ? (words[read.next]?.end ?? end) : null
    const meaning: Meaning = {
      type: 'number',
      values: read.values,
      money,
      unit,
      things: things.map((thing) => thingStem(thing.text)),
      about,
    }
    const kind: FactKind = money || (unit === 'percent' && about === 'price') ? 'price' : 'number'
    found.push({
      kind,
      start: sign ? (words[at - 1]?.start ?? start) : start,
      end: until ?? spanEnd(whole, unit, things),
      meaning,
    })
    at = read.next
  }
  return found
}
