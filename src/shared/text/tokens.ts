import { stem } from './stem.ts'

export interface Token {
  /** Lower case; numbers without thousands separators, number words as digits. */
  readonly text: string
  readonly stem: string
  /** As written. */
  readonly written: string
  readonly start: number
  readonly end: number
}

const NUMBER_WORDS: Readonly<Record<string, string>> = {
  zero: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  eleven: '11',
  twelve: '12',
  fifteen: '15',
  twenty: '20',
  thirty: '30',
  forty: '40',
  fifty: '50',
  sixty: '60',
  ninety: '90',
  hundred: '100',
}
const WORD = /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|[\p{L}\p{N}]+/gu

/** Letters without accents, as SQLite's unicode61 tokenizer compares them. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
}

export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(WORD)) {
    const written = match[0]
    const lower = /^\d/.test(written) ? written.replaceAll(',', '').toLowerCase() : fold(written)
    // "one" is more often a pronoun than a number.
    const word = lower === 'one' ? lower : (NUMBER_WORDS[lower] ?? lower)
    tokens.push({
      text: word,
      stem: stem(word),
      written,
      start: match.index,
      end: match.index + written.length,
    })
  }
  return tokens
}
