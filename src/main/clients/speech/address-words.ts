import { wordList } from './word-list.ts'
import type { Token } from './token.ts'

const suffixes = new Set(
  wordList(
    'street st avenue ave road rd drive dr lane ln court ct circle cir boulevard blvd place pl',
    'way terrace ter trail trl parkway pkwy pike highway hwy alley loop run square sq plaza',
    'path row cove crossing turnpike expressway freeway ridge bend pass point route broadway',
    'commons',
  ),
)
const directions = new Set([
  'north',
  'south',
  'east',
  'west',
  'northeast',
  'northwest',
  'southeast',
  'southwest',
])
const breaks = new Set(
  wordList(
    'on at in and is my the phone zip from to for with number email or near by off window',
    'windows door doors year years story bedroom car a an his her their our your that who feet',
    'foot dollars percent square',
  ),
)
const unitWords = new Set(
  wordList(
    'apartment apt unit suite ste box lot building bldg room rm trailer route rte rr highway',
    'hwy extension ext interstate floor',
  ),
)
const numberedRoads = new Set(['county', 'state', 'township', 'farm', 'ranch', 'service'])

/** Whether what follows reads like the name of a street up to its "street" or "avenue". */
export function streetFollows(tokens: readonly Token[], at: number): boolean {
  for (let next = at; next < at + 5; next += 1) {
    const token = tokens[next]
    if (token === undefined || (token.punct && token.text !== '.')) return false
    if (suffixes.has(token.lower)) return true
    if (breaks.has(token.lower)) return false
  }
  return false
}

/** "fifth avenue", "ninth north street": the ordinal names the street. */
export function namesStreet(tokens: readonly Token[], after: number): boolean {
  const next = tokens[after]?.lower ?? ''
  if (suffixes.has(next) || next === 'floor') return true
  return directions.has(next) && suffixes.has(tokens[after + 1]?.lower ?? '')
}

/** "apartment", "rural route", "county road": a number stands behind. `#` counts too. */
export function numberIsDue(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  if (before === undefined) return false
  if (before.text === '#' || unitWords.has(before.lower)) return true
  if (before.text === '.' && unitWords.has(tokens[at - 2]?.lower ?? '')) return true
  return before.lower === 'road' && numberedRoads.has(tokens[at - 2]?.lower ?? '')
}
