import type { Place } from './clauses.ts'

/** What a pattern finds next to a claim: the last before it, else the first behind it. */
function nearestIn<T>(
  text: string,
  start: number,
  end: number,
  cues: readonly (readonly [kind: T, pattern: RegExp])[],
): T | null {
  let before: { readonly at: number; readonly kind: T } | null = null
  let after: { readonly at: number; readonly kind: T } | null = null
  for (const [kind, pattern] of cues) {
    for (const match of text.matchAll(pattern)) {
      const last = match.index + match[0].length
      if (match.index < start && (before === null || last > before.at)) before = { at: last, kind }
      else if (match.index >= start && (after === null || match.index < after.at))
        after = { at: match.index, kind }
    }
  }
  // What stands right behind the claim says what it is: "$500 off", "30% down".
  if (after && after.at - end <= 2) return after.kind
  return (before ?? after)?.kind ?? null
}

/** The cue that a claim belongs to, in its own clause. */
export const nearestInClause = <T>(
  { clause, start, end }: Place,
  cues: readonly (readonly [kind: T, pattern: RegExp])[],
): T | null => nearestIn(clause, start, end, cues)

/** The same, and in the rest of the sentence where the clause has none. */
export function nearestInSentence<T>(
  place: Place,
  cues: readonly (readonly [kind: T, pattern: RegExp])[],
): T | null {
  const from = place.lead.length
  return nearestInClause(place, cues) ?? nearestIn(place.sentence, place.start + from, place.end + from, cues)
}
