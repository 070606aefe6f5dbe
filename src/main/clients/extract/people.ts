import { isCorrection } from './correction-cues.ts'
import { findNameSpans, type NameSpan } from './name-spans.ts'
import { surnameTitles } from './not-names.ts'
import { isGiven, isRatherGiven } from './name-joints.ts'
import { isNickname } from './nicknames.ts'
import { isSignature, isNamedInstead, roleOf, type PersonRole } from './person-roles.ts'
import type { Said } from './said.ts'
import type { Span } from './token.ts'
import { similarity } from './similarity.ts'
import { applySpelling } from './spelled-names.ts'
import { splitName } from './split-name.ts'

/** Somebody who is named, with the part they play. */
export interface Person {
  readonly span: NameSpan
  readonly role: PersonRole
  readonly score: number
}

const FIRST_PERSON =
  / (?:my|our|i'm|i am|i need|i'd|we need|we have|we'd|we're|we just|i just bought|call me|text me|reach me|for me to) (?!number for|new lead|customer|client)/

/** A later name said to be the right one takes the place of the earlier. */
function withoutReplaced(said: Said, spans: readonly NameSpan[]): NameSpan[] {
  const out: NameSpan[] = []
  for (const span of spans) {
    const before = out.at(-1)
    const remark = before ? said.left(span.from, span.from - before.to) : ''
    // "Marisol, with an S, Vega" and "Jon, no H, j o n, Wickham".
    if (
      before &&
      before.parts.length === 1 &&
      span.parts.length === 1 &&
      !span.possessive &&
      isNameRemark(said, before, span, remark)
    ) {
      const heard = applySpelling(said, before)
      out[out.length - 1] = { ...heard, to: span.to, parts: [...heard.parts, ...span.parts] }
      continue
    }
    // "Patty Swenson, Patty with a Y": half of the name again.
    if (
      before &&
      span.from === before.to &&
      before.parts.length > 1 &&
      span.parts.every((part) => has(before, part))
    )
      continue
    if (before && span.from === before.to && isBracketed(said, span) && isShortened(before, span)) {
      out[out.length - 1] = { ...before, to: span.to, parts: [...before.parts.slice(0, -1), ...span.parts] }
      continue
    }
    // "Elizabeth or Liz Harmon".
    const [given = '', ...family] = span.parts
    if (
      before?.parts.length === 1 &&
      /^ (?:, )?(?:or|aka|but) $/.test(remark) &&
      isNickname(before.parts[0] ?? '', given)
    ) {
      out[out.length - 1] = { ...before, to: span.to, parts: [...before.parts, ...family] }
      continue
    }
    const close = before !== undefined && span.from - before.to <= 9
    if (before && (isRenamed(said, before, span) || isReheard(before, span))) {
      out[out.length - 1] = { ...span, from: before.from, title: before.title ?? span.title }
      continue
    }
    if (
      close &&
      isCorrection(said, span.from) &&
      !/ (?:wife|husband|number|for) /.test(said.left(span.from, Math.min(4, span.from - before.to)))
    ) {
      out[out.length - 1] = merged(before, span)
    } else if (
      before &&
      span.from === before.to &&
      before.parts.at(-1)?.toLowerCase() === span.parts[0]?.toLowerCase()
    ) {
      out[out.length - 1] = { ...span, from: before.from }
    } else out.push(span)
  }
  return out
}

