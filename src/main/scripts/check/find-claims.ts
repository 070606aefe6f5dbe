import { findDates } from './find-dates.ts'
import { findNames } from './find-names.ts'
import { findNumbers } from './find-numbers.ts'
import { findPhrases } from './find-phrases.ts'
import type { Found } from './meaning.ts'
import { wordsOf } from './words-of.ts'

const overlaps = (found: readonly Found[]) => (start: number, end: number) =>
  found.some((one) => start < one.end && one.start < end)

/** Everything in a text that could be wrong about a customer, in order and without overlaps. */
export function findClaims(text: string): readonly Found[] {
  const words = wordsOf(text)
  const phrases = findPhrases(text)
  const dates = findDates(words).filter(({ start, end }) => !overlaps(phrases)(start, end))
  const firm = [...phrases, ...dates]
  const numbers = findNumbers(text, words, overlaps(firm))
  const counted = [...firm, ...numbers]
  const names = findNames(words, overlaps(counted)).filter(({ start, end }) => !overlaps(counted)(start, end))
  return [...counted, ...names].toSorted((a, b) => a.start - b.start)
}
