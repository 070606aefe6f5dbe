import { stateNames } from './states.ts'

/** Cities, states and ZIP codes of the United States, held in memory as one sorted text. */
export interface Places {
  /** City and state of a ZIP code, or null when the list does not have it. */
  ofZip(zip: string): { readonly city: string; readonly state: string } | null
  /** The states that have a city of this name, as two letters each; empty when it is not known. */
  statesOf(city: string): readonly string[]
  /** How many ZIP codes a city of this name has; 0 when it is not known. */
  zipCount(city: string): number
  /** Whether a ZIP code that lies near the given one (same first three digits) belongs to the city. */
  isNear(city: string, zip: string): boolean
}

const LONG_FORMS: Readonly<Record<string, string>> = { st: 'saint', ste: 'sainte', mt: 'mount', ft: 'fort' }

/** A city's name for comparing: no capitals, no dots, "st" as "saint". */
export function cityKey(city: string): string {
  return city
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f.'’]/g, '')
    .split(/[\s-]+/)
    .filter(Boolean)
    .map((word, at) => (at === 0 ? (LONG_FORMS[word] ?? word) : word))
    .join(' ')
}

/** Reads the lines `zip|city|state`, sorted by ZIP code. */
export function createPlaces(text: string): Places {
  const lines = text.split('\n').filter(Boolean)
  const zips = Uint32Array.from(lines, (line) => Number(line.slice(0, 5)))
  // One entry a city: its states, and the first three digits of its ZIP codes.
  const cities = new Map<string, { states: string[]; areas: Set<string>; zips: number }>()
  for (const line of lines) {
    const [zip = '', city = '', state = ''] = line.split('|')
    const key = cityKey(city)
    const known = cities.get(key) ?? { states: [], areas: new Set<string>(), zips: 0 }
    if (!known.states.includes(state)) known.states.push(state)
    known.areas.add(zip.slice(0, 3))
    known.zips += 1
    cities.set(key, known)
  }
  const indexOf = (zip: number): number => {
    let low = 0
    let high = zips.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const found = zips[middle] ?? 0
      if (found === zip) return middle
      if (found < zip) low = middle + 1
      else high = middle - 1
    }
    return -1
  }
  return {
    ofZip(zip) {
      const at = /^\d{5}$/.test(zip) ? indexOf(Number(zip)) : -1
      const [, city, state] = (lines[at] ?? '').split('|')
      return city && state ? { city, state } : null
    },
    statesOf: (city) => cities.get(cityKey(city))?.states ?? [],
    zipCount: (city) => cities.get(cityKey(city))?.zips ?? 0,
    isNear: (city, zip) => cities.get(cityKey(city))?.areas.has(zip.slice(0, 3)) ?? false,
  }
}

/** Two letters of a state given as name or letters, or null. */
export function stateCode(words: string): string | null {
  const key = words.toLowerCase().replace(/\./g, '').replace(/\s+/g, ' ').trim()
  const found = stateNames.find(([code, name]) => code.toLowerCase() === key || name === key)
  return found ? found[0] : null
}
