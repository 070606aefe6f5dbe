import { namesTotal } from '../draft/stated-price.ts'
import { writeMoney } from '../facts/write-value.ts'
import { asThing } from './articles.ts'
import { asNoun, ifYou } from './grammar.ts'
import { spellOut } from './noun-phrase.ts'

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

/** The price of the whole, as a part of an offer names it. */
export interface Total {
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
export const asYou = (words: string): string => ifYou(words).replace(/^till?\b|^thr(?:u|ough)\b/i, 'until')
/** What others ask, or what the customer wants to spend, is no price of ours. */
const NOT_OURS = /\b(?:bids?|quotes?|their|theirs|competitors?|match|beat|budget|estimates? from)\b/i
const GOES_WITH = /^(?:with|without|including|for|as|all[- ]in|total|in total|flat|cash|plus tax|even)\b/i

/** Null where a part of the offer names no price of the whole. */
export function totalOf(line: string): Total | null {
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
