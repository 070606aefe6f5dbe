import type { ClientField } from '#shared/domain/new-client.ts'
import type { Said } from './said.ts'
import type { Span } from './token.ts'

/** How each field is called when somebody says that it is not to be had. */
export const fieldNouns: readonly (readonly [ClientField, string])[] = [
  ['email', 'e-?mails?(?: (?:address(?:es)?|addy))?'],
  ['zip', '(?:zip|zipcode|postal code)(?: ?codes?)?'],
  [
    'phone2',
    '(?:(?:second|other|alternate|alt|another|additional|2nd) (?:phone|number|phone number)|ph2|phone2|phone 2)',
  ],
  [
    'phone',
    '(?:phone(?: numbers?)?|telephone|cell(?: (?:phone|number))?|callback number|contact number|(?:her|his|their|a|the) number)',
  ],
  ['lastName', '(?:last name|surname)'],
  ['firstName', 'first name'],
  ['unit', '(?:unit number|apartment(?: number)?|unit|suite|apt(?: number)?)'],
  ['street', '(?:street address|address|addr|street(?: name)?)'],
  ['city', '(?:city|town)'],
  ['state', 'state'],
  ['coName', '(?:spouse|co-?owner|wife|husband|second owner)'],
  ['companyName', '(?:company(?: name)?|business name)'],
  ['leadSource', '(?:lead source|source|how (?:they|he|she) (?:heard|found)(?: (?:of|about))? us)'],
  ['referredBy', '(?:referral|referrer|who referred (?:him|her|them))'],
  ['projectTypes', '(?:project type|type of work)'],
]
const NOT =
  "(?:don't|doesn't|do not|does not|didn't|did not|dont|doesnt|didnt|dint|haven't|hasn't|havent|hasnt|couldn't|could not|wouldn't|would not|won't|can't|cannot|never|(?:rather|prefers?|preferred) not(?: to)?)"
const VERB =
  '(?:have|know|get|got|give|gave|do|use|catch|say|want(?: to (?:give|share|leave))?|need|share|leave|provide|mention|remember|see|take|collect|ask(?: for)?|write down|wanna give|believe in|check|include|bother with)'
const SMALL =
  '(?:(?:me|us|you|an?|the|any|his|her|their|out|up|for|with|yet|him|them|really|even|actually|one|that|your|own|our) )*'

const ABSENT =
  '(?:no|no need (?:to|for)|drop|remove|delete|take out|take off|without|skip|skipping|minus|not given|no known|' +
  'forget|leave (?:off|out)|pass on|lacks?|missing|still need|still missing|waiting on|need to get)'
const STATUS =
  '(?:declined|none|n a|n/a|unknown|refused|pending|blank|tbd|not (?:given|available|provided|sure|known|on file)|' +
  "skip|no|nope|later|left blank|to come|to follow|didn't (?:get|give|say|catch|ask)|unavailable)"

/** All ways to say it, one list a field, made once. */
const patterns: readonly (readonly [ClientField, RegExp, readonly RegExp[]])[] = fieldNouns.map(
  ([field, noun]) => [
    field,
    new RegExp(` ${noun}(?= )`),
    [
      ` ${ABSENT} ${SMALL}${noun}(?= )(?! (?:number |code )?(?:is|was|on file is|should be) )`,
      ` (?:no|without) (?:zip|email|phone|address|last name|spouse) (?:or|and|nor|,) (?:no )?${noun}(?= )`,
      ` ${NOT} (?:\\w+ )?(?:\\w+ )?${VERB} ${SMALL}(?:\\w+ )?${noun}(?= )`,
      ` ${noun} (?:(?:is|was|:|,|\\(|\\.|-) )*${STATUS}(?= )(?! wait| sorry| it's)`,
      ` ${noun} (?:(?:i|she|he|they|we) )${NOT} ${VERB}`,
      ` (?:declined|refused|wouldn't|would not) (?:to )?(?:give |share |leave |provide )?${SMALL}${noun}(?= )`,
      ` not to use ${SMALL}${noun}(?= )`,
      ` ${noun} (?:but )?(?:, |\\. )?(?:forget|skip|scratch|leave|never mind) (?:it|that)(?= )`,
      ` ${noun} (?:\\S+ ){0,4}(?:said |says )?(?:don't|do not|not to) use (?:it|that)(?= )`,
      ` (?:didn't|did not|wouldn't|won't) (?:have|want) ${SMALL}${noun}(?= )`,
    ].map((pattern) => new RegExp(pattern, 'g')),
  ],
)

/** Fields that are said to be absent or not wanted, with the tokens that say so. */
export function findSkips(said: Said): (Span & { readonly field: ClientField })[] {
  const found: (Span & { field: ClientField })[] = []
  for (const [field, named, ways] of patterns) {
    if (!named.test(said.flat)) continue
    for (const { from, to } of ways.flatMap((way) => said.find(way))) {
      const overlaps = found.some((one) => one.from < to && from < one.to && one.field !== 'lastName')
      if (!overlaps) found.push({ field, from, to })
    }
  }
  return found.filter(({ from, to }) => !isNotAboutData(said, from, to))
}

/** "Don't call her number before nine" is no skip. */
function isNotAboutData(said: Said, from: number, to: number): boolean {
  return / (?:call|text|ring|dial) (?:me |us |her |him |them )?(?:on )?(?:her |his |their |the )?(?:phone|number|cell)/.test(
    said.right(from, to - from),
  )
}

const NEGATIVE =
  / (?:no|nope|nah|naw|none|skip|pass|n a|n\/a|na|not yet|not sure|not really|not now|not right now|no idea|no clue|unknown|later|leave (?:it|that)|nothing|move on|tbd|next|negative|no one|nobody|doesn't|don't|didn't|dont|didnt|doesnt|dunno|haven't|hasn't|wasn't|does not|do not|did not|has not|have not|could not|would not|will not|(?:is|are|'s|'re|am)? ?not (?:big on|into|much (?:of|for)|a big|one for|good with|interested|comfortable|willing|happy)|never (?:uses?|checks?|had|got|gave|has)|hates?|old school|no such|couldn't|wouldn't|won't|can't|cannot|without|that's (?:all|it)|just (?:him|her|me)|not (?:given|available|provided|applicable|that i know)|refused|declined|forget) /

/** "Phone (other): n/a": a labelled value that is none. */
export function isNoValue(words: string): boolean {
  return /^\W*(?:none|n\/?a|na|nil|no|declined|refused|unknown|not given|not provided|-+|tbd|pending)\W*$/i.test(
    words,
  )
}

const BY_MAIL =
  / (?:use (?:the|his|her|their) e-?mail|(?:just|only) (?:gave|has|have|left|use) (?:an |the |his |her |their )?e-?mail|by e-?mail only|e-?mail only|prefers e-?mail) ?/

/** "He says use the e-mail", when the phone was asked for. */
export const isMailInstead = (said: Said): boolean => said.tokens.length <= 14 && BY_MAIL.test(said.flat)

/** Whether a short answer only says that there is nothing to tell. */
export function isNegativeAnswer(said: Said): boolean {
  return said.tokens.length <= 14 && NEGATIVE.test(said.flat)
}
