import { splitSentences } from '#shared/text/sentences.ts'

export const sentencesOf = (text: string): readonly string[] => splitSentences(text).map((one) => one.text)

/** FNV-1a: the same words always give the same number. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i)
    hash = Math.imul(hash, 0x01000193) >>> 0
  }
  return hash
}

/** "a", "a and b", "a, b and c". */
export function inARow(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`
}

export const upperFirst = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())

/** "Tear-off" becomes "tear-off"; "TPO re-cover" and "R-5 foam" stay. */
export const lowerFirst = (text: string): string =>
  /^\p{Lu}(?:\p{Ll}|$)/u.test(text) && !/^I\b/.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text

export const withEnd = (text: string): string =>
  /[.!?]["')]?$/.test(text) ? text : `${text.replace(/[,;:\s]+$/, '')}.`

/** One line without doubled blanks, ready to be read aloud. */
export const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:!?])/g, '$1')
    .trim()
