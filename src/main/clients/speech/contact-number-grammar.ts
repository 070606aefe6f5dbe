import { namesStreet, numberIsDue, streetFollows } from './address-words.ts'
import { withOrdinalEnding } from './number-words.ts'
import { readOrdinal } from './ordinal-grammar.ts'
import { cost, type Grammar, type Reading } from './reading.ts'
import { type DigitRun, readGroups, readRuns } from './spoken-digits.ts'
import type { Token } from './token.ts'

const together = { sounds: false, apart: false, pauses: false, most: 6 }
const zipHabits = { sounds: true, apart: false, pauses: true, most: 9 }
const soundsOnly = new Set(['for', 'fore', 'to', 'too', 'ate', 'won'])
const timeWords = new Set(['at', 'around', 'by', 'before', 'after', 'until', 'till'])

const isDigitWord = (token: Token | undefined, run: DigitRun): boolean =>
  run.digits.length === 1 && token !== undefined && !/\d/.test(token.text)

/** A number of 3 or 4 digits is the likeliest in an address, so "fourteen twenty fifth" is 1420 5th. */
function costOf(digits: string): number {
  if (digits.length >= 5) return 1.15
  return digits.length >= 3 ? cost.number : 1.13
}

function isNumber(tokens: readonly Token[], at: number, run: DigitRun): boolean {
  if (streetFollows(tokens, run.end) || numberIsDue(tokens, at)) return true
  const digit = isDigitWord(tokens[at], run)
  const few = !digit && run.groups === 1 && Number(run.digits) <= 12 && !/\d/.test(tokens[at]?.text ?? '')
  if (digit || few) return false
  // "one two story house": two digits alone are two words, unless an address goes on behind them.
  return !(run.groups === run.digits.length && run.groups === 2)
}

/** No street number begins with zero, but "Columbus oh" ends with it. */
const startsWithOh = (tokens: readonly Token[], at: number): boolean =>
  ['oh', 'o'].includes(tokens[at]?.lower ?? '') && !numberIsDue(tokens, at)

const zipIsDue = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(Math.max(0, at - 4), at).some((token) => token.lower === 'zip' || token.lower === 'code')

/** Street numbers and other numbers: "twenty-two fourteen" → 2214, "one oh five" → 105. */
export const contactNumberGrammar: Grammar = (tokens) => (at) => {
  const found: Reading[] = []
  for (const run of readRuns(tokens, at, together)) {
    if (!isNumber(tokens, at, run) || startsWithOh(tokens, at)) continue
    const timed = run.groups === 2 && timeWords.has(tokens[at - 1]?.lower ?? '')
    const asTime = timed && !streetFollows(tokens, run.end)
    const text = run.digits
    found.push({ length: run.end - at, text, kind: 'number', cost: costOf(text) + (asTime ? 0.1 : 0) })
  }
  return found
}

/**
 * Five digits that no street follows, with the four of ZIP+4 where they are said: "oh two one three
 * oh" → 02130.
 */
export const zipGrammar: Grammar = (tokens) => (at) => {
  const found: Reading[] = []
  for (const run of readRuns(tokens, at, zipHabits)) {
    const size = run.digits.length
    if (size !== 5 && size !== 9) continue
    if (streetFollows(tokens, run.end)) continue
    const oneByOne = run.groups === size
    if (size === 9 && !run.paused && !/^\d{5}-\d{4}$/.test(tokens[at]?.text ?? '')) continue
    if (run.paused && !oneByOne && size === 5 && !zipIsDue(tokens, at)) continue
    if (tokens.slice(at, run.end).some((token) => soundsOnly.has(token.lower)) && !oneByOne) continue
    // Digits that go on may be a telephone number behind the ZIP.
    const price = readGroups(tokens, run.end).length > 0 ? 1.05 : 1
    const text = size === 9 ? `${run.digits.slice(0, 5)}-${run.digits.slice(5)}` : run.digits
    found.push({ length: run.end - at, text, kind: 'zip', cost: price })
  }
  return found
}

const letter = (token: Token | undefined): string | null =>
  token !== undefined && /^[a-hj-z]$/i.test(token.text) ? token.text : null

/** "apartment four b" → 4b, "unit number twelve" → 12, "suite b twelve" → b12. */
export const unitGrammar: Grammar = (tokens) => (at) => {
  if (!numberIsDue(tokens, at)) return []
  const from = ['number', 'num', 'no'].includes(tokens[at]?.lower ?? '') ? at + 1 : at
  const found: Reading[] = []
  const add = (end: number, text: string, price = 0.9): void => {
    found.push({ length: end - at, text, kind: 'number', cost: price })
  }
  for (const run of readRuns(tokens, from, together)) {
    const end = run.end
    add(end, run.digits)
    const suffix = letter(tokens[end])
    if (suffix === null || letter(tokens[end + 1]) !== null) continue
    const loose = suffix.toLowerCase() === 'a' && /^[a-z]/.test(tokens[end + 1]?.text ?? '')
    if (loose && !['in', 'on', 'at'].includes(tokens[end + 1]?.lower ?? '')) continue
    const explained = tokens[end + 1]?.lower === 'as' && tokens[end + 2]?.lower === 'in'
    add(explained ? end + 4 : end + 1, run.digits + suffix, 0.8)
  }
  const prefix = letter(tokens[from])
  if (prefix === null) return found
  if (from > at) add(from + 1, prefix)
  for (const run of readRuns(tokens, from + 1, together)) add(run.end, prefix + run.digits, 0.8)
  return found
}

/** "fifth avenue" → 5th; elsewhere an ordinal stays a word. */
export const streetOrdinalGrammar: Grammar = (tokens) => (at) => {
  const read = readOrdinal(tokens, at)
  if (read === null || !namesStreet(tokens, read.end)) return []
  const text = withOrdinalEnding(read.value)
  return [{ length: read.end - at, text, kind: 'ordinal', cost: cost.number }]
}
