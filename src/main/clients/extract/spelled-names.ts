import { joinSplit } from './name-joints.ts'
import type { NameSpan } from './name-spans.ts'
import type { Said } from './said.ts'
import { similarity } from './similarity.ts'

/** "With an e, b r o o k e s" and "no h, j o n": the letters of the remark are not part of the name. */
function withoutRemark(word: string, parts: readonly string[], left: string): string {
  const likeness = (text: string): number => Math.max(...parts.map((part) => similarity(part, text)))
  if (letters(parts.join('')) === letters(word)) return word
  // "L i n d g r e n. I said": the pronoun behind is not part of the name.
  const ends = parts.some((part) => letters(word).slice(0, -1) === letters(part))
  if (/i$/i.test(word) && ends) return word.slice(0, -1)
  if (!/ (?:with|no|has|an?|silent|without|not|it's|in|and|one|two|,)(?: an?)? $/.test(left)) return word
  const [whole, one, two] = [word, word.slice(1), word.slice(2)]
  if (two.length >= 3 && likeness(two) > likeness(one) && likeness(two) > likeness(whole)) return two
  return one.length >= 3 && likeness(one) > likeness(whole) ? one : whole
}

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}]/gu, '')

/** Puts a spelled word in the place of the part it sounds like; two spelled words at once may cover the whole name. */
function spelledInto(parts: readonly string[], word: string): string[] {
  const words = word.split(' ')
  if (
    words.length === parts.length &&
    parts.length > 1 &&
    words.every((one, at) => similarity(one, parts[at] ?? '') >= 0.55)
  )
    return words
  const isTogether = (at: number): boolean =>
    letters(word) === letters(`${parts[at] ?? ''}${parts[at + 1] ?? ''}`)
  if (parts.some((_, at) => at + 1 < parts.length && isTogether(at))) return [...parts]
  // "Zofia, z as in zebra, o f i a" and "with an i c e": only the end was spelled.
  const isEnd = (part: string): boolean =>
    letters(part).length > letters(word).length && letters(part).endsWith(letters(word))
  if (parts.some(isEnd)) return [...parts]
  const likeness = parts.map((part) => similarity(part, word))
  const best = Math.max(...likeness)
  const index = likeness.indexOf(best)
  return best < 0.55 ? [...parts] : parts.map((part, place) => (place === index ? word.toLowerCase() : part))
}

/** Letters said after a name put right how it is written, also through "no, sorry, s t i n e". */
export function applySpelling(said: Said, span: NameSpan): NameSpan {
  let parts = [...span.parts]
  for (let at = span.to; at < Math.min(said.tokens.length, span.to + 14); at += 1) {
    const token = said.tokens[at]
    if (token?.kind !== 'spelled' || token.text.length < 3 || said.tokens[at - 1]?.lower === 'not') continue
    const word = token.text.replace(/-/g, (dash) => (/^(?:\p{L}-)+\p{L}$/u.test(token.text) ? '' : dash))
    parts = joinSplit(said, parts, word)
    parts = spelledInto(parts, withoutRemark(word, parts, said.left(at, 3)))
  }
  const right = said.right(span.to, 5)
  if (/^ (?:uh |um )?(?:hyphenated|with a hyphen|with a dash) /.test(right) && parts.length >= 3) {
    parts = [...parts.slice(0, -2), parts.slice(-2).join('-')]
  }
  const letter = / with an? ([a-z])(?: |$)/.exec(` ${right.trim()} `)?.[1]
  if (letter && /^ (?:, )?with /.test(right))
    parts = parts.map((part, index) => (index === parts.length - 1 ? withLetter(part, letter) : part))
  return { ...span, parts }
}

const SOUNDS: readonly (readonly [string, string])[] = [
  ['k', 'c'],
  ['c', 'k'],
  ['s', 'z'],
  ['z', 's'],
  ['j', 'g'],
  ['g', 'j'],
  ['y', 'i'],
  ['i', 'y'],
  ['f', 'ph'],
  ['v', 'f'],
  ['c', 's'],
]

/** "With a K": the letter stands for the one that sounds the same, when it is not there yet. */
export function withLetter(name: string, letter: string): string {
  const lower = name.toLowerCase()
  // The first letter is what is meant most: "Kowalski with a K" though another k stands inside.
  if (lower.startsWith(letter)) return name
  const initial = SOUNDS.find(([wanted, heard]) => wanted === letter && lower.startsWith(heard))
  if (initial) return letter + lower.slice(initial[1].length)
  if (lower.includes(letter)) return name
  for (const [wanted, heard] of SOUNDS) {
    if (wanted === letter && lower.includes(heard)) return lower.replace(heard, wanted)
  }
  return name
}
