import { phraseList } from './word-list.ts'
import type { Token } from './token.ts'

/**
 * What the words of a cue ask for. `drop`: forget what was said before; `replace`: what follows stands
 * instead.
 */
export interface CorrectionCue {
  readonly end: number
  readonly sort: 'drop' | 'replace'
}

const dropping = phraseList(
  'scratch that, strike that, forget that, never mind that, let me redo that',
  'let me start over, let me start again, redo that, let me try that again, delete that',
)
const replacing = phraseList(
  'no wait, wait no, no no wait, oh wait, wait, no sorry, sorry no, sorry i mean',
  "sorry i meant, i mean, i meant, actually it is, actually it's, actually make that",
  'actually no, actually, correction, make that, sorry, my bad, excuse me, i misspoke',
  "rather, or rather, no actually, no it is, no it's, wait it's, sorry it's, sorry that's",
  "no that's, hold on, oops",
)
const cues = [
  ...dropping.map((said) => ({ words: said.split(' '), sort: 'drop' as const })),
  ...replacing.map((said) => ({ words: said.split(' '), sort: 'replace' as const })),
].sort((a, b) => b.words.length - a.words.length)

/** The longest cue that begins at `at`, marks between its words and further cues right behind it included. */
export function readCue(tokens: readonly Token[], at: number): CorrectionCue | null {
  let next = at
  let found = false
  let drop = false
  for (let round = 0; round < 4; round += 1) {
    const cue = readOneCue(tokens, skipMarks(tokens, next))
    if (cue === null) break
    next = cue.end
    found = true
    drop ||= cue.sort === 'drop'
  }
  return found ? { end: skipMarks(tokens, next), sort: drop ? 'drop' : 'replace' } : null
}

function readOneCue(tokens: readonly Token[], at: number): CorrectionCue | null {
  for (const { words, sort } of cues) {
    let next = at
    const fits = words.every((word, index) => {
      if (index > 0) next = skipMarks(tokens, next)
      const same = tokens[next]?.lower.replaceAll('’', "'") === word
      next += 1
      return same
    })
    if (fits) return { end: next, sort }
  }
  return null
}

/** The first token at or behind `at` that is a word. */
export function skipMarks(tokens: readonly Token[], at: number): number {
  let next = at
  while (next < at + 4 && tokens[next]?.punct === true) next += 1
  return next
}

const counts: ReadonlyMap<string, number> = new Map([
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['2', 2],
  ['3', 3],
  ['4', 4],
])

/**
 * "the last four are", "the last four digits should be": how many digits are said anew, and where they
 * begin.
 */
export function readLastDigits(tokens: readonly Token[], at: number): { end: number; count: number } | null {
  let next = skipMarks(tokens, at)
  if (['the', 'its', 'those'].includes(tokens[next]?.lower ?? '')) next += 1
  if (tokens[next]?.lower !== 'last') return null
  const count = counts.get(tokens[next + 1]?.lower ?? '')
  if (count === undefined) return null
  next += 2
  for (const optional of [['digits', 'numbers'], ['are', 'is', 'should', 'were'], ['be']]) {
    if (optional.includes(tokens[next]?.lower ?? '')) next += 1
  }
  return { end: skipMarks(tokens, next), count }
}
