import {
  clientFields,
  type ProjectType,
  type ClientField,
  type ClientReading,
  type ReadValue,
} from '#shared/domain/new-client.ts'
import { readNamedChange } from './named-change.ts'
import { stateCode } from '../checks/places.ts'
import { capitalName, capitalPlace } from './capitals.ts'
import { companyCase, findCompanies } from './companies.ts'
import { findEmails } from './emails.ts'
import { createClaims, type Finding } from './finding.ts'
import { readForm } from './forms.ts'
import { findLeadSources } from './lead-sources.ts'
import type { ClientLists } from './load-lists.ts'
import { chooseNames } from './names-said.ts'
import { findNumbers } from './numbers.ts'
import { findPeople } from './people.ts'
import { choosePhones } from './phones.ts'
import { findLooseCities, findPlaces } from './places-said.ts'
import { findProjects, projectValue } from './project-types.ts'
import { findRemarks } from './remarks.ts'
import type { ReadContext } from './read-context.ts'
import { readSaid, type Said } from './said.ts'
import type { Span } from './token.ts'
import { readShortAnswer } from './short-answers.ts'
import { findSkips, isNoValue } from './skips.ts'
import { findCleared, isDenied } from './cleared.ts'
import { chooseStreet } from './street-choice.ts'
import { findStreets } from './streets.ts'
import { letterChanges, phoneTail, wordSwaps } from './tail-corrections.ts'
import { latest } from './latest.ts'
import { findUnits } from './units.ts'
import { findWish } from './wishes.ts'

export { askedFields } from './asked-fields.ts'
export type { ReadContext } from './read-context.ts'

/** Reads one message about a new client. Pure; the same words give the same reading. */
export interface ClientReader {
  read(text: string, context: ReadContext): ClientReading
}

const PLACE_FIELDS: readonly ClientField[] = ['street', 'unit', 'city', 'state', 'zip']

/** The built-in rules: no model, no network. */
export function createRulesReader(lists: ClientLists): ClientReader {
  const read = (text: string, context: ReadContext): ClientReading => readMessage(text, context, lists)
  return { read: (text, context) => readNamedChange(text, context, read) ?? read(text, context) }
}

function readMessage(text: string, context: ReadContext, lists: ClientLists): ClientReading {
  const said = readSaid(text, lists)
  const skips = findSkips(said)
  const { wish, to } = findWish(said, skips)
  if (wish === 'start_over') {
    const rest = text.slice(said.tokens[to - 1]?.end ?? text.length)
    const after = rest.trim() === '' ? null : readMessage(rest, { asked: [], known: {} }, lists)
    return { values: after?.values ?? {}, skipped: after?.skipped ?? {}, cleared: [], wish }
  }
  if (wish === 'abandon') return { values: {}, skipped: {}, cleared: [], wish }
  const form = readForm(said)
  const findings = readFindings(said, context, { skips, form })
  const values: Partial<Record<ClientField, ReadValue>> = {}
  for (const finding of findings) {
    values[finding.field] = {
      value: finding.value,
      words: said.words(finding),
      confidence: finding.confidence,
    }
  }
  const skipped: Partial<Record<ClientField, string>> = {}
  const cleared = findCleared(said)
  // "Drop the ZIP": what was said of it before does not count.
  for (const { field, from } of [
    ...cleared,
    ...skips.filter((skip) => skip.field === 'unit' || DROP.test(said.words(skip))),
  ]) {
    if (findings.some((one) => one.field === field && one.from < from)) delete values[field]
  }
  for (const skip of skips) if (!values[skip.field]) skipped[skip.field] ??= said.words(skip)
  for (const field of form.fields) {
    const target = clientFields.find((one) => one === field.hint)
    const rest = said.source.slice(said.tokens[field.from]?.start ?? 0)
    if (target && (isNoValue(said.words(field)) || /^n\/a\b/i.test(rest))) {
      skipped[target] ??= said.words(field)
      delete values[target]
    }
  }
  if (isDenied(said) && context.asked.length > 0 && Object.keys(values).length === 0) {
    return { values: {}, skipped: {}, cleared: [...context.asked], wish }
  }
  const answered = readShortAnswer(said, { ...context, ending: wish === 'finish' }, { values, skipped })
  const gone = clientFields.filter(
    (field) => !answered.values[field] && cleared.some((one) => one.field === field),
  )
  const left = Object.entries(answered.skipped).filter(([field]) => !gone.some((one) => one === field))
  return { values: answered.values, skipped: Object.fromEntries(left), cleared: gone, wish }
}

