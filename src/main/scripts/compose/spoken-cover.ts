import { speaksOf, readSubject } from '../facts/speaks-of.ts'
import { saysLiterally } from './avoid.ts'
import { asThing, isPlural, withArticles } from './articles.ts'
import { asNoun, imperativeOf, isClause, lowerStart, toTheFace, verbOf } from './grammar.ts'
import { spellOut, withArticle } from './noun-phrase.ts'
import { inARow, sentencesOf, upperFirst, withEnd } from './words.ts'

/** A part of a point to cover: a sentence by itself, or a thing to talk about. */
export type SpokenPoint =
  | { readonly type: 'sentence'; readonly text: string }
  | { readonly type: 'clause'; readonly text: string }
  | { readonly type: 'topic'; readonly text: string; readonly subject: string }

const ORDER = new RegExp(
  String.raw`^(?:please )?(?:also )?(?:mention|talk about|speak about|cover|say something about|explain|` +
    String.raw`highlight|point out|bring up|emphasi[sz]e|stress|touch on|remind (?:her|him|them)(?: of|` +
    String.raw` about)?|` +
    String.raw`say|tell (?:her|him|them|the customer)(?: about)?|let (?:her|him|them) know(?: about)?|` +
    String.raw`make sure (?:to )?(?:mention|say)|about)[:\s]+`,
  'i',
)
const FACT_THAT = /^(?:the fact )?that\s+/i

export function topicOf(line: string): string {
  const plain = line.trim().replace(/^[-*•]\s*/, '')
  if (TO_DO.test(plain)) return plain.replace(/[.\s]+$/, '')
  const include = /^(?:please )?(?:also )?include (?=the|our|your|a|an|that|how)/i
  return plain
    .replace(ORDER, '')
    .replace(ORDER, '')
    .replace(include, '')
    .replace(/[.\s]+$/, '')
}

const JOINT = new RegExp(
  String.raw`,?\s+(?:and|plus|as well as)\s+(?:also\s+)?(?=(?:mention|talk about|cover|say|tell|that|how|` +
    String.raw`why|` +
    String.raw`what|where|when|the fact|we|she|he|i)\b)|,\s+(?:and\s+)?(?=(?:mention|talk about|that|how|` +
    String.raw`why|what)\b)`,
  'i',
)

const isWhole = (part: string): boolean =>
  FACT_THAT.test(part) || isClause(part) || imperativeOf(part) !== null || /^\d/.test(part)

/** "the clean-up and that we do our own crews" are two points, "dust, noise and mess" is one. */
function partsOf(line: string): readonly string[] {
  const topic = topicOf(line)
  const quoted = /^["“](.+)["”]$/.exec(topic)?.[1]
  if (quoted !== undefined) return [quoted]
  return sentencesOf(topic)
    .flatMap((sentence) => (isClause(sentence) ? sentence.split(JOINT_THAT) : sentence.split(JOINT)))
    .flatMap((part) => {
      const pieces = part.split(/,(?!\d{3})\s+/)
      const apart = pieces.length > 1 && !isClause(pieces[0] ?? '') && pieces.slice(1).some(isWhole)
      return apart ? pieces : [part]
    })
    .map(topicOf)
    .filter(Boolean)
}
const JOINT_THAT = /,?\s+and\s+(?=that\b)/i

/** Third person that is left over, signs and questions cannot be said by rule. */
const UNSAYABLE = new RegExp(
  String.raw`[#~@*=<>{}|?]|\b(?:asap|tbd|fyi|etc)\b|^\W*$|, (?:done|finished|ready)\b|` +
    String.raw`^(?:do not|don't|never) (?:say|mention|talk|promise|tell|offer|discuss|bring up)\b`,
  'i',
)
/** Asked of the customer as it stands. */
const BIDDING = /^(?:don't|do not|please|feel free|let's|make sure|remember|keep in mind|have)\s+\w/i
const TO_DO = /^(?:remind|ask|tell) (?:her|him|them|the customer) to (.+)$/i
const TO_ASK = /^ask (?:(?:her|him|them) )?((?:about|whether|if|how|when|what|for|where|who)\b.+)$/i
const BARE_QUESTION = /^(?:why|how|when|where|what)(?: \w+)?$/i

