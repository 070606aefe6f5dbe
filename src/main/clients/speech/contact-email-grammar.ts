import {
  asides,
  doubtfulProviders,
  emailSigns,
  providers,
  splitDomains,
  stopWords,
  topLevels,
} from './email-words.ts'
import { digitValue, teenValue, tensValue } from './number-words.ts'
import type { Grammar, Reading } from './reading.ts'
import { readGroups } from './spoken-digits.ts'
import { radioLetters } from './spelling-alphabet.ts'
import type { Token } from './token.ts'

const emailCost = 0.3
const longestUser = 40

interface Part {
  readonly end: number
  readonly text: string
}

const phrase = (tokens: readonly Token[], at: number, length: number): string =>
  tokens
    .slice(at, at + length)
    .map((token) => token.lower)
    .join(' ')

function readAside(tokens: readonly Token[], at: number): number | null {
  const words = asides.find((aside) => aside.every((word, index) => tokens[at + index]?.lower === word))
  return words === undefined ? null : at + words.length
}

const isLetter = (token: Token | undefined): boolean => token !== undefined && /^[a-z]$/i.test(token.text)
const isDigits = (token: Token | undefined): boolean =>
  token !== undefined &&
  (/^\d+$/.test(token.text) ||
    digitValue.has(token.lower) ||
    teenValue.has(token.lower) ||
    tensValue.has(token.lower) ||
    ['oh', 'hundred', 'thousand', 'double', 'triple'].includes(token.lower))
