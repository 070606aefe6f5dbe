import type { Finding } from '#shared/domain/transcript.ts'
import { saysSomething } from './answers.ts'
import type { Said, Talk } from './said.ts'
import { shortened } from './sentences.ts'

const OPENERS = 8
const PURPOSE =
  /\b(?:calling|called|call about|here (?:about|to|for)|came (?:out|by|to)|come (?:out|by)|follow(?:ing)? up|circle back|checking in|get back|asked (?:us|me|about)|reach(?:ed|ing)? out|sent us|tell me|what made you|what's going on|show you|look at|talk about|promised|go over|walk (?:you|through)|start|estimate|quote|price|number|numbers|your (?:roof|siding|windows?|doors?|gutters?|deck|kitchen|bath\w*|attic|house|place|project))\b/
const GREETING =
  /\b(?:hi|hey|hello|good (?:morning|afternoon|evening)|morning|afternoon|evening|welcome|thanks for|thank you for|nice to meet|this is|it's|my name)\b/

const LAST = 0.55
const CLOSING =
  /\b(?:sign|deposit|go ahead|move forward|get (?:you )?(?:started|scheduled|on the)|write (?:it|this|that) up|shall (?:i|we)|should (?:i|we)|would (?:you|it)|can (?:i|we)|what would it take|ready to|earn your business|works? for you|schedule|book|put you|hold (?:that|the)|which (?:one|day)|call you|send you|see you|i'll (?:call|send|bring|have)|thank you|thanks|today)\b/
const SEALS =
  /\b(?:sign|deposit|go ahead|move forward|get started|write (?:it|this|that) up|what would it take|ready to|earn your business|schedule|book|which day|check|half today|a third)\b/

/** The rep's first greeting; with it the first turn that states why they talk. */
export function findOpening({ turns, knowsRep }: Talk): Finding | null {
  if (!knowsRep) return null
  const early = turns
    .slice(0, OPENERS * 2)
    .filter((turn) => turn.isRep && saysSomething(turn))
    .slice(0, 3)
  const first = early.find(({ plain }) => GREETING.test(plain) || PURPOSE.test(plain)) ?? early[0]
  if (!first) return null
  const purpose = early.find(
    (turn) => turn !== first && PURPOSE.test(turn.plain) && !PURPOSE.test(first.plain),
  )
  const parts = purpose ? [first, purpose] : [first]
  return {
    text: shortened(parts.flatMap(({ sentences }) => sentences.map(({ text }) => text))),
    turns: parts.map(({ ordinal }) => ordinal),
  }
}

/** The last time the rep asked for a decision or sealed one. */
export function findClose({ turns, knowsRep }: Talk): Finding | null {
  if (!knowsRep) return null
  const late = turns.slice(Math.floor(turns.length * LAST)).filter(({ isRep }) => isRep)
  const last = (fits: RegExp): Said | undefined =>
    late.findLast(({ plain, words }) => words > 3 && fits.test(plain))
  const close = last(SEALS) ?? last(CLOSING)
  if (!close) return null
  const from = Math.max(
    0,
    close.sentences.findIndex(({ plain }) => SEALS.test(plain) || CLOSING.test(plain)),
  )
  return { text: shortened(close.sentences.slice(from).map(({ text }) => text)), turns: [close.ordinal] }
}

const LAUGHS = /\b(?:ha(?: ?ha)*|heh|haha\w*|lol|laugh\w*|funny|kidding|joke)\b/g
const THANKS = /\b(?:thank you|thanks|appreciate|please|sorry)\b/g
const HEDGES = /\b(?:maybe|i guess|probably|i don't know|not sure|might|perhaps|i think|we'll see)\b/g
const FIGURES = /\d[\d,.]*|\b(?:hundred|thousand|percent|inch(?:es)?|feet|squares?)\b/g
const PERSONAL =
  /\b(?:my (?:wife|husband|kids|son|daughter|dad|mom|uncle|dog)|coffee|grand(?:kids|son|daughter)|weekend|birthday|church|how are you|how's)\b/g
const HEATED =
  /\b(?:ridiculous|unacceptable|angry|mad|upset|furious|frustrat\w+|fed up|sick of|nobody (?:came|called)|waste of)\b/g
const PUSHES =
  /\b(?:today only|right now|sign today|what would it take|earn your business|only (?:good|today)|before i leave|tonight only)\b/g

const count = (text: string, cue: RegExp): number => text.match(cue)?.length ?? 0

/**
 * Words for the manner, from counts alone, by 100 words: laughter 0.4 "good-humored", thanks and please 0.9
 * "polite", family and small talk 0.6 "warm", hedges 1.6 "hesitant", figures 3.5 "matter-of-fact"; any heated word
 * twice "tense"; pressure "pushing"; turns of the rep above 55 words "talkative", of everybody below 14 "brisk",
 * questions in a third of the rep's turns "asking".
 */
export function toneOf(talk: Talk): readonly string[] {
  const all = talk.turns.map(({ plain }) => plain).join('\n')
  const words = talk.turns.reduce((sum, turn) => sum + turn.words, 0)
  if (words < 60) return []
  const share = (cue: RegExp): number => (100 * count(all, cue)) / words
  const reps = talk.turns.filter(({ isRep }) => isRep)
  const repWords = reps.reduce((sum, turn) => sum + turn.words, 0) / Math.max(1, reps.length)
  const asking =
    reps.filter(({ sentences }) => sentences.some(({ asks }) => asks)).length / Math.max(1, reps.length)
  const rules: readonly (readonly [string, boolean])[] = [
    ['tense', count(all, HEATED) >= 2],
    ['pushing', count(all, PUSHES) > 0],
    ['warm', share(PERSONAL) >= 0.6],
    ['good-humored', share(LAUGHS) >= 0.4],
    ['polite', share(THANKS) >= 0.9],
    ['asking', asking >= 0.34],
    ['talkative', repWords > 55],
    ['brisk', words / talk.turns.length < 14],
    ['matter-of-fact', share(FIGURES) >= 3.5],
    ['hesitant', share(HEDGES) >= 1.6],
  ]
  return rules
    .filter(([, fits]) => fits)
    .map(([word]) => word)
    .slice(0, 4)
}