/** "old deck is spongy" lacks its article; "Bob Smith next door is happy" and "winter is coming" do not. */
function withSubject(clause: string): string {
  const words = clause.split(/\s+/)
  const subject = words.slice(0, Math.max(0, verbOf(clause)))
  const named = subject.slice(1).some((word) => /^\p{Lu}\p{Ll}/u.test(word)) || /^I\b/.test(clause)
  const lowered = lowerStart(clause)
  const thing = lowerStart(subject.join(' '))
  if (subject.length < 2 || named || (lowered === clause && /^\p{Lu}/u.test(clause))) return clause
  return /^an? /.test(asThing(thing)) && !/^an? /.test(thing) ? `the ${lowered}` : clause
}

/** "ridge vent undersized" is short for "the ridge vent is undersized". */
function completed(text: string): string | null {
  const [, thing = '', state = ''] = /^((?:[\w-]+ ){1,3})([a-z]{3,}(?:ed|en))$/i.exec(text) ?? []
  const subject = thing.trim()
  if (!state || /(?:shed|bed|need|feed|seed|garden|kitchen|screen|speed|open)$/i.test(state)) return null
  if (
    /^(?:the|our|your|a|an|we|you) *$/i.test(thing) ||
    /(?:^| )(?:\w+ly|and|of|for|with|in|on|at|to)$/i.test(subject)
  )
    return null
  return `${withSubject(`${subject} is`).replace(/ is$/, '')} ${isPlural(subject) ? 'are' : 'is'} ${state}`
}

const ABOUT_THEM = /^(?:he|she|they|\p{Lu}\p{Ll}+)\b/iu
const dollars = (text: string): string =>
  /\$/.test(text) || !/\b(?:price|cost|total|investment)\b/i.test(text)
    ? text
    : text.replace(/\b\d{1,3}(?:,\d{3})+\b/, (amount) => `$${amount}`)
const asSentence = (text: string): SpokenPoint => ({
  type: 'sentence',
  text: withEnd(upperFirst(dollars(text))),
})

function measured(text: string): string {
  return text.replace(/^(\d[\d.,]*) (hours?|days?|weeks?) (work|job)$/i, 'the $1 $2 of $3')
}

/** What is no sentence by itself: work of ours, a wish to the customer, a lack. */
function shortForm(plain: string): SpokenPoint | null {
  const asked = TO_ASK.exec(plain)?.[1]
  if (asked) return asSentence(`I would also like to ask you ${asked}`)
  if (BIDDING.test(plain)) return asSentence(plain)
  const [, lack = ''] = /^no (.+)$/i.exec(plain) ?? []
  if (lack)
    return asSentence(
      `There ${isPlural(lack.split(/ (?:on|in|at|of|for)\b/)[0] ?? '') ? 'are' : 'is'} no ${lack}`,
    )
  const order = imperativeOf(plain)
  if (order === 'theirs') return asSentence(plain)
  if (order === 'ours') return asSentence(`We ${lowerStart(plain)}`)
  const whole = completed(plain)
  return whole === null ? null : asSentence(whole)
}

function topicPoint(plain: string): SpokenPoint | null {
  const noun = withArticles(lowerStart(asNoun(plain)))
  if (/^(?:if|when|because|and|or|but|to|not|of|at|in|on|for|with)\b/i.test(noun)) {
    return BARE_QUESTION.test(noun) ? question(noun) : null
  }
  if (BARE_QUESTION.test(noun)) return question(noun)
  const named = /^\p{Lu}/u.test(noun) || /^\S+'s\b/.test(noun)
  const counted = /^\d+ [\p{L}-]/u.test(noun)
  return { type: 'topic', text: counted ? `the ${noun}` : named ? noun : withArticle(noun), subject: noun }
}

