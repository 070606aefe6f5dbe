import { namesTotal } from '../draft/stated-price.ts'
import { writeMoney } from '../facts/write-value.ts'
import type { ScriptBrief } from '../scripts.ts'
import { asThing, isPlural } from './articles.ts'
import { asNoun, ifYou, imperativeOf, isClause, lowerStart } from './grammar.ts'
import { spellOut } from './noun-phrase.ts'
import { linesOf } from './slot-lines.ts'
import { tidy, upperFirst, withEnd } from './words.ts'

/** A part of the offer as a sentence, with the words it was taken from. */
interface Said {
  readonly line: string
  readonly text: string
}

export interface SpokenOffer {
  /** What the whole costs, as the offer says it; empty where it names no price. */
  readonly price: string
  readonly sentences: readonly Said[]
  readonly remarks: readonly string[]
}

/** What the CRM filled in is said with the work and the price already. */
export function offerLines(brief: ScriptBrief): readonly string[] {
  const { offer } = brief.slots
  return offer.status === 'filled' && offer.by !== 'crm' ? linesOf(brief, 'offer') : []
}

/** Goes on with what was said before the comma: a date, a condition, a detail. */
const GOES_ON = new RegExp(
  String.raw`^(?:and|or|but|which|so|with|without|including|until|till|if|when|as long as|all in\b|` +
    String.raw`good (?:until|till|thru|through)|jan|feb|mar|apr|may \d|jun|jul|aug|sep|oct|nov|dec|\d{4}$)`,
  'i',
)

function segmentsOf(line: string): readonly string[] {
  const plain = line
    .replace(/\bincl\.? /gi, 'including ')
    .replace(/\bend of (?=(?:the )?(?:month|year|week))/gi, 'the end of the ')
  const parts = plain
    .replace(/\bthe end of the the\b/gi, 'the end of the')
    .replace(/\bthe the\b/gi, 'the')
    .split(
      /,(?!\d{3})\s*|(?<=[a-z\d)%])\.\s+|,?\s+and (?=(?:we|i|free|throw|waive)\b)|\s+plus (?=(?:free|a|the)\b)/i,
    )
  return parts.reduce<readonly string[]>((kept, part) => {
    const last = kept.at(-1)
    if (last !== undefined && GOES_ON.test(part)) return [...kept.slice(0, -1), `${last}, ${part}`]
    return part.trim() === '' ? kept : [...kept, part.trim()]
  }, [])
}

const WORDED = new RegExp(
  String.raw`\b(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|` +
    String.raw`fifteen|` +
    String.raw`sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|` +
    String.raw`hundred|` +
    String.raw`thousand|and)[ -]?)*\b(?:thousand|hundred)\b(?: (?:dollars|bucks))?`,
  'i',
)
const AMOUNT = new RegExp(
  String.raw`\$ ?\d[\d,]*(?:\.\d+)?(?: ?(?:k|grand|thousand)\b)?|\b\d[\d,.]*\d? ?(?:k|grand|thousand)\b|` +
    String.raw`\b\d{1,3}(?:,\d{3})+(?:\.\d{2})?|\b\d{4,6}(?:\.\d{2})?\b`,
  'gi',
)

/** "22,900", "$23.5k" and "23 grand" as a price is written. */
function moneyOf(said: string): string {
  if (!/\d/.test(said)) return /dollars|bucks/i.test(said) ? said : `${said} dollars`
  const thousand = /(?:k|grand|thousand)$/i.test(said)
  const amount = Number(said.replace(/[^\d.]/g, '')) * (thousand ? 1000 : 1)
  return writeMoney(amount)
}

interface Total {
  readonly line: string
  readonly amount: string
  /** "with gutters", "all in". */
  readonly what: string
  /** "until Friday", "if you sign this month". */
  readonly condition: string
  /** What stands behind the price and is something of its own. */
  readonly rest: string
}

const CONDITION = new RegExp(
  String.raw`(?:^|[, ]+)(?:but )?(?:only )?(?:good |valid |ok |holds? )?((?:until|till?|thru|through|if|` +
    String.raw`as long as|` +
    String.raw`when|once) .+|(?:today|this (?:week|month)) only)$`,
  'i',
)
const asYou = (words: string): string => ifYou(words).replace(/^till?\b|^thr(?:u|ough)\b/i, 'until')
/** What others ask, or what the customer wants to spend, is no price of ours. */
const NOT_OURS = /\b(?:bids?|quotes?|their|theirs|competitors?|match|beat|budget|estimates? from)\b/i
const GOES_WITH = /^(?:with|without|including|for|all[- ]in|total|in total|flat|cash|plus tax|even)\b/i

