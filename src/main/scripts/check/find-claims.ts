import { placesIn } from './clauses.ts'
import { findContacts } from './find-contacts.ts'
import { findDates } from './find-dates.ts'
import { findFitted } from './find-fitted.ts'
import { findNames } from './find-names.ts'
import { findNumbers } from './find-numbers.ts'
import { findPhrases } from './find-phrases.ts'
import { findSpans } from './find-spans.ts'
import { idiomsIn } from './idioms.ts'
import type { Claimed, Found } from './meaning.ts'
import { wordsOf } from './words-of.ts'

const overlaps = (found: readonly Pick<Found, 'start' | 'end'>[]) => (start: number, end: number) =>
  found.some((one) => start < one.end && one.start < end)

/** Everything in a text that could be wrong about a customer, in order and without overlaps. */
export function findClaims(text: string): readonly Claimed[] {
  const words = wordsOf(text)
  const placeOf = placesIn(text)
  const claims: Found[] = []
  const idioms = idiomsIn(text)
  const add = (found: readonly Found[]): void => {
    const taken = overlaps([...idioms, ...claims])
    claims.push(...found.filter(({ start, end }) => !taken(start, end)))
  }
  add(findContacts(text))
  add(findPhrases(text, placeOf))
  add(findDates(words, placeOf))
  add(findSpans(text, placeOf))
  const before = [...claims]
  const cut = (one: Found): Found => {
    const next = before.filter(({ start }) => start > one.start && start < one.end)
    return next.length === 0
      ? one
      : { ...one, end: text.slice(0, Math.min(...next.map(({ start }) => start))).trimEnd().length }
  }
  // "14 vinyl windows" is a number and a material.
  add(findNumbers(text, words, overlaps([...idioms, ...before])).map(cut))
  add(findNames(words, overlaps([...idioms, ...claims])))
  add(findFitted(text))
  return claims
    .toSorted((a, b) => a.start - b.start)
    .map((found) => ({ ...found, place: placeOf(found.start, found.end) }))
}
