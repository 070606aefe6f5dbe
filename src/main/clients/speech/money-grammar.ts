import { readCardinals } from './cardinal.ts'
import { readTwoDigits } from './date-grammar.ts'
import { readAmounts } from './number-grammar.ts'
import { digitValue } from './number-words.ts'
import { cost, type Grammar, type Reading } from './reading.ts'
import type { Token } from './token.ts'

const named: readonly (readonly [string, string])[] = [
  ['united states dollar', 'us$'],
  ['new zealand dollar', 'nzd'],
  ['hong kong dollar', 'hk$'],
  ['canadian dollar', 'cad'],
  ['u s dollar', '$'],
  ['us dollar', '$'],
  ['american dollar', '$'],
  ['dollar', '$'],
  ['british pound', '£'],
  ['euro', '€'],
  ['won', '₩'],
  ['japanese yen', '¥'],
  ['yen', '¥'],
  ['swiss franc', 'chf'],
  ['indian rupee', 'rs'],
  ['rupee', 'rs'],
  ['philippine peso', 'php'],
  ['saudi riyal', 'sar'],
  ['danish kroner', 'dkk'],
  ['norwegian kroner', 'nok'],
  ['swedish kronor', 'sek'],
]

interface Currency {
  readonly end: number
  readonly sign: string
}

function readCurrency(tokens: readonly Token[], at: number): Currency | null {
  for (const [said, sign] of named) {
    const words = said.split(' ')
    const fits = words.every((word, index) => {
      const token = tokens[at + index]?.lower
      return token === word || (index === words.length - 1 && token === `${word}s`)
    })
    if (fits) return { end: at + words.length, sign }
  }
  return null
}

interface Sum {
  readonly end: number
  readonly text: string
  readonly broken: boolean
}

/** The cents after the currency: "sixty three", "and one cent". Null when there are none. */
function readCents(tokens: readonly Token[], at: number): readonly { end: number; text: string }[] {
  const and = tokens[at]?.lower === 'and'
  return readCardinals(tokens, and ? at + 1 : at)
    .filter((read) => read.value < 100n)
    .flatMap((read) => {
      const text = read.value.toString().padStart(2, '0')
      const word = tokens[read.end]?.lower
      if (word === 'cents' || word === 'cent') return [{ end: read.end + 1, text }]
      return and || read.value < 10n ? [] : [{ end: read.end, text }]
    })
}

/** "one fifty" before a currency: the hundred was left out. */
function withoutHundred(tokens: readonly Token[], at: number): readonly Sum[] {
  const digit = digitValue.get(tokens[at]?.lower ?? '')
  const rest = digit ? readTwoDigits(tokens, at + 1) : null
  return rest === null ? [] : [{ end: rest.end, text: `${digit}${rest.text}`, broken: false }]
}

function sums(tokens: readonly Token[], at: number): readonly Sum[] {
  const amounts = readAmounts(tokens, at).map((amount): Sum => {
    return { end: amount.end, text: amount.text, broken: amount.kind === 'decimal' }
  })
  return [...withoutHundred(tokens, at), ...amounts]
}

function centsAlone(tokens: readonly Token[], at: number): readonly Reading[] {
  return readCardinals(tokens, at)
    .filter((read) => read.value < 100n && /^cents?$/.test(tokens[read.end]?.lower ?? ''))
    .map((read) => reading(at, read.end + 1, `$0.${read.value.toString().padStart(2, '0')}`))
}

const reading = (at: number, end: number, text: string): Reading => {
  return { length: end - at, text, kind: 'money', cost: cost.number }
}

/** "seventy five dollars sixty three" → $75.63; "four hundred sixty billion won" → ₩460 billion. */
export const moneyGrammar: Grammar = (tokens) => (at) => {
  const found = [...centsAlone(tokens, at)]
  for (const sum of sums(tokens, at)) {
    const currency = readCurrency(tokens, sum.end)
    if (currency === null) continue
    const sign = sum.text.startsWith('-') ? '-' : ''
    const text = `${sign}${currency.sign}${sum.text.slice(sign.length)}`
    found.push(reading(at, currency.end, text))
    if (sum.broken) continue
    for (const cents of readCents(tokens, currency.end)) {
      found.push(reading(at, cents.end, `${text}.${cents.text}`))
    }
  }
  return found
}
