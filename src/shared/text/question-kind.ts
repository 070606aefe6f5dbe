import { isSoft, stopWords } from './stop-words.ts'

/** What kind of thing a question wants to hear. */
export type QuestionKind =
  | 'price'
  | 'percent'
  | 'count'
  | 'duration'
  | 'date'
  | 'time'
  | 'person'
  | 'contact'
  | 'address'
  | 'open'

/** One pattern from several, all with the same flags. */
function anyOf(patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => `(?:${source})`).join('|'), patterns[0]?.flags)
}

const KINDS: readonly (readonly [QuestionKind, RegExp])[] = [
  [
    'contact',
    anyOf([
      /\b(?:phone number|telephone number|e-?mail address|'s (?:e-?mail|phone|number))\b/,
      /\b(?:what(?:'s| is) the (?:number|e-?mail|phone)|(?:which|what) (?:number|e-?mail))\b/,
    ]),
  ],
  [
    'address',
    anyOf([
      /\b(?:(?:home|street|mailing|postal|billing|site|office) address)\b/,
      /\b(?:what(?:'s| is| was) the address)\b/,
    ]),
  ],
  ['percent', /\b(what|which|how (?:much|large|big)) (?:\w+ ){0,2}(percent(?:age)?|share|rate)\b/],
  [
    'price',
    anyOf([
      /\bhow much (?:is|are) (?:the|a|an|our|one)\b/,
      /\bhow much (?:do|does|is|are|would|will|did|money|should)\b.*\b(?:cost|price|pay|charge[ds]?)/,
      /\bhow much (?:do|does|is|are|would|will|did|money|should)\b.*\b(?:fee|run|owe|spend|worth|earn)/,
      /\b(?:what (?:\w+ ){0,4}(price|cost|fee|charge)\b)/,
      /\b(?:what (?:did|do|does|will|would)\b.*\b(?:pay|cost|charge|owe)\b)/,
      /\b(?:how (?:expensive|pricey)|dollar)/,
    ]),
  ],
  [
    'duration',
    anyOf([
      /\b(?:how (?:long|soon|quickly|fast|often|old))\b/,
      /\b(?:how many (?:\w+ )?(?:minutes|hours|days|weeks|months|years))\b/,
      /\b(?:how much (?:time|notice))\b/,
    ]),
  ],
  ['count', /\b(how (?:many|much|far|high|tall|wide|thick|deep|heavy|large|big|steep|close)|number of)\b/],
  ['time', /\b(what time|which hours|what hours|opening hours|how (?:early|late))\b/],
  [
    'date',
    anyOf([
      /\b(?:when|(?:by|on|since|until) what (?:date|day|month|year))\b/,
      /\b(?:(?:what|which) (?:date|day|weekday|month|year)s?|by what date)\b/,
    ]),
  ],
  ['person', /\b(who|whom|whose|which (?:person|colleague|manager|employee|rep))\b/],
]

/** Any other way to open a question; a "when" or "who" after it only adds a condition. */
const OTHERWISE =
  /\b(what|which|why|where|how|is|are|was|were|can|may|do|does|did|should|must|will|has|have)\b/

export function questionKind(question: string): QuestionKind {
  const text = question.toLowerCase()
  const other = OTHERWISE.exec(text)?.index ?? Infinity
  let best: { kind: QuestionKind; at: number } | null = null
  for (const [kind, pattern] of KINDS) {
    const at = pattern.exec(text)?.index
    if (at !== undefined && (best === null || at < best.at)) best = { kind, at }
  }
  const conditional = best?.kind === 'date' || best?.kind === 'person'
  return best && (!conditional || best.at <= other) ? best.kind : 'open'
}

const NUMBER = anyOf([
  /\d/i,
  /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)\b/i,
  /\b(?:thirty|forty|fifty|sixty|ninety|hundred|half|a dozen|double|twice|once|both|none)\b/i,
  /\b(?:unlimited|no limit)\b/i,
])
const UNIT_OF_TIME = anyOf([
  /\b(?:second|minute|min|hour|hr|day|night|week|weekend|month|quarter|year|yr|lifetime)/i,
  /\b(?:annual|daily|weekly|monthly|yearly|immediately|same[- ]day|overnight|forever)/i,
  /\b(?:permanent|business days?|every|decade|season)/i,
])
const DATE = anyOf([
  /\b(?:january|february|march|april|june|july|august|september|october|november|december)\b/i,
  /\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?\s?\d/i,
  /\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:weekday|weekend|today|tomorrow)s?\b/i,
  /\b(?:(?:the )?same|every|each|next|first|last|of the) (?:\w+ )?(?:day|night|week|month|quarter|year)\b/i,
  /\b(?:spring|summer|autumn|winter|memorial|labor|holiday|christmas|easter|noon|midnight)/i,
  /\b(?:annual|daily|weekly|monthly|quarterly|yearly|immediately|at once|morning|evening|in advance|ahead)\b/i,
  /\b(?:before|after|within|by|every|until|than) (?:\w+ ){0,2}(?:minute|hour|day|week|month|year)s?\b/i,
  /\b(?:minute|hour|day|week|month|year)s? (?:before|after|ahead|later|in advance|prior)\b/i,
  /\b(?:19|20)\d\d\b|\d{1,2}[/-]\d{1,2}|\b\d{1,2}(?:st|nd|rd|th)\b|\d\s?(?:[ap]\.?m)\b|\d:\d\d/i,
])
const CONDITION = anyOf([
  /\b(?:before|after|once|until|when|within|upon|as soon as|by the|whenever|between|unless|if)\b/i,
  /\b(?:\d+|two|three|four|five|six|seven|ten)[\s-](?:\w+ )?(?:minute|hour|day|week|month|year)s?\b/i,
])
const MAY = /\bMay\b(?! (?:not|be|we|I|you|they))/
const TIME = anyOf([
  /\b\d{1,2}(?::\d\d)?\s*(?:a\.?m|p\.?m)\b/i,
  /\b\d{1,2}:\d\d\b/i,
  /\b(noon|midnight|morning|evening|o'clock)\b/i,
])
const ROLE = anyOf([
  /\b(?:manager|director|owner|president|rep|estimator|coordinator|crew|installer)s?\b/i,
  /\b(?:inspector|customer|homeowner|foreman|office|team|department|supervisor|lead)s?\b/i,
  /\b(?:assistant|technician|specialist|founder|contractor|accountant|everyone|anyone)s?\b/i,
  /\b(?:buyer|adjuster|carrier|vendor|supplier|lender|manufacturer)s?\b/i,
])

/** Months, days and places begin with a capital too, and are nobody. */
const NOBODY = anyOf([
  /\b(?:on|in|at|near|from|to|through) (?:the )?\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*/gu,
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/gu,
  /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b/gu,
  // What stands beside a word of the question belongs to its name: "Heron Point …" for "the marina".
  /(?:\p{Lu}\p{Ll}+ )+…/gu,
])

/** A first word that does something or is one of several: "Ruth handles …", "Jae and …". */
const STARTS =
  /^[^\p{L}]*(\p{Lu}\p{Ll}+)(?= (?:and|or|had|will|can|must|may|\p{Ll}+(?:s|ed))\b|['’,]| [-–—])/u

/** A capital inside the sentence, or at its start when that is no everyday word. */
function holdsName(text: string): boolean {
  if (/[^.!?…]\s\p{Lu}\p{Ll}+/u.test(text)) return true
  const first = STARTS.exec(text)?.[1]?.toLowerCase()
  return first !== undefined && !stopWords.has(first) && !isSoft(first)
}

const PRICE = anyOf([
  /[$€£]\s?\d|\b\d[\d,.]*\s*(?:dollars|usd|percent|%)/i,
  /\b(?:free|no charge|no cost|included|waived)\b/i,
])
const isDate = (text: string): boolean => DATE.test(text) || MAY.test(text)

const HOLDS: Readonly<Record<QuestionKind, (sentence: string) => boolean>> = {
  price: (text) => PRICE.test(text),
  percent: (text) => /%|\bpercent|\b(half|third|quarter)\b|\$\s?\d/i.test(text),
  count: (text) => NUMBER.test(text),
  duration: (text) => UNIT_OF_TIME.test(text),
  date: (text) => isDate(text) || CONDITION.test(text),
  time: (text) => TIME.test(text) || NUMBER.test(text),
  person: (text) => ROLE.test(text) || holdsName(text.replace(NOBODY, '')),
  contact: (text) => /\d{3}[-. )]+\d{3,4}|@|\bext(?:ension)?\b/i.test(text),
  address: (text) => /\b\d{1,5} (?:[NSEW]\.? )?\p{Lu}\p{L}+|\b\d{5}\b/u.test(text),
  open: () => true,
}

/** Names, numbers and roles that the question itself holds are no answer to it. */
function withoutAsked(sentence: string, question: string): string {
  const asked = new Set((question.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.toLowerCase()))
  return sentence.replace(/[\p{L}\p{N}]+/gu, (word) => {
    const mayAnswer = /^\p{Lu}|\d/u.test(word) || ROLE.test(word)
    return mayAnswer && asked.has(word.toLowerCase()) ? '…' : word
  })
}

/** True when the sentence holds the kind of thing that the question wants, beyond what was asked with. */
export function holdsKind(sentence: string, kind: QuestionKind, question = ''): boolean {
  if (kind === 'open') return true
  if (kind === 'contact' && /mail/i.test(question)) return sentence.includes('@')
  if (kind === 'contact' && /phone/i.test(question)) return /\d{3}[-. )]+\d{3,4}/.test(sentence)
  return HOLDS[kind](question ? withoutAsked(sentence, question) : sentence)
}

/** "Four minutes", "90-minute", "every season", "same day": a time that says how long. */
const SPELL = anyOf([
  new RegExp(
    String.raw`(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|` +
      String.raw`twenty|thirty|sixty|ninety|half|an?|every|each|same|per)[\s-]+(?:\w+[\s-]+){0,2}` +
      String.raw`(?:second|minute|min|hour|hr|day|night|week|month|quarter|year|yr|season|decade)`,
    'i',
  ),
  /\b(?:annual|daily|weekly|monthly|quarterly|yearly|once|twice)/i,
  /\b(?:immediately|overnight|forever|permanent|lifetime)/i,
  /\bevery (?:mon|tue|wed|thu|fri|sat|sun|other)/i,
])

/** False when a sentence holds the kind loosely: a condition for a date, "the season" for a time. */
export function holdsFirmly(sentence: string, kind: QuestionKind): boolean {
  if (kind === 'duration') return SPELL.test(sentence)
  return kind !== 'date' || isDate(sentence)
}
