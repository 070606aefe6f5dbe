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
      /\b(?:phone number|telephone number|e-?mail address)\b/,
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
      /\b(?:how much (?:(?:is|are) (?:the|a|an|our|one)\b|(?:do|does|is|are|would|will|did|money|should)\b.*\b(?:cost|price|pay|charge[ds]?|fee|run|owe|spend|worth)))/,
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
      /\b(?:what (?:date|day|month|year)|which (?:date|day|month|year)|by what date)\b/,
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
  /\b(?:january|february|march|april|may|june|july|august|september|october|november)\b/i,
  /\b(?:december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|monday|tuesday|wednesday)\b/i,
  /\b(?:thursday|friday|saturday|sunday|today|tomorrow|day|week|month|year|quarter|spring)\b/i,
  /\b(?:summer|fall|winter|before|after|once|until|when|within|upon|at)\b/i,
  /\b(19|20)\d\d\b/i,
  /\d{1,2}[/-]\d{1,2}/i,
])
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

/** A capital inside the sentence, or at its start when that is no everyday word. */
function holdsName(text: string): boolean {
  if (/[^.!?…]\s\p{Lu}\p{Ll}+/u.test(text)) return true
  const first = /^[^\p{L}]*(\p{Lu}\p{Ll}+)/u.exec(text)?.[1]?.toLowerCase()
  return first !== undefined && !stopWords.has(first) && !isSoft(first)
}

const HOLDS: Readonly<Record<QuestionKind, (sentence: string) => boolean>> = {
  price: (text) =>
    /[$€£]\s?\d|\b\d[\d,.]*\s*(?:dollars|usd|percent|%)|\b(free|no charge|no cost|included|waived)\b/i.test(
      text,
    ),
  percent: (text) => /%|\bpercent|\b(half|third|quarter)\b|\$\s?\d/i.test(text),
  count: (text) => NUMBER.test(text),
  duration: (text) => UNIT_OF_TIME.test(text),
  date: (text) => DATE.test(text),
  time: (text) => TIME.test(text) || NUMBER.test(text),
  person: (text) => ROLE.test(text) || holdsName(text),
  contact: (text) => /\d{3}[-. )]+\d{3,4}|@|\bext\b/i.test(text),
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

anyOf([
  /** True when the sentence holds the kind of thing that the question wants, beyond what was asked with. */
])
export function holdsKind(sentence: string, kind: QuestionKind, question = ''): boolean {
  return kind === 'open' || HOLDS[kind](question ? withoutAsked(sentence, question) : sentence)
}
