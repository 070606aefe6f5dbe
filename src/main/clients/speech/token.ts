import { isNumberWord } from './number-words.ts'

/** One word or mark of what was said; offsets count UTF-16 units. */
export interface Token {
  readonly text: string
  readonly lower: string
  readonly start: number
  readonly end: number
  readonly punct: boolean
}

const chunk = /\S+/g
const core = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su
const mark = /[\p{L}\p{N}]/u

/** Cuts at spaces, at marks around a word, and at the hyphens between number words ("twenty-two"). */
export function tokenize(said: string): readonly Token[] {
  const tokens: Token[] = []
  const add = (text: string, start: number, punct: boolean): void => {
    tokens.push({ text, lower: text.toLowerCase(), start, end: start + text.length, punct })
  }
  for (const found of said.matchAll(chunk)) {
    const [before, word, after] = partsOf(found[0])
    let at = found.index
    for (const sign of before) {
      add(sign, at, true)
      at += sign.length
    }
    for (const part of wordParts(word)) {
      if (part !== '-') add(part, at, false)
      at += part.length
    }
    for (const sign of after) {
      add(sign, at, true)
      at += sign.length
    }
  }
  return tokens
}

function partsOf(text: string): readonly [string, string, string] {
  if (!mark.test(text)) return [text, '', '']
  // A very long run of marks would make the lazy pattern slow; nobody says such a word.
  if (text.length > 400) return ['', text, '']
  const match = core.exec(text)
  return [match?.[1] ?? '', match?.[2] ?? text, match?.[3] ?? '']
}

function wordParts(word: string): readonly string[] {
  if (word === '') return []
  if (!word.includes('-') || word.length > 80) return [word]
  const parts = word.split('-')
  return parts.every((part) => isNumberWord(part.toLowerCase())) ? word.split(/(-)/) : [word]
}
