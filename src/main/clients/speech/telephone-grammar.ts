import { readTwoDigits } from './date-grammar.ts'
import { digitOf } from './number-words.ts'
import { cost, type Grammar, type Reading } from './reading.ts'
import type { Token } from './token.ts'

interface Digits {
  readonly end: number
  readonly digits: string
  /** Only single digits, doubles and triples were said. */
  readonly single: boolean
}

const longestRun = 26

/** One spoken group: "five", "double nine", "triple three", "twenty two". */
function readGroup(tokens: readonly Token[], at: number): Digits | null {
  const word = tokens[at]?.lower ?? ''
  const times = { double: 2, triple: 3 }[word]
  if (times !== undefined) {
    const digit = digitOf(tokens[at + 1]?.lower ?? '')
    return digit === undefined ? null : { end: at + 2, digits: digit.repeat(times), single: true }
  }
  const digit = digitOf(word)
  if (digit !== undefined) return { end: at + 1, digits: digit, single: true }
  const pair = readTwoDigits(tokens, at)
  return pair === null ? null : { end: pair.end, digits: pair.text, single: false }
}

function readRun(tokens: readonly Token[], at: number): readonly Digits[] {
  const runs: Digits[] = []
  let run: Digits = { end: at, digits: '', single: true }
  while (run.end < at + longestRun) {
    const group = readGroup(tokens, run.end)
    if (group === null) break
    run = { end: group.end, digits: run.digits + group.digits, single: run.single && group.single }
    runs.push(run)
  }
  return runs
}

/**
 * The habit of writing that many digits, or null: ten are a telephone number, sixteen a card, nine an
 * SSN.
 */
function grouped(digits: string): string | null {
  const cut = (sizes: readonly number[], sign: string): string => {
    let from = 0
    return sizes.map((size) => digits.slice(from, (from += size))).join(sign)
  }
  switch (digits.length) {
    case 9:
      return cut([3, 2, 4], '-')
    case 10:
      return cut([3, 3, 4], '-')
    case 14:
      return cut([4, 6, 4], ' ')
    case 15:
      return cut([4, 6, 5], ' ')
    case 16:
      return cut([4, 4, 4, 4], ' ')
    default: {
      if (digits.length < 11 || digits.length > 13) return null
      const country = digits.length - 10
      return `${digits.slice(0, country)} ${grouped(digits.slice(country))}`
    }
  }
}

const reading = (at: number, end: number, text: string, kind: Reading['kind'] = 'phone'): Reading => {
  return { length: end - at, text, kind, cost: cost.number }
}

/** Telephone, card and social security numbers with the country code said first. */
export const telephoneGrammar: Grammar = (tokens) => (at) => {
  const plus = tokens[at]?.lower === 'plus'
  return readRun(tokens, plus ? at + 1 : at).flatMap((run) => {
    if (plus && (run.digits.length < 11 || run.digits.length > 13)) return []
    const text = grouped(run.digits)
    return text === null ? [] : [reading(at, run.end, plus ? `+${text}` : text)]
  })
}

/** "one two three dot one two three dot o dot four o" → 123.123.0.40. */
export const addressOfHostGrammar: Grammar = (tokens) => (at) => {
  const texts: string[] = []
  let next = at
  for (let part = 0; part < 4; part += 1) {
    const run = readRun(tokens, next).findLast((one) => one.digits.length <= 3)
    if (run === undefined) return []
    texts.push(run.digits)
    next = run.end
    if (part < 3 && tokens[next]?.lower !== 'dot') return []
    if (part < 3) next += 1
  }
  return [reading(at, next, texts.join('.'), 'number')]
}

/** Letters and digits said one by one with at least one digit: "five w k r a three one" → 5wkra31. */
export const serialGrammar: Grammar = (tokens) => (at) => {
  const found: Reading[] = []
  let text = ''
  let end = at
  let pairs = 0
  let letters = 0
  let hasDigit = false
  while (end < at + longestRun) {
    const token = tokens[end]
    if (token === undefined) break
    const isZero = token.lower === 'o' || token.lower === 'oh'
    const group = isZero && letters > 0 ? null : readGroup(tokens, end)
    if (group !== null) {
      text += group.digits
      end = group.end
      hasDigit = true
      if (!group.single) pairs += 1
    } else if (/^[a-z]$/i.test(token.text)) {
      // "a ten eighty p display": an article is no part of the number.
      if (end === at && (token.lower === 'a' || token.lower === 'i') && readTwoDigits(tokens, end + 1)) break
      text += token.text
      end += 1
      letters += 1
    } else break
    if (text.length < 3 || end - at < 2 || !hasDigit || (pairs > 0 && letters === 0)) continue
    if (pairs === 0 && end - at < 3 && letters > 0) continue
    found.push({ length: end - at, text, kind: 'number', cost: cost.serial })
  }
  return found
}
