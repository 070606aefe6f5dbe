import type { Distillation } from '#shared/domain/transcript.ts'
import type { Said, Sentence, Talk } from './said.ts'
import { shortened } from './sentences.ts'

type Commitment = Distillation['commitments'][number]

const DEED =
  'send|e-?mail|mail|text|call|bring|come|get|have|put|write|draw|drop|order|check|ask|book|schedule|set|sign|pay|take|show|price|measure|meet|talk|look|find|file|forward|fax|print|leave|pull|hold|make|stop|swing|run|revise|update|confirm|follow|give|let|see|do|be|start|finish|mark|read|hand|line|work|add|change|cover|fix|clear|move|tell|speak|go'
const FIRM = new RegExp(
  `\\b(?:i'll|i will|i'm going to|i'm gonna|we'll|we will|we're going to|we're gonna)(?: \\w+ly| also| just| go ahead and| have \\w+| get \\w+| personally| definitely)? (?:${DEED})\\b`,
)
const BY_OTHERS =
  /\b(?!(?:it|that|he|they|she|who|what|this|there|you|which)\b)[a-z]+(?:'ll| will| calls| sends| comes| drops| mails| checks| orders| brings| measures| tests| comes| goes| prices| files| picks| delivers| installs| starts| is going to|'s going to)\b.{0,40}\b(?:you|out|first|before|friday|monday|tuesday|wednesday|thursday|saturday|tomorrow|morning|week)\b/
export const WHEN =
  /\b(?:today|tonight|tomorrow|this (?:week|afternoon|evening|weekend|morning)|next (?:week|month)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:the )?same day|the (?:minute|day|moment|week) (?:it|the|you|your|we|before|after)|as soon as|(?:in|within) (?:\w+ )?(?:\w+ )?(?:days?|weeks?|minutes|hours?)|by (?:noon|the end|then)|in (?:the morning|an hour|a (?:week|day|minute|couple)|two weeks)|before (?:the|then|you)|after (?:the|work|lunch)|january|february|march|april|june|july|august|september|october|november|december|weekend|at (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|\d)(?! (?:thousand|hundred|percent|grand|dollars|a foot))|o'clock|the (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+eenth|twent\w+|thirtieth)(?! (?:time|one|thing|place|floor|option|price|number|quote|bid|half|part|two|line|day of))|right now|(?:sign|send|pay|order|do|book|signing|sending|paying) (?:it|that|this|them) now)\b/
const SENDS =
  /\b(?:send|e-?mail|mail|text|call|bring|book|sign|write (?:it|that|this|you|the)|order|pay|schedule|drop|forward|put (?:it|that|you|this|a|the)|price|draw|measure|revise|leave|print|file|meet|ask|check|confirm|get (?:you|that|it|the)|be (?:there|here|back|in touch|on)|run|stop|come|move|mark|show|read|hold|clear|look (?:it|that|for|into|up)|fix|make (?:sure|a|the|you)|find|take (?:it|that|off|you|down|out)|talk to|let (?:him|her|them|sam|elena|ruth)|add|change|book|pull|give (?:you|him|her|them)|tell (?:him|her|them)|swing|follow up|start)\b/
const HAVE_IT =
  /\byou'?ll (?:have|get) (?:it|them|that|this|the|a|my)\b|^(?:\w+ )?will do\b|\bconsider it done\b/
const LOOSE =
  /^(?:so |and |but |then )?if |\b(?:i'll think|think (?:about|on) it|let you know|see (?:what|how|if|where|about)|maybe|might|probably|try to|be honest|tell you (?:what|this|the|right|that)|have to (?:think|see)|be (?:fine|glad|straight|exact|blunt|frank)|do my best|i'll say|i'll bet|i'll take that|hold you to)\b/
