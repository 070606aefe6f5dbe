import type { Token } from './token.ts'
import { groupAt, type DigitGroup } from './digit-run.ts'

/** What a stretch of a run is. `from` and `to` are token positions. */
export interface DigitPart {
  readonly kind: 'phone' | 'zip' | 'localPhone' | 'plain'
  /** Without a leading country code. */
  readonly digits: string
  readonly from: number
  readonly to: number
}

export interface PartitionContext {
  /** Whether a US number begins like these ten digits. */
  readonly isPhone: (digits: string) => boolean
  readonly isZip: (digits: string) => boolean
  /** What speaks for a ZIP code: 0 nothing, 1 the state or city before the run, 2 its city is named. */
  readonly zipFit: (digits: string) => 0 | 1 | 2
  readonly phoneNamed: boolean
  readonly zipNamed: boolean
  /** "Lot" or "apartment" stood before the run. */
  readonly unitNamed: boolean
  /** A word that can be a street stands behind the run. */
  readonly streetFollows: boolean
}

const PHONE = /^1?([2-9]\d{2}[2-9]\d{6})$/
const ZIP_FIT = [0, 5, 9] as const
const LONGEST_RUN = 48
/** Ways to read one stretch that are worth following. */
const MOST_READINGS = 24

interface Reading {
  readonly digits: string
  /** How unusual the grouping is: "twenty" and "four" apart. */
  readonly odd: number
}

/** The groups that can begin at a token: "twenty four" is 24, or 20 with a 4 behind it. */
function groupsAt(tokens: readonly Token[], at: number): (DigitGroup & { readonly odd: number })[] {
  const joined = groupAt(tokens, at)
  if (!joined) return []
  const apart =
    joined.to - at === 2 && (tokens[at]?.lower ?? '').endsWith('ty')
      ? groupAt(tokens.slice(at, at + 1), 0)
      : null
  const groups = [{ ...joined, odd: 0 }]
  if (apart) groups.push({ digits: apart.digits, to: at + 1, odd: 14 })
  return groups
}

/** Every way to read the tokens from `from` up to each end as digits, at most eleven of them. */
function readingsFrom(tokens: readonly Token[], from: number): ReadonlyMap<number, readonly Reading[]> {
  const ends = new Map<number, Reading[]>()
  const walk = (at: number, digits: string, odd: number): void => {
    for (const group of groupsAt(tokens, at)) {
      const next = digits + group.digits
      if (next.length > 11) continue
      const known = ends.get(group.to) ?? []
      if (known.length < MOST_READINGS && !known.some((one) => one.digits === next)) {
        ends.set(group.to, [...known, { digits: next, odd: odd + group.odd }])
        walk(group.to, next, odd + group.odd)
      }
    }
  }
  walk(from, '', 0)
  return ends
}

function scored(
  { digits, odd }: Reading,
  place: { readonly first: boolean; readonly last: boolean },
  context: PartitionContext,
): { readonly kind: DigitPart['kind']; readonly digits: string; readonly score: number }[] {
  const found: { kind: DigitPart['kind']; digits: string; score: number }[] = []
  const phone = PHONE.exec(digits)?.[1]
  if (phone) {
    // An area code that does not exist: a digit of what stands before or behind was taken in.
    const unreal = context.isPhone(phone) ? 0 : 18
    found.push({ kind: 'phone', digits: phone, score: 24 + (context.phoneNamed ? 4 : 0) - odd - unreal })
  }
  if (digits.length === 5 && context.isZip(digits)) {
    const fit = context.zipFit(digits)
    const named = place.first && context.zipNamed ? 8 : 0
    // A ZIP code that nothing around speaks for is a guess, the more so in an unusual grouping.
    const guess = fit === 0 && named === 0 ? 3 * odd : 0
    const base = fit === 0 && named === 0 && !(place.first && place.last) ? -1 : 3
    found.push({ kind: 'zip', digits, score: base + ZIP_FIT[fit] + named - guess - odd })
  }
  const local = digits.length === 7 && /^[2-9]/.test(digits)
  if (local && (context.phoneNamed || digits.startsWith('555'))) {
    found.push({ kind: 'localPhone', digits, score: 5 + (context.phoneNamed ? 3 : 0) - odd })
  }
  // A house number does not begin with a zero and has seldom more than five digits.
  const house = digits.length <= 5 && !digits.startsWith('0')
  const street = place.last && context.streetFollows && house ? (digits.length === 5 ? 5 : 6) : 0
  const unit = place.first && context.unitNamed && digits.length <= 3 ? 4 : 0
  // A lone zero, or a number that begins with one, is seldom meant.
  const zero = digits.startsWith('0') && digits.length !== 2 ? (digits.length === 1 ? 4 : 2) : 0
  found.push({
    kind: 'plain',
    digits,
    score: street + unit - zero - 3 - Math.max(0, digits.length - 5) * 2 - odd,
  })
  return found
}

/**
 * Cuts a run of spoken digits into phone numbers, ZIP codes and others so that the whole makes most sense:
 * "eight one oh oh four seven one nine five five five oh one five three" is a ZIP code and a phone number.
 * Null when the run is too long to be one.
 */
export function partitionDigits(
  tokens: readonly Token[],
  run: { readonly from: number; readonly to: number },
  context: PartitionContext,
): DigitPart[] | null {
  const size = run.to - run.from
  if (size > LONGEST_RUN) return null
  const part = tokens.slice(run.from, run.to)
  type Best = { readonly score: number; readonly parts: readonly DigitPart[] }
  const best: (Best | null)[] = Array.from({ length: size + 1 }, () => null)
  best[0] = { score: 0, parts: [] }
  for (let at = 0; at < size; at++) {
    const so = best[at]
    if (!so) continue
    for (const [to, readings] of readingsFrom(part, at)) {
      for (const reading of readings) {
        const place = { first: at === 0, last: to === size }
        for (const { kind, digits, score } of scored(reading, place, context)) {
          const total = so.score + score
          if (total <= (best[to]?.score ?? Number.NEGATIVE_INFINITY)) continue
          const next = { kind, digits, from: run.from + at, to: run.from + to }
          best[to] = { score: total, parts: [...so.parts, next] }
        }
      }
    }
  }
  return best[size] ? [...best[size].parts] : null
}