function totalOf(line: string): Total | null {
  const [, condition = ''] = CONDITION.exec(line) ?? []
  const plain = condition ? line.replace(CONDITION, '') : line
  const bare =
    /^\W*\d{4,6}\b(?! ?(?:sq|square|feet|foot|ft|hours))/.test(plain) &&
    /^\W*\d+,? (?:with|incl|all)/i.test(plain)
  if (NOT_OURS.test(plain) || !(namesTotal(plain) || bare)) return null
  const found = [...plain.matchAll(AMOUNT)].find(
    ({ index }) =>
      !/\b(?:was|from|instead of|not|formerly|before)\s*(?:\W\s*)?$/i.test(plain.slice(0, index)),
  )
  const said = found ?? WORDED.exec(plain)
  if (!said) return null
  const behind = plain
    .slice(said.index + said[0].length)
    .replace(/\(?\b(?:was|instead of|not|formerly)\b.*$/i, '')
    .replace(/^[\s,:.]+|[\s,.(]+$/g, '')
  const fits = GOES_WITH.test(behind)
  const what = fits
    ? spellOut(behind).replace(/^including (.+)$/i, (_, it: string) => `including ${asThing(asNoun(it))}`)
    : ''
  const rest = fits ? '' : behind.replace(/^(?:and|plus)\s+/i, '')
  return { line, amount: moneyOf(said[0].trim()), what, condition: asYou(condition), rest }
}

function conditionSentence(condition: string): string {
  if (/^(?:today|this) /.test(condition)) return `That price is for ${condition}.`
  return withEnd(`That price is good ${condition}`)
}

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
  [/^(?:done|finished|completed?|installed|ready) (.+)$/i, ([whole]) => `The work is ${lowerStart(whole)}`],
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

type Piece = { readonly item: string } | { readonly sentence: string } | null

/** One part of the offer: something that is included, or a sentence of its own. */
function pieceOf(segment: string): Piece {
  const plain = ifYou(
    spellOut(segment.replace(/^(?:plus|and|also|we (?:also )?include|including|includes?|with)\s+/i, '')),
  ).replace(/[.\s]+$/, '')
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

const WAYS: readonly string[] = [
  'Our offer includes {it}.',
  'It also includes {it}.',
  'You get {it} as well.',
]
const asOne = ({ line, text }: Said, at: number): Said => ({
  line,
  text: (WAYS[Math.min(at, 2)] ?? '{it}').replace('{it}', text),
})

/** "$23,500 with gutters until Friday, free toilet" as what is said of it; the price is said once. */
export function speakOffer(brief: ScriptBrief): SpokenOffer {
  const segments = offerLines(brief).flatMap(segmentsOf)
  const read = segments.map((line) => ({ line, total: totalOf(line) }))
  const totals = read.flatMap(({ total }) => total ?? [])
  const options = totals.length > 1 && totals.every(({ what }) => what !== '') ? totals : totals.slice(-1)
  const chosen = options.at(-1)
  const price = options.map(({ amount, what }) => tidy(`${amount} ${what}`)).join(' or ')
  const other = totals
    .filter((one) => !options.includes(one) && one.amount !== chosen?.amount)
    .map(
      ({ line }) => `“${line}” was left out, because the offer names another price: ${chosen?.amount ?? ''}.`,
    )
  const conditions = options.flatMap(({ line, condition }): readonly Said[] =>
    condition && options.length === 1 ? [{ line, text: conditionSentence(condition) }] : [],
  )
  const rest = [
    ...read.flatMap(({ line, total }) => (total ? [] : [{ line, words: line }])),
    ...options.flatMap(({ line, rest: words }) => (words ? [{ line, words }] : [])),
  ]
  const pieces = rest.map(({ line, words }) => ({ line, piece: pieceOf(words) }))
  const unread = pieces
    .filter(({ piece }) => piece === null)
    .map(({ line }) => `“${line}” could not be put into a sentence. Put it in your own words.`)
  const items = pieces.flatMap(({ line, piece }) =>
    piece && 'item' in piece ? [{ line, text: piece.item }] : [],
  )
  const sentences = pieces.flatMap(({ line, piece }) =>
    piece && 'sentence' in piece ? [{ line, text: withEnd(upperFirst(piece.sentence)) }] : [],
  )
  return {
    price,
    sentences: [...conditions, ...items.map(asOne), ...sentences],
    remarks: [...other, ...unread],
  }
}
