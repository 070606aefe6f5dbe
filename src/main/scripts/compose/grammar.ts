import { clearFirstNames } from '../check/first-names.ts'

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const AUXILIARIES = setOf(
  "is are was were am has have had does do did will would can could may might must should isn't aren't " +
    "wasn't weren't hasn't haven't doesn't don't didn't won't can't couldn't shouldn't wouldn't",
)
/** Verbs that are hardly ever nouns, so that they show a sentence by themselves. */
const VERBS = setOf(
  'come comes came go goes get gets got take takes took keep keeps make makes give gives gave include ' +
    'includes protect protects arrive arrives begin begins become becomes belong belongs contain contains ' +
    'pay pays remove removes bring brings send sends know knows live lives happen happens seem seems ' +
    'happened told said matter matters asked recommended wanted liked loved mentioned referred',
)
/** Verbs that may be nouns too: after "the roof" with an s, after "the gutters" without. */
const EITHER = setOf(
  'work cover run start end show hold stand look use leak last drain sag rattle stick fail handle finish ' +
    'clean cost change order ship open close sweep install leave stay fit want like love need stop guarantee',
)
/** Those of them that end a sentence by themselves: "the gutters leak". */
const ENDING = setOf('work leak drain sag rattle stick fail')
const RELATIVE = setOf('that which who whom how what why if when where while because until unless whether')
const PRONOUNS = setOf(
  'we you they i it he she there nobody everybody everyone somebody someone nothing everything',
)
const DETERMINERS = setOf(
  'the our your my his her their its this that every each a an both all two three four five six some',
)
/** Work that a company does; a bare one at the beginning is short for "we do that". */
const WORK_VERBS = setOf(
  'haul remove tear install protect clean sweep tarp cover wrap seal replace repair build add tape flash ' +
    'photograph document test inspect measure pull file register recycle match waive throw give include ' +
    'keep move reface refinish convert fix rebuild upgrade handle beat do use provide',
)
/** Those of them that are no nouns: "protect plants", but "test results". */
const CLEARLY = setOf('protect remove install recycle replace provide include')
/** What a customer is asked to do, said to the customer as it stands. */
const ASKED = setOf('sign get pay save book order choose call ask decide buy enjoy bring watch reply pick')
const PARTICLES = /^((?:the |our )?)(\w+) (up|off|away|out|in|through|over|down)$/i

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/^["“(]+|[.,;:!?)"”]+$/g, ''))
    .filter(Boolean)

