import type { Fact } from '#shared/domain/script-draft.ts'
import { findClaims } from '../check/find-claims.ts'
import { inARow } from './words.ts'

const PLACES: Readonly<Record<string, string>> = {
  Roofing: 'your roof',
  Siding: 'your siding',
  Windows: 'your windows',
  Doors: 'your door',
  Gutters: 'your gutters',
  Decks: 'your deck',
  Kitchens: 'your kitchen',
  Bathrooms: 'your bathroom',
  Insulation: 'your insulation',
}
const WORDS: Readonly<Record<string, RegExp>> = {
  Roofing: /\b(?:roof\w*|shingles?|flashing|ridge)\b/i,
  Siding: /\b(?:siding|clapboard|vinyl|fiber cement)\b/i,
  Windows: /\b(?:windows?|glass|sash)\b/i,
  Doors: /\b(?:doors?|threshold)\b/i,
  Gutters: /\b(?:gutters?|downspouts?)\b/i,
  Decks: /\b(?:decks?|railings?|boards and rail|pergola)\b/i,
  Kitchens: /\b(?:kitchens?|cabinets?|countertops?|appliances?)\b/i,
  Bathrooms: /\b(?:bath\w*|showers?|tubs?|vanity|tile)\b/i,
  Insulation: /\b(?:insulat\w+|attics?)\b/i,
}

/** "your roof and your gutters"; the home where it is many things or an unknown one. */
export function placeOf(trades: readonly string[]): string {
  const places = [...new Set(trades.map((trade) => PLACES[trade] ?? '').filter(Boolean))]
  return places.length === 0 || places.length > 2 ? 'your home' : inARow(places)
}

/** Words that speak of one of these trades. */
export function wordsOfTrades(trades: readonly string[]): RegExp {
  const own = trades.flatMap((trade) => WORDS[trade]?.source ?? [])
  return new RegExp(own.join('|') || '(?!)', 'i')
}

export function wordsOfOtherTrades(trades: readonly string[]): RegExp {
  const others = Object.entries(WORDS).filter(([trade]) => !trades.includes(trade))
  return new RegExp(others.map(([, words]) => words.source).join('|') || '(?!)', 'i')
}

/**
 * Does a document speak of this customer's trade? A row or a sentence about another one does not,
 * nor a length of
 * warranty that does not say for what.
 */
export function suitsTrades({ value, label, source }: Fact, trades: readonly string[]): boolean {
  if (trades.length === 0 || source.type !== 'document') return true
  const row = /^[\w ]+: ([^;]+); /.exec(value)?.[1]
  const about = row ?? `${value} ${label} ${source.title}`
  const own = trades.some((trade) => (WORDS[trade] ?? new RegExp(String.raw`\b${trade}\b`, 'i')).test(about))
  if (own) return true
  const term = findClaims(value).some(
    ({ meaning }) => meaning.type === 'number' && meaning.about === 'warranty',
  )
  return row === undefined && !term && !wordsOfOtherTrades(trades).test(about)
}
