import type { ClientField } from '#shared/domain/new-client.ts'
import { capitalName } from './capitals.ts'
import { isCorrection } from './correction-cues.ts'
import { directNames } from './direct-names.ts'
import type { Finding } from './finding.ts'
import type { FormHints } from './forms.ts'
import { surnameTitles } from './not-names.ts'
import { findCouple, namePartsOf, pickClient, type NameParts, type Person } from './people.ts'
import type { Said } from './said.ts'
import type { Span } from './token.ts'
import { similarity } from './similarity.ts'
import { joinComma } from './surname-first.ts'

export interface NameOptions {
  readonly form: FormHints
  readonly asked: readonly ClientField[]
  readonly known: Readonly<Partial<Record<ClientField, string>>>
}

export interface NamesSaid {
  readonly findings: readonly Finding[]
  /** Those who are not the client, for their phone numbers. */
  readonly others: readonly (Span & { readonly first: string; readonly referrer: boolean })[]
  readonly client: string | null
}

/** Client, second owner and referrer. A name with no clear part is given as doubtful or not at all. */
export function chooseNames(said: Said, all: readonly Person[], options: NameOptions): NamesSaid {
  const { form, asked, known } = options
  const findings: Finding[] = []
  const add = (field: ClientField, value: string | null, span: Span, confidence: number): void => {
    if (value) findings.push({ field, value: capitalName(value), from: span.from, to: span.to, confidence })
  }
  const labelled = (hint: string): Person | undefined =>
    all.find(({ span }) => form.hintAt(span.from) === hint)
  const people = joinComma(said, all, form)
  const direct = directNames(said, people, form)
  findings.push(...direct.findings)
  const rest = people.filter((person) => !direct.used.has(person))
  const named = rest.filter(
    ({ span, role }) => form.hintAt(span.from) === 'name' && !span.possessive && role !== 'rep',
  )
  const couples = findCouple(said, rest)
  const couple =
    named.length > 0
      ? (findCouple(said, named) ?? (couples?.first === named[0]?.span.parts[0] ? couples : null))
      : couples
  const free = rest.filter(
    ({ span }) => !['referredBy', 'leadSource', 'notes', 'coName'].includes(form.hintAt(span.from) ?? ''),
  )
  const askedName = asked.includes('firstName') || asked.includes('lastName')
  const open = !known.firstName || !known.lastName
  const best = named[0] ?? pickClient(free.filter((person) => person !== labelled('coName')))
  let client: string | null = known.firstName ?? null
  // "Boston" to the question for the address, "Wheat Cent Coins" to that for the company.
  const stray =
    asked.length > 0 &&
    !askedName &&
    best !== null &&
    !/ (?:name|named|called|spelled|spelling) /.test(said.flat) &&
    !/^(?:name)$/.test(form.hintAt(best.span.from) ?? '') &&
    (open ? said.tokens.length <= 4 && best.role === 'plain' : best.span.parts.length === 1) &&
    !best.span.parts.some((part) =>
      [known.firstName, known.lastName].some((own) => own && similarity(own, part) >= 0.5),
    )
  const asClient =
    !stray &&
    best !== null &&
    (open || askedName || best.role === 'client' || isCorrection(said, best.span.from))
  const only = asked.length > 0 && !askedName && (asked.includes('coName') || asked.includes('referredBy'))
  if (couple && (open || askedName) && !only) {
    const span = { from: couple.from, to: couple.to }
    client = couple.first
    if (!direct.first) add('firstName', couple.first, span, 0.92)
    // "Curtis and his partner Andre, it's Curtis Bell".
    const whole = rest.find(
      ({ span: one }) => couple.last === null && one.parts.length > 1 && one.parts[0] === couple.first,
    )
    const surname = couple.last ?? (whole ? namePartsOf(said, whole.span).last : null)
    if (!direct.last) add('lastName', surname, span, 0.92)
    add('coName', couple.co, span, 0.88)
    const family =
      couple.last === null
        ? free.find(({ span: one }) => one.parts.length === 1 && said.left(one.from, 1).endsWith(' the '))
        : undefined
    if (family) add('lastName', namePartsOf(said, family.span).last, family.span, 0.85)
  } else if (best && asClient && !only) {
    const { span, role } = best
    const parts = namePartsOf(said, span)
    const sure = confidenceOf(best, form.hintAt(span.from) === 'name')
    client = parts.first ?? client
    if (isPlausible(best, free.length, said, form)) {
      const split = besideDirect(askedPart(parts, asked, known), direct)
      if (!direct.first && split.first && fits(split.first, known.firstName, askedName, role))
        add('firstName', split.first, span, sure)
      if (!direct.last && split.last && fits(split.last, known.lastName, askedName, role))
        add('lastName', split.last, span, sure)
      const more = rest.find(
        (one) =>
          one !== best &&
          one.span.parts.length > 1 &&
          similarity(one.span.parts[0] ?? '', parts.first ?? '') >= 0.55 &&
          one.role !== 'co' &&
          one.role !== 'referrer' &&
          one.role !== 'rep',
      )
      if (!split.last && more && !direct.last) {
        const fuller = namePartsOf(said, more.span)
        add('lastName', fuller.last, more.span, sure)
        // "Marsha. Marcia, with a C. Marcia Bell.": the later hearing counts.
        const first = findings.findIndex(({ field }) => field === 'firstName')
        if (!direct.first && first >= 0 && fuller.first && more.span.from > span.from) {
          findings.splice(first, 1)
          add('firstName', fuller.first, more.span, sure)
        }
      }
      const family =
        !split.last && !direct.last
          ? free.find(
              (one) =>
                one !== best &&
                one.span.parts.length === 1 &&
                (one.span.title !== null || said.left(one.span.from, 1).endsWith(' the ')),
            )
          : undefined
      if (family && !more) add('lastName', namePartsOf(said, family.span).last, family.span, 0.8)
    }
  }
  const family = free.find(
    ({ span }) =>
      span.parts.length === 1 &&
      said.left(span.from, 1).endsWith(' the ') &&
      (said.tokens[span.to - 1]?.lower ?? '').endsWith('s'),
  )
  if (family && !known.lastName && !findings.some(({ field }) => field === 'lastName')) {
    const first = findings.some(({ field }) => field === 'firstName') || known.firstName !== undefined
    if (first) add('lastName', namePartsOf(said, family.span).last, family.span, 0.82)
  }
  if (
    !known.firstName &&
    findings.some(({ field }) => field === 'lastName') &&
    !findings.some(({ field }) => field === 'firstName')
  ) {
    const last = findings.find(({ field }) => field === 'lastName')
    // "Swenson, that's the last name, Patty".
    const isNear = (at: number): boolean => last !== undefined && at >= last.to && at - last.to <= 5
    const given = free.find(
      ({ span, role }) =>
        (role === 'client' ||
          (role === 'plain' &&
            (span.from <= 3 || isNear(span.from)) &&
            (said.lists.firstNames.get(span.parts[0]?.toLowerCase() ?? '') ?? Infinity) < 5000)) &&
        !span.possessive &&
        span.parts.length === 1 &&
        span.title === null &&
        !findings.some(({ from }) => from === span.from),
    )
    if (given) add('firstName', given.span.parts[0] ?? null, given.span, 0.85)
  }
  const co = labelled('coName') ?? rest.find(({ role }) => role === 'co')
  if (co && !findings.some(({ field }) => field === 'coName'))
    add('coName', co.span.parts.join(' '), co.span, 0.88)
  const referrers = rest.filter(
    ({ role, span }) => role === 'referrer' || form.hintAt(span.from) === 'referredBy',
  )
  const answer =
    asked.includes('referredBy') && !askedName
      ? rest.find(({ role }) => role !== 'rep' && role !== 'self')
      : undefined
  const denied = / (?:wasn't|was not|isn't|not|never|nobody) (?:really |actually )?referred /.test(said.flat)
  const viaSource = rest.find(
    ({ span }) =>
      form.hintAt(span.from) === 'leadSource' &&
      /referral|friend|neighbor|family/.test(said.left(span.from, 4)),
  )
  const referrer = denied ? undefined : (labelled('referredBy') ?? referrers.at(-1) ?? viaSource ?? answer)
  const fuller =
    referrer &&
    rest.find(
      ({ span }) =>
        span.parts.length > referrer.span.parts.length && span.parts[0] === referrer.span.parts[0],
    )
  const title =
    referrer?.span.parts.length === 1 && !surnameTitles.has(referrer.span.title ?? 'mr')
      ? `${referrer.span.title ?? ''} `
      : ''
  if (fuller) add('referredBy', fuller.span.parts.join(' '), fuller.span, 0.88)
  else if (referrer && (referrer !== best || referrer === answer))
    add('referredBy', title + referrer.span.parts.join(' '), referrer.span, 0.9)
  const others = rest
    .filter(
      (person) =>
        person !== best &&
        (person.role === 'referrer' ||
          person.role === 'rep' ||
          person.role === 'other' ||
          form.hintAt(person.span.from) === 'referredBy'),
    )
    .map(({ span, role }) => ({
      from: span.from,
      to: span.to,
      first: span.parts[0] ?? '',
      referrer: role === 'referrer' || form.hintAt(span.from) === 'referredBy',
    }))
  return {
    findings: findings.filter((one, at) => findings.findIndex(({ field }) => field === one.field) === at),
    others,
    client,
  }
}

