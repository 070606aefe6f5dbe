import type { Fact } from '#shared/domain/script-draft.ts'
import { findClaims } from './find-claims.ts'
import { contentWords } from './find-phrases.ts'
import type { DateMeaning, Found, Meaning } from './meaning.ts'
import { isPlainWord } from './name-words.ts'
import { fold, plainSigns, wordsOf } from './words-of.ts'

/** A fact, read once. */
export interface ReadFact {
  readonly fact: Fact
  readonly found: readonly Found[]
  readonly content: readonly string[]
  /** Words that can be part of a name, in order; '' where something else stands. */
  readonly names: readonly string[]
  readonly warranty: boolean
}

const WARRANTY = /warrant|guarantee|coverage|covered/i

/** Words of a text that may be a name; a common word that only begins a sentence is none. */
function nameWords(text: string, isName: boolean): readonly string[] {
  return wordsOf(text).map((word, at, all) => {
    const begins = at === 0 || /[.!?]\s/.test(word.gap)
    const plain = begins && isPlainWord(word.text) && !all[at + 1]?.capital
    return isName || /\d/.test(word.text) || (word.capital && !plain) ? word.text.replace(/'s$/, '') : ''
  })
}

export function readFact(fact: Fact): ReadFact {
  const title = fact.source.type === 'document' ? fact.source.title : ''
  const named = fact.kind === 'name' || fact.kind === 'product'
  return {
    fact,
    found: findClaims(fact.value),
    content: contentWords(fact.value),
    names: nameWords(fact.value, named),
    warranty: WARRANTY.test(`${fact.label} ${fact.value} ${title}`),
  }
}

const same = (a: number, b: number): boolean => Math.round(a * 100) === Math.round(b * 100)

type NumberMeaning = Extract<Meaning, { type: 'number' }>

function numberHolds(
  claim: NumberMeaning,
  fact: NumberMeaning,
  { warranty, fact: { kind, label } }: ReadFact,
): boolean {
  if (!claim.values.some((value) => fact.values.some((other) => same(value, other)))) return false
  if (claim.money || fact.money) {
    // "24,850 w/ gutters" in a note is a price without its sign; "28 squares" is not $28.
    const bare = (one: NumberMeaning): boolean => one.money || one.unit === ''
    return bare(claim) && bare(fact) && (fact.money || kind === 'price' || (fact.values[0] ?? 0) >= 100)
  }
  if (claim.unit !== fact.unit) {
    // The label may hold the unit: "Windows: 14".
    if (!(fact.unit === '' && claim.unit !== '' && fold(label).includes(claim.unit)) || kind === 'price')
      return false
  } else if (claim.unit === '' && claim.things.length > 0 && fact.things.length > 0) {
    if (!claim.things.some((thing) => fact.things.includes(thing))) return false
  }
  // Ten years of age are no ten years of warranty.
  if (claim.about === 'warranty') return fact.about === 'warranty' || (warranty && fact.about !== 'age')
  return !(claim.about === 'age' && fact.about === 'warranty')
}

function partHolds(part: NonNullable<DateMeaning['part']>, times: readonly number[]): boolean {
  const [from, to] = part === 'morning' ? [0, 720] : part === 'afternoon' ? [720, 1080] : [1020, 1440]
  return times.some((time) => time >= from && time < to)
}

function dateHolds(claim: DateMeaning, fact: DateMeaning): boolean {
  const equal = (['weekday', 'month', 'day', 'year', 'word'] as const).every(
    (key) => claim[key] === undefined || claim[key] === fact[key],
  )
  if (!equal) return false
  const times = fact.times ?? []
  if (claim.times && !claim.times.some((time) => times.includes(time))) return false
  return claim.part === undefined || claim.part === fact.part || partHolds(claim.part, times)
}

/** The words of a name stand in the fact side by side: "Maria" in "Maria Ortiz", not "Maria Bell". */
function nameHolds(words: readonly string[], names: readonly string[]): boolean {
  const equal = (a: string, b: string): boolean =>
    a === b || (a.length > 3 && (a === `${b}s` || a === `${b}es`))
  const wanted = words.filter((word) => word !== '&')
  const held = names.filter((word) => word !== '&')
  return held.some((_, at) => wanted.every((word, i) => equal(word, held[at + i] ?? '')))
}

const literal = (text: string): string =>
  fold(plainSigns(text))
    .replace(/\s+/g, ' ')
    .replace(/[.,;:!?]+$/, '')
    .trim()

/** True when a claim says nothing that the fact does not. `text`: the claim as it stands. */
export function supports(claim: Found, text: string, fact: ReadFact): boolean {
  if (literal(text) === literal(fact.fact.value)) return true
  const { meaning } = claim
  switch (meaning.type) {
    case 'number':
      return fact.found.some(
        (one) => one.meaning.type === 'number' && numberHolds(meaning, one.meaning, fact),
      )
    case 'date':
      return fact.found.some((one) => one.meaning.type === 'date' && dateHolds(meaning, one.meaning))
    case 'name':
      return nameHolds(meaning.words, fact.names)
    case 'phrase':
      return fact.found.some(
        (one) => one.meaning.type === 'phrase' && meaning.words.every((word) => fact.content.includes(word)),
      )
  }
}
