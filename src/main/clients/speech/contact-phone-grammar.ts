import { streetFollows } from './address-words.ts'
import { readCue, readLastDigits, skipMarks } from './correction-cues.ts'
import type { Grammar, Reading } from './reading.ts'
import { type DigitRun, readGroups, readRuns } from './spoken-digits.ts'
import type { Token } from './token.ts'

const habits = { sounds: true, apart: true, pauses: true, most: 11 }
const phoneCost = 0.5
const localCost = 0.9
/** Neither an area code nor an exchange begins with 0 or 1. */
const dialable = /^[2-9]\d\d[2-9]/
const extensionWords = new Set(['extension', 'ext', 'x'])

interface Number {
  readonly end: number
  readonly digits: string
}

/** "614-555-0142", or "555-0142" without an area code. */
const written = (digits: string): string =>
  digits.length === 7
    ? `${digits.slice(0, 3)}-${digits.slice(3)}`
    : `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`

/** Ten digits, or eleven with the leading one of the country. */
function tenDigits(digits: string): string | null {
  if (digits.length === 10) return digits
  return digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : null
}

function areaCode(tokens: readonly Token[], at: number): number | null {
  if (tokens[at]?.lower !== 'area' || tokens[at + 1]?.lower !== 'code') return null
  return tokens[at + 2]?.lower === 'is' ? at + 3 : at + 2
}

/** Where the digits begin: behind "area code", "plus", "(" and the like. */
function begin(tokens: readonly Token[], at: number): number {
  const area = areaCode(tokens, at)
  if (area !== null) return skipMarks(tokens, area)
  const first = tokens[at]
  return first?.lower === 'plus' || first?.text === '+' || first?.text === '(' ? at + 1 : at
}

const digitsGoOn = (tokens: readonly Token[], at: number): boolean => readGroups(tokens, at).length > 0

/** "no wait oh one one two", "the last four are …": the digits said anew take the place of the last ones. */
function corrected(tokens: readonly Token[], before: Number): Number | null {
  const cue = readCue(tokens, before.end)
  if (cue?.sort === 'drop') return null
  const last = readLastDigits(tokens, cue?.end ?? before.end)
  if (cue === null && last === null) return null
  const again = readRuns(tokens, last?.end ?? cue?.end ?? before.end, habits)
    .filter((run) => !digitsGoOn(tokens, run.end) && !streetFollows(tokens, run.end))
    .filter((run) => last === null || run.digits.length === last.count)
    .at(0)
  if (again === undefined || again.digits.length < 2) return null
  const whole = tenDigits(again.digits)
  if (whole !== null) return { end: again.end, digits: whole }
  const full = before.digits.length === 7 ? 7 : 10
  const kept = full - again.digits.length
  if (kept < 3 || before.digits.length < kept) return null
  return { end: again.end, digits: before.digits.slice(0, kept) + again.digits }
}

/** After "555 0142": "area code 614". */
function withAreaBehind(tokens: readonly Token[], local: DigitRun): Number | null {
  const area = areaCode(tokens, skipMarks(tokens, local.end))
  if (area === null) return null
  const code = readRuns(tokens, area, { ...habits, most: 3 }).find((run) => run.digits.length === 3)
  return code === undefined ? null : { end: code.end, digits: code.digits + local.digits }
}

function extension(tokens: readonly Token[], at: number): Number | null {
  const from = skipMarks(tokens, at)
  if (!extensionWords.has(tokens[from]?.lower ?? '')) return null
  const dot = tokens[from + 1]?.punct ? from + 2 : from + 1
  const named = tokens[dot]?.lower === 'number' ? dot + 1 : dot
  const runs = readRuns(tokens, named, { sounds: false, apart: false, pauses: false, most: 6 })
  return runs.filter((run) => !digitsGoOn(tokens, run.end)).at(0) ?? runs.at(-1) ?? null
}

function phones(tokens: readonly Token[], at: number): readonly { number: Number; cost: number }[] {
  const runs = readRuns(tokens, begin(tokens, at), habits)
  const found: { number: Number; cost: number }[] = []
  for (const run of runs) {
    const complete = tenDigits(run.digits)
    const number = { end: run.end, digits: complete ?? run.digits }
    const ends = !digitsGoOn(tokens, run.end)
    if (complete !== null && (ends || run.groups > 1)) {
      const price = (ends ? phoneCost : phoneCost + 0.02) + (dialable.test(complete) ? 0 : 0.3)
      found.push({ number, cost: price })
    }
    if (!ends || run.digits.length < 3) continue
    const area = run.digits.length === 7 ? withAreaBehind(tokens, run) : null
    if (area !== null) found.push({ number: area, cost: phoneCost })
    const anew = run.digits.length >= 5 ? corrected(tokens, number) : null
    if (anew !== null) {
      const twice = corrected(tokens, anew)
      found.push({ number: twice ?? anew, cost: 0.4 })
    }
    if (run.digits.length !== 7 || !/^[2-9]/.test(run.digits)) continue
    const asWritten = /^\d{3}[-.]\d{4}$/.test(tokens[at]?.text ?? '')
    const local = asWritten || (run.groups > 1 && run.widest <= 4)
    if (local && !streetFollows(tokens, run.end)) found.push({ number, cost: localCost })
  }
  return found
}

/** Telephone numbers however they are dictated, corrections of their tail resolved, extensions as " x12". */
export const contactPhoneGrammar: Grammar = (tokens) => (at) =>
  phones(tokens, at).flatMap(({ number, cost }): readonly Reading[] => {
    const text = written(number.digits)
    const price = begin(tokens, at) > at ? cost - 0.01 : cost
    const plain: Reading = { length: number.end - at, text, kind: 'phone', cost: price }
    const extra = extension(tokens, number.end)
    if (extra === null) return [plain]
    return [plain, { ...plain, length: extra.end - at, text: `${text} x${extra.digits}`, cost: price - 0.1 }]
  })
