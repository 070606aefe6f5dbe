import type { ProjectType } from '#shared/domain/new-client.ts'
import { nameStrength } from './name-spans.ts'
import type { Said } from './said.ts'
import type { Span } from './token.ts'

/** Words that are mistyped or clipped most: "sidng", "ktchn", "wndws". */
const words: readonly (readonly [string, ProjectType])[] = [
  ['roof', 'Roofing'],
  ['roofing', 'Roofing'],
  ['shingles', 'Roofing'],
  ['siding', 'Siding'],
  ['window', 'Windows'],
  ['windows', 'Windows'],
  ['doors', 'Doors'],
  ['gutter', 'Gutters'],
  ['gutters', 'Gutters'],
  ['downspouts', 'Gutters'],
  ['decking', 'Decks'],
  ['kitchen', 'Kitchens'],
  ['bathroom', 'Bathrooms'],
  ['bathrooms', 'Bathrooms'],
  ['shower', 'Bathrooms'],
  ['baths', 'Bathrooms'],
  ['insulation', 'Insulation'],
]

const skeleton = (word: string): string => word.replace(/[aeiou]/g, '').replace(/(.)\1+/g, '$1')

/** One letter too many, too few, wrong, or two swapped. */
function isOneOff(typed: string, meant: string): boolean {
  if (Math.abs(typed.length - meant.length) > 1) return false
  let at = 0
  while (at < typed.length && typed[at] === meant[at]) at += 1
  const rest = typed.slice(at)
  const wanted = meant.slice(at)
  return (
    rest.slice(1) === wanted.slice(1) ||
    rest.slice(1) === wanted ||
    rest === wanted.slice(1) ||
    (rest[0] === wanted[1] && rest[1] === wanted[0] && rest.slice(2) === wanted.slice(2))
  )
}

/** Kinds of work behind words that are in no list. */
export function findTypos(
  said: Said,
  taken: (at: number) => boolean,
): (Span & { readonly type: ProjectType })[] {
  return said.tokens.flatMap(({ lower, kind }, at) => {
    if (kind !== 'word' || lower.length < 4 || !/^[a-z]+$/.test(lower) || taken(at)) return []
    if (said.lists.commonWords.has(lower) || nameStrength(said, at) > 1 || said.lists.surnames.has(lower))
      return []
    const found = words.find(
      ([meant]) =>
        (lower.length >= 5 && isOneOff(lower, meant)) ||
        (!/[aeiou]/.test(lower) && skeleton(lower) === skeleton(meant) && lower.length < meant.length),
    )
    return found ? [{ type: found[1], from: at, to: at + 1 }] : []
  })
}