const DROP = /^\W*(?:drop|forget)|(?:drop|forget|scratch|skip) (?:it|that)\W*$/i

/** What several steps need of one message, read once. */
interface Frame {
  readonly skips: ReturnType<typeof findSkips>
  readonly form: ReturnType<typeof readForm>
}

/** One finding a field at most. */
function readFindings(said: Said, context: ReadContext, { skips, form }: Frame): Finding[] {
  const { asked, known } = context
  const claims = createClaims(said.tokens.length)
  said.tokens.forEach((_, at) => {
    if (form.ignored(at)) claims.take({ from: at, to: at + 1 })
  })
  const out: Finding[] = []
  const emails = findEmails(said).filter(({ from }) => !form.ignored(from))
  emails.forEach(claims.take)
  const email = latest(said, emails)
  if (email) out.push(email)

  const numbers = findNumbers(said).filter(({ from }) => !claims.has(from))
  const askedPlace = asked.some((field) => PLACE_FIELDS.includes(field))
  const labelled = (at: number): boolean => ['street', 'place'].includes(form.hintAt(at) ?? '')
  const streets = findStreets(said, numbers, (at) => asked.includes('street') || labelled(at)).filter(
    ({ from }) => !claims.has(from),
  )
  for (const street of streets) {
    claims.take(street)
    if (street.unit) claims.take(street.unit)
  }
  const street = chooseStreet(said, streets, known.street ?? null)
  out.push(...street)

  const sources = findLeadSources(
    said,
    (at) => form.hintAt(at) === 'leadSource' || (asked.includes('leadSource') && said.tokens.length < 14),
  ).filter(({ from, to }) => claims.free({ from, to }) || form.hintAt(from) === 'leadSource')
  sources.forEach(claims.take)
  const labelledSource = sources.filter(({ from }) => form.hintAt(from) === 'leadSource')
  const source = labelledSource.at(0) ?? latest(said, sources)
  if (source) out.push(source)

  const projects = findProjects(said, (at) => claims.has(at) || form.hintAt(at) === 'name')
  for (const project of projects) if (project.confidence > 0.8) claims.take(project)
  const [firstProject] = projects
  if (firstProject) {
    const lastProject = projects.at(-1) ?? firstProject
    const span = { from: firstProject.from, to: lastProject.to }
    const kept = onlyThese(said, withoutTakenBack(said, projects))
    if (kept.length > 0)
      out.push({
        field: 'projectTypes',
        value: projectValue(kept),
        ...span,
        confidence: Math.min(...kept.map(({ confidence }) => confidence)),
      })
  }

  const used = numbers.filter((number) => number.kind !== 'zip' && number.kind !== 'plain')
  used.forEach(claims.take)
  const isSkip = (at: number): boolean => skips.some(({ from, to }) => at >= from && at < to)
  const places = findPlaces(said, {
    streets,
    numbers: numbers.filter(
      ({ from, to }) => !streets.some((street) => from >= street.from && to <= street.to),
    ),
    asked: askedPlace,
    taken: (at) =>
      claims.has(at) || isSkip(at) || form.hintAt(at) === 'name' || form.hintAt(at) === 'companyName',
  })
  const companies = findCompanies(
    said,
    (at) => claims.has(at) || places.some(({ from, to, field }) => field !== 'city' && at >= from && at < to),
  )
  const clear = places.filter(
    (place) => !companies.some(({ from, to }) => place.from < to && from < place.to),
  )
  clear.forEach(claims.take)
  companies.forEach(claims.take)
  const company = form.fields.find(({ hint }) => hint === 'companyName')
  if (company)
    out.push({
      field: 'companyName',
      value: companyCase(said.text(company)),
      from: company.from,
      to: company.to,
      confidence: 0.92,
    })
  else if (companies[0]) out.push(companies[0])

  const people = findPeople(said, {
    taken: (at) => claims.has(at) || isSkip(at),
    emails: emails.map(({ value }) => value),
  })
  const names = chooseNames(said, people, { form, asked, known })
  out.push(...names.findings)
  names.findings.forEach(claims.take)
  names.others.forEach(claims.take)
  for (const field of ['city', 'state', 'zip'] as const) {
    const found = clear.filter((one) => one.field === field)
    const along = street.find((one) => one.field === 'street')
    // "That's his work, the house is 1312 Bunker Hill, 06708": the place that stands with the street that counts.
    const beside =
      along && streets.length > 1 && field !== 'state'
        ? found.find(({ from }) => from >= along.to && from - along.to <= 4)
        : undefined
    const best = beside ?? latest(said, found, true)
    const direct = form.fields.find(({ hint }) => hint === field)
    if (best) out.push(best)
    else if (direct && field === 'state') {
      const code = stateCode(said.text(direct))
      if (code) out.push({ field, value: code, from: direct.from, to: direct.to, confidence: 0.95 })
    } else if (direct && field === 'city')
      out.push({
        field,
        value: capitalPlace(said.text(direct)),
        from: direct.from,
        to: direct.to,
        confidence: 0.9,
      })
  }
  if (!out.some(({ field }) => field === 'city')) {
    const segment = findLooseCities(said, (at) => claims.has(at) || isSkip(at)).at(-1)
    if (segment && !known.city) out.push(segment)
  }

  // "From: Dana <dana@…>" and "Dana | Consultant | office …" of a colleague who passes the lead on.
  const reps = people.filter(({ role }) => role === 'rep').map(({ span }) => span)
  const beside = (at: number): boolean =>
    reps.some((rep) => rep.to <= at && at - rep.to <= 8 && !said.left(at, at - rep.to).includes('\n'))
  const senders = out.findIndex(
    ({ field, from }) => field === 'email' && said.source.includes('\n') && beside(from),
  )
  if (senders >= 0) out.splice(senders, 1)
  const { first, second } = choosePhones(said, numbers, {
    aboutOthers: asked.length === 1 && asked[0] === 'referredBy',
    ignored: (at) => form.ignored(at) || (said.source.includes('\n') && beside(at)),
    labelled: (at) => form.hintAt(at) === 'phone' || form.hintAt(at) === 'phone2',
    others: names.others,
    client: names.client,
  })
  out.push(...placePhones(said, context, first, second))
  const loose = numbers.filter(({ from, to }) => !streets.some((one) => from < one.to && one.from < to))
  const tails = phoneTail(said, loose, out, known)
  const values = { ...known, ...Object.fromEntries(out.map(({ field, value }) => [field, value])) }
  const swaps = wordSwaps(said, values, (field, word) =>
    field === 'email' ? word.toLowerCase() : capitalPlace(word),
  )
  const letters = letterChanges(said, known).map((one) => ({ ...one, value: capitalName(one.value) }))
  const fixes = [
    ...letters.filter(({ field }) => !out.some((one) => one.field === field)),
    ...tails,
    ...swaps,
  ]
  const units = findUnits(said).filter(({ from }) => !form.ignored(from))
  if (units.length > 0 && (units.length > 1 || !out.some(({ field }) => field === 'unit'))) {
    const last = latest(
      said,
      units.map((one) => ({ ...one, field: 'unit' as const, confidence: 0.85 })),
    )
    const at = out.findIndex(({ field }) => field === 'unit')
    if (last) out.splice(at < 0 ? out.length : at, at < 0 ? 0 : 1, last)
  }
  const unit = form.fields.find(({ hint }) => hint === 'unit')
  if (unit && !out.some(({ field }) => field === 'unit'))
    out.push({
      field: 'unit',
      value: capitalPlace(said.text(unit)),
      from: unit.from,
      to: unit.to,
      confidence: 0.9,
    })
  // What the customer wrote under "Message" is kept whole, with what else is worth a remark.
  const written = form.fields.filter(({ hint }) => hint === 'notes')
  const inside = (span: Span): boolean => written.some(({ from, to }) => span.from < to && from < span.to)
  const remarks = [...written, ...findRemarks(said, (at) => claims.has(at)).filter((span) => !inside(span))]
  const [remark] = remarks
  if (remark) {
    const value = remarks.map((span) => said.words(span)).join('; ')
    out.push({ field: 'notes', value, from: remark.from, to: remark.to, confidence: 0.8 })
  }
  const kept = out.filter(({ field }) => !fixes.some((fix) => fix.field === field))
  return [...kept, ...fixes]
}

