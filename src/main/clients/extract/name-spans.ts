import { writtenDigits } from './digit-run.ts'
import { nationalities, notNames, particles, suffixes, titles } from './not-names.ts'
import type { Said, Span } from './said.ts'
import { similarity } from './similarity.ts'

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
    ({ text, gap }, at) => (at === 0 || gap === '.' || gap === '\n') && /^\p{L}/u.test(text),
  )
  const capital = starts.filter(({ text }) => /^\p{Lu}/u.test(text)).length
  const lower = said.tokens.some(({ text }) => /^\p{Ll}{3,}$/u.test(text))
  return lower && capital > 0 && capital >= 0.75 * starts.length
}

const base = (lower: string): string => lower.replace(/'s$|s'$/, '')

/** 2 in a list and no everyday word, 1 unknown word, 0.6 both a name and a word, 0 no name. */
export function nameStrength(said: Said, at: number): number {
  const token = said.tokens[at]
  if (!token || !PLAIN.test(token.text) || token.kind === 'email' || token.kind === 'spelled') return 0
  const lower = base(token.lower)
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
  if (!everyday) return first < 9000 || last < 25_000 ? 2 : lower.length > 2 ? 1 : 0
  if (first < 250) return 1.8
  if (first < 1500 || last < 2500) return capital ? 1.4 : 0.6
  if (first < Infinity && token.gap === '&') return 0.6
  if (capital && (first < Infinity || last < Infinity)) return 0.8
  if (last < Infinity && isSurnamePlace(said, at)) return 0.7
  return capital && at > 0 && token.gap === '' ? 0.5 : 0
}

/** "Named patience moody": an everyday word that is also a first name, behind a cue and before a surname. */
function isIntroduced(said: Said, at: number): boolean {
  const next = said.tokens[at + 1]
  const cue =
    / (?:named|name is|name's|in for|lead for|is for|client|customer|customer is|client is|contact is|lead is|lead|with|add|met|hers is|his is|name of|and|&|mr|mrs|ms|miss) $/
  return (
    next?.gap === '' &&
    said.lists.surnames.has(next.lower) &&
    (SOFT.has(next.lower) || !notNames.has(next.lower)) &&
    cue.test(said.left(at, 3))
  )
}

const NAME_CUE =
  / (?:named|name is|name's|name|names|client|customer|client is|customer is|contact|contact is|owner|owner is|lead|lead is|homeowner|homeowner is|caller|for|with|add|met|mr|mrs|ms|miss|dr|it's|is|one) $/

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
  const cue =
    / (?:named|name is|name's|name of|client|customer|client is|customer is|contact is|mr|mrs|ms|miss|lead|add|by the name of|is) $/
  if (
    commonWords.has(before.lower) &&
    (firstNames.get(before.lower) ?? Infinity) > 250 &&
    !cue.test(said.left(at - 1, 4))
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
    const parts: string[] = []
    let to = from
    let prefix = ''
    let total = 0
    let possessive = false
    let spelledFirst = false
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
      spelledFirst,
    })
    at = to
  }
  return found
}

/** "The Hendersons": the family, and what follows is another name. */
function isFamily(said: Said, at: number): boolean {
  const { lower } = said.tokens[at] ?? { lower: '' }
  return (
    said.left(at, 1).endsWith(' the ') && /[^s]s$/.test(lower) && said.lists.surnames.has(lower.slice(0, -1))
  )
}

