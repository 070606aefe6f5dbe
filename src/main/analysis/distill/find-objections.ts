import type { Objection, ObjectionKind } from '#shared/domain/transcript.ts'
import { findAnswer } from './answers.ts'
import { amountsIn } from './money/amounts.ts'
import { ENOUGH, objectionCues, takesBack } from './objection-cues.ts'
import type { Said, Sentence, Talk } from './said.ts'
import { shortened } from './sentences.ts'

/** Turns without another word of it after which the same kind is a new objection. */
const NEAR = 4
/** A sum that a customer holds against the price: "We said twenty at the outside." */
const OTHER_PARTY =
  /\b(?:they|they're|he|he's|she|somebody|someone|fella|fellow|guy|one from|firm|company|outfit|letter|quote|bid|video)\b/
const GASP = /\b(?:oof|ouch|wow|whoa|boy|jeez|phew|whew|gosh|yikes|huh|lord|hm+)\b/
const OWN_LIMIT =
  /\b(?:we|i|he|she) (?:said|had|have|figured|thought|planned|budgeted|set aside|saved|put aside|made up|was figuring|were figuring|only have|wanted to (?:stay|be)|told)\b|\bin (?:my|our) (?:head|mind)\b|\bat the (?:outside|most)\b|\btop(?:s| out)\b|\bbudget\b|\bhoping\b/

const ACCEPTS =
  /\b(?:all right|alright|okay|ok|fine|good|great|works|deal|fair|sounds|makes sense|doable|sure|yes|perfect|got it|that's what|right)\b/
const BRIEF = 12
/** Characters of a turn that is nothing but a sigh at the price. */
const SIGH = 12
/** Sums below it are no price of a job. */
const PRICE = 500

/** Says the price back and nothing else: "So seven grand." */
const isEcho = (turnPlain: string): boolean =>
  turnPlain.split(' ').length <= BRIEF && !ACCEPTS.test(turnPlain)

interface Hit {
  readonly kind: ObjectionKind
  readonly weight: number
  readonly sentence: Sentence
}

function weigh(sentence: Sentence, turnPlain: string, afterQuote: boolean): readonly Hit[] {
  const weights = new Map<ObjectionKind, number>()
  for (const { kind, weight, words } of objectionCues) {
    if (words.test(sentence.plain)) weights.set(kind, (weights.get(kind) ?? 0) + weight)
  }
  const add = (kind: ObjectionKind, weight: number): void =>
    void weights.set(kind, (weights.get(kind) ?? 0) + weight)
  const sums = amountsIn(sentence.plain, true).filter(({ value }) => (value ?? 0) >= PRICE)
  if (afterQuote && !sentence.asks && sums.length > 0) {
    const echoes = isEcho(turnPlain) && sums.some(({ bare }) => !bare)
    add('price', echoes || OWN_LIMIT.test(sentence.plain) || GASP.test(turnPlain) ? ENOUGH : 0.8)
  }
  if (afterQuote && turnPlain === sentence.plain && GASP.test(turnPlain) && turnPlain.length <= SIGH) {
    add('price', ENOUGH)
  }
  if (sums.length > 0 && OTHER_PARTY.test(sentence.plain)) add('competition', afterQuote ? ENOUGH : 1.2)
  if (takesBack.test(sentence.plain)) return []
  return [...weights].map(([kind, weight]) => ({ kind, weight, sentence }))
}

/** The strongest reading of a turn: one kind, and a second only when another sentence speaks for it. */
function kindsOf(turn: Said, afterQuote: boolean): readonly Hit[] {
  const best = new Map<ObjectionKind, Hit>()
  for (const sentence of turn.sentences) {
    for (const hit of weigh(sentence, turn.plain, afterQuote)) {
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
  let quotedAt = -10
  talk.turns.forEach((turn, at) => {
    if (!turn.isBuyer) {
      const sums = amountsIn(turn.plain, at - quotedAt <= NEAR)
      if (sums.some(({ value }) => (value ?? 0) >= PRICE)) quotedAt = at
      return
    }
    const afterQuote = at - quotedAt <= 2
    for (const { kind, sentence } of kindsOf(turn, afterQuote)) {
      const before = open.get(kind)
      if (before && at - before.last <= NEAR) {
        before.turns.push(at)
        before.last = at
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