const OF_ANOTHER =
  / (?:wife|husband|spouse|partner|wife's|husband's|spouse's|partner's|other|second|another|also|alternate|alternative|alt|backup|additional|as well) /
const INSTEAD = / (?:no|wait|wrong|actually|instead|correction|sorry|change|new|not|replace|should be|meant) /

/** A second number goes where there is room; one that answers the question goes where it was asked for. */
function placePhones(
  said: Said,
  { asked, known }: ReadContext,
  first: Finding | null,
  second: Finding | null,
): Finding[] {
  if (!first) return []
  // "Also his wife Anna, 929…" when the client's own stands already.
  if (known.phone && !second && first.value !== known.phone && !asked.includes('phone')) {
    const left = said.left(first.from, 8)
    if (OF_ANOTHER.test(left) && !INSTEAD.test(left)) return [{ ...first, field: 'phone2' }]
  }
  if (asked.includes('phone2') && !asked.includes('phone') && known.phone && first.value !== known.phone) {
    return [{ ...first, field: 'phone2' }]
  }
  return second ? [first, second] : [first]
}

/** "Kitchen later, so just the bathroom": what is wanted after all. */
function onlyThese(said: Said, projects: ReturnType<typeof findProjects>): ReturnType<typeof findProjects> {
  const only = said
    .find(
      / (?:so just|so only|just put|put just|actually just|only wants|only want|only needs|just do|just doing|only doing|just the one|stick with|stick to)(?= )/,
    )
    .at(-1)
  const after = only
    ? findProjects(said, (at) => at < only.from).filter(({ confidence }) => confidence > 0.8)
    : []
  return after.length > 0 ? after : projects
}

