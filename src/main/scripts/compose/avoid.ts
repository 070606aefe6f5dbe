import type { ScriptBrief } from '../scripts.ts'
import { stemText } from '#shared/text/term-match.ts'
import { readSubject, type Subject } from '../facts/speaks-of.ts'
import { PRICE } from './delicate.ts'
import { linesOf, valueOf } from './slot-lines.ts'

/** Do the words themselves stand in the text? Synonyms do not count: "rated" is no price. */
export function saysLiterally(text: string, { terms }: Subject): boolean {
  if (terms.length === 0) return false
  const { joined } = stemText(text)
  return terms.every(({ stems }) => joined.includes(` ${stems} `))
}

const LEAD = new RegExp(
  String.raw`^(?:(?:please|do not|don't|dont|never|no|not|any|anything|all|the|of|a|about|say|saying|use|` +
    String.raw`using|` +
    String.raw`mention|mentioning|mentions of|talk|talking|speak|speaking|bring up|word|words|phrase|` +
    String.raw`term)\s+)+`,
  'i',
)
const bareOf = (line: string): string =>
  line
    .trim()
    .replace(LEAD, '')
    .replace(/[.!]+$/, '')
const MONEY_TOPIC = new RegExp(
  String.raw`^(?:(?:our|exact|specific|concrete|actual)\s+)*(?:prices?|pricing|costs?|money|numbers?|` +
    String.raw`dollars?|` +
    String.raw`amounts?|investment)(?: talk| details| figures)?$`,
  'i',
)
/** What names a price. Paying attention or a written estimate is none. */
const PRICE_TALK =
  /\$|\b(?:prices?|priced|pricing|costs?|dollars?|bucks|investments?|discounts?|payments?|percent)\b|\d ?%/i

const itemsOf = (line: string): readonly string[] =>
  line
    .split(/,| and | or |\//)
    .map(bareOf)
    .filter(Boolean)

/** Says whether a text holds what is to be avoided. What was only assumed gives way to a point to cover. */
export function avoids(brief: ScriptBrief): (text: string) => boolean {
  const { avoid } = brief.slots
  const assumed = avoid.status === 'filled' && avoid.by === 'default'
  const wanted = assumed ? `${valueOf(brief, 'cover')}\n${valueOf(brief, 'goals')}` : ''
  const items = linesOf(brief, 'avoid').flatMap(itemsOf)
  const subjects = items
    .filter((item) => !MONEY_TOPIC.test(item))
    .map((item) => readSubject(item))
    .filter((subject) => !saysLiterally(wanted, subject))
  const prices = items.some((item) => MONEY_TOPIC.test(item)) && !PRICE_TALK.test(wanted)
  return (text) =>
    (prices && PRICE_TALK.test(text)) || subjects.some((subject) => saysLiterally(text, subject))
}

/** In a primer money is spoken of only in the words in which the person asked for it. */
export function moneyAllowed(brief: ScriptBrief): (text: string) => boolean {
  if (brief.kind === 'proposal') return () => true
  const asked = `${valueOf(brief, 'cover')} ${valueOf(brief, 'goals')}`
  if (PRICE_TALK.test(asked)) return () => true
  const every = new RegExp(PRICE.source, 'gi')
  const words = new Set((asked.match(every) ?? []).map((word) => word.toLowerCase()))
  return (text) => (text.match(every) ?? []).every((word) => words.has(word.toLowerCase()))
}
