import type { Finding, Objection } from '#shared/domain/transcript.ts'
import type { Said, Talk } from './said.ts'

const MOST = 5
const BENEFIT =
  /\b(?:so (?:that|you|your|nothing|nobody)|which means|means (?:you|your|that)|because|instead of|never|warrant\w*|guarantee\w*|in writing|you (?:can|won't|don't|get|never|still)|included|no (?:surprises|charge|commission|fee)|before (?:you|we|anybody)|the (?:difference|order|reason) is|what (?:you|it) (?:get|buys?)|i'd rather|i would rather|i show you|years)\b/
const OPENS =
  /^(?:(?:and|so|okay|well|but)[, ]+)*(?:what|how|why|where|who|when|tell me|if|would it|a |do you|is it)\b/
const OWN_NAME = /\b(?:this is|my name|it's) [a-z]+\b|\b(?:uh|um)\b/
const LEAST_WORDS = 5
const MOST_WORDS = 32

/** Sentences of the rep worth using again: answers, benefits, and questions that made the customer talk. */
export function findPhrases(talk: Talk, objections: readonly Objection[]): readonly Finding[] {
  if (!talk.knowsRep) return []
  const answering = new Set(objections.flatMap(({ answer }) => answer?.turns ?? []))
  const rated = talk.turns.flatMap((turn, at) => {
    if (!turn.isRep) return []
    const next = talk.turns[at + 1]
    return turn.sentences.map((sentence) => ({ turn, sentence, weight: weigh(turn, sentence, next) }))
  })
  function weigh(turn: Said, { plain, asks }: Said['sentences'][number], next: Said | undefined): number {
    const words = plain.split(' ').length
    if (words < LEAST_WORDS || words > MOST_WORDS || OWN_NAME.test(plain)) return 0
    if (asks)
      return OPENS.test(plain) && next?.isBuyer && next.words >= 15 ? 1.5 + Math.min(1, next.words / 60) : 0
    return (BENEFIT.test(plain) ? 1.5 : 0) + (answering.has(turn.ordinal) ? 1 : 0)
  }
  return rated
    .filter(({ weight }) => weight >= 1.5)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST)
    .sort((a, b) => a.turn.ordinal - b.turn.ordinal)
    .map(({ turn, sentence }) => ({ text: sentence.text, turns: [turn.ordinal] }))
}
