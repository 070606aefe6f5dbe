import type { Grammar, Reading } from './reading.ts'
import { letterSounds, radioLetters, saidByLetters } from './spelling-alphabet.ts'
import type { Token } from './token.ts'

const longest = 90
const spelledCost = 0.8

interface Letters {
  readonly end: number
  readonly text: string
  /** Said in a way that only a spelling has: "s as in sam", "double l", "K-O-W". */
  readonly sure: boolean
}

const single = (token: Token | undefined): string | null =>
  token !== undefined && /^\p{L}$/u.test(token.text) ? token.lower : null

function explained(tokens: readonly Token[], at: number, letter: string): number | null {
  const next = tokens[at]?.lower
  const asIn = next === 'as' && tokens[at + 1]?.lower === 'in' ? at + 2 : null
  const like = next === 'like' || next === 'for' ? at + 1 : null
  const word = asIn ?? like
  if (word === null) return null
  const from = tokens[word]?.lower === 'the' && asIn !== null ? word + 1 : word
  const said = tokens[from]?.lower ?? ''
  return said.length > 1 && said.startsWith(letter) ? from + 1 : null
}

/** One letter of a spelling from `at` on; `within`: letters stand before it. */
function readLetter(tokens: readonly Token[], at: number, within: boolean): Letters | null {
  const token = tokens[at]
  if (token === undefined) return null
  const letter = single(token)
  if (letter !== null) {
    const end = explained(tokens, at + 1, letter)
    return { end: end ?? at + 1, text: letter, sure: end !== null }
  }
  const times = { double: 2, triple: 3 }[token.lower]
  const repeated = times === undefined ? null : single(tokens[at + 1])
  if (repeated !== null && times !== undefined) {
    const end = explained(tokens, at + 2, repeated)
    return { end: end ?? at + 2, text: repeated.repeat(times), sure: true }
  }
  if (/^\p{L}(?:-\p{L})+$/u.test(token.text)) {
    return { end: at + 1, text: token.lower.replaceAll('-', ''), sure: true }
  }
  if (/^\p{L}(?:\.\p{L})+$/u.test(token.text) && token.text.length > 3) {
    return { end: at + 1, text: token.lower.replaceAll('.', ''), sure: true }
  }
  const sound = letterSounds.get(token.lower)
  if (within && sound !== undefined && single(tokens[at + 1]) !== null)
    return { end: at + 1, text: sound, sure: false }
  return null
}

function commanded(tokens: readonly Token[], at: number): { end: number; upper: boolean } | null {
  const word = tokens[at]?.lower
  const second = tokens[at + 1]?.lower
  if ((word === 'upper' || word === 'lower') && second === 'case')
    return { end: at + 2, upper: word === 'upper' }
  if (word === 'capital' || word === 'uppercase' || word === 'big') return { end: at + 1, upper: true }
  if (word === 'little' || word === 'lowercase' || word === 'small') return { end: at + 1, upper: false }
  return null
}

const joints: ReadonlyMap<string, string> = new Map([
  ['apostrophe', "'"],
  ['hyphen', '-'],
  ['dash', '-'],
])

/**
 * "Priya Patel, p r i y a p a t e l": where the words were just said, theirs are the spaces and the
 * capitals.
 */
function asNamed(tokens: readonly Token[], at: number, text: string): string {
  const words: string[] = []
  for (let before = at - 1; before >= Math.max(0, at - 6) && words.length < 3; before -= 1) {
    const token = tokens[before] as Token
    if (token.punct) continue
    words.unshift(token.text.charAt(0).toUpperCase() + token.text.slice(1))
    if (words.join('').toLowerCase() === text.toLowerCase()) return words.join(' ')
  }
  return text
}

/** A spelled word: the first letter is a capital, and whichever was asked for. */
function readSpelling(tokens: readonly Token[], at: number): Reading | null {
  // Half of "h v a c" is no spelling either.
  if (single(tokens[at - 1]) !== null) return null
  let text = ''
  let letters = 0
  let end = at
  let next = at
  let sure = false
  while (next < at + longest) {
    const command = commanded(tokens, next)
    const letter = readLetter(tokens, command?.end ?? next, letters > 0)
    if (letter === null) {
      const joint = letters > 0 ? joints.get(tokens[next]?.lower ?? '') : undefined
      const mark = letters > 0 && /^[-,.…]$/u.test(tokens[next]?.text ?? '')
      if (joint === undefined && !mark) break
      const following = commanded(tokens, next + 1)?.end ?? next + 1
      if (readLetter(tokens, following, false) === null) break
      text += joint ?? ''
      next += 1
      continue
    }
    const first = text === '' || text.endsWith('-') || text.endsWith("'")
    const upper = command?.upper ?? first
    text += upper ? letter.text.charAt(0).toUpperCase() + letter.text.slice(1) : letter.text
    letters += letter.text.length
    sure ||= letter.sure || command !== null
    end = letter.end
    next = letter.end
  }
  if (letters < (sure ? 2 : 3) || saidByLetters.has(text.toLowerCase())) return null
  return { length: end - at, text: asNamed(tokens, at, text), kind: 'spelled', cost: spelledCost }
}

function readRadio(tokens: readonly Token[], at: number): Reading | null {
  let text = ''
  let end = at
  for (; end < at + longest; end += 1) {
    const mark = text !== '' && tokens[end]?.punct && radioLetters.has(tokens[end + 1]?.lower ?? '')
    if (mark) continue
    const letter = radioLetters.get(tokens[end]?.lower ?? '')
    if (letter === undefined) break
    text += letter
  }
  if (text.length < 3) return null
  const name = text.charAt(0).toUpperCase() + text.slice(1)
  return { length: end - at, text: name, kind: 'spelled', cost: spelledCost }
}

/** "K-O-W-A-L-S-K-I", "s as in sam …", "kilo oscar whiskey": names said letter by letter. */
export const spellingGrammar: Grammar = (tokens) => (at) =>
  [readSpelling(tokens, at), readRadio(tokens, at)].filter((reading) => reading !== null)