/** A single name beside "first name Ilse" is the surname. */
function besideDirect(
  parts: NameParts,
  direct: { readonly first: boolean; readonly last: boolean },
): NameParts {
  if (direct.first && !direct.last && parts.last === null) return { first: null, last: parts.first }
  return parts
}

/** A single name answers the question: "jackson" to "What is the last name?" is the last name. */
function askedPart(parts: NameParts, asked: NameOptions['asked'], known: NameOptions['known']): NameParts {
  const only = parts.first !== null && parts.last !== null ? null : (parts.first ?? parts.last)
  if (only === null) return parts
  const first = asked.includes('firstName')
  const last = asked.includes('lastName')
  if (first === last) return parts
  if (last) return only.toLowerCase() === known.firstName?.toLowerCase() ? parts : { first: null, last: only }
  return { first: only, last: null }
}

/** A name that stands already is only replaced when the words say so. */
function fits(value: string, known: string | undefined, askedName: boolean, role: Person['role']): boolean {
  return known === undefined || known.toLowerCase() === value.toLowerCase() || askedName || role === 'client'
}

function confidenceOf({ role, span, score }: Person, labelled: boolean): number {
  if (labelled) return 0.95
  const base = role === 'client' ? 0.93 : role === 'self' ? 0.8 : 0.85
  const weak = span.strength < 1 ? 0.2 : span.strength < 1.4 ? 0.06 : 0
  return Math.max(
    0.4,
    base - weak - (span.parts.length === 1 && role === 'plain' ? 0.15 : 0) - (score < 2 ? 0.1 : 0),
  )
}

/** A single word with nothing that makes it a client is left alone. */
function isPlausible({ role, span, score }: Person, count: number, said: Said, form: FormHints): boolean {
  if (role === 'client' || form.hintAt(span.from) === 'name') return span.strength >= 0.5
  if (span.parts.length > 1) return span.strength >= 0.6
  if (span.title !== null) return true
  if (role === 'self') return score > 0
  if (said.left(span.from, 1).endsWith(' the '))
    return span.parts[0]?.endsWith('s') === true && span.strength > 1.2
  if (/ (?:thanks|thank you|thx|please|hi|hello|bye|hey)(?: \S+){0,4} $/.test(said.left(span.from, 6)))
    return false
  return span.strength > 1.2 && (count === 1 || span.from === 0) && !span.possessive
}