const question = (words: string): SpokenPoint => ({
  type: 'topic',
  text: `the question “${upperFirst(words)}?”`,
  subject: words,
})

function pointOf(part: string, first: string): SpokenPoint | null {
  const asked = /^((?:what|how|why|when|where|who|which|will|can|do|does|is|are) .+)\?$/i.exec(part)?.[1]
  if (asked) return question(asked)
  const todo = TO_DO.exec(part)?.[1]
  const bare = todo ? `please ${todo}` : part.replace(FACT_THAT, '')
  const spelled = measured(spellOut(bare).trim())
  const plain = TO_ASK.test(spelled) ? spelled : toTheFace(spelled, first)
  if (plain === null || UNSAYABLE.test(plain)) return null
  if (!todo && FACT_THAT.test(part))
    return isClause(plain) ? { type: 'clause', text: lowerStart(withSubject(plain)) } : null
  const known =
    ABOUT_THEM.test(spelled) && /^you (?!can\b|may\b|will\b|should\b|must\b|could\b|would\b)/i.test(plain)
  if (known) return asSentence(`I know that ${lowerStart(plain)}`)
  if (isClause(plain) && !BIDDING.test(plain)) return asSentence(withSubject(plain))
  return shortForm(plain) ?? topicPoint(plain)
}

export interface SpokenCover {
  readonly line: string
  /** Null: it cannot be put into words by rule. */
  readonly points: readonly SpokenPoint[] | null
}

/** Points to cover as what is said; `first`: the customer's first name, said as "you". */
export function readCover(lines: readonly string[], first: string): readonly SpokenCover[] {
  return lines.map((line) => {
    const points = partsOf(line).map((part) => pointOf(part, first))
    return {
      line,
      points: points.length === 0 || points.includes(null) ? null : points.flatMap((one) => one ?? []),
    }
  })
}

const TOPICS: readonly string[] = [
  'I would like to talk with you about {it}.',
  'Let me also bring up {it}, so that you can ask me about it.',
  'I have also made a note to speak about {it}.',
  'And please ask me about {it}.',
]
const PLURAL = /,| and |[^s'u]s$/
const CLAUSES: readonly string[] = [
  'I want you to know that {it}.',
  'You should also know that {it}.',
  'It is good to know as well that {it}.',
]

const wayOf = (ways: readonly string[], at: number): string => ways[at % ways.length] ?? '{it}'

/** One topic or several as a sentence; `at`: how many were said before, so that no two begin alike. */
export function topicSentence(topics: readonly string[], at: number): string {
  const it = inARow(topics)
  const way = wayOf(TOPICS, at)
  return (PLURAL.test(it) ? way.replace('about it.', 'about that.') : way).replace('{it}', it)
}

export const clauseSentence = (clause: string, at: number): string =>
  wayOf(CLAUSES, at).replace('{it}', clause)

/** A single point as sentences, for an outline of the person's own and for revisions. */
export function speakCover(line: string, first = ''): string | null {
  const [{ points } = { points: null }] = readCover([line], first)
  if (!points) return null
  return points
    .map((point, at) => {
      if (point.type === 'sentence') return point.text
      return point.type === 'clause' ? clauseSentence(point.text, at) : topicSentence([point.text], at)
    })
    .join(' ')
}

/** The document's own words on a subject: the words themselves must stand in the sentence. */
export function documentOn(subject: string, documents: readonly string[]): string | undefined {
  const wanted = readSubject(subject)
  return documents.find((sentence) => isOn(sentence, wanted))
}

type Subject = ReturnType<typeof readSubject>
export function isOn(sentence: string, wanted: Subject): boolean {
  const firm = wanted.terms.filter(({ role }) => role !== 'soft' && role !== 'verb')
  const words = firm.length > 0 ? firm : wanted.terms
  return speaksOf(sentence, wanted) && words.some((term) => saysLiterally(sentence, { terms: [term] }))
}
