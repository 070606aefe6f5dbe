import type { Objection, ObjectionKind } from '#shared/domain/transcript.ts'
import { findAnswer } from './answers.ts'
import { type CuesIn, cuesIn } from './cues-in.ts'
import { amountsIn } from './money/amounts.ts'
import { ENOUGH } from './objection-cues.ts'
import type { Said, Talk } from './said.ts'
import { shortened } from './sentences.ts'
import { type Around, type Hit, PRICE, weighSentence } from './weigh-objection.ts'

/** Turns without another word of it after which the same kind is a new objection. */
const NEAR = 8
const FRESH = 2
/** The share of a talk in which people greet each other and say what they want. */
const EARLY = 0.2

const FINANCED = /\b(?:a month|monthly|loan|interest|months? at|financ\w+)\b/
const INVITES =
  /\b(?:what (?:worries|bothers|concerns|scares|would (?:keep|stop|hold)|'s (?:holding|stopping|keeping|the hesitation)|is (?:holding|stopping|keeping)|do you think|don't you like|did you have in mind|were you)|how (?:does|do|did) (?:that|it|you) (?:sound|feel|sit|look|strike)|anything (?:else|besides|that)|what questions|any questions|would that (?:bother|be)|is it the (?:price|money|timing|time))\b/
const TAKES_UP =
  /^(?:(?:oh|well|okay|ok|yeah|yes|no|sure|hm+|ha|and|now|sir|ma'am|mr|ms|mrs)[,. ]+)*(?:that's (?:fair|a fair|real|right|true|a good|a real|a lot|what|why|not)|fair(?: enough| question)?\b|i (?:understand|hear you|get (?:it|that)|know|don't blame|wouldn't|see|can't|won't|should)|good question|understood|you're (?:right|not)|it is\b|it's a (?:fair|good|lot|real)|totally|of course|absolutely|sorry|no hard feelings|don't (?:feel|worry)|what if\b|would it help|what would|may i ask|can i ask|could i ask)/

/** The strongest reading of a turn: one kind, and a second only when another sentence speaks for it. */
function kindsOf(turn: Said, cues: CuesIn, around: Around): readonly Hit[] {
  const best = new Map<ObjectionKind, Hit>()
  for (const sentence of turn.sentences) {
    for (const hit of weighSentence(sentence, cues.get(sentence) ?? [], turn, around)) {
      const before = best.get(hit.kind)
      const weight = hit.weight + (before?.weight ?? 0) * 0.5
      best.set(hit.kind, {
        ...hit,
        weight: Math.max(weight, before?.weight ?? 0),
        sentence: before && before.weight > hit.weight ? before.sentence : hit.sentence,
      })
    }
  }
  const found = [...best.values()]
    .filter(({ weight }) => weight >= ENOUGH)
    .sort((a, b) => b.weight - a.weight)
  const named = found.filter(({ kind }) => kind !== 'other')
  const [first, ...more] = named.length > 0 ? named : found
  if (!first) return []
  return [first, ...more.filter((hit) => hit.sentence !== first.sentence).slice(0, 1)]
}

/** Doubts and resistance of the customers, each once, with what the rep said to it. */
export function findObjections(talk: Talk): readonly Objection[] {
  const open = new Map<ObjectionKind, { turns: number[]; text: string; last: number }>()
  const found: { kind: ObjectionKind; text: string; turns: number[]; last: number }[] = []
  const cues = cuesIn(talk.turns.filter(({ isBuyer }) => isBuyer))
  let quotedAt = -10
  let quote: number | null = null
  talk.turns.forEach((turn, at) => {
    if (!turn.isBuyer) {
      const sums = amountsIn(turn.plain, at - quotedAt <= NEAR).flatMap(({ value, per }) =>
        value !== null && value >= PRICE && per === 'whole' ? [value] : [],
      )
      if (sums.length > 0) {
        quotedAt = at
        quote = Math.max(...sums)
      }
      return
    }
    const before = talk.turns.slice(Math.max(0, at - FRESH), at).filter(({ isBuyer }) => !isBuyer)
    const next = talk.turns.slice(at + 1, at + 3).find(({ isBuyer }) => !isBuyer)
    const part = at / talk.turns.length
    const around: Around = {
      early: part < EARLY || at < 2,
      quote: at - quotedAt <= NEAR ? quote : null,
      fresh: at - quotedAt <= FRESH,
      financed: before.some(({ plain }) => FINANCED.test(plain)),
      invited: before.some(({ plain }) => INVITES.test(plain)),
      acknowledged: next !== undefined && TAKES_UP.test(next.plain),
    }
    for (const { kind, sentence } of kindsOf(turn, cues, around)) {
      const earlier = open.get(kind)
      if (earlier && at - earlier.last <= NEAR) {
        earlier.turns.push(at)
        earlier.last = at
        continue
      }
      const from = turn.sentences.indexOf(sentence)
      const text = shortened(turn.sentences.slice(from).map((each) => each.text))
      const entry = { kind, text, turns: [at], last: at }
      open.set(kind, entry)
      found.push(entry)
    }
  })
  return found.map(({ kind, text, turns }) => ({
    kind,
    text,
    turns: turns.map((at) => talk.turns[at]?.ordinal ?? 0),
    answer: findAnswer(talk, turns),
  }))
}
