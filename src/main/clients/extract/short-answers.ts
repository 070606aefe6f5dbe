import type { ClientField, ClientReading, ReadValue } from '#shared/domain/new-client.ts'
import { capitalName, capitalPlace } from './capitals.ts'
import { cityAt, stateAt } from './geo.ts'
import { namePartsOf } from './people.ts'
import type { ReadContext } from './read-context.ts'
import { findNameSpans } from './name-spans.ts'
import { digitRuns } from './digit-run.ts'
import type { ClientLists } from './load-lists.ts'
import type { Said } from './said.ts'
import type { Span } from './token.ts'
import { isMailInstead, isNegativeAnswer } from './skips.ts'

interface Answered {
  readonly values: ClientReading['values']
  readonly skipped: ClientReading['skipped']
}

const NEEDED: readonly ClientField[] = [
  'firstName',
  'lastName',
  'companyName',
  'phone',
  'street',
  'projectTypes',
]

const LEAD_IN = new Set(
  "yes yeah yep sure ok okay it's its it is that's that the uh um her his their name last first i think so oh well just she's he's they're on in at my a".split(
    ' ',
  ),
)

/** What a few words mean because of the question before them: "Ortiz", "oh two one three oh", "nope". */
export function readShortAnswer(
  said: Said,
  context: ReadContext & { readonly ending: boolean },
  read: Answered,
): Answered {
  const { asked, known } = context
  if (asked.length === 0 || said.tokens.length === 0) return read
  const values: Partial<Record<ClientField, ReadValue>> = { ...read.values }
  const skipped: Partial<Record<ClientField, string>> = { ...read.skipped }
  readWholeName(said, context, values)
  const open = asked.filter((field) => values[field] === undefined && skipped[field] === undefined)
  const short = said.tokens.length <= 8
  let start = 0
  while (start < said.tokens.length && LEAD_IN.has(said.tokens[start]?.lower ?? '')) start += 1
  const rest: Span = { from: start, to: said.tokens.length }
  const set = (field: ClientField, value: string, span: Span, confidence: number): void => {
    values[field] = { value, words: said.words(span), confidence }
  }
  const answered = asked.some((field) => values[field] !== undefined)
  if (short && rest.from < rest.to && !isNegativeAnswer(said)) {
    for (const field of open) {
      if (field === 'lastName' || field === 'firstName') readName(said, field, rest, { asked, known, set })
      else if (field === 'zip') {
        const run = digitRuns(said).find(({ digits }) => digits.length === 5 || digits.length === 9)
        if (run && !values.phone) set('zip', run.digits.slice(0, 5), run, 0.93)
      } else if (field === 'city' && !values.street) {
        const city = cityAt(said, rest.from)
        if (city) set('city', capitalPlace(city.city), city, 0.9)
        else if (asked.length <= 2 && rest.to - rest.from <= 3 && /^[\p{L}.'’ -]+$/u.test(said.text(rest)))
          set('city', capitalPlace(said.text(rest)), rest, 0.6)
      } else if (field === 'state') {
        const state = stateAt(said, rest.from) ?? (values.city ? stateAt(said, said.tokens.length - 1) : null)
        if (state) set('state', state.code, state, 0.93)
      } else if (field === 'companyName' && rest.to - rest.from <= 5)
        set('companyName', capitalPlace(said.text(rest)), rest, 0.8)
      else if ((field === 'coName' || field === 'referredBy') && asked.length === 1) {
        const [span] = findNameSpans(said, () => false)
        if (span) set(field, capitalName(span.parts.join(' ')), span, 0.85)
      } else if (field === 'leadSource' && asked.length === 1 && rest.to - rest.from <= 4) {
        set('leadSource', capitalPlace(said.text(rest)), rest, 0.6)
      } else if (field === 'unit' && asked.length === 1) set('unit', capitalPlace(said.text(rest)), rest, 0.8)
    }
  } else if (!answered && isNegativeAnswer(said) && Object.keys(skipped).length === 0) {
    // "No e-mail, and I do not have the ZIP right now" speaks of those two and of nothing else.
    // "Skip the rest" ends the asking, but what a client cannot do without is not skipped by it.
    for (const field of open)
      if ((!context.ending || !NEEDED.includes(field)) && known[field] === undefined && field !== 'unit')
        skipped[field] ??= said.words({ from: 0, to: said.tokens.length })
  }
  if (asked.includes('phone') && !values.phone && isMailInstead(said)) {
    skipped.phone ??= said.words({ from: 0, to: said.tokens.length })
  }
  return { values, skipped }
}

/** Asked for a name, two plain words are one, whatever else they may mean; and so are letters that spell it. */
function readWholeName(
  said: Said,
  { asked }: ReadContext,
  values: Partial<Record<ClientField, ReadValue>>,
): void {
  if (!asked.includes('firstName') || !asked.includes('lastName')) return
  const whole = { from: 0, to: said.tokens.length }
  const set = (field: 'firstName' | 'lastName', value: string): void => {
    values[field] = { value: capitalName(value), words: said.words(whole), confidence: 0.8 }
  }
  const spelled = spelledFullName(said.source, said.lists)
  if (spelled) {
    set('firstName', spelled.first)
    if (spelled.last) set('lastName', spelled.last)
  } else if (!values.lastName && said.tokens.length === 2 && said.tokens[1]?.gap === '') {
    const [first, last] = said.tokens
    const plain = /^[\p{L}'’-]{2,}$/u
    if (!first || !last || !plain.test(first.text) || !plain.test(last.text)) return
    if (!said.lists.firstNames.has(first.lower) || isNegativeAnswer(said)) return
    set('firstName', first.text)
    set('lastName', last.text)
  }
}

/** "I r e n e d o d d": letters in a row, cut where a known first name ends. */
function spelledFullName(source: string, lists: ClientLists): { first: string; last: string | null } | null {
  const words = source.toLowerCase().replace(/[.,-]/g, ' ').split(/\s+/).filter(Boolean)
  const short = words.filter((word) => word.length <= 2).length
  if (words.length < 4 || short < words.length * 0.7 || !words.every((word) => /^[a-z]+$/.test(word)))
    return null
  const [front = '', back] = words
    .join(' ')
    .split(/ (?:space|new word|next word) /)
    .map((part) => part.replace(/ /g, ''))
  if (back) return { first: front, last: back }
  for (let at = front.length; at >= 3; at -= 1) {
    const rest = front.slice(at)
    if (!lists.firstNames.has(front.slice(0, at))) continue
    if (rest === '') return { first: front, last: null }
    if (rest.length >= 3 && lists.surnames.has(rest)) return { first: front.slice(0, at), last: rest }
  }
  return null
}

interface NameContext extends ReadContext {
  readonly set: (field: ClientField, value: string, span: Span, confidence: number) => void
}

function readName(
  said: Said,
  field: 'firstName' | 'lastName',
  rest: Span,
  { asked, known, set }: NameContext,
): void {
  const [span] = findNameSpans(said, () => false)
  const spelled = said.tokens.find(({ kind }) => kind === 'spelled')
  const at = spelled ? said.tokens.indexOf(spelled) : -1
  if (!span) {
    if (spelled && asked[0] === field)
      set(field, capitalName(spelled.lower.replace(/-/g, '')), { from: at, to: at + 1 }, 0.9)
    else if (rest.to - rest.from === 1 && asked[0] === field && /^\p{L}[\p{L}'’-]+$/u.test(said.text(rest)))
      set(field, capitalName(said.text(rest)), rest, 0.6)
    return
  }
  const both = asked.includes('firstName') && asked.includes('lastName')
  if (both) {
    const parts = namePartsOf(said, span)
    const value = field === 'firstName' ? parts.first : parts.last
    if (value) set(field, capitalName(value), span, 0.9)
    return
  }
  const other = field === 'lastName' ? known.firstName : known.lastName
  const own = span.parts.filter((part) => part.toLowerCase() !== other?.toLowerCase())
  if (own.length > 0) set(field, capitalName(own.join(' ')), span, 0.9)
}
