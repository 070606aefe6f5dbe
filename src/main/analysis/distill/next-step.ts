import type { Finding } from '#shared/domain/transcript.ts'
import { isFirm, ordersIn, WHEN, YES } from './promises.ts'
import type { Said, Sentence, Talk } from './said.ts'
import { shortened } from './sentences.ts'

const PROPOSES =
  /\b(?:how about|what about|could (?:i|we|you)|can (?:i|we|you)|shall (?:i|we)|should (?:i|we)|does|would|why don't|let's|let me|i'd (?:like|come|start)|i could|we could|i can|we can|we'd (?:start|come)|are you (?:free|around)|works? for you|you free|what (?:day|time)|when)\b/
const THINKS =
  /\b(?:think (?:about it|it over|on it)|sleep on it|let you know|get back to you|call you (?:if|when)|we'll see|i'll see|i don't know|not sure|maybe|take (?:me|us) off|go(?:ing|nna go)? with (?:them|him|her|the other|somebody)|not interested|no thanks|pass on)\b/
const BACKS_OUT =
  /\b(?:take (?:me|us) off|going with (?:them|him|the other)|go with (?:them|him|the other)|not interested|doing it (?:himself|ourselves|myself)|'s doing it|(?:gonna|going to|i'll|i'd rather) (?:call|go with|use|hire|take|have) (?:\w+'s guy|them|the other \w+|him do|somebody else))\b/
const MEETS =
  /\b(?:come|visit|meet|start|starts|install\w*|measure\w*|call|calls|send|sends|e-?mail|sign|signs|be (?:there|here|out|back)|see you|appointment|crew|inspection|stop by|swing by|drop|bring|show ?room|zoom|walk|go over|look at|schedule|book|deliver\w*|sit down|order|write it up|contract|talk|do|have|goes up|finish)\b/

/** The customer asks for it: "Call me Thursday." */
const BIDS =
  /\b(?:call|text|send|e-?mail|bring|come|mail|show|get|put|make it|start|write) (?:me|us|it|by|over|back|on|at|that|your)\b/

const DAY =
  '(?:today|tonight|tomorrow|noon|(?:mon|tues|wednes|thurs|fri|satur|sun)day|the \\w+(?:st|nd|rd|th)|next week|this week|(?:in the )?(?:morning|afternoon|evening))'
const HOUR =
  '(?:\\d{1,2}(?::\\d\\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon)(?: (?:thirty|fifteen))?'
/** A reply that gives the time back: "Eleven. I'll bring the plans.", "Friday at seven." */
const GIVES_BACK = new RegExp(
  `^(?:(?:oh|well|okay|ok|so|and|then|all right|alright|yeah|yes|um|uh|hm|sure|at|make it|let's say|say)[, .]+)*(${DAY}|${HOUR})(?:'s\\b|[.,! ]|$)`,
)
const HAS_TIME = new RegExp(`\\b(?:${DAY}|${HOUR} o'clock|at ${HOUR})\\b`)
/** "Monday at four, then." */
const SETTLES = new RegExp(
  `\\b(?:${DAY}|${HOUR})\\b.{0,20}\\bthen\\b|\\bthen ${DAY}\\b|^${DAY} (?:at ${HOUR}|it is)`,
)

const WISHES =
  /\b(?:after|before|morning|afternoon|evening|day|works|better|free|home|off|can do|could do|prefer|rather)\b/
const wishesTime = (turn: Said): boolean =>
  turn.isBuyer && (HAS_TIME.test(turn.plain) || WISHES.test(turn.plain))

/** "Eleven o'clock?", "Friday at seven." */
const isTimeOnly = ({ plain }: Sentence): boolean => HAS_TIME.test(plain) && plain.split(' ').length <= 12

/** The words of a turn that give a time of the other side back. */
function givesBack(reply: Said, before: string): boolean {
  return reply.sentences.some(({ plain, asks }) => {
    const [, time] = asks ? [] : (GIVES_BACK.exec(plain) ?? [])
    return time !== undefined && (before.includes(time) || (HAS_TIME.test(time) && HAS_TIME.test(before)))
  })
}

/** The part of a conversation in which an agreement on what comes next is looked for. */
const LAST_PART = 0.45

/**
 * What was agreed to happen next: a time or a deed that one side names and the other accepts, or an order with
 * what follows from it. "I'll think about it" is none, and what is taken back later is none.
 */
export function findNextStep(talk: Talk): Finding | null {
  const { turns } = talk
  const from = Math.floor(turns.length * LAST_PART)
  const ordered = turns.some((turn) => turn.isBuyer && ordersIn(turn))
  let best: { at: number; answer: number; score: number; text: string } | null = null
  for (let at = from; at < turns.length; at++) {
    const turn = turns[at]
    if (!turn || turn.role === 'other') continue
    for (const sentence of turn.sentences) {
      const { plain } = sentence
      const dated = WHEN.test(plain)
      const promised = isFirm(sentence, turn.isRep)
      const firm = turn.isRep && promised
      const deed = promised || MEETS.test(plain)
      if (!dated && !firm) continue
      if (!deed && !(dated && PROPOSES.test(plain)) && !(dated && sentence.asks) && !isTimeOnly(sentence))
        continue
      const reply = turns
        .slice(at + 1, at + 4)
        .findIndex(
          (next, near) =>
            next.isRep !== turn.isRep &&
            ((near < 2 && next.sentences.some((each) => YES.test(each.plain))) ||
              givesBack(next, turn.plain)) &&
            !THINKS.test(next.plain),
        )
      const bids = turn.isBuyer && dated && !sentence.asks && (BIDS.test(plain) || isFirm(sentence, false))
      const asked = bids && turns.slice(at + 1, at + 2).every((next) => next.isRep)
      const settled =
        turn.isRep && SETTLES.test(plain) && turns.slice(Math.max(0, at - 2), at).some(wishesTime)
      const agreed = reply >= 0 || asked || settled
      const closing = at >= turns.length - 2 && firm
      if (!agreed && !(firm && dated) && !(dated && turn.isRep && ordered) && !closing) continue
      const score = (dated ? 2 : 0) + (agreed ? 2 : 0) + (firm ? 1 : 0) + at / turns.length
      if (!best || score >= best.score) {
        best = { at, answer: reply >= 0 ? at + 1 + reply : at, score, text: shortened([sentence.text]) }
      }
    }
  }
  if (!best || best.score < 3) return null
  const after = turns.slice(best.at + 1)
  if (after.some((turn) => turn.isBuyer && BACKS_OUT.test(turn.plain))) return null
  // The customer's last word is a doubt, and no day was accepted: nothing was agreed.
  const lastWords = turns.slice(-4).filter((turn) => turn.isBuyer)
  if (best.score < 4 && lastWords.some((turn) => THINKS.test(turn.plain))) return null
  const places = [...new Set([best.at, best.answer])]
  return { text: best.text, turns: places.map((at) => turns[at]?.ordinal ?? 0) }
}
