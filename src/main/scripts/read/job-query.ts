import { JOB_NUMBER } from '#shared/domain/customer-match.ts'
import { SCRIPT_NOUN } from './script-words.ts'

const TITLE = '(?:(?:[Mm]r|[Mm]rs|[Mm]s|[Mm]iss|[Dd]r)\\.?\\s+)?'
const WORD = "[A-Z][\\p{L}'’]*(?:-[A-Z][\\p{L}'’]*)?"
/** "Maria Ortiz", "Mrs. Gupta", "Bob and Jean Miller", "Oak & Elm Dental". */
const NAME = `${TITLE}${WORD}(?:\\s+(?:(?:&|and)\\s+)?${WORD}){0,3}`

/** Somebody after such a word is the one the script is for; whoever it is from or by is not. */
const TOWARDS =
  '(?:[Ff]or|[Pp]ara|[Tt]o|[Tt]owards?|[Ww]ith|[Aa]bout|[Ss]ee|[Mm]eet|[Vv]isit|[Mm]eans?|[Mm]eant|[Mm]ean)'
const AFTER = new RegExp(`\\b${TOWARDS}\\s+(?:the\\s+|our\\s+)?(?<name>${NAME})`, 'gu')
const POSSESSIVE = new RegExp(
  `(?<name>${NAME})['’]s?\\s+(?:\\p{L}+\\s+){0,2}?(?:${SCRIPT_NOUN}|job|roof|project|house|home|kitchen|bath\\w*|siding|windows?|doors?|gutters?|decks?)\\b`,
  'u',
)
const BEFORE_NOUN = new RegExp(
  `\\b(?:[Tt]he|[Aa]n?|[Tt]hat|[Tt]his)\\s+(?<name>${NAME})\\s+(?:\\p{L}+\\s+)?(?:${SCRIPT_NOUN}|job|roof|project|house|home|kitchen|bath\\w*|siding|windows?|gutters?|decks?)\\b`,
  'u',
)
const TITLED = new RegExp(`\\b(?:[Mm]r|[Mm]rs|[Mm]s|[Mm]iss)\\.?\\s+(?<name>${WORD}(?:\\s+${WORD})?)`, 'u')
/** "Primer Kevin Ashworth, 75 seconds". */
const AFTER_NOUN = new RegExp(
  `^\\W*(?:[Qq]uick |[Nn]ew |[Aa] )?(?:[Pp]rimer|[Pp]roposal|[Ss]cript)(?: script| video)?[,:]?\\s+(?<name>${NAME})`,
  'u',
)
/** "The customer is Petrov." */
const CALLED = new RegExp(
  `\\b(?:[Cc]ustomer|[Cc]lient|[Hh]omeowner|[Nn]ame)(?:['’]s name)?\\s*(?:is|should be|:)\\s*(?:[Nn]ow )?(?<name>${NAME}|\\p{Ll}[\\p{L}'’-]+(?: \\p{Ll}[\\p{L}'’-]+)?(?=\\W*$))`,
  'u',
)
const ANYBODY = new RegExp(`(?<name>${NAME})`, 'gu')