/** "Philip, uh, Grady", "Phillip, two L's, Grady": the surname follows what was said about the first name. */
function isNameRemark(said: Said, before: NameSpan, span: NameSpan, remark: string): boolean {
  if (/^ (?:, )?with (?:an? )?(?:capital )?[a-z]{1,2} (?:, )?$/.test(remark)) return true
  if (isSpelledRemark(said, before, span)) return true
  if (!/^ (?:, )?(?:uh|um|er|uhh|umm|(?:with )?(?:one|two|double|[12]) [a-z](?:'?s)?) (?:, )?$/.test(remark))
    return false
  return isRatherGiven(said, before.parts[0] ?? '') && !isGiven(said, span.parts[0] ?? '')
}

/** "With an F, s t e f a n i e": a remark that ends in the letters of the name before it. */
function isSpelledRemark(said: Said, before: NameSpan, span: NameSpan): boolean {
  const token = said.tokens[span.from - 1]
  if (token?.kind !== 'spelled' || (said.tokens[span.from]?.gap ?? '') !== '') return false
  const remark = said.left(span.from - 1, Math.max(0, span.from - 1 - before.to))
  return (
    similarity(token.text, before.parts[0] ?? '') >= 0.6 &&
    /^ (?:, )?(?:with|no|without|that's)(?: \S+){0,3} $/.test(remark)
  )
}

const has = (span: NameSpan, part: string): boolean =>
  span.parts.some((own) => own.toLowerCase() === part.toLowerCase())

const isBracketed = (said: Said, { from }: NameSpan): boolean =>
  said.source.slice(said.tokens[from - 1]?.end, said.tokens[from]?.start).includes('(')

/** "Gail Prentiss -> Gayle Prentice": both parts again, better heard. */
const isReheard = (before: NameSpan, span: NameSpan): boolean =>
  before.parts.length === 2 &&
  span.parts.length === 2 &&
  span.from - before.to <= 2 &&
  span.parts.every((part, at) => similarity(part, before.parts[at] ?? '') >= 0.6)

/** "Yesenia Rdz (Rodriguez)": the bracket writes out what was shortened. */
function isShortened(before: NameSpan, span: NameSpan): boolean {
  const short =
    before.parts
      .at(-1)
      ?.toLowerCase()
      .replace(/[^\p{L}]/gu, '') ?? ''
  const long = span.parts[0]?.toLowerCase() ?? ''
  if (span.parts.length !== 1 || short.length < 2 || long.length <= short.length + 1) return false
  return new RegExp(`^${short.split('').join('.*')}`).test(long)
}

/** "Beverly Tuttle, no wait, Beverly is the sister, it's Belinda Tuttle": half of the name is said again. */
function isRenamed(said: Said, before: NameSpan, span: NameSpan): boolean {
  if (before.parts.length < 2 || span.parts.length < 2 || span.from - before.to > 14) return false
  const same = (at: number): boolean =>
    before.parts.at(at)?.toLowerCase() === span.parts.at(at)?.toLowerCase()
  if (same(0) === same(-1)) return false
  // "Tom Pratt … Tom Platt": nearly the same name again is the better hearing.
  if (same(0) && similarity(before.parts.at(-1) ?? '', span.parts.at(-1) ?? '') >= 0.6) return true
  return / (?:no|wait|sorry|actually|scratch that|i mean|correction|no wait) .*(?:it's|is|that's|its) $/.test(
    said.left(span.from, span.from - before.to),
  )
}

function merged(before: NameSpan, span: NameSpan): NameSpan {
  const place = { ...span, from: before.from, title: before.title ?? span.title }
  if (span.parts.length > 1 || before.parts.length === 1) return place
  const word = span.parts[0] ?? ''
  const likeness = before.parts.map((part) => similarity(part, word))
  const best = Math.max(...likeness)
  const at = best > 0.3 ? likeness.indexOf(best) : before.parts.length - 1
  return { ...place, parts: before.parts.map((part, index) => (index === at ? word : part)) }
}

/** "Bob bob carlisle" after a correction, or "grant park … his name grant park": the same again. */
function scoreOf(said: Said, span: NameSpan, role: PersonRole, options: PeopleOptions): number {
  let score = span.strength
  if (span.parts.length > 1) score += 2
  if (span.title !== null && span.parts.length === 1) score += 1
  if (role === 'client') score += 3
  if (isNamedInstead(said, span)) score += 2
  if (role === 'self') score += FIRST_PERSON.test(said.flat) ? 4 : span.parts.length > 1 ? 0.5 : -2.5
  if (span.possessive) score -= 1.5
  if (span.from <= 3) score += 1
  if (said.tokens[span.from]?.gap === '\n' && ['\n', undefined].includes(said.tokens[span.to]?.gap))
    score += 1.5
  if (
    options.emails.some((email) =>
      span.parts.some((part) => part.length > 2 && email.includes(part.toLowerCase())),
    )
  )
    score += 2
  return score
}

export interface PeopleOptions {
  readonly taken: (at: number) => boolean
  readonly emails: readonly string[]
}

/** Everybody who is named, with roles. The best client comes first among `client`, `plain` and `self`. */
export function findPeople(said: Said, options: PeopleOptions): Person[] {
  const spans = withoutReplaced(said, findNameSpans(said, options.taken)).map((span) =>
    applySpelling(said, span),
  )
  const roles = spans.map((span) => roleOf(said, span))
  // "From: Dana Whitley" and "Dana Whitley | Project Consultant" are one and the same.
  const signed = spans.filter((span) => isSignature(said, span)).map(nameOf)
  return spans.map((span, at) => {
    const own = roles[at] ?? 'plain'
    const role = signed.includes(nameOf(span)) ? 'rep' : own
    return { span, role, score: scoreOf(said, span, role, options) }
  })
}

const nameOf = (span: NameSpan): string => span.parts.join(' ').toLowerCase()

/** The client among the people, or null. */
export function pickClient(people: readonly Person[]): Person | null {
  const able = people.filter(({ role }) => role === 'client' || role === 'plain' || role === 'self')
  const picked = able.reduce<Person | null>(
    (best, one) => (best === null || one.score > best.score ? one : best),
    null,
  )
  // "This fella Clem, he's Clem Rasmussen": the full name of the same one.
  const [only = '', ...more] = picked?.span.parts ?? []
  const fuller = able.find(
    ({ span }) =>
      more.length === 0 && span.parts.length > 1 && span.parts[0]?.toLowerCase() === only.toLowerCase(),
  )
  // "It's for my buddy's mom Ethel Crawford": nobody else is named.
  const weak = picked === null || (picked.span.possessive && picked.score < 0)
  const other = weak ? people.find(({ role, span }) => role === 'other' && span.parts.length > 1) : null
  return other ?? fuller ?? picked
}

export interface NameParts {
  readonly first: string | null
  readonly last: string | null
}

/** First and last name of a person; a single name after "Mrs." is the last. */
export function namePartsOf(said: Said, span: NameSpan): NameParts {
  if (span.parts.length > 1) return splitName(said, span)
  const only = span.parts[0] ?? ''
  if (span.title !== null && surnameTitles.has(span.title)) return { first: null, last: only }
  const first = said.lists.firstNames.get(only.toLowerCase()) ?? Infinity
  const last = said.lists.surnames.get(only.toLowerCase()) ?? Infinity
  const family = said.left(span.from, 1).endsWith(' the ')
  if (family) return { first: null, last: only.replace(/s$/i, '') }
  return first < 3000 || first <= last * 1.5 || (first === Infinity && last === Infinity)
    ? { first: only, last: null }
    : { first: null, last: only }
}

export interface CoupleSaid extends Span {
  readonly first: string
  readonly last: string | null
  readonly co: string
}

/** "Bob and Linda Hale", "Ray & Dot Sizemore", "Doug + Jamie (wife) Sorensen": the one that is named most fully. */
export function findCouple(said: Said, people: readonly Person[]): CoupleSaid | null {
  const couples = people.flatMap((_, at) => coupleAt(said, people, at) ?? [])
  return couples.find(({ last }) => last !== null) ?? couples[0] ?? null
}

function coupleAt(said: Said, people: readonly Person[], at: number): CoupleSaid | null {
  const one = people[at]
  const two = people[at + 1]
  if (!one || !two || ['referrer', 'rep', 'other'].includes(one.role) || two.role === 'rep') return null
  const wordsFrom = (from: number, to: number): string =>
    said.tokens
      .slice(from, to)
      .map(({ lower }) => lower)
      .join(' ')
  const between = wordsFrom(one.span.to, two.span.from)
  const linked =
    /^(?:and|n|plus)(?: (?:his|her) (?:wife|husband|spouse|partner|fiancee?))?$/.test(between) ||
    (between === '' && said.tokens[two.span.from]?.gap === '&')
  if (!linked) return null
  const from = one.span.from
  const co = two.span.parts.join(' ')
  if (one.span.parts.length > 1) {
    const { first, last } = splitName(said, one.span)
    return { from, to: two.span.to, first: first ?? '', last, co }
  }
  const first = one.span.parts[0] ?? ''
  if (two.span.parts.length > 1)
    return { from, to: two.span.to, first, last: splitName(said, two.span).last, co }
  const three = people[at + 2]
  if (three && /^(?:wife|husband|spouse|partner)$/.test(wordsFrom(two.span.to, three.span.from))) {
    return { from, to: three.span.to, first, last: three.span.parts.join(' '), co }
  }
  return { from, to: two.span.to, first, last: null, co }
}
