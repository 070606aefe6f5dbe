/** E-mail addresses, phones, streets and towns as they stand in a question, and words that point back. */
import { either } from './question-words.ts'

export const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
export const PHONE = /(?<![\d-])(?:\+?1[\s.-]?)?(?:\(\d{3}\)\s?|\d{3}[\s.-]?)?\d{3}[\s.-]?\d{4}(?![\d-])/g

const STREET_KIND =
  '(?:st(?:reet)?|ave(?:nue)?|r(?:oa)?d|dr(?:ive)?|l(?:a)?ne?|c(?:our)?t|pl(?:ace)?|blvd|boulevard|' +
  'cir(?:cle)?|way|tr(?:ai)?l|ter(?:race)?|pkwy|parkway|bend|trace|row|green|hwy)'
const LETTERS = "[a-z'’]"
/** "4127 Maple Ridge Dr", or a house number and one or two words that may be a street. */
export const NUMBERED_STREET = new RegExp(
  `(?<![\\d-])\\d{1,5} (?:[nsew]\\.? )?(?:${LETTERS}+ ){1,3}?${STREET_KIND}\\b\\.?` +
    `|(?<![\\d-])\\d{2,5} ${LETTERS}{3,}(?: ${LETTERS}{3,})?`,
  'i',
)
export const NAMED_STREET = new RegExp(`\\b(?:on|at|off) ((?:${LETTERS}+ ){1,3}?${STREET_KIND})\\b`, 'i')

/** A town after a preposition, or a ZIP code. */
const BEFORE_PLACE = '(?:in|from|near|around|over in|out in)'
export const PLACE = new RegExp(
  `\\b${BEFORE_PLACE} ([A-Z][a-z]+(?: [A-Z][a-z]+)?|[a-z]+(?: [a-z]+)?)|\\b(\\d{5})(?![\\d-])`,
  'g',
)

/** Parts of numbers: "job 2231", "#2231", "ending in 0148", or a number alone. */
export const PART = new RegExp(
  '(?:\\b(?:job|customer|number|no\\.?) ?#?|#)(\\d{3,6})\\b(?!-)' +
    '|\\b(?:ends?|ending) (?:in|with) (\\d{4})\\b|^\\W*(\\d{3,6})\\W*$',
  'gi',
)

/** These always mean somebody said before. */
export const PRONOUN = either(
  '(?:her|his|him|he|she|their|them|they|its)',
  '(?:that|this) (?:one|job|customer|client|guy|lady)',
  'the same',
  'same (?:job|customer|one)',
  'the (?:first|second|third|fourth|fifth|last) one',
  'the one (?:in|on|at|with|from)',
)

/** These do when nothing else is named: "and the notes?" */
const ATTRIBUTE =
  '(?:notes?|tasks?|stage|status|phone|number|address|e-?mail|appointments?|rep|price|contract|' +
  'value|job|customer)'
export const ELLIPSIS = new RegExp(
  `\\b(?:the|any|last|latest|open|all) (?:[a-z]+ )?${ATTRIBUTE}\\b|\\bit\\b` +
    '|^(?:and|what about|how about|also)\\b',
  'i',
)
