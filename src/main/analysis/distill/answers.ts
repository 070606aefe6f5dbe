import type { Finding } from '#shared/domain/transcript.ts'
import type { Said, Talk } from './said.ts'
import { shortened } from './sentences.ts'

const REACH = 3
const EMPTY_WORDS =
  /^(?:(?:okay|ok|yeah|yes|no|sure|right|all right|alright|uh-huh|mm-hm|got it|i see|oh|hm+|ha|fair enough|great|good|thanks|thank you|i hear you|i understand)[\s,.!?]*)+$/

/** Says something beyond a nod. */
export const saysSomething = (turn: Said): boolean => turn.words >= 4 && !EMPTY_WORDS.test(turn.plain)

/**
 * What the rep said to an objection: the next turn of the rep that says something, before the customer has
 * gone on to say much else. Null where the rep never came to it, or where nobody is known to be the rep.
 */
export function findAnswer(talk: Talk, places: readonly number[]): Finding | null {
  if (!talk.knowsRep) return null
  const answers: Said[] = []
  for (const place of places) {
    const next = talk.turns
      .slice(place + 1, place + 1 + REACH)
      .find((turn) => turn.isRep && saysSomething(turn))
    if (next && !answers.includes(next)) answers.push(next)
  }
  const [first] = answers
  if (!first) return null
  return {
    text: shortened(first.sentences.map(({ text }) => text)),
    turns: answers.map(({ ordinal }) => ordinal),
  }
}
