import { asThing, isPlural } from './articles.ts'
import { asNoun, ifYou, imperativeOf, isClause, lowerStart } from './grammar.ts'
import { spellOut } from './noun-phrase.ts'
import { asYou } from './offer-total.ts'

const TIMED = new RegExp(
  String.raw`^(?:we )?(?:can )?(?:(start|begin|finish|install)(?:s|ing|ed)?)\s+((?:on |in |by |before |` +
    String.raw`after |the ` +
    String.raw`week of )?.+)$`,
  'i',
)
const WHEN = /\d|day\b|week|month|spring|summer|fall|winter/i
const DATED = /^(?:on|in|by|before|after|the|next|this|right|within)\b/i

/** Short forms that are sentences: what to match, and what is said. */
const SHORT: readonly (readonly [RegExp, (match: RegExpExecArray) => string | null])[] = [
  [
    TIMED,
    ([, act = '', when = '']) =>
      WHEN.test(when) ? `We ${act.toLowerCase()} ${DATED.test(when) ? '' : 'on '}${when}` : null,
  ],
  [
    /^(?:good |valid )?((?:until|till?|thru|through)\b.+)$/i,
    ([, until = '']) => `This offer is good ${asYou(until)}`,
  ],
  [/^(?:offer )?expires? (.+)$/i, ([, when = '']) => `This offer expires ${when}`],
  [/^(?:done|finished|completed?|installed|ready) (.+)$/i, ([whole]) => `Everything is ${lowerStart(whole)}`],
  [
    /^(?:the )?(rest|balance) (?:is )?(?:due )?(.+)$/i,
    ([, what = '', when = '']) => `The ${what.toLowerCase()} is due ${when}`,
  ],
  [/^net \d+$/i, ([whole]) => `The terms are ${whole.toLowerCase()}`],
  [
    /^(deposit|down payment)(?: of| is|:)? (.+)$/i,
    ([, what = '', how = '']) => `The ${what.toLowerCase()} is ${how}`,
  ],
  [/^(\S+) (?:deposit|down payment)$/i, ([, how = '']) => (/\d/.test(how) ? `The deposit is ${how}` : null)],
  [/^(\S*\d\S*) down$/i, ([whole]) => `You pay ${whole}`],
  [/^(?:the )?same price$/i, () => 'The price stays the same'],
  [/^no (.+)$/i, ([, lack = '']) => `There ${isPlural(lack.split(' ')[0] ?? '') ? 'are' : 'is'} no ${lack}`],
]

const LEAD = new RegExp(
  String.raw`^(?:plus|and|also|(?:we|i) can (?:do|offer|give(?: (?:her|him|them|you))?)|` +
    String.raw`we (?:also )?include|including|includes?|with)\s+`,
  'i',
)

export type Piece = { readonly item: string } | { readonly sentence: string } | null

/** One part of the offer: something that is included, or a sentence of its own. */
export function pieceOf(segment: string): Piece {
  const plain = ifYou(spellOut(segment.replace(LEAD, ''))).replace(/[.\s]+$/, '')
  if (
    plain === '' ||
    /[#~@*=<>{}|?]/.test(plain) ||
    /^\W*\$?[\d.,%]+(?: (?:days?|weeks?|hours?|months?))?$/i.test(plain)
  )
    return null
  for (const [pattern, say] of SHORT) {
    const match = pattern.exec(plain)
    const sentence = match && say(match)
    if (sentence) return { sentence }
  }
  const included = /^(.+?) (?:is |are )?included$/i.exec(plain)?.[1]
  if (included) return { item: asItem(included) }
  if (/\boff\b/i.test(plain) && /\d/.test(plain)) return { sentence: `You get ${plain}` }
  if (isClause(plain)) return { sentence: plain }
  if (imperativeOf(plain) !== null) return { sentence: `We ${lowerStart(plain)}` }
  return { item: asItem(plain) }
}

const asItem = (words: string): string => asThing(lowerStart(asNoun(words)))
