import type { Cue } from './cues/cue.ts'
import { objectionCues } from './objection-cues.ts'
import type { Said, Sentence } from './said.ts'

export type CuesIn = ReadonlyMap<Sentence, readonly Cue[]>

const page = (sentences: readonly Sentence[]): string => sentences.map(({ plain }) => plain).join('\n')

/** The cues in each sentence of these turns. Most are nowhere in a conversation, which one look at the page tells. */
export function cuesIn(turns: readonly Said[]): CuesIn {
  const all = turns.flatMap(({ sentences }) => sentences)
  const asked = all.filter(({ asks }) => asks)
  const pages = { all: page(all), asked: page(asked) }
  const found = new Map<Sentence, Cue[]>(all.map((sentence) => [sentence, []]))
  for (const cue of objectionCues) {
    const where = cue.scope === 'asked' ? 'asked' : 'all'
    if (!cue.anywhere.test(pages[where])) continue
    for (const sentence of where === 'asked' ? asked : all) {
      if (cue.words.test(sentence.plain)) found.get(sentence)?.push(cue)
    }
  }
  return found
}
