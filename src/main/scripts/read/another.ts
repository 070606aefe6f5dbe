import { jobQueryIn } from './job-query.ts'

const LEAD =
  "^\\W*(?:(?:ok(?:ay)?|so|and|now|next|then|great|good|cool|also|please|alright|perfect|nice|thanks)[\\s,:!.–-]+)*(?:(?:let'?s |can (?:you|u|we) |please )?(?:now )?(?:do|write|draft|make|create|prepare|start|get|give|i need|we need|need) (?:me |us |up )*)?"
const NOUN = '(?:primer|proposal|script|pitch)'
/** "Now one for Kevin Ashworth", "the same for Kevin", "now do a proposal for the same customer". */
const ONE_FOR = new RegExp(
  `${LEAD}(?:(?:an?|another|the|new|one|same|next)\\s+)*?(?:(?:\\p{L}+[- ]){0,2}?${NOUN}(?: (?:script|video))*|one|same(?: thing)?)\\s+(?:for|to)\\s+(?<who>.+)$`,
  'iu',
)
const SAME_CUSTOMER =
  /^(?:the |this |that )?same (?:customer|client|job|person|one|guy|lady)\b|^(?:him|her|them)\b/i
const SAME_KIND = /\b(?:one|same(?: thing)?)\s+for\b/i
const WRONG =
  /\b(?:wrong|not (?:that|this))\s+(?<who>[\p{L}'’-]+)\b|\b(?:the other|i meant the other)\s+(?<other>\p{Lu}[\p{L}'’-]+)/iu
const NOT_SOMEBODY =
  /^(?:customer|client|job|person|guy|man|woman|lady|one|house|address|people|couple|family)$/i
const SOMETHING =
  /^(?:price|number|offer|date|day|time|tone|name|word|words|way|order|version|paragraph|text|script|kind|total|amount|figure|sender|rep|spelling|warranty|product|material|much|bad|far|long|hard|simple|easy|is|was|it|at|about|to|in|for)$/i

/** It orders a further script beside the one at hand, for whom is looked up. */
export function beginsAnother(text: string): boolean {
  if (/^\W*no\b/i.test(text)) return false
  const who = ONE_FOR.exec(text)?.groups?.['who']
  if (!who) return false
  return SAME_CUSTOMER.test(who) || jobQueryIn(`for ${who}`) !== null
}

/** "One for Kevin": of the same kind as the one at hand. */
export const ofSameKind = (text: string): boolean => SAME_KIND.test(text)

/** "That's the wrong Delgado": how whom it was made for was called; empty for "the wrong customer", null for neither. */
export function wrongJobIn(text: string): string | null {
  const found = WRONG.exec(text)?.groups
  const who = found?.['who'] ?? found?.['other']
  if (!who || SOMETHING.test(who)) return null
  return NOT_SOMEBODY.test(who) ? '' : who
}
