import { tidy, type Piece } from './pieces.ts'
import { fromFirst, secondsOf, TIME } from './time-stamps.ts'

/** What a table or a list of turns says of one turn, as it stands there. */
export interface TurnRecord {
  readonly speaker: unknown
  readonly start: unknown
  readonly end: unknown
  readonly text: string
}

const NUMBER = /^\d{1,15}(?:\.\d{1,9})? ?(?:s|sec|seconds)?$/i
const STAMP = new RegExp(String.raw`^${TIME}$`, 'iu')
const DATE_TIME = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[T ,]+\d{1,2}:\d{2}/
/** Nobody speaks that slowly: more than this for a word are no seconds. */
const MOST_FOR_A_WORD = 150
/** Seconds since 1970 in 2001; no recording is that long. */
const EPOCH_SECONDS = 1e9

const numberOf = (value: unknown): number | null => {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value : null
  return typeof value === 'string' && NUMBER.test(value.trim()) ? Number.parseFloat(value) : null
}

function timeOf(value: unknown, scale: number): number | null {
  const number = numberOf(value)
  if (number !== null) return Math.round((number / scale) * 1000) / 1000
  if (typeof value !== 'string' || value.length > 40) return null
  const text = value.replace(/[[\]()\u202f]/g, ' ').trim()
  if (STAMP.test(text)) return secondsOf(text)
  const at = DATE_TIME.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? null : at / 1000
}

/** Seconds or milliseconds: as the name of the column says, else by what a person can say in that time. */
function scaleOf(records: readonly TurnRecord[], unit: string): number {
  if (/ms$|milli/i.test(unit)) return 1000
  const numbers = records.flatMap(({ start, end }) => [numberOf(start), numberOf(end)])
  const known = numbers.filter((number) => number !== null)
  if (known.length < 2 || !known.every(Number.isInteger)) return 1
  const [first = 0] = known
  const last = known.reduce((most, number) => Math.max(most, number), 0)
  const words = records.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0)
  return first >= EPOCH_SECONDS * 100 || (last - first) / Math.max(1, words) > MOST_FOR_A_WORD ? 1000 : 1
}

/** Recognisers give letters or numbers where they know no name. */
function speakerOf(value: unknown): string {
  const name = typeof value === 'number' ? String(value) : typeof value === 'string' ? tidy(value) : ''
  return /^(?:\d{1,3}|[A-Z])$/.test(name) ? `Speaker ${name}` : name.slice(0, 120)
}

/** Turns of a table or list; `unit`: the name of the column with the times. */
export function piecesOf(
  records: readonly TurnRecord[],
  unit: string,
): { readonly pieces: readonly Piece[]; readonly heldAt: number | null } {
  const scale = scaleOf(records, unit)
  const pieces = records.map(({ speaker, start, end, text }): Piece => {
    return { speaker: speakerOf(speaker), start: timeOf(start, scale), end: timeOf(end, scale), text }
  })
  const first = pieces.find(({ start }) => start !== null)?.start ?? 0
  const clock = records.some(({ start }) => typeof start === 'string' && /\d ?[ap]\.?m\.?$/i.test(start))
  return {
    pieces: fromFirst(pieces, clock || first >= EPOCH_SECONDS),
    heldAt: first >= EPOCH_SECONDS ? Math.round(first * 1000) : null,
  }
}
