import { wordList } from './word-list.ts'
import { readTwoDigits } from './date-grammar.ts'
import { digitOf, zeroWords } from './number-words.ts'
import { cost, type Grammar } from './reading.ts'
import type { Token } from './token.ts'

const symbols: ReadonlyMap<string, string> = new Map([
  ['dot', '.'],
  ['period', '.'],
  ['dash', '-'],
  ['hyphen', '-'],
  ['underscore', '_'],
])
const pathSymbols: ReadonlyMap<string, string> = new Map([...symbols, ['slash', '/']])
const splitNames: ReadonlyMap<string, string> = new Map([
  ['g mail', 'gmail'],
  ['hot mail', 'hotmail'],
  ['proton mail', 'protonmail'],
  ['i cloud', 'icloud'],
  ['out look', 'outlook'],
])
const topLevels = new Set(
  wordList(
    'com net org edu gov mil int io ai co us uk ca de fr info biz me tv app dev eu in jp cn au',
    'nz it es nl ch example',
  ),
)
const longest = 60

interface Part {
  readonly end: number
  readonly text: string
}

const isLetter = (token: Token | undefined): boolean => token !== undefined && /^[a-z]$/i.test(token.text)
const isWord = (token: Token | undefined): boolean => token !== undefined && /^[a-z]{2,}$/i.test(token.text)

/** A digit or number word in an address; "o" is a letter here. */
function readDigits(tokens: readonly Token[], at: number): Part | null {
  const word = tokens[at]?.lower ?? ''
  if (word === 'o') return null
  const digit = word === 'oh' ? undefined : digitOf(word)
  if (digit !== undefined) return { end: at + 1, text: digit }
  return zeroWords.has(word) ? null : readTwoDigits(tokens, at)
}

/** Single letters and digits run together: "c o m", "a one b". */
function readSpelled(tokens: readonly Token[], at: number): Part | null {
  let text = ''
  let end = at
  while (end < at + longest) {
    const digits = readDigits(tokens, end)
    const letter = tokens[end]
    if (digits !== null) {
      text += digits.text
      end = digits.end
    } else if (letter !== undefined && isLetter(letter)) {
      text += letter.text
      end += 1
    } else break
  }
  return text === '' ? null : { end, text }
}

/** One label of a domain: a known name in two words, letters, or one word, digits after it. */
function readLabel(tokens: readonly Token[], at: number): Part | null {
  const pair = `${tokens[at]?.lower} ${tokens[at + 1]?.lower}`
  const known = splitNames.get(pair)
  if (known !== undefined) return { end: at + 2, text: known }
  const spelled = readSpelled(tokens, at)
  if (spelled !== null) return spelled
  const word = tokens[at]
  if (word === undefined || !isWord(word) || symbols.has(word.lower)) return null
  const digits = readSpelled(tokens, at + 1)
  return digits !== null && /^\d/.test(digits.text)
    ? { end: digits.end, text: word.text + digits.text }
    : { end: at + 1, text: word.text }
}

const isDot = (token: Token | undefined): boolean => token?.lower === 'dot' || token?.text === '.'

/** "a b c dot e d u" → "abc.edu"; at least two labels, `known` asks for a known last one. */
function readDomain(tokens: readonly Token[], at: number, known: boolean): Part | null {
  let part = readLabel(tokens, at)
  if (part === null) return null
  let found: Part | null = null
  while (part.end < at + longest && isDot(tokens[part.end])) {
    const label = readLabel(tokens, part.end + 1)
    if (label === null) break
    part = { end: label.end, text: `${part.text}.${label.text}` }
    if (!known || topLevels.has(label.text.toLowerCase())) found = part
  }
  return found
}

/** "j dot smith": letters, digits and signs, or one word; a sign neither begins nor ends it. */
function readUser(tokens: readonly Token[], at: number): Part | null {
  let part = readUserPart(tokens, at)
  while (part !== null && part.end < at + longest) {
    const sign = symbols.get(tokens[part.end]?.lower ?? '')
    const from: number = sign === undefined ? part.end : part.end + 1
    const next: Part | null = readUserPart(tokens, from)
    if (next === null || (sign === undefined && isWord(tokens[from]) && readDigits(tokens, from) === null))
      break
    part = { end: next.end, text: part.text + (sign ?? '') + next.text }
  }
  return part
}

function readUserPart(tokens: readonly Token[], at: number): Part | null {
  const spelled = readSpelled(tokens, at)
  if (spelled !== null) return spelled
  const word = tokens[at]
  return word !== undefined && isWord(word) && !symbols.has(word.lower)
    ? { end: at + 1, text: word.text }
    : null
}

function readEmail(tokens: readonly Token[], at: number): Part | null {
  const user = readUser(tokens, at)
  if (user === null || tokens[user.end]?.lower !== 'at') return null
  const domain = readDomain(tokens, user.end + 1, false)
  return domain === null ? null : { end: domain.end, text: `${user.text}@${domain.text}` }
}

function readProtocol(tokens: readonly Token[], at: number): Part | null {
  for (const name of ['https', 'http']) {
    const end = readName(tokens, at, name)
    if (end === null) continue
    const rest = ['colon', 'slash', 'slash']
    if (rest.every((word, index) => tokens[end + index]?.lower === word)) {
      return { end: end + rest.length, text: `${name}://` }
    }
  }
  return null
}

/** A name said as a word or letter by letter, with full stops after the letters or not. */
function readName(tokens: readonly Token[], at: number, name: string): number | null {
  if (tokens[at]?.lower === name) return at + 1
  let end = at
  for (const letter of name) {
    if (tokens[end]?.lower !== letter) return null
    end += 1
  }
  return end
}

function readWeb(tokens: readonly Token[], at: number): Part | null {
  const protocol = readProtocol(tokens, at)
  const from = protocol?.end ?? at
  const www = readName(tokens, from, 'www')
  const dotted = www !== null && isDot(tokens[www])
  const domain = readDomain(tokens, dotted ? www + 1 : from, protocol === null && !dotted)
  if (domain === null) return null
  const host = `${protocol?.text ?? ''}${dotted ? 'www.' : ''}${domain.text}`
  return readPath(tokens, { end: domain.end, text: host })
}

function readPath(tokens: readonly Token[], host: Part): Part {
  let part = host
  for (let count = 0; count < 20; count += 1) {
    const sign = pathSymbols.get(tokens[part.end]?.lower ?? '')
    const inPath = part !== host || sign === '/'
    const label = sign !== undefined && inPath ? readLabel(tokens, part.end + 1) : null
    if (label === null) break
    part = { end: label.end, text: `${part.text}${sign}${label.text}` }
  }
  return part
}

/** Only web addresses. */
export const webGrammar: Grammar = (tokens) => (at) => {
  const web = readWeb(tokens, at)
  return web === null ? [] : [{ length: web.end - at, text: web.text, kind: 'url', cost: cost.number }]
}

/** E-mail addresses, the letters as they were said. */
export const emailGrammar: Grammar = (tokens) => (at) => {
  const email = readEmail(tokens, at)
  return email === null
    ? []
    : [{ length: email.end - at, text: email.text, kind: 'email', cost: cost.number }]
}