const isPlural = (word: string): boolean => /[^s'u]s$/.test(word) && !/(?:ss|us|is)$/.test(word)

const isThird = (word: string): boolean => word.endsWith('s') && !word.endsWith('ss')

function isVerbAt(words: readonly string[], at: number): boolean {
  const word = words[at] ?? ''
  const before = words[at - 1] ?? ''
  // "the crew we have" is a thing, not a sentence.
  if (at > 1 && PRONOUNS.has(before)) return false
  if (AUXILIARIES.has(word)) return true
  if (DETERMINERS.has(before)) return false
  const many = isPlural(before) || /^(?:people|children|folks)$/.test(before)
  if (VERBS.has(word)) return /(?:came|got|took|gave|told|said|ed)$/.test(word) || isThird(word) || many
  const base = word.replace(/s$/, '')
  const ofOne = EITHER.has(base) || EITHER.has(word.replace(/es$/, ''))
  if (at === 1 && /^(?:looks|needs)$/.test(word) && !isPlural(before)) return words.length > 2
  const named = at === 1 && clearFirstNames.has(before)
  if (isThird(word) && ofOne) return !isPlural(before) && (DETERMINERS.has(words[0] ?? '') || named)
  return EITHER.has(word) && many && (ENDING.has(word) || at < words.length - 1)
}

/** Where the verb of a sentence stands; -1 where there is none. */
export function verbOf(text: string): number {
  const words = wordsOf(text)
  const [first = '', second = ''] = words
  if (/^(?:we|you|they|i|it|he|she|there)'(?:re|ll|ve|m|s|d)$/.test(first)) return words.length > 1 ? 0 : -1
  if (PRONOUNS.has(first) && second !== '') return /^(?:and|or|with|of)$/.test(second) ? -1 : 1
  if (RELATIVE.has(first)) return -1
  for (let at = 1; at < words.length; at++) {
    if (RELATIVE.has(words[at] ?? '')) return -1
    if (isVerbAt(words, at)) return at
  }
  return -1
}

/** Complete as it stands: "two layers come off", "Bob next door is happy", "we clean up". */
export const isClause = (text: string): boolean => verbOf(text) !== -1

/** "haul away the old roof" says what we do; "call me any time" what the customer may do. */
export function imperativeOf(text: string): 'ours' | 'theirs' | null {
  const words = wordsOf(text)
  const [first = '', second = ''] = words
  if (words.length < 2) return null
  if (PARTICLES.test(text)) return null
  if (ASKED.has(first) && !isPlural(second)) return 'theirs'
  const goesOn = DETERMINERS.has(second) || /^(?:it|up|off|away|out|in|all|any|old|new|no|for)$/.test(second)
  const object = words.length > 2 ? !/^(?:of|and|to|on|is|are)$/.test(second) : CLEARLY.has(first)
  return WORK_VERBS.has(first) && (goesOn || object) ? 'ours' : null
}

/** "haul away" as a thing: "haul-away". */
export const asNoun = (text: string): string =>
  text.replace(PARTICLES, (whole, article: string, verb: string, particle: string) =>
    WORK_VERBS.has(verb.toLowerCase()) || /^(?:follow|walk|tie|wrap)$/i.test(verb)
      ? `${article}${verb}-${particle}`
      : whole,
  )

/** A name keeps its capital: "Bob Smith next door", "Marvin", "GAF"; "Clean-up" does not. */
export function lowerStart(text: string): string {
  const [first = '', second = ''] = text.split(/\s+/)
  const name = first.replace(/'s$/, '').toLowerCase()
  const isName = clearFirstNames.has(name) || (/^\p{Lu}\p{Ll}/u.test(first) && /^\p{Lu}\p{Ll}/u.test(second))
  if (isName || /^I\b/.test(first) || !/^\p{Lu}(?:\p{Ll}|$)/u.test(first)) return text
  return text.charAt(0).toLowerCase() + text.slice(1)
}

const IRREGULAR: Readonly<Record<string, string>> = {
  is: 'are',
  was: 'were',
  has: 'have',
  does: 'do',
  goes: 'go',
  "isn't": "aren't",
  "wasn't": "weren't",
  "hasn't": "haven't",
  "doesn't": "don't",
}
function forYou(verb: string): string {
  const known = IRREGULAR[verb.toLowerCase()]
  if (known) return known
  if (/[^s]ies$/.test(verb)) return verb.replace(/ies$/, 'y')
  if (/(?:ss|sh|ch|x|z)es$/.test(verb)) return verb.slice(0, -2)
  return /[^s]s$/.test(verb) ? verb.slice(0, -1) : verb
}
const ADVERB = '(?:really |also |just |still |always |already |only |never |\\w+ly )?'

/**
 * What was said about the customer, said to the customer: "she is worried about noise" is "you are worried
 * about noise". Null where it may be about somebody else.
 */
export function toTheFace(text: string, first: string): string | null {
  const named = first
    ? text
        .replace(new RegExp(String.raw`^${first}'s (?=\p{Ll})`, 'u'), 'your ')
        .replace(new RegExp(String.raw`^${first} (?=\p{Ll})`, 'u'), 'she ')
    : text
  const own = named
    .replace(/^(?:he|she)'s (?=(?:asked|been|had|got|told|said|seen|mentioned|lived)\b)/i, "you've ")
    .replace(/^(?:he|she)'s\b/i, "you're")
    .replace(/^they'(re|ve|ll)\b/i, "you'$1")
    .replace(
      new RegExp(String.raw`^(?:he|she|they) (${ADVERB})([\w']+)`, 'i'),
      (_, adverb: string, verb: string) => `you ${adverb}${forYou(verb)}`,
    )
  const turned = own
    .replace(/\bhis (?=\p{L})/giu, 'your ')
    .replace(
      /\bher (?!(?:to|in|on|at|for|by|with|about|that|and|when|if|how|before|after|again)\b)(?=\p{L})/giu,
      'your ',
    )
    .replace(/\b(?:him|her)\b/gi, 'you')
  const also =
    own === named
      ? turned
      : turned.replace(/\b(?:he|she) (\w+)/gi, (_, verb: string) => `you ${forYou(verb)}`)
  return /\b(?:he|she|hers|himself|herself)\b/i.test(also) ? null : also
}

/** "if she signs by Friday" and "if signed" said to the customer. */
export const ifYou = (text: string): string =>
  text
    .replace(/\b(if|when|once) (?=signed\b)/gi, '$1 the agreement is ')
    .replace(
      /\b(if|when|once) (?:she|he|they) (\w+)/gi,
      (_, cue: string, verb: string) => `${cue} you ${forYou(verb)}`,
    )
