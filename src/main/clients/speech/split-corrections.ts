import { readCue, readLastDigits, skipMarks } from './correction-cues.ts'
import { readRuns, type DigitRun } from './spoken-digits.ts'
import { type Token, tokenize } from './token.ts'

/** A stretch of what was said (UTF-16 offsets); `replaced` when the person took it back. */
export interface SpokenStretch {
  readonly start: number
  readonly end: number
  readonly replaced: boolean
}

interface Range {
  readonly from: number
  readonly to: number
}

const habits = { sounds: false, apart: false, pauses: true, most: 12 }
const nearby = 14

/** The run of digits that ends right before `to`, or null. */
function runBefore(tokens: readonly Token[], to: number): { from: number; run: DigitRun } | null {
  for (let from = Math.max(0, to - nearby); from < to; from += 1) {
    const before = readRuns(tokens, from - 1, habits).some((run) => run.end >= from + 1)
    if (from > 0 && before && !tokens[from - 1]?.punct) continue
    const run = readRuns(tokens, from, habits).find((one) => one.end === to)
    if (run !== undefined) return { from, run }
  }
  return null
}

/** The tokens at the end of a run that hold its last `count` digits. */
function tail(tokens: readonly Token[], run: { from: number; run: DigitRun }, count: number): Range | null {
  for (let from = run.run.end - 1; from >= run.from; from -= 1) {
    const rest = readRuns(tokens, from, habits).find((one) => one.end === run.run.end)
    if (rest === undefined) continue
    if (rest.digits.length === count) return { from, to: run.run.end }
    if (rest.digits.length > count) return null
  }
  return null
}

function backOverMarks(tokens: readonly Token[], at: number): number {
  let end = at
  while (end > 0 && tokens[end - 1]?.punct) end -= 1
  return end
}

function digitsReplaced(
  tokens: readonly Token[],
  cue: number,
  anew: number,
  count: number | null,
): Range | null {
  const before = runBefore(tokens, backOverMarks(tokens, cue))
  if (before === null) return null
  const again = readRuns(tokens, anew, habits)
  const longest = again.reduce<DigitRun | null>(
    (best, run) => (run.end > (best?.end ?? 0) ? run : best),
    null,
  )
  if (longest === null) return null
  const digits = count ?? longest.digits.length
  const had = before.run.digits.length
  // "six one four five five no wait": a whole number said again, or the tail of it.
  if (digits >= had) return { from: before.from, to: before.run.end }
  if (had < 10 && had > 5) return null
  return tail(tokens, before, digits)
}

/** How alike two words sound to the eye: same beginning and about as long. */
function alike(left: string, right: string): boolean {
  if (left.length < 2 || right.length < 2) return false
  const same =
    left.slice(0, 2) === right.slice(0, 2) ||
    (left.charAt(0) === right.charAt(0) && left.at(-1) === right.at(-1))
  return same && Math.abs(left.length - right.length) <= 3
}

function wordsReplaced(tokens: readonly Token[], cue: number, anew: number): Range | null {
  const word = tokens[anew]
  const end = backOverMarks(tokens, cue)
  if (word === undefined || word.punct) return null
  for (let at = end - 1; at >= Math.max(0, end - 5); at -= 1) {
    const token = tokens[at] as Token
    if (/^[.!?]$/.test(token.text)) return null
    if (token.lower === word.lower || alike(token.lower, word.lower)) return { from: at, to: end }
  }
  return null
}

/** The clause before the cue: back to the last mark, or to the beginning. */
function clauseBefore(tokens: readonly Token[], cue: number): Range | null {
  const to = backOverMarks(tokens, cue)
  let from = to
  while (from > 0 && !/^[.!?,;]$/.test(tokens[from - 1]?.text ?? '')) from -= 1
  return from === to ? null : { from, to }
}

interface Taken {
  readonly replaced: Range | null
  readonly cue: Range
}

/** "not maple, oak": what stands between "not" and the comma. */
function readNot(tokens: readonly Token[], at: number): Taken | null {
  if (tokens[at]?.lower !== 'not') return null
  for (let next = at + 1; next < at + 5; next += 1) {
    const token = tokens[next]
    if (token === undefined) return null
    const follows = tokens[next + 1]
    if (token.text !== ',' || next === at + 1) {
      if (token.punct) return null
      continue
    }
    if (follows === undefined || follows.punct || !corrects(tokens, at, next + 1)) return null
    return { replaced: { from: at + 1, to: next }, cue: { from: at, to: at + 1 } }
  }
  return null
}

const answers = new Set(['it', "it's", 'but', "that's"])

/** A correction names the same sort of thing again: numbers for numbers, or is introduced by "it's". */
function corrects(tokens: readonly Token[], not: number, anew: number): boolean {
  const wrong = readRuns(tokens, not + 1, habits).length > 0
  const right = readRuns(tokens, anew, habits).length > 0
  if (wrong || right) return wrong && right
  return (
    answers.has(tokens[anew]?.lower ?? '') || alike(tokens[not + 1]?.lower ?? '', tokens[anew]?.lower ?? '')
  )
}

function readCorrection(tokens: readonly Token[], at: number): Taken | null {
  const cue = readCue(tokens, at)
  const last = readLastDigits(tokens, cue?.end ?? at)
  if (last !== null) {
    const replaced = digitsReplaced(tokens, at, last.end, last.count)
    return replaced === null && cue === null ? null : { replaced, cue: { from: at, to: last.end } }
  }
  if (cue === null) return readNot(tokens, at)
  const anew = skipMarks(tokens, cue.end)
  const replaced =
    cue.sort === 'drop'
      ? clauseBefore(tokens, at)
      : (digitsReplaced(tokens, at, anew, null) ?? wordsReplaced(tokens, at, anew))
  return { replaced, cue: { from: at, to: cue.end } }
}

/**
 * Cuts what was said at self-corrections; the stretches cover the source in order. Taken back
 * are the words of the cue ("no wait") and, where it is clear which they are, the words that it corrects.
 */
export function splitCorrections(said: string): readonly SpokenStretch[] {
  const tokens = tokenize(said)
  const back: Range[] = []
  for (let at = 0; at < tokens.length;) {
    const found = tokens[at]?.punct ? null : readCorrection(tokens, at)
    if (found === null) {
      at += 1
      continue
    }
    if (found.replaced !== null) back.push(found.replaced)
    back.push(found.cue)
    at = Math.max(found.cue.to, at + 1)
  }
  return stretches(said, tokens, back)
}

function stretches(said: string, tokens: readonly Token[], back: readonly Range[]): readonly SpokenStretch[] {
  const result: SpokenStretch[] = []
  let from = 0
  for (const range of [...back].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const start = Math.max(from, tokens[range.from]?.start ?? said.length)
    const end = tokens[range.to - 1]?.end ?? start
    if (end <= start) continue
    if (start > from) result.push({ start: from, end: start, replaced: false })
    result.push({ start, end, replaced: true })
    from = end
  }
  if (from < said.length) result.push({ start: from, end: said.length, replaced: false })
  return result
}
