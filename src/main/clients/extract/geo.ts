import { stateCode } from '../checks/places.ts'
import { stateNames } from '../checks/states.ts'
import type { CityWords, Said } from './said.ts'
import type { Span } from './token.ts'

/** Two letters that are also a word in speech, and count as a state only where nothing else can be meant. */
const WORDS = new Set(['in', 'or', 'me', 'ok', 'hi', 'oh', 'la', 'pa', 'ma', 'co', 'de', 'id', 'al', 'mt'])
/** Clipped names, only behind a city. */
const CLIPPED: Readonly<Record<string, string>> = {
  mass: 'MA',
  penn: 'PA',
  calif: 'CA',
  cali: 'CA',
  fla: 'FL',
  conn: 'CT',
  tenn: 'TN',
  ariz: 'AZ',
  colo: 'CO',
  mich: 'MI',
  minn: 'MN',
  wisc: 'WI',
  okla: 'OK',
  wash: 'WA',
  jersey: 'NJ',
}
const NUMBER_WORD =
  /^(?:\d+|zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|double|triple|\w+teen|\w+ty)$/
const STATE_WORDS = new Set(stateNames.map(([, name]) => name))

/** The state that begins at a token: a full name, or two letters. */
export function stateAt(
  said: Said,
  at: number,
): (Span & { readonly code: string; readonly full: boolean }) | null {
  for (const size of [3, 2, 1]) {
    const to = at + size
    if (to > said.tokens.length || !isUnbroken(said, { from: at, to })) continue
    const words = said.text({ from: at, to }).toLowerCase()
    if (STATE_WORDS.has(words)) return { from: at, to, code: stateCode(words) ?? '', full: true }
  }
  const token = said.tokens[at]
  if (!token) return null
  const letters = lettersAt(said, at)
  if (letters) return letters
  const clipped = CLIPPED[token.lower]
  if (clipped && cityAt(said, at - 1)?.to === at) return { from: at, to: at + 1, code: clipped, full: false }
  const plain = token.text.replace(/\./g, '')
  const code = plain.length === 2 ? stateCode(plain) : null
  if (!code) return null
  if (WORDS.has(plain.toLowerCase()) && plain !== plain.toUpperCase()) {
    // "powell oh 43065": only before a ZIP code or at an end.
    const next = said.tokens[at + 1]
    const behind = [3, 2, 1].some((size) => {
      const city = at >= size ? cityAt(said, at - size) : null
      return city?.to === at && said.lists.places.statesOf(city.city).includes(code)
    })
    const word = /^(?:in|or|me|hi)$/.test(plain) || (plain === 'oh' && NUMBER_WORD.test(next?.lower ?? ''))
    if (next && next.gap === '' && !/^\d{5}(?:-\d{4})?$/.test(next.text) && (word || !behind)) return null
  }
  return { from: at, to: at + 1, code, full: false }
}

/** "Washington d c", "Brooklyn n y": two letters said apart behind a city of that state. */
function lettersAt(said: Said, at: number): ReturnType<typeof stateAt> {
  const span = { from: at, to: at + 2 }
  const words = said.tokens.slice(at, span.to).map(({ lower }) => lower)
  if (words.length < 2 || !words.every((word) => /^[a-z]$/.test(word)) || !isUnbroken(said, span)) return null
  const code = stateCode(words.join(''))
  const behind = [3, 2, 1].some((size) => {
    const city = code && at >= size ? cityAt(said, at - size) : null
    return city?.to === at && code !== null && said.lists.places.statesOf(city.city).includes(code)
  })
  return code && behind ? { ...span, code, full: false } : null
}

/** The state that ends right before a token. */
export function stateBefore(said: Said, at: number): ReturnType<typeof stateAt> {
  for (const size of [3, 2, 1]) {
    const found = at - size >= 0 ? stateAt(said, at - size) : null
    if (found?.to === at) return found
  }
  return null
}

/** Whether no punctuation stands inside the span. */
export function isUnbroken(said: Said, { from, to }: Span): boolean {
  for (let at = from + 1; at < to; at += 1) if (said.tokens[at]?.gap !== '') return false
  return true
}

/** The longest city of the list that begins at a token. */
export function cityAt(said: Said, at: number): CityWords | null {
  const known = said.cities.get(at)
  if (known !== undefined) return known
  const city = longestCity(said, at)
  said.cities.set(at, city)
  return city
}

function longestCity(said: Said, at: number): CityWords | null {
  for (const size of [4, 3, 2, 1]) {
    const span = { from: at, to: at + size }
    if (span.to > said.tokens.length || !isUnbroken(said, span)) continue
    const city = said.text(span)
    if (!/^[a-z.'’ -]+$/i.test(city) || /['’](?:s|ll|re|ve|d|m|t)\b/i.test(city)) continue
    const states = said.lists.places.statesOf(city)
    if (states.length > 0 || isMount(said, span)) return { ...span, city, known: states.length > 0 }
  }
  return null
}

/** "Mt. Lebanon" is a place though only Lebanon is in the list. */
function isMount(said: Said, { from, to }: Span): boolean {
  if (to - from !== 2 || !/^(?:mt|mount|fort|ft)$/.test(said.tokens[from]?.lower ?? '')) return false
  return (
    said.lists.places.statesOf(said.tokens[from + 1]?.lower ?? '').length > 0 && stateAt(said, to) !== null
  )
}

/** Words before a state that can only be a city, though the list does not have it. */
export function unknownCity(said: Said, from: number, to: number): CityWords | null {
  const size = to - from
  if (size < 1 || size > 3 || !isUnbroken(said, { from, to })) return null
  const city = said.text({ from, to })
  return /^[a-z.'’ -]{3,}$/i.test(city) ? { from, to, city, known: false } : null
}
