import { readCardinals } from './cardinal.ts'
import { digitOf } from './number-words.ts'
import { cost, type Grammar, type Reading } from './reading.ts'
import type { Token } from './token.ts'

/** A whole or broken number with an optional big step, written without its unit. */
export interface Amount {
  readonly end: number
  readonly text: string
  readonly kind: 'number' | 'decimal'
  /** Zero to twelve said alone: stays a word unless a unit follows. */
  readonly small: boolean
  /** It ends in "million" or the like. */
  readonly quantity: boolean
}

const longestFraction = 30
const quantities = /^(?:million|billion|trillion|quadrillion|quintillion|sextillion)$/

/** Every amount from `at` on: "minus sixty", "four point eight five billion", "fifty billion". */
export function readAmounts(tokens: readonly Token[], at: number): readonly Amount[] {
  const first = tokens[at]?.lower
  const negative = first === 'minus' || first === 'negative'
  const from = negative ? at + 1 : at
  const sign = negative ? '-' : ''
  const amounts: Amount[] = []
  if (tokens[from]?.lower === 'point') amounts.push(...fractions(tokens, from, sign))
  for (const read of readCardinals(tokens, from)) {
    const text = read.quantity ? `${read.quantity.factor} ${read.quantity.text}` : read.value.toString()
    const small = read.value <= 12n
    amounts.push({
      end: read.end,
      text: sign + text,
      kind: read.quantity ? 'decimal' : 'number',
      small,
      quantity: read.quantity !== null,
    })
    if (tokens[read.end]?.lower === 'point') {
      amounts.push(...fractions(tokens, read.end, `${sign}${read.value}`))
    }
  }
  return amounts
}

function fractions(tokens: readonly Token[], point: number, whole: string): readonly Amount[] {
  let digits = ''
  let end = point + 1
  for (; end < tokens.length && end - point < longestFraction; end += 1) {
    const digit = digitOf(tokens[end]?.lower ?? '')
    if (digit === undefined) break
    digits += digit
  }
  if (digits === '') return []
  const plain = { end, text: `${whole}.${digits}`, kind: 'decimal' as const, small: false, quantity: false }
  const next = tokens[end]
  if (next === undefined || !(quantities.test(next.lower) || next.lower === 'thousand')) return [plain]
  return [{ ...plain, end: end + 1, text: `${plain.text} ${next.text}`, quantity: true }]
}

/** "two hundred and fifty four" → 254; zero to twelve stay words. */
export const numberGrammar: Grammar = (tokens) => (at) =>
  readAmounts(tokens, at)
    .filter((amount) => !amount.small)
    .map((amount): Reading => ({
      length: amount.end - at,
      text: amount.text,
      kind: amount.kind,
      cost: cost.number,
    }))
