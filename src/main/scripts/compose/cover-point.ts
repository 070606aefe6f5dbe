import { asThing, isPlural, withArticles } from './articles.ts'
import { asNoun, imperativeOf, isClause, lowerStart, toTheFace, verbOf } from './grammar.ts'
import { spellOut, standsAlone, withArticle } from './noun-phrase.ts'
import { upperFirst, withEnd } from './words.ts'

/** A part of a point to cover: a sentence by itself, or a thing to talk about. */
export type SpokenPoint =
  | { readonly type: 'sentence'; readonly text: string }
  | { readonly type: 'clause'; readonly text: string }
  | { readonly type: 'topic'; readonly text: string; readonly subject: string }

/** "remind her to clear the driveway" */
export const TO_DO = /^(?:remind|ask|tell) (?:her|him|them|the customer) to (.+)$/i
/** "the fact that we do our own crews" */
export const FACT_THAT = new RegExp(
  String.raw`^(?:(?:the fact )?that|make sure (?:she|he|they) knows?(?: that)?|` +
    String.raw`(?:she|he|they) should know(?: that)?)\s+`,
  'i',
)
/** Third person that is left over, signs and questions cannot be said by rule. */
const UNSAYABLE = new RegExp(
  String.raw`[#~@*=<>{}|?]|\b(?:asap|tbd|fyi|etc)\b|^\W*$|, (?:done|finished|ready|so|because|since)\b|` +
    String.raw`^(?:do not|don't|never) (?:say|mention|talk|promise|tell|offer|discuss|bring up)\b`,
  'i',
)
/** Asked of the customer as it stands. */
const BIDDING = /^(?:don't|do not|please|feel free|let's|make sure|remember|keep in mind|have)\s+\w/i
const TO_ASK = /^ask (?:(?:her|him|them) )?((?:about|whether|if|how|when|what|for|where|who)\b.+)$/i
const BARE_QUESTION = /^(?:why|how|when|where|what)(?: \w+)?$/i

const HOUSE = new RegExp(
  String.raw`^(?:roof|deck|porch|chimney|attic|ridge|siding|door|kitchen|bath(?:room)?|tub|shower|floor|` +
    String.raw`crew|permit|warranty|price)\b`,
  'i',
)

/** "old deck is spongy" lacks its article; "Bob Smith next door is happy" and "winter is coming" do not. */
function withSubject(clause: string): string {
  const words = clause.split(/\s+/)
  const subject = words.slice(0, Math.max(0, verbOf(clause)))
  const named = subject.slice(1).some((word) => /^\p{Lu}\p{Ll}/u.test(word)) || /^I\b/.test(clause)
  const lowered = lowerStart(clause)
  const thing = lowerStart(subject.join(' '))
  if (subject.length === 1 && HOUSE.test(clause)) return `the ${lowered}`
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
  const thanks = /^thank (?:you|her|him|them) for (.+)$/i.exec(plain)?.[1]
  if (thanks) return asSentence(`Thank you for ${thanks}`)
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

/** "difference between composite and wood" lacks its article, whatever comes behind. */
function articled(noun: string): string {
  const [first = '', second = ''] = noun.split(' ')
  const alone = standsAlone(first) || !/^(?:between|of|to|for|in|from|about)$/.test(second)
  return alone ? withArticle(noun) : `the ${noun}`
}

function topicPoint(plain: string): SpokenPoint | null {
  const noun = withArticles(lowerStart(asNoun(plain)))
  if (/^(?:if|when|because|and|or|but|to|not|of|at|in|on|for|with)\b/i.test(noun)) {
    return BARE_QUESTION.test(noun) ? question(noun) : null
  }
  if (BARE_QUESTION.test(noun)) return question(noun)
  const named = /^\p{Lu}/u.test(noun) || /^\S+'s\b/.test(noun)
  const counted = /^\d+ [\p{L}-]/u.test(noun)
  return { type: 'topic', text: counted ? `the ${noun}` : named ? noun : articled(noun), subject: noun }
}

const question = (words: string): SpokenPoint => ({
  type: 'topic',
  text: `the question “${upperFirst(words)}?”`,
  subject: words,
})

/** Null where a part cannot be put into words by rule. */
export function pointOf(part: string, first: string): SpokenPoint | null {
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