const TAKEN_BACK =
  ' (?:cancel|scratch|forget|drop|not|no|skip|without|minus) (?:actually )?(?:the |any |an? |his |her |their )?'
const STEMS: Readonly<Record<ProjectType, string>> = {
  Roofing: 'roof',
  Siding: 'siding',
  Windows: 'window',
  Doors: 'door',
  Gutters: 'gutter',
  Decks: 'deck',
  Kitchens: 'kitchen',
  Bathrooms: 'bath',
  Insulation: 'insulation',
}

/** "A deck, also scratch the deck": what is taken back later does not count. */
function withoutTakenBack(
  said: Said,
  projects: ReturnType<typeof findProjects>,
): ReturnType<typeof findProjects> {
  return projects.filter((project, at) => {
    const again = new RegExp(`${TAKEN_BACK}${STEMS[project.type]}`)
    if (said.find(again).some(({ from }) => from > project.from)) return false
    const next = projects[at + 1]
    // "It's for siding no I mean roofing".
    return !(
      next &&
      next.type !== project.type &&
      !/ (?:and|also|plus|add) $/.test(said.left(next.from, 1)) &&
      / (?:(?:scratch|strike|forget|cancel) that(?: \S+){0,4}|actually no(?: \S+){0,3}|no (?:wait )?(?:i mean|sorry|it's|wait)|wait , no|wait no|or wait|scratch that|i mean|strike that|sorry|make that|correction)(?: (?:,|it's|its|for|the|a|i|mean|actually))* $/.test(
        said.left(next.from, Math.min(6, next.from - project.to)),
      )
    )
  })
}