const isWord = (token: Token | undefined): boolean =>
  token !== undefined && !token.punct && /^[a-z0-9][\w.'-]*$/i.test(token.text) && token.text.length > 1

// ── behind "at" ────────────────────────────────────────────────────────────

function readSplit(tokens: readonly Token[], at: number, names: ReadonlyMap<string, string>): Part | null {
  for (let length = 4; length > 0; length -= 1) {
    const text = names.get(phrase(tokens, at, length))
    if (text !== undefined && at + length <= tokens.length) return { end: at + length, text }
  }
  return null
}

const isDot = (token: Token | undefined): boolean => token?.lower === 'dot' || token?.text === '.'

/** Words, letters and digits up to "dot": "smith roofing" → smithroofing. */
function readLabel(tokens: readonly Token[], at: number): Part | null {
  const split = readSplit(tokens, at, splitDomains)
  if (split !== null) return split
  let text = ''
  let end = at
  while (end < at + 12) {
    const aside = readAside(tokens, end)
    const token = tokens[end]
    const group = isDigits(token) && token?.lower !== 'oh' ? readGroups(tokens, end)[0] : undefined
    if (aside !== null) end = aside
    else if (group !== undefined) {
      text += group.digits
      end = group.end
    } else if (token?.lower === 'dash' || token?.lower === 'hyphen') {
      text += '-'
      end += 1
    } else if (
      token !== undefined &&
      !token.punct &&
      token.lower !== 'dot' &&
      token.lower !== 'at' &&
      /^[a-z0-9-]+$/i.test(token.text)
    ) {
      text += token.lower
      end += 1
    } else break
  }
  return text === '' ? null : { end, text }
}

function readTopLevel(tokens: readonly Token[], at: number): Part | null {
  const word = tokens[at]?.lower ?? ''
  if (topLevels.has(word)) return { end: at + 1, text: word }
  for (const length of [3, 2]) {
    const letters = tokens.slice(at, at + length)
    const text = letters.map((token) => token.lower).join('')
    if (letters.every(isLetter) && topLevels.has(text)) return { end: at + length, text }
  }
  return null
}

function readDomain(tokens: readonly Token[], at: number): Part | null {
  const word = tokens[at]
  if (word !== undefined && /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(word.lower)) {
    return { end: at + 1, text: word.lower }
  }
  const label = readLabel(tokens, at)
  let found: Part | null = null
  let part = label
  while (part !== null && part.end < at + 20 && isDot(tokens[part.end])) {
    const top = readTopLevel(tokens, part.end + 1)
    const text: string = part.text
    if (top !== null) {
      found = { end: top.end, text: `${text}.${top.text}` }
      part = found
      continue
    }
    const next: Part | null = tokens[part.end]?.punct ? null : readLabel(tokens, part.end + 1)
    part = next === null ? null : { end: next.end, text: `${text}.${next.text}` }
  }
  return found
}

// ── before "at" ────────────────────────────────────────────────────────────

/** Where the part before "at" begins: backwards over what an address is made of. */
function beginOfUser(tokens: readonly Token[], at: number): number {
  let start = at
  let words = 0
  let free = 3
  let lettersTaken = false
  while (start > 0 && at - start < longestUser) {
    const aside = asides.find(
      (words) => phrase(tokens, start - words.length, words.length) === words.join(' '),
    )
    if (aside !== undefined && start - aside.length >= 0) {
      start -= aside.length
      continue
    }
    const token = tokens[start - 1] as Token
    if (
      tokens[start - 2]?.lower === 'in' &&
      tokens[start - 3]?.lower === 'as' &&
      isLetter(tokens[start - 4])
    ) {
      start -= 4
      lettersTaken = true
      continue
    }
    const sign = emailSigns.has(token.lower)
    if (sign) {
      // A mark is a sign only where it is written into the address without a space.
      if (token.punct && tokens[start - 2]?.end !== token.start) break
      start -= 1
      free = 1
      words = 0
      lettersTaken = false
      continue
    }
    if (token.punct) {
      const spaced =
        token.text === ',' && (isLetter(tokens[start]) || emailSigns.has(tokens[start]?.lower ?? ''))
      if (!spaced || !(isLetter(tokens[start - 2]) || emailSigns.has(tokens[start - 2]?.lower ?? ''))) break
      start -= 1
      continue
    }
    if (isLetter(token) && !(words > 1)) {
      if (
        ['i', 'a'].includes(token.lower) &&
        words > 0 &&
        !isLetter(tokens[start - 2]) &&
        !isDigits(tokens[start - 2])
      )
        break
      start -= 1
      lettersTaken = true
      continue
    }
    if (isDigits(token)) {
      if (words > 0 && !emailSigns.has(tokens[start - 2]?.lower ?? '') && !isWord(tokens[start - 2])) break
      if (words > 0 && isDigits(tokens[start - 2])) break
      start -= 1
      continue
    }
    if (!isWord(token) || stopWords.has(token.lower) || lettersTaken || words >= free) break
    const next = tokens[start]?.lower ?? ''
    // "John Smith jsmith at …": the name was said before, the address ends in it.
    if (words > 0 && next.length > token.lower.length && next.endsWith(token.lower)) break
    words += 1
    start -= 1
  }
  while (start < at && (tokens[start]?.punct || emailSigns.has(tokens[start]?.lower ?? ''))) start += 1
  return start
}

/** Writes the tokens from `start` to `at` as one word in lower case. */
function writeUser(tokens: readonly Token[], start: number, at: number): string {
  const slice = tokens.slice(0, at)
  const radio = slice.slice(start).filter((token) => radioLetters.has(token.lower)).length >= 3
  let text = ''
  for (let next = start; next < at;) {
    const aside = readAside(slice, next)
    const token = slice[next] as Token
    if (aside !== null) {
      next = aside
      continue
    }
    const sign = emailSigns.get(token.lower)
    const group = sign === undefined && isDigits(token) ? readGroups(slice, next)[0] : undefined
    if (group !== undefined) {
      text += group.digits
      next = group.end
      continue
    }
    const repeat = { double: 2, triple: 3 }[token.lower]
    if (repeat !== undefined && isLetter(slice[next + 1])) {
      text += (slice[next + 1]?.lower ?? '').repeat(repeat)
      next += 2
      continue
    }
    if (sign !== undefined) text += sign
    else if (!token.punct) text += radio ? (radioLetters.get(token.lower) ?? token.lower) : letters(token)
    const explained = isLetter(token) && slice[next + 1]?.lower === 'as' && slice[next + 2]?.lower === 'in'
    next += explained ? 4 : 1
  }
  return text
}

const letters = (token: Token): string =>
  (/^[a-z](?:-[a-z])+$/.test(token.lower) ? token.lower.replaceAll('-', '') : token.lower).replaceAll("'", '')

// ── the whole ────────────────────────────────────────────────────────────

const wordsOfMail = new Set(['email', 'e-mail', 'mail', 'address'])

/** "works at comcast" is no address: a mail word before it or a sign in the name makes it one. */
function doubtfulAt(tokens: readonly Token[], at: number, user: string, start: number): Part | null {
  const before = tokens.slice(Math.max(0, start - 8), start)
  const asked = before.some((token) => wordsOfMail.has(token.lower)) || /[\d._-]/.test(user)
  return asked ? readSplit(tokens, at, doubtfulProviders) : null
}

function emailAround(tokens: readonly Token[], at: number): { start: number; reading: Reading } | null {
  const token = tokens[at] as Token
  if (token.lower !== 'at' && token.text !== '@') return null
  const behind = tokens[at + 1]?.lower === 'sign' ? at + 2 : at + 1
  const named = readDomain(tokens, behind) ?? readSplit(tokens, behind, providers)
  if (named === null && readSplit(tokens, behind, doubtfulProviders) === null) return null
  const start = beginOfUser(tokens, at)
  if (start === at) return null
  const user = writeUser(tokens, start, at)
  const domain = named ?? doubtfulAt(tokens, behind, user, start)
  if (domain === null || !/^[a-z0-9][a-z0-9._+-]*$/.test(user)) return null
  const end = asideAfter(tokens, domain.end)
  const text = `${user}@${domain.text}`
  return { start, reading: { length: end - start, text, kind: 'email', cost: emailCost } }
}

/** "all one word" said after the address belongs to it. */
function asideAfter(tokens: readonly Token[], at: number): number {
  const from = tokens[at]?.punct ? at + 1 : at
  for (const said of ['all one word', 'all lowercase', 'all lower case', 'no spaces']) {
    const length = said.split(' ').length
    if (phrase(tokens, from, length) === said) return from + length
  }
  return at
}

const writtenEmail = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/

/** "j dot smith at gmail dot com" → j.smith@gmail.com, in lower case; written addresses get their kind. */
export const contactEmailGrammar: Grammar = (tokens) => {
  const found = new Map<number, Reading[]>()
  for (let at = 1; at < tokens.length; at += 1) {
    const email = emailAround(tokens, at)
    if (email !== null) found.set(email.start, [...(found.get(email.start) ?? []), email.reading])
  }
  return (at) => {
    const text = tokens[at]?.text ?? ''
    if (text.length < 255 && text.includes('@') && writtenEmail.test(text)) {
      return [{ length: 1, text, kind: 'email', cost: emailCost }]
    }
    return found.get(at) ?? []
  }
}