/** Capital letters that begin no customer's name. */
const NOT_NAMES =
  /^(?:i|i'm|i’m|i'd|i'll|we|the|a|an|my|our|your|it|this|that|he|she|they|her|him|them|me|us|you|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|today|tonight|tomorrow|next|leap|crm|hoa|pdf|word|docx|version|draft|script|proposal|primer|video|write|make|draft|create|compose|prepare|whip|give|get|let|can|could|please|start|begin|no|yes|ok|okay|actually|job|customer|everyone|anybody|everybody|hardieplank|gutter|roof|roofing|siding|windows|window|deck|kitchen|bathroom|insulation|door|doors|gutters)$/i

/** What may come after "for" in lower case and is nobody. */
const NOBODY =
  /^(?:(?:the )?same\b.*|a|an|any|some|my|our|your|his|their|these|those|me|us|it|this|that|her|him|them|you|tonight|today|tomorrow|later|now|next|when|what|which|whoever|who|everyone|everybody|anyone|someone|somebody|people|couples?|family|homeowners?|owners?|customers?|clients?|guys?|lady|folks|neighbou?rs?|prospects?|leads?|new|siding|roof\w*|windows?|doors?|gutters?|decks?|kitchens?|bath\w*|insulation|video|primer|proposal|script|presentation|price|free|sure|example|instance|\d.*|one|two|three|half|under|about|around|at|sending|the (?:video|primer|visit|appointment|meeting|presentation|proposal|next|first|best|job|customer|client|price|record))$/i
const STOPS =
  /^(?:pls|plz|thx|asap|quick(?:ly)?|fast|because|cause|then|also|goal|cover|offer|too|as|and|or|but|keep|make|with|from|about|on|in|at|to|by|before|after|that|who|whose|which|tonight|today|tomorrow|this|next|please|say|like|it|its|is|he|she|they|we|i|i'll|so|under|mention|warm|friendly|using|use|no|not|the|a|an|script|proposal|primer|video|draft|job|project|around|within|up|out|roof\w*|siding|windows?|doors?|gutters?|decks?|kitchens?|bath\w*|insulation)$/i

function tidy(name: string): string | null {
  const words = name
    .replace(/^(?:mr|mrs|ms|miss|dr)\.?\s+/i, '')
    .replace(/['’]s?$/, '')
    .split(/\s+/)
  while (words.length > 0 && NOT_NAMES.test(words[0] ?? '')) words.shift()
  while (
    words.length > 0 &&
    (NOT_NAMES.test(words.at(-1) ?? '') || /^(?:and|&)$/i.test(words.at(-1) ?? ''))
  ) {
    words.pop()
  }
  const kept = words.join(' ').replace(/['’]s?$/, '')
  return kept.length >= 2 ? kept : null
}

/** "for maria ortiz tonight", as it is typed or recognised without capitals. */
function lowercase(text: string): string | null {
  const low = text.toLowerCase()
  const places = [...low.matchAll(/\b(?:for|(?:about|to)(?= (?:mr|mrs|ms|dr)\b))\s+/g)]
  for (const { index, 0: words } of places) {
    const rest = /^[\p{L}'’. -]{2,60}/u.exec(low.slice(index + words.length))?.[0] ?? ''
    const name = lowercaseName(rest.trim())
    if (name) return name
  }
  return null
}

function lowercaseName(rest: string): string | null {
  if (rest === '') return null
  const words = rest
    .replace(/^the (?=\S)/, (the) => (NOBODY.test(rest.split(' ').slice(0, 2).join(' ')) ? the : ''))
    .replace(/^(?:mr|mrs|ms|miss|dr)\.? /, '')
    .split(/\s+/)
  const name: string[] = []
  for (const word of words) {
    if (STOPS.test(word.replace(/\.$/, '')) || name.length === 3) break
    name.push(word.replace(/\.$/, ''))
    if (/['’]s$/.test(word)) break
  }
  const [first] = name
  if (!first || NOBODY.test(first) || NOBODY.test(name.join(' '))) return null
  return tidy(name.join(' '))
}

/** Something is to be done with a text: no name stands in it, whatever is written large. */
const ORDER =
  /^\W*(?:please )?(?:change|replace|take|remove|delete|swap|undo|put|add|export|make|cut|restore|say|mention|shorten)\b/i
/** Words of orders and answers: no name stands among them. */
const NO_NAME =
  /\b(?:yes|yep|yeah|ok|okay|sure|no|nope|none|skip|decide|rest|pick|choose|guess|you|make|undo|redo|lock|unlock|use|show|write|change|keep|want|need|should|what|which|how|when|where|why|is|are|it|that|this|first|second|third|last|one|final|shorter|longer|warmer|warm|friendlier|better|minutes?|seconds?|thanks|thank|hello|hi|help|don'?t|know|take|put|back|out|add|delete|remove|cut|drop|swap|move|mention|cover|avoid|say|tell|give|call|remind|him|her|them|goal|price|offer|version|paragraphs?|para|sentence|section|line|too|long|short|way|much|more|less|sounds?|weird|export|print|cancel|both|either|neither|all|any|same|other|another|stop|finish|write|draft|start|new|back|restore|reopen)\b/i

export interface QueryOptions {
  /** The message answers "which customer or job is it for". */
  readonly asked?: boolean
}

/** Name or number that says which job a script is for, in words of the message; null when it says none. */
export function jobQueryIn(text: string, { asked = false }: QueryOptions = {}): string | null {
  const number =
    JOB_NUMBER.exec(text)?.[0] ?? /\b(?:job|number|no\.?|#)\s*#?(\d{3,8})\b(?!-)/i.exec(text)?.[1]
  if (number) return number
  const called = tidy(CALLED.exec(text)?.groups?.['name'] ?? '')
  if (called) return called
  for (const match of text.matchAll(AFTER)) {
    const name = tidy(match.groups?.['name'] ?? '')
    if (name) return name
  }
  const named = tidy(AFTER_NOUN.exec(text)?.groups?.['name'] ?? '')
  if (named) return named
  const owned = tidy((POSSESSIVE.exec(text) ?? BEFORE_NOUN.exec(text))?.groups?.['name'] ?? '')
  if (owned) return owned
  const titled = tidy(TITLED.exec(text)?.groups?.['name'] ?? '')
  if (titled) return titled
  const low = lowercase(text)
  if (low) return low
  if (!asked || ORDER.test(text)) return null
  const alone = [...text.matchAll(ANYBODY)].map((match) => tidy(match.groups?.['name'] ?? '')).find(Boolean)
  if (alone) return alone
  const bare = text
    .replace(
      /\b(?:it'?s|it is|that'?s|the|an?|for|script|proposal|primer|video|please|job|customer|and)\b/gi,
      ' ',
    )
    .replace(/[^\p{L}\p{N}'’ -]/gu, ' ')
    .trim()
    .replace(/\s+/g, ' ')
  const plausible = bare !== '' && bare.split(' ').length <= 4 && !NOBODY.test(bare) && !NO_NAME.test(bare)
  return plausible ? bare : null
}

const BACK =
  /\b(?:her|him|them|his|hers|their|that (?:one|job|customer|client)|this (?:one|job|customer|client)|the same (?:job|customer|one)|same (?:job|customer))\b/i

/** It speaks of somebody without a name: "write her a primer". */
export const pointsBack = (text: string): boolean => BACK.test(text)
