/** A word, a number or a sign of a text with its place (UTF-16 offsets, end exclusive). */
export interface Word {
  /** Lower case, without accents. */
  readonly text: string
  readonly written: string
  readonly start: number
  readonly end: number
  /** What stands between the word before and this one. */
  readonly gap: string
  readonly capital: boolean
}

const WORD = /\d+(?:[.,]\d+)*|\p{L}[\p{L}\p{M}]*(?:'\p{L}+)*|[$%™®"]/gu

/**
 * One look for one character: full-width digits, curly apostrophes, odd hyphens and spaces. Keeps
 * offsets.
 */
export function plainSigns(text: string): string {
  const signs = text
    .replace(/[‘’ʼ′]/g, "'")
    .replace(/[“”″]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[\u00a0\u2000-\u200f\u202f\u2060\ufeff]/g, ' ')
  return signs.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
}

export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()

export function wordsOf(text: string): readonly Word[] {
  const plain = plainSigns(text)
  let last = 0
  return [...plain.matchAll(WORD)].map((match) => {
    const [written] = match
    const start = match.index
    const gap = plain.slice(last, start)
    last = start + written.length
    return { text: fold(written), written, start, end: last, gap, capital: /^\p{Lu}/u.test(written) }
  })
}

/** Words that belong together: nothing but a space or a hyphen in between. */
export const isJoined = (word: Word | undefined): word is Word =>
  word !== undefined && /^(?: {0,3}|-)$/.test(word.gap)

/** Nothing but spaces, commas and the like in between: still the same clause. */
export const isNear = (word: Word | undefined): word is Word =>
  word !== undefined && /^[ ,\-/]*$/.test(word.gap)
