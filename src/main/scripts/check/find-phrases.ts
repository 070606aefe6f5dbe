import type { Place } from './clauses.ts'
import type { Found } from './meaning.ts'
import { discounts } from './phrases/discounts.ts'
import { giveaways } from './phrases/giveaways.ts'
import { materials } from './phrases/materials.ts'
import type { Phrase } from './phrases/phrase.ts'
import { promises } from './phrases/promises.ts'
import { ratings } from './phrases/ratings.ts'
import { fold, plainSigns } from './words-of.ts'

/** Claims without a number: they must stand in a fact. */
const PHRASES: readonly Phrase[] = [...giveaways, ...discounts, ...promises, ...ratings, ...materials]

const LIGHT = new Set('a an the of for any our your is are over more than nearly almost'.split(' '))
const DENIED = new RegExp(
  String.raw`\b(?:no|not|never|nobody|cannot|can't|don't|doesn't|won't|without|isn't|than|instead of)\b` +
    String.raw`(?: \w+){0,4} ?$`,
  'i',
)
/** "If your insurance covers it" says nothing yet. */
const OPEN = /\b(?:if|whether|ask|unless|wonder|should you|why|what|how)\b[^.]*$/i

export const contentWords = (text: string): readonly string[] =>
  (fold(plainSigns(text)).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !LIGHT.has(word))

export function findPhrases(text: string, placeOf: (start: number, end: number) => Place): readonly Found[] {
  const plain = plainSigns(text)
  const found = PHRASES.flatMap(({ kind, sense, pattern, unlessDenied }) =>
    [...plain.matchAll(pattern)].flatMap((match): readonly Found[] => {
      const start = match.index
      const end = start + match[0].trimEnd().length
      const { clause, start: at } = placeOf(start, end)
      const before = clause.slice(0, at)
      if (unlessDenied && DENIED.test(before)) return []
      if ((sense === 'discount' || sense === 'promise') && OPEN.test(before)) return []
      return [{ kind, start, end, meaning: { type: 'phrase', sense, words: contentWords(match[0]) } }]
    }),
  )
  return longest(found)
}

/** Of overlapping stretches the longest, which says most. */
export function longest(found: readonly Found[]): readonly Found[] {
  const kept: Found[] = []
  for (const one of found.toSorted((a, b) => b.end - b.start - (a.end - a.start))) {
    if (kept.every(({ start, end }) => one.end <= start || end <= one.start)) kept.push(one)
  }
  return kept.toSorted((a, b) => a.start - b.start)
}
