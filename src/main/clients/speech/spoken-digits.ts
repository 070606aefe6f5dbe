import { readCardinals } from './cardinal.ts'
import { digitOf, digitValue } from './number-words.ts'
import type { Token } from './token.ts'

/** A group of digits as it was said: "five", "double four", "ninety nine", "nine hundred", "0142". */
export interface DigitGroup {
  readonly end: number
  readonly digits: string
}

/** Digits from the first token on up to `end`. */
export interface DigitRun extends DigitGroup {
  readonly groups: number
  readonly paused: boolean
  /** The number of digits of its longest group. */
  readonly widest: number
}

/**
 * `sounds`: take "for", "to", "ate", "won" for digits where digits stand around them;
 * `pauses`: go on after a comma; `apart`: "forty two" may also be forty and two.
 */
export interface RunHabits {
  readonly sounds: boolean
  readonly apart: boolean
  readonly pauses: boolean
  readonly most: number
}

const times: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['triple', 3],
  ['quadruple', 4],
])
const plurals: ReadonlyMap<string, string> = new Map([
  ['zeros', '0'],
  ['zeroes', '0'],
  ['ohs', '0'],
  ...[...digitValue].map(([word, value]): [string, string] => [
    word === 'six' ? 'sixes' : `${word}s`,
    `${value}`,
  ]),
])
const sounds: ReadonlyMap<string, string> = new Map([
  ['for', '4'],
  ['fore', '4'],
  ['to', '2'],
  ['too', '2'],
  ['ate', '8'],
  ['won', '1'],
])
const pauseSigns = /^[-,.()–—…]$/u
const pauseWords = new Set(['um', 'uh', 'er', 'erm', 'dash', 'hyphen', 'dot', 'then'])

/** The ways to read one group from `at` on, the likelier (longer) first. */
export function readGroups(tokens: readonly Token[], at: number): readonly DigitGroup[] {
  const token = tokens[at]
  if (token === undefined) return []
  if (/^\d[\d.-]{0,14}$/.test(token.text)) return [{ end: at + 1, digits: token.text.replace(/\D/g, '') }]
  const repeat = times.get(token.lower)
  if (repeat !== undefined) {
    const word = tokens[at + 1]
    const digit = /^\d$/.test(word?.text ?? '') ? word?.text : digitOf(word?.lower ?? '')
    return digit === undefined ? [] : [{ end: at + 2, digits: digit.repeat(repeat) }]
  }
  const many = plurals.get(tokens[at + 1]?.lower ?? '')
  const count = digitValue.get(token.lower)
  if (many !== undefined && count !== undefined && count > 1)
    return [{ end: at + 2, digits: many.repeat(count) }]
  const digit = isStateCode(tokens, at) ? undefined : digitOf(token.lower)
  const counted = readCardinals(tokens, at)
    .filter((read) => read.value >= 10n && read.value < 1_000_000n && read.end <= at + 8)
    .map((read) => ({ end: read.end, digits: read.value.toString() }))
    .reverse()
  return digit === undefined ? counted : [...counted, { end: at + 1, digits: digit }]
}

/** "Columbus OH 43215": Ohio, no zero. */
const isStateCode = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === 'OH' || (tokens[at]?.lower === 'oh' && /^\d{5}/.test(tokens[at + 1]?.text ?? ''))

function soundGroup(tokens: readonly Token[], at: number): readonly DigitGroup[] {
  const digit = sounds.get(tokens[at]?.lower ?? '')
  if (digit === undefined || readGroups(tokens, at + 1).length === 0) return []
  return [{ end: at + 1, digits: digit }]
}

function afterPause(tokens: readonly Token[], at: number): number {
  let next = at
  while (next < at + 3) {
    const token = tokens[next]
    if (token === undefined) break
    if (!(token.punct ? pauseSigns.test(token.text) : pauseWords.has(token.lower))) break
    next += 1
  }
  return next
}

/**
 * All runs of digits that begin at `at`, one for each end and number of digits; where several
 * groupings give the same, the one with the longer numbers first stands.
 */
export function readRuns(tokens: readonly Token[], at: number, habits: RunHabits): readonly DigitRun[] {
  const seen = new Set<string>()
  const runs: DigitRun[] = []
  const grow = (run: DigitRun): void => {
    const from = habits.pauses && run.groups > 0 ? afterPause(tokens, run.end) : run.end
    const paused = run.paused || from > run.end
    let groups = readGroups(tokens, from)
    if (groups.length === 0 && habits.sounds && run.groups > 0 && from === run.end)
      groups = soundGroup(tokens, from)
    for (const group of habits.apart ? groups : groups.slice(0, 1)) {
      const digits = run.digits + group.digits
      const key = `${group.end} ${digits.length}`
      if (digits.length > habits.most || seen.has(key)) continue
      seen.add(key)
      const widest = Math.max(run.widest, group.digits.length)
      const longer: DigitRun = { end: group.end, digits, groups: run.groups + 1, paused, widest }
      runs.push(longer)
      grow(longer)
    }
  }
  grow({ end: at, digits: '', groups: 0, paused: false, widest: 0 })
  return runs
}
