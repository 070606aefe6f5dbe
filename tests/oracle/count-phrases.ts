import type { Conversation } from './conversation.ts'
import { type Side, turnsOf } from './count-transcripts.ts'
import { withoutMarkers, wordsOf } from './count-words.ts'
import { stemOf } from './porter.ts'

const kept = new Map<string, string[][]>()

/** The stems of each sentence of a turn. */
function sentencesOf(text: string): string[][] {
  const known = kept.get(text)
  if (known) return known
  const sentences = withoutMarkers(text)
    .split(/[.?!…](?=\s|$)|\n/)
    .map(stemsOf)
  kept.set(text, sentences)
  return sentences
}

function stemsOf(text: string): string[] {
  return wordsOf(text)
    .flatMap((word) => word.split('-'))
    .map((word) => stemOf(word.toLowerCase().replace(/['’]/g, '')))
    .filter((word) => word !== '')
}

/** How often a phrase stands in a turn; overlapping places count. */
export function placesOf(phrase: string, text: string): number {
  const wanted = stemsOf(phrase)
  if (wanted.length === 0) return 0
  let places = 0
  for (const sentence of sentencesOf(text)) {
    for (let i = 0; i + wanted.length <= sentence.length; i += 1) {
      if (wanted.every((stem, k) => sentence[i + k] === stem)) places += 1
    }
  }
  return places
}

/** Every place of a phrase in the turns of a side, as `transcript:ordinal`. */
export function placesAmong(conversations: readonly Conversation[], phrase: string, side: Side): string[] {
  return conversations.flatMap((conversation) =>
    turnsOf(conversation, side).flatMap(({ turn, text }) =>
      Array.from({ length: placesOf(phrase, text) }, () => `${conversation.id}:${turn}`),
    ),
  )
}
