import { writtenDigits } from './digit-run.ts'
import { cityAt } from './geo.ts'
import {
  afterNickname,
  beginsAgain,
  isAfterQuotes,
  isFamily,
  isLastInitial,
  isOnlySpelled,
  isRatherGiven,
  joinSplit,
  isRemark,
} from './name-joints.ts'
import { nationalities, notNames, particles, suffixes, titles } from './not-names.ts'
import type { Said } from './said.ts'
import type { Span } from './token.ts'

/** Words in a row that may be a person's name. */
export interface NameSpan extends Span {
  /** Written parts without title and suffix; particles are joined to the part behind them. */
  readonly parts: readonly string[]
  readonly title: string | null
  /** How much the words look like a name, 0 to 2. */
  readonly strength: number
  /** "Bob's": mentioned, with something that is his. */
  readonly possessive: boolean
  /** The first part was spelled before the second was said, as surnames are. */
  readonly spelledFirst: boolean
}

const PLAIN = /^\p{L}[\p{L}'’-]*$/u

/** Whether sentences start with capitals, so that a name must have one too. */
export function isCased(said: Said): boolean {
  const starts = said.tokens.filter(
    ({ text, gap }, at) =>
      (at === 0 || gap === '.' || gap === '\n') && /^\p{L}/u.test(text) && !/^I(?:['’]\p{L}+)?$/u.test(text),
  )
  const capital = starts.filter(({ text }) => /^\p{Lu}/u.test(text)).length
  const lower = said.tokens.some(({ text }) => /^\p{Ll}{3,}$/u.test(text))
  return lower && capital > 0 && capital >= 0.75 * starts.length
}

const base = (lower: string): string => lower.replace(/'s$|s'$/, '')

/** 2 in a list and no everyday word, 1 unknown word, 0.6 both a name and a word, 0 no name. */
export function nameStrength(said: Said, at: number): number {
  const token = said.tokens[at]
  if (!token || !PLAIN.test(token.text) || token.kind === 'email') return 0
  if (token.kind === 'spelled') return isOnlySpelled(said, at) ? 1.5 : 0
  const lower = base(token.lower)
  // "N dot laurent" is an e-mail.
  if (lower === 'dot' && (said.tokens[at - 1]?.text.length ?? 9) === 1) return 0
  if (SOFT.has(lower) && isBehindFirst(said, at)) return 1
  if (nationalities.has(lower)) return 0
  if (lower.length < 2 || /-n-law$|-in-law$/.test(lower) || notNames.has(lower) || notNames.has(token.lower))
    return 0
  const { firstNames, surnames, commonWords } = said.lists
  const first = firstNames.get(lower) ?? Infinity
  const last = surnames.get(lower) ?? Infinity
  const everyday =
    commonWords.has(lower) ||
    (lower.endsWith('s') && commonWords.has(lower.slice(0, -1))) ||
    (lower.endsWith('ly') && commonWords.has(lower.slice(0, -2)))
  const capital = /^\p{Lu}\p{Ll}/u.test(token.text)
  if (everyday && !capital && first < Infinity && isIntroduced(said, at)) return 0.8
  if (everyday && isSpelledOut(said, at)) return first < Infinity || last < Infinity ? 1.2 : 0.9
  if (!everyday) return first < 9000 || last < 25_000 ? 2 : lower.length > 2 ? 1 : 0
  if (first < 250) return 1.8
  if (first < 1500 || last < 2500) return capital ? 1.4 : 0.6
  if (first < Infinity && token.gap === '&') return 0.6
  if (capital && (first < Infinity || last < Infinity)) return 0.8
  if (last < Infinity && isSurnamePlace(said, at)) return 0.7
  // "A guy named Ace Strong": both are everyday words, and the first was introduced.
  const before = base(said.tokens[at - 1]?.lower ?? '')
  const behind =
    token.gap === '' && firstNames.has(before) && commonWords.has(before) && !notNames.has(before)
  if (last < Infinity && behind && isIntroduced(said, at - 1)) return 0.7
  return capital && at > 0 && token.gap === '' ? 0.5 : 0
}

/** "Named patience moody": an everyday word that is also a first name, behind a cue and before a surname. */
function isIntroduced(said: Said, at: number): boolean {
  const next = said.tokens[at + 1]
  if (next?.gap !== '' || !PLAIN.test(next.text) || next.kind === 'spelled') return false
  if (!said.lists.surnames.has(next.lower) && said.lists.commonWords.has(next.lower)) return false
  if (notNames.has(next.lower) && !SOFT.has(next.lower)) return false
  // "Hope virtue" with the surname spelled beside it.
  const opens = at === 0 && said.lists.surnames.has(next.lower) && !said.lists.commonWords.has(next.lower)
  return opens || isSpelledOut(said, at + 1) || INTRODUCED.test(said.left(at, 3))
}

const INTRODUCED =
  / (?:named|called|name is|name's|names|in for|lead for|is for|it's for|client|customer|customer is|customer's|client is|client's|contact is|lead is|lead|with|met|hers is|his is|name of|and|&|mr|mrs|ms|miss|missus|mister|guy|lady|gentleman|woman|couple|couple is|homeowner|homeowner is|owner is|owner|caller|caller is|new one|add|put in|put|by the name of|is) $/

/** Whether the word is spelled letter by letter close by, which only names are at that place. */
function isSpelledOut(said: Said, at: number): boolean {
  const { tokens } = said
  const word = tokens[at]?.lower ?? ''
  for (let near = Math.max(0, at - 2); near <= at + 3; near += 1) {
    const token = tokens[near]
    if (token?.kind !== 'spelled' || word.length < 3) continue
    const behind = tokens[Math.max(near, at) + 1]?.lower ?? ''
    if (token.lower.split(' ').includes(word) && !STREET_TYPE.test(behind)) return true
  }
  return false
}

const STREET_TYPE =
  /^(?:st|street|ave|avenue|rd|road|dr|drive|ln|lane|ct|court|blvd|way|pl|place|cir|circle|ter|terrace|trail|pike|highway)$/

const NAME_CUE =
  / (?:named|name is|name's|name|names|client|customer|client is|customer is|contact|contact is|owner|owner is|lead|lead is|homeowner|homeowner is|caller|for|with|add|met|meet|see|ask for|mr|mrs|ms|miss|dr|it's|is|one) $/

/** "The name is leo strand": an everyday word behind a plain first name that was introduced. */
function isSurnamePlace(said: Said, at: number): boolean {
  const before = said.tokens[at - 1]
  const { firstNames, commonWords } = said.lists
  if (!before || said.tokens[at]?.gap !== '' || commonWords.has(before.lower)) return false
  return (firstNames.get(before.lower) ?? Infinity) < 3000 && NAME_CUE.test(said.left(at - 1, 3))
}

/** Surnames that are everyday words of such notes: only behind a first name. */
const SOFT = new Set(
  'stone wood glass cash price best west north east south day little small short good church street lane park hall'.split(
    ' ',
  ),
)

function isBehindFirst(said: Said, at: number): boolean {
  const before = said.tokens[at - 1]
  const next = said.tokens[at + 1]
  const { firstNames, commonWords } = said.lists
  if (!before || said.tokens[at]?.gap !== '' || (firstNames.get(before.lower) ?? Infinity) > 9000)
    return false
  if (
    commonWords.has(before.lower) &&
    (firstNames.get(before.lower) ?? Infinity) > 250 &&
    !INTRODUCED.test(said.left(at - 1, 4))
  )
    return false
  // "Kevin West Elm Street" and "Dana Street" with a number before are addresses.
  return (
    !(next?.gap === '' && /^(?:side|end|elm|main)$/.test(next.lower)) &&
    writtenDigits(said.tokens[at - 2]) === null
  )
}

/** All candidates, left to right. `taken` tokens belong to something else. */
export function findNameSpans(said: Said, taken: (at: number) => boolean): NameSpan[] {
  const { tokens } = said
  const cased = isCased(said)
  const capitalOk = (at: number): boolean => !cased || /^\p{Lu}/u.test(tokens[at]?.text ?? '')
  const isPart = (at: number): boolean => !taken(at) && nameStrength(said, at) > 0 && capitalOk(at)
  const isInitial = (at: number): boolean =>
    !taken(at) && /^\p{L}\.?$/u.test(tokens[at]?.text ?? '') && !/^[ai]$/.test(tokens[at]?.text ?? '')
  const joined = (at: number): boolean => at < tokens.length && tokens[at]?.gap === ''
  const found: NameSpan[] = []
  for (let at = 0; at < tokens.length;) {
    let from = at
    let title: string | null = null
    if (titles.has(tokens[at]?.lower ?? '') && joined(at + 1) && !taken(at)) {
      title = tokens[at]?.lower ?? null
      from += 1
    }
    const before = found.at(-1)
    const isTown =
      before?.to === at && before.parts.length > 1 && isOnlyCity(said, at, before.parts.at(-1) ?? '')
    if (isTown || (title === null && isRemark(said, at, isPart))) {
      at += 1
      continue
    }
    const parts: string[] = []
    let to = from
    let prefix = ''
    let total = 0
    let possessive = false
    let spelledFirst = tokens[from]?.kind === 'spelled'
    while (
      parts.length < 4 &&
      to < tokens.length &&
      (to === from || joined(to) || isAfterQuotes(said, from, to, isPart)) &&
      !possessive
    ) {
      if (to > from && !joined(to)) to += 1
      const token = tokens[to]
      if (!token || taken(to)) break
      const particle =
        particles.has(token.lower) &&
        (parts.length > 0 || title !== null || prefix !== '' || isNameStart(said, to))
      if (
        particle &&
        joined(to + 1) &&
        (isPart(to + 1) || (particles.has(tokens[to + 1]?.lower ?? '') && isPart(to + 2)))
      ) {
        prefix += `${token.text} `
        total += 1.5
      } else if (parts.length > 1 && suffixes.has(token.lower)) {
        to += 1
        break
      } else if (
        to === from &&
        isInitial(to) &&
        joined(to + 1) &&
        isInitial(to + 1) &&
        joined(to + 2) &&
        isPart(to + 2)
      ) {
        // "B J Thompson".
        parts.push(`${token.text}${tokens[to + 1]?.text ?? ''}`.toUpperCase())
        total += 2
        to += 1
      } else if (isPart(to)) {
        possessive = /['’]s$/.test(token.text)
        const part = prefix + token.text.replace(/['’]s$/, '')
        if (title === null && parts.length > 0 && beginsAgain(said, to, parts)) break
        if (parts.length > 1 && isOnlyCity(said, to, parts.at(-1) ?? '')) break
        // "Smith, Smith": said twice.
        if (parts.length < 2 || parts.at(-1)?.toLowerCase() !== part.toLowerCase()) parts.push(part)
        if (parts.length === 1 && isFamily(said, to)) {
          to += 1
          total += 1
          break
        }
        total += nameStrength(said, to)
        prefix = ''
      } else if (
        /^(?:hyphen|dash)$/.test(token.lower) &&
        parts.length > 0 &&
        joined(to + 1) &&
        isPart(to + 1)
      ) {
        // "Jones hyphen Baptiste".
        parts[parts.length - 1] += `-${tokens[to + 1]?.text ?? ''}`
        to += 1
      } else if (parts.length > 0 && suffixes.has(token.lower)) {
        to += 1
        break
      } else if (parts.length === 1 && isLastInitial(said, to) && !(joined(to + 1) && isPart(to + 1))) {
        parts.push(token.text.toUpperCase())
        to += 1
        break
      } else if (
        isInitial(to) &&
        !/^(?:one|two|just|an?|the|with)$/.test(tokens[to - 1]?.lower ?? '') &&
        joined(to + 1) &&
        isPart(to + 1) &&
        (parts.length > 0 || to === from)
      ) {
        parts.push(token.text.replace('.', ''))
        total += 1
      } else break
      to += 1
      const jumped = to
      to = afterNickname(said, to, parts.at(-1) ?? '', isPart)
      if (to > jumped && parts.length === 1) spelledFirst = true
      if (to > jumped) parts.splice(0, parts.length, ...joinSplit(said, parts, tokens[to - 1]?.text ?? ''))
      // "Trey Hollingsworth, h o l l i n g …, Tulsa": with its surname spelled a name is complete.
      if (to > jumped && parts.length > 1 && !isRatherGiven(said, parts.at(-1) ?? '')) break
    }
    if (parts.length === 0) {
      at = Math.max(at + 1, to)
      continue
    }
    // "Carla Carla": the same again; "Dee Dee" is a name.
    if (parts.length === 2 && parts[0] === parts[1] && (parts[0]?.length ?? 0) > 3) parts.pop()
    found.push({
      from: title === null ? from : at,
      to,
      parts,
      title,
      strength: total / (to - from),
      possessive,
      spelledFirst: spelledFirst || (parts.length === 2 && isSpelledAs(said, to, parts[0] ?? '')),
    })
    at = to
  }
  return found
}

const isSpelledAs = (said: Said, at: number, part: string): boolean =>
  said.tokens[at]?.kind === 'spelled' && said.tokens[at]?.lower === part.toLowerCase()

/** "Deon Hubbard Toledo": a town that nobody is called by. */
function isOnlyCity(said: Said, at: number, surname: string): boolean {
  const word = said.tokens[at]?.lower ?? ''
  const { firstNames, surnames } = said.lists
  if (surname.length < 2 || isRatherGiven(said, surname) || (firstNames.get(word) ?? Infinity) < 6000)
    return false
  return (surnames.get(word) ?? Infinity) > 2500 && cityAt(said, at) !== null
}

/** "De la cruz" on its own after a word that is no name. */
const isNameStart = (said: Said, at: number): boolean =>
  ['de', 'di', 'van', 'von', 'del', 'da'].includes(said.tokens[at]?.lower ?? '') &&
  said.lists.surnames.has(said.tokens[at + 1]?.lower ?? '') &&
  !said.lists.commonWords.has(said.tokens[at + 1]?.lower ?? '')