export const YES =
  /^(?!yeah,? no\b)(?:(?:oh|well|okay|ok|so|and|then|all right|alright|yeah|yes|um|uh|hm)[, .]+)*(?:yes|yeah|yep|yup|sure|okay|ok|all right|alright|deal|perfect|great|good(?: enough)?|that works|works|fine|sounds (?:good|great|fine|fair)|that's (?:fine|fair|perfect|good|great|doable)|let's do|do it|i'll take|please|absolutely|of course|definitely|see you|will do|i can do|we can do|write it up|done|that'd be|that would be|i'd (?:like|prefer|love)|exactly|thursday|monday|tuesday|wednesday|friday|saturday|sunday|\w+ (?:is|works) (?:perfect|fine|good|great)|do that|send (?:it|me|that|them)|go ahead|i'd do that|that's plenty|lovely|wonderful|you're hired|please do|i'd appreciate|(?:he|she|they|i|we)(?:'ll|'d| will| would) like that|(?:i|we)'ll be (?:here|there|home)|it's a (?:date|deal)|you bet|suits? (?:me|us))\b/

/** A promise in the present: "Then I send the contract in ten minutes." */
const PRESENT =
  /(?:^|\bthen |\band |, )i (?:send|call|bring|ask|mail|e-?mail|show|tell) (?:you|the|it|each|them|him|her|elena|ruth|sam)\b/
/** Done as it is said. */
const UNDER_WAY =
  /\b(?:i'm|we're) (?:sending|signing|booking|ordering|paying|keeping (?:the|your) job|calling (?:you|them|him|her))\b/
/** A promise put softly, which counts with a time: "I can have that by Thursday." */
const SOFT = new RegExp(`\\b(?:i|we)(?:'d| can| could)(?: \\w+ly| also| just)? (?:${DEED})\\b`)

const promiseIn = (sentence: Sentence): boolean =>
  !sentence.asks && (FIRM.test(sentence.plain) || PRESENT.test(sentence.plain)) && !LOOSE.test(sentence.plain)

/** How sure it is that a sentence promises a deed: with a time, or a deed that can be held against the speaker. */
export function isFirm(sentence: Sentence, isRep: boolean): boolean {
  const { plain } = sentence
  if (promiseIn(sentence) && (WHEN.test(plain) || SENDS.test(plain))) return true
  if (!sentence.asks && UNDER_WAY.test(plain) && !LOOSE.test(plain)) return true
  if (!sentence.asks && SOFT.test(plain) && WHEN.test(plain) && !LOOSE.test(plain)) return true
  return isRep && !sentence.asks && !LOOSE.test(plain) && (BY_OTHERS.test(plain) || HAVE_IT.test(plain))
}

const ORDERS =
  /\b(?:(?<!to )do it|write it up|sign (?:it|me up|here)|(?:gimme|give me|hand me|pass me) (?:the|a|that|your) pen|have you got a pen|you're hired|(?:make|write|draw) (?:up |out )?the (?:paper|papers|contract)|pay the (?:man|lady|woman)|i'm for it|i'm sold|(?:i|we) pay by|got yourself a (?:deal|job)|let's (?:do it|go|go ahead|book it|sign|get (?:it|this|that) (?:done|going|scheduled|on))|go ahead (?:and|with)|i'll take (?:it|the)|we'll take (?:it|the)|put (?:me|us) (?:down|on)|count (?:me|us) in|where do (?:i|we) sign|you've got (?:a deal|yourself)|(?:we have|it's) a deal|i'll write the check|(?:i'm|we're) (?:in(?=[.,!]|$)|ready to (?:go|sign|start))|order (?:it|them))\b/
/** Asked, and yet an order. */
const SIGNS = /\bwhere do (?:i|we) sign\b|\ba pen\b/
const NOT_ORDERED =
  /\b(?:he'll|he|they|they'll|she|you(?!'re hired)|not|don't|can't|before|if|until|without|won't|when)\b/

export function ordersIn(turn: Said): Sentence | undefined {
  return turn.sentences.find(
    ({ plain, asks }) => (!asks || SIGNS.test(plain)) && ORDERS.test(plain) && !NOT_ORDERED.test(plain),
  )
}

/** The share of a talk in which "I'll show you" is about the next minute. */
const EARLY = 0.25
/** Turns over which one person's promises are one. */
const NEAR = 2

/** What the rep and the customers firmly said they would do. */
export function findCommitments(talk: Talk): readonly Commitment[] {
  const found: Mutable[] = []
  talk.turns.forEach((turn, at) => {
    const who = turn.isRep ? 'rep' : turn.role === 'customer' ? 'customer' : null
    if (who === null) return
    const early = at < talk.turns.length * EARLY
    const firm = turn.sentences.filter(
      (sentence) => isFirm(sentence, turn.isRep) && (!early || WHEN.test(sentence.plain)),
    )
    const order = who === 'customer' && !early ? ordersIn(turn) : undefined
    const kept = order && !firm.includes(order) ? [...firm, order] : firm
    if (kept.length === 0) return
    const before = found.findLast((each) => each.who === who)
    if (before && at - before.last <= NEAR) {
      before.turns.push(turn.ordinal)
      before.last = at
    } else {
      found.push({ who, text: shortened(kept.map(({ text }) => text)), turns: [turn.ordinal], last: at })
    }
  })
  return found.map(({ who, text, turns }) => ({ who, text, turns }))
}

interface Mutable {
  readonly who: 'rep' | 'customer'
  readonly text: string
  readonly turns: number[]
  last: number
}
