import type { Said } from './said.ts'
import { similarity } from './similarity.ts'

/** "The Hendersons": the family, and what follows is another name. */
export function isFamily(said: Said, at: number): boolean {
  const { lower } = said.tokens[at] ?? { lower: '' }
  return (
    said.left(at, 1).endsWith(' the ') && /[^s]s$/.test(lower) && said.lists.surnames.has(lower.slice(0, -1))
  )
}

/** `Bartholomew "Bart" Nakagawa`: the quoted name is left out, what follows belongs to the name. */
export function isAfterQuotes(
  said: Said,
  from: number,
  at: number,
  isPart: (at: number) => boolean,
): boolean {
  return (
    at - from === 1 &&
    said.tokens[at]?.gap === '(' &&
    said.tokens[at + 1]?.gap === '(' &&
    isPart(at) &&
    isPart(at + 1)
  )
}

const SPELL_WORDS = new Set([
  "that's",
  'thats',
  "it's",
  'spelled',
  'so',
  'spelling',
  'which',
  'is',
  'first',
  'name',
])

/** Jumps over `"Bart"` between the names, over letters that spell the part before, and takes "Mcd. (McDermott)". */
export function afterNickname(said: Said, at: number, part: string, isPart: (at: number) => boolean): number {
  let spelled = at
  while (spelled < at + 3 && SPELL_WORDS.has(said.tokens[spelled]?.lower ?? '')) spelled += 1
  const token = said.tokens[spelled]
  const next = said.tokens[spelled + 1]
  if (!token || !next || token.kind !== 'spelled' || part === '' || !isPart(spelled + 1)) return at
  if (!['', ','].includes(token.gap) || next.gap !== '') return at
  const own = similarity(token.text, part) >= 0.55
  return own || (spelled === at && similarity(token.text, next.text) >= 0.8) ? spelled + 1 : at
}

/** "Tina W.", "Bao V": one letter in place of the surname. */
export function isLastInitial(said: Said, at: number): boolean {
  const token = said.tokens[at]
  if (!token || !/^[b-hj-z]$/i.test(token.text)) return false
  const after = said.source.slice(token.end, token.end + 2)
  return /^\p{Lu}$/u.test(token.text) ? !/^\s?[&-]/.test(after) : /^\.(?:\s|$)/.test(after)
}

/** "Patty Swenson, Patty with a Y" and "Dean, Corinne and Dean Maddox": where the next name begins. */
export function beginsAgain(said: Said, at: number, parts: readonly string[]): boolean {
  const [one = '', two = ''] = parts
  const { lower } = said.tokens[at] ?? { lower: '' }
  const next = said.tokens[at + 1]
  if (parts.length > 1 && lower === one.toLowerCase())
    return next?.lower === two.toLowerCase() || isRatherGiven(said, one) || !isRatherGiven(said, two)
  const isAgain = (heard: string, part: string): boolean => part !== '' && similarity(heard, part) >= 0.6
  if (parts.length === 2 && isAgain(lower, one) && isAgain(next?.lower ?? '', two)) return true
  // "Dale and Merle Haskins, Dale's the wife".
  const owner = lower.endsWith("'s") ? lower.slice(0, -2) : ''
  if (owner && said.tokens.slice(0, at).some((token) => token.lower === owner)) return true
  const third = said.tokens[at + 2]
  const linked = (next?.gap === '' && /^(?:and|n)$/.test(next.lower)) || next?.gap === '&'
  const mate = next?.gap === '&' ? next : third
  const isFirst = (name: string): boolean =>
    (said.lists.firstNames.get(name.toLowerCase()) ?? Infinity) < 3000
  return parts.length === 1 && linked && isFirst(one) && isGiven(said, lower) && isFirst(mate?.lower ?? '')
}

/** A first name that is hardly a surname. */
export function isGiven(said: Said, name: string): boolean {
  const { firstNames, surnames } = said.lists
  const first = firstNames.get(name.toLowerCase()) ?? Infinity
  return first < 3000 && (surnames.get(name.toLowerCase()) ?? Infinity) > 4 * first
}

/** "Shan ice, s h a n i c e": the recogniser made two words of one name. */
export function joinSplit(said: Said, parts: readonly string[], spelled: string): string[] {
  const { firstNames, surnames } = said.lists
  const word = spelled.toLowerCase().replace(/[^\p{L}]/gu, '')
  const rank = (name: string): number => firstNames.get(name.toLowerCase()) ?? Infinity
  if (rank(word) === Infinity && !surnames.has(word)) return [...parts]
  const at = parts.findIndex(
    (part, index) =>
      index + 1 < parts.length &&
      `${part}${parts[index + 1] ?? ''}`.toLowerCase().replaceAll(' ', '') === word,
  )
  const [one = '', two = ''] = parts.slice(at, at + 2)
  // "Lou Anne" stays two words.
  if (at < 0 || Math.max(rank(one), rank(two)) < Math.min(rank(word), 2500)) return [...parts]
  return [...parts.slice(0, at), word, ...parts.slice(at + 2)]
}

/** More a first name than a surname. */
export function isRatherGiven(said: Said, name: string): boolean {
  const { firstNames, surnames } = said.lists
  const first = firstNames.get(name.toLowerCase()) ?? Infinity
  return first < Infinity && first <= (surnames.get(name.toLowerCase()) ?? Infinity)
}

/** "Real quick Bob Durkee": an everyday word before a full name. */
export function isRemark(said: Said, at: number, isPart: (at: number) => boolean): boolean {
  const { tokens, lists } = said
  const [word, next, after] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  if (!word || next?.gap !== '' || !lists.commonWords.has(word.lower) || !isPart(at + 1)) return false
  if ((lists.firstNames.get(word.lower) ?? Infinity) < 2500) return false
  if ((lists.firstNames.get(next.lower) ?? Infinity) > 2500) return false
  const full = after?.gap === '' && (isPart(at + 2) || /^(?:and|n)$/.test(after.lower))
  return full || /^(?:real|super|very|pretty|another)$/.test(tokens[at - 1]?.lower ?? '')
}

/** "Name is p f e i f f e r": a surname that is spelled and never said. */
export function isOnlySpelled(said: Said, at: number): boolean {
  const token = said.tokens[at]
  if (!token || token.text.includes(' ') || token.text.length < 4) return false
  if (
    at > 0 &&
    !/ (?:name is|name's|named|customer|client|mr|mrs|ms|miss|mister|missus|caller|owner)(?: is| :| ,)? $/.test(
      said.left(at, 3),
    )
  )
    return false
  return !said.tokens.some(
    (other, place) => place !== at && other.kind !== 'spelled' && similarity(other.text, token.text) >= 0.55,
  )
}