/** `Bartholomew "Bart" Nakagawa`: the quoted name is left out, what follows belongs to the name. */
function isAfterQuotes(said: Said, from: number, at: number, isPart: (at: number) => boolean): boolean {
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
function afterNickname(said: Said, at: number, part: string, isPart: (at: number) => boolean): number {
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
function isLastInitial(said: Said, at: number): boolean {
  const token = said.tokens[at]
  if (!token || !/^[b-hj-z]$/i.test(token.text)) return false
  const after = said.source.slice(token.end, token.end + 2)
  return /^\p{Lu}$/u.test(token.text) ? !/^\s?[&-]/.test(after) : /^\.(?:\s|$)/.test(after)
}

/** "De la cruz" on its own after a word that is no name. */
const isNameStart = (said: Said, at: number): boolean =>
  ['de', 'di', 'van', 'von', 'del', 'da'].includes(said.tokens[at]?.lower ?? '') &&
  said.lists.surnames.has(said.tokens[at + 1]?.lower ?? '') &&
  !said.lists.commonWords.has(said.tokens[at + 1]?.lower ?? '')

const COMPOUND_FIRST = new Set(
  'ruth barbara patricia carol laura linda bonnie mary maria jose juan anna ana billy bobby jim john peggy betty martha sarah jo luis carlos miguel ann jean marie rose ma lee sue anne jorge jesus bobbie tommy'.split(
    ' ',
  ),
)
const SECOND_GIVEN = new Set(
  'ann anne jean jo lou lynn mae may sue beth rae ellen kay joe bob ray lee jack wayne'.split(' '),
)
const HISPANIC_FIRST = new Set('ana maria jose juan luis carlos miguel luz rosa'.split(' '))
const COMPOUND_SECOND = new Set(
  'ann anne jo joe beth lynn lou jane kay bob dean luis carlos antonio jose maria elena fernanda pierre paul luc angel manuel isabel ellen pat sue claire jean guadalupe teresa'.split(
    ' ',
  ),
)

/** First and last name from the parts of a full name. */
export function splitName(
  said: Said,
  span: NameSpan,
): { readonly first: string | null; readonly last: string | null } {
  const { firstNames, surnames } = said.lists
  const parts = span.parts
  const [one = '', two = '', three = ''] = parts
  const rank = (list: ReadonlyMap<string, number>, word: string): number =>
    list.get(word.toLowerCase()) ?? Infinity
  if (parts.length === 1) return { first: one, last: null }
  if (parts.length === 2) {
    // "Chen Wei-Lin": the family name first.
    const pieces = two.toLowerCase().split('-')
    const given =
      rank(firstNames, two) < 3000 ||
      (pieces.length === 2 && pieces.every((piece) => firstNames.has(piece) || piece.length < 5))
    const swapped =
      rank(firstNames, one) > 3000 && rank(surnames, one) < 1200 && given && rank(surnames, two) > 6000
    const surnameFirst =
      (span.spelledFirst || span.title !== null) &&
      rank(firstNames, one) > 4000 &&
      rank(firstNames, two) < 4000
    return swapped || surnameFirst ? { first: two, last: one } : { first: one, last: two }
  }
  const rest = parts.slice(1)
  const [, , , four] = parts
  if (four && HISPANIC_FIRST.has(one.toLowerCase()) && rank(firstNames, two) < 2500) {
    return { first: `${one} ${two}`, last: `${three} ${four}` }
  }
  if (/^\p{L}$/u.test(two)) return { first: one, last: parts.slice(2).join(' ') }
  if (parts.length === 3) {
    // "Mr Singh, Gurpreet Singh": the surname twice.
    if (one.toLowerCase() === three.toLowerCase()) return { first: two, last: three }
    // "It's Rob, Rob Carlisle".
    if (one.toLowerCase() === two.toLowerCase() && !/^(?:dee|jo|lu|ce|mimi)$/i.test(one))
      return { first: one, last: three }
    if (COMPOUND_FIRST.has(one.toLowerCase()) && COMPOUND_SECOND.has(two.toLowerCase()))
      return { first: `${one} ${two}`, last: three }
    const given =
      rank(firstNames, one) < 3000 &&
      (SECOND_GIVEN.has(two.toLowerCase()) ||
        (HISPANIC_FIRST.has(one.toLowerCase()) && rank(firstNames, two) < 2500))
    if (given) return { first: `${one} ${two}`, last: three }
    const middle = rank(firstNames, two) < 2500 && rank(firstNames, two) < rank(surnames, two) * 2
    return middle ? { first: `${one} ${two}`, last: three } : { first: one, last: rest.join(' ') }
  }
  return { first: one, last: rest.join(' ') }
}
