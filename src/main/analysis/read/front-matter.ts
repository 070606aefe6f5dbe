import { heldAtFromName } from '../library/held-at.ts'
import { tidy } from './pieces.ts'
import { isLabel } from './name-shape.ts'

export interface FrontMatter {
  readonly title: string | null
  /** Epoch milliseconds, or null. */
  readonly heldAt: number | null
}

const LONGEST_TITLE = 160
/** Whole lines that a service adds; they are no talk wherever they stand. */
const ADDED = [
  /^transcribed by https?:\/\/otter\.ai\/?$/i,
  /^transcription ended after [\d:]+(?: ?[^\p{L}]*)$/iu,
  /^meeting ended after [\d:]+(?: ?[^\p{L}]*)$/iu,
  /^this editable transcript was computer generated and might contain errors\..{0,80}$/i,
  /^people can also change the text after it was created\.$/i,
  /^.{1,80} (?:started|stopped) transcription\.?$/i,
  /^[-–—=_*~ ]{3,}$/,
  /^[[(*-]{0,3} ?end of (?:the )?(?:transcript|transcription|recording|meeting|call)\.? ?[\])*-]{0,3}$/i,
]
/** Begins of what a service adds at the end; in a PDF they break over lines. */
const ENDING = [
  /^transcription ended after \d/i,
  /^this editable transcript was computer generated/i,
  /^transcribed by https?:\/\/otter\.ai/i,
]
const TAIL_LINES = 8

const MAY_BE_ADDED = /transcri|meeting ended|people can also|^\W{3}|end of/i

/** Fathom: "ACTION ITEM: Send the sheet - WATCH: https://…". */
const WATCH = /^\p{Lu}[\p{Lu} ]{2,30}: .{0,1000}\bWATCH: https?:\/\/\S{1,500}$/u
const RECORDING = /^VIEW RECORDING - .{0,60}: https?:\/\/\S{1,300}$/

/** True for a line that the recording service added. */
export function isAdded(line: string): boolean {
  if (line.includes('WATCH: http') && WATCH.test(tidy(line.slice(0, 1600)))) return true
  if (line.startsWith('VIEW RECORDING') && RECORDING.test(tidy(line.slice(0, 400)))) return true
  if (line.length > 250 || !MAY_BE_ADDED.test(line)) return false
  const words = tidy(line)
  return ADDED.some((pattern) => pattern.test(words))
}

/** The lines up to where the closing words of the recording service begin. */
export function withoutEnding(lines: readonly string[]): readonly string[] {
  let seen = 0
  let end = lines.length
  for (let i = lines.length - 1; i >= 0 && seen < TAIL_LINES; i -= 1) {
    const words = tidy((lines[i] ?? '').slice(0, 300))
    if (words) seen += 1
    if (ENDING.some((pattern) => pattern.test(words))) end = i
  }
  return lines.slice(0, end)
}

/** "Mar 1, 2024, 9:00AM" as a file name would have it. */
function dateIn(line: string): number | null {
  const plain = line
    .replace(/\b(\d{1,2})\/(\d{1,2})\/(20\d\d)\b/g, '$1-$2-$3')
    .replace(/,/g, ' ')
    .replace(/ +/g, ' ')
  const at = heldAtFromName(plain)
  const zone = /\b(?:GMT|UTC)(?:([+-]\d{1,2})(?::?([0-5]\d))?)?/.exec(line)
  if (at === null || !zone || !/\d:\d\d/.test(line)) return at
  const local = new Date(at)
  const utc = Date.UTC(
    local.getFullYear(),
    local.getMonth(),
    local.getDate(),
    local.getHours(),
    local.getMinutes(),
  )
  const hours = Number(zone[1] ?? 0)
  return utc - (hours * 60 + Math.sign(hours || 1) * Number(zone[2] ?? 0)) * 60_000
}

const TITLE_LABEL = /^(?:title|topic|subject|meeting|meeting title|call|re)\s*:\s*(\S.*)$/i
const LABEL_LINE =
  /^(?:attendees?|participants?|speakers?|summary keywords|keywords|present|transcript|details|notes?)\s*:?$/i

function titleIn(lines: readonly string[]): string | null {
  let inList = false
  for (const line of lines) {
    const named = TITLE_LABEL.exec(line)?.[1]
    if (named) return named
    if (!line) inList = false
    if (LABEL_LINE.test(line)) inList = true
    const label = /^([\p{L} ]{1,30}):/u.exec(line)?.[1]
    if (!line || inList || (label !== undefined && isLabel(label))) continue
    const bare = line
      .replace(/\s*[-–—|:]?\s*transcript(?:ion)?$/i, '')
      .replace(/^transcript(?:ion)? (?:of|for):? /i, '')
      .replace(/\([^()]{0,60}\b20\d\d\b[^()]{0,60}\)/, '')
      .trim()
    const isDate = dateIn(bare) !== null && bare.length < 50 && !/\p{L}{3,}.*\p{L}{4,}.*\p{L}{4,}/u.test(bare)
    if (/\p{L}/u.test(bare) && bare.length <= LONGEST_TITLE && !isDate && !/^https?:/.test(bare)) return bare
  }
  return null
}

/** Title and time out of what stands above the first words. */
export function readFrontMatter(lines: readonly string[]): FrontMatter {
  const head = lines
    .slice(0, 40)
    .filter((line) => line.length <= 300 && !isAdded(line))
    .map((line) => tidy(line.replace(/^#{1,6} +|\*\*|__/g, '')))
  const heldAt = head.map(dateIn).find((at) => at !== null) ?? null
  return { title: titleIn(head), heldAt }
}
