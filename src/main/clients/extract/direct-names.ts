import { capitalName } from './capitals.ts'
import { isCorrection } from './correction-cues.ts'
import type { Finding } from './finding.ts'
import type { FormHints } from './forms.ts'
import { nameStrength } from './name-spans.ts'
import { particles } from './not-names.ts'
import type { Person } from './people.ts'
import type { Said } from './said.ts'

const AFTER =
  /^ (?:, |\. |\( )?(?:that's|that is|thats|is|being|as) (?:the|her|his|their) (first|last|family) name /

/** "First name Dana, last name Kowalski", labelled or said. */
export function directNames(
  said: Said,
  people: readonly Person[],
  form: FormHints,
): { findings: Finding[]; used: Set<Person>; first: boolean; last: boolean } {
  const findings: Finding[] = []
  const used = new Set<Person>()
  const take = (field: 'firstName' | 'lastName', person: Person, value: string): void => {
    const { from, to } = person.span
    findings.push({ field, value: capitalName(value), from, to, confidence: 0.95 })
    used.add(person)
  }
  let labelEnd = 0
  for (const person of people) {
    const { span, role } = person
    const left = said.left(span.from, Math.min(6, span.from - labelEnd))
    const hint = form.hintAt(span.from)
    const between =
      "(?:'s)?(?: (?:is|was|:|,|name|on|of|for|that|it's|actually|should be|spelled|uh|um|the|her|his))* $"
    const isFirst = hint === 'firstName' || new RegExp(` (?:first|given)(?: name)?${between}`).test(left)
    const isLast =
      hint === 'lastName' || new RegExp(` (?:(?:last|family)(?: name)|surname|last)${between}`).test(left)
    if (role === 'rep' || role === 'referrer' || role === 'co') continue
    // "Last name first, Drummond, Keith" says the order only.
    if (/ (?:last|family) name first(?: \S+){0,3} $/.test(left)) continue
    // "Swenson, that's the last name".
    const after = AFTER.exec(`${span.possessive ? ' is' : ''}${said.right(span.to, 6)}`)?.[1]
    if (after && span.parts.length === 1 && hint === null) {
      take(after === 'first' ? 'firstName' : 'lastName', person, span.parts.join(' '))
      labelEnd = span.to + (span.possessive ? 3 : 4)
      continue
    }
    if (isLast && hint !== 'firstName') take('lastName', person, span.parts.join(' '))
    else if (isFirst) {
      // "First name Dana last name Hill" has one span each; "first name is Mary Ann" may have two words.
      take('firstName', person, span.parts.join(' '))
    }
  }
  for (const field of form.fields) {
    if (
      (field.hint !== 'firstName' && field.hint !== 'lastName') ||
      findings.some((one) => one.field === field.hint)
    )
      continue
    const value = said.text(field)
    if (/^[\p{L}'’. -]+$/u.test(value))
      findings.push({
        field: field.hint,
        value: capitalName(value),
        from: field.from,
        to: field.to,
        confidence: 0.95,
      })
  }
  // "Name: Ferraro, Dominic" in a form: the surname stands first.
  for (const { from, to, hint } of form.fields) {
    if (hint !== 'name') continue
    const [last, first, ...more] = said.source
      .slice(said.tokens[from]?.start, said.tokens[to - 1]?.end)
      .split(/\s*,\s*/)
    if (
      !first ||
      !last ||
      /^(?:\p{L}-)+\p{L}$/u.test(first) ||
      more.length > 0 ||
      !/^[\p{L}'’. -]{2,30}$/u.test(last) ||
      !/^[\p{L}'’. -]{2,30}$/u.test(first)
    )
      continue
    if (nameStrength(said, from) === 0 && !particles.has(said.tokens[from]?.lower ?? '')) continue
    findings.push(
      { field: 'lastName', value: capitalName(last), from, to, confidence: 0.93 },
      { field: 'firstName', value: capitalName(first), from, to, confidence: 0.93 },
    )
    for (const person of people) if (person.span.from >= from && person.span.to <= to) used.add(person)
  }
  const kept = findings.filter(
    (one, at) =>
      !findings.slice(at + 1).some((later) => later.field === one.field && isCorrection(said, later.from)),
  )
  return {
    findings: kept,
    used,
    first: kept.some(({ field }) => field === 'firstName'),
    last: kept.some(({ field }) => field === 'lastName'),
  }
}
