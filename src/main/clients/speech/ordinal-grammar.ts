import { readCardinals } from './cardinal.ts'
import { cardinalOfOrdinal, isNumberWord, withOrdinalEnding } from './number-words.ts'
import { cost, type Grammar, type Reading } from './reading.ts'
import type { Token } from './token.ts'

/** An ordinal that ends before `end`. */
export interface OrdinalRead {
  readonly end: number
  readonly value: bigint
}

/**
 * "twenty five thousand one hundred eleventh" from `at` on; at most one, it ends with its first
 * ordinal word.
 */
export function readOrdinal(tokens: readonly Token[], at: number): OrdinalRead | null {
  let last = at
  while (last < tokens.length && last < at + 40 && !cardinalOfOrdinal.has(tokens[last]?.lower ?? '')) {
    if (!isNumberWord(tokens[last]?.lower ?? '')) return null
    last += 1
  }
  const end = last + 1
  if (last >= tokens.length || last >= at + 40) return null
  const words = tokens.slice(at, end)
  const read = readCardinals(words, 0, (token) => cardinalOfOrdinal.get(token.lower) ?? token.lower)
  const whole = read.find((one) => one.end === words.length)
  return whole === undefined ? null : { end, value: whole.value }
}

const alsoWords = new Set(['first', 'second', 'third'])
const places = new Set(['floor', 'grade', 'street', 'avenue', 'place', 'century', 'quarter', 'anniversary'])

/**
 * "twenty first" → 21st. "first", "second" and "third" amid a sentence are words more often than
 * ordinals.
 */
export const ordinalGrammar: Grammar = (tokens) => {
  const words = tokens.filter((token) => !token.punct).length
  return (at) => {
    const read = readOrdinal(tokens, at)
    if (read === null) return []
    const single = read.end === at + 1 && alsoWords.has(tokens[at]?.lower ?? '')
    if (single && words > 1 && !places.has(tokens[read.end]?.lower ?? '')) return []
    const text = withOrdinalEnding(read.value)
    return [{ length: read.end - at, text, kind: 'ordinal', cost: cost.ordinal } satisfies Reading]
  }
}
