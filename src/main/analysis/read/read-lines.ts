import type { TranscriptFormat } from '#shared/domain/transcript.ts'
import { chooseHeads, chooseSplitHeads } from './choose-heads.ts'
import { chooseSpeakers } from './choose-speakers.ts'
import { frontLines } from './front-lines.ts'
import { isAdded, readFrontMatter, withoutEnding } from './front-matter.ts'
import type { Line } from './line.ts'
import { openingOf } from './opening.ts'
import type { Piece } from './pieces.ts'
import type { ReadPieces } from './read-pieces.ts'
import { withQuestionColons } from './question-lines.ts'
import { fromFirst } from './time-stamps.ts'
import { speakerBeginnings } from './wrapped-lines.ts'

interface Gathered {
  /** The line the first words stand on. */
  readonly first: number
  readonly pieces: readonly Piece[]
  readonly sections: number
}

interface Taken extends Omit<Piece, 'text'> {
  readonly at: number
  readonly texts: string[]
}

/** Walks the lines; `take` says what a line opens, and `null` adds its words to who spoke before. */
function gather(
  lines: readonly Line[],
  take: (line: Line, at: number) => (Omit<Piece, 'text'> & { words: string }) | null,
): Gathered {
  const pieces: Taken[] = []
  let section: number | null = null
  let clock = false
  let sections = 0
  for (const [at, line] of lines.entries()) {
    if (!line.text || isAdded(line.text) || (/^#{1,6} /.test(line.text) && take(line, at) === null)) continue
    const taken = take(line, at)
    const last = pieces.at(-1)
    if (taken) {
      if (line.opening?.clock) clock = true
      pieces.push({
        speaker: taken.speaker,
        start: taken.start ?? section,
        end: taken.end,
        texts: [taken.words],
        at,
      })
      section = null
    } else if (line.opening?.kind === 'time' && line.opening.end === null) {
      section = line.opening.start
      sections += 1
    } else last?.texts.push(line.text)
  }
  const first = pieces[0]?.at ?? lines.length
  const joined = pieces.map(({ speaker, start, end, texts }) => ({
    speaker,
    start,
    end,
    text: texts.join(' '),
  }))
  return { first, pieces: fromFirst(joined, clock), sections }
}

function asHeads(lines: readonly Line[], heads: ReadonlyMap<number, string>): Gathered {
  return gather(lines, ({ opening }, at) => {
    const speaker = heads.get(at)
    if (speaker === undefined) return null
    return { speaker, start: opening?.start ?? null, end: opening?.end ?? null, words: '' }
  })
}

function asSaid(lines: readonly Line[], speakers: ReadonlySet<string>): Gathered {
  return gather(lines, ({ opening }) => {
    if (opening?.kind !== 'said' || !speakers.has(opening.name)) return null
    return { speaker: opening.name, start: opening.start, end: opening.end, words: opening.words }
  })
}

/** Times with words, and nobody named. */
function asTimed(lines: readonly Line[]): Gathered | null {
  const timed = lines.filter(({ opening }) => opening !== null && opening.start !== null)
  const filled = lines.filter(({ text }) => text).length
  if (timed.length < 3 || timed.length < filled * 0.3) return null
  return gather(lines, ({ opening }) => {
    if (!opening || opening.start === null) return null
    const words = opening.kind === 'time' ? '' : opening.kind === 'head' ? opening.name : opening.words
    return { speaker: '', start: opening.start, end: opening.end, words }
  })
}

function saidFormat(lines: readonly Line[], gathered: Gathered): TranscriptFormat {
  const text = (pattern: RegExp): boolean =>
    lines.some((line) => line.text.length < 200 && pattern.test(line.text))
  const ended = text(/^(?:transcription|meeting) ended after \d|^this editable transcript was computer/i)
  return ended || (gathered.sections > 0 && text(/^\W*(?:attendees|transcript)\W*$/i)) ? 'meet' : 'text'
}

function headFormat(lines: readonly Line[], heads: ReadonlyMap<number, string>): TranscriptFormat {
  const wide = [...heads.keys()].filter((at) => {
    const opening = lines[at]?.opening
    return opening?.kind === 'head' && opening.style === 'wide'
  })
  const signed = lines.slice(-8).some(({ text }) => /otter\.ai/i.test(text))
  return signed || wide.length > heads.size * 0.6 ? 'otter' : 'text'
}

/** "Ann⇥0:12⇥words", in whichever order of name and time, as one line. */
function fromColumns(text: string): string {
  if (!text.includes('\t')) return text
  const [first = '', second = '', words = '', ...more] = text.split('\t').map((cell) => cell.trim())
  if (!words || more.length > 0) return text
  const [a, b] = [openingOf(first)?.kind === 'time', openingOf(second)?.kind === 'time']
  if (a === b || !first || !second) return text
  return a ? `[${first}] ${second}: ${words}` : `[${second}] ${first}: ${words}`
}

const ENDED = /^(?:transcription|meeting) ended after (?:(\d{1,2}):)?(\d{1,2}):(\d{2})\b/i

/** Seconds after which the recorder says that it stopped; null when it does not say. */
function endedAfter(raw: readonly string[]): number | null {
  const said = raw
    .slice(-8)
    .map((line) => ENDED.exec(line.trim()))
    .find((match) => match !== null)
  if (!said) return null
  const [hours = '0', minutes = '0', seconds = '0'] = said.slice(1)
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
}

/** The last words end where the recording does. */
function closed(pieces: readonly Piece[], end: number | null): readonly Piece[] {
  const last = pieces.at(-1)
  if (!last || end === null || last.end !== null || (last.start ?? 0) > end) return pieces
  return [...pieces.slice(0, -1), { ...last, end }]
}

/** Reads the lines of a text; null when nobody speaks in it. */
export function readLines(raw: readonly string[]): ReadPieces | null {
  const all = withQuestionColons(raw).map((text) => {
    const trimmed = fromColumns(text.replace(/^[\u200b\ufeff]+/, '').trim())
    return { text: trimmed, opening: trimmed ? openingOf(trimmed) : null }
  })
  const lines = all.slice(0, withoutEnding(raw).length)
  const front = frontLines(lines)
  const body = lines.map((line, at) => (at < front ? { ...line, opening: null } : line))
  const heads = chooseHeads(body)
  const { namings, blocks } = speakerBeginnings(
    body.map((line) => (isAdded(line.text) ? { text: '', opening: null } : line)),
  )
  const speakers = chooseSpeakers(namings, blocks)
  const said = body.flatMap(({ opening }, at) =>
    opening?.kind === 'said' && speakers.has(opening.name) && !heads.has(at) ? [opening] : [],
  )
  // Words below a name and a time have no time of their own.
  const timed = said.filter(({ start }) => start !== null).length
  let format: TranscriptFormat = 'text'
  let gathered: Gathered | null = null
  let named: ReadonlySet<number> = new Set()
  if (heads.size > 0 && heads.size * 2 >= said.length && heads.size >= timed * 3) {
    gathered = asHeads(body, heads)
    format = headFormat(all, heads)
  } else if (speakers.size > 0) {
    gathered = asSaid(body, speakers)
    format = saidFormat(all, gathered)
  } else {
    const split = chooseSplitHeads(body)
    const rest = body.map((line, at) => (split.names.has(at) ? { text: '', opening: null } : line))
    gathered = split.heads.size > 0 ? asHeads(rest, split.heads) : asTimed(body)
    if (split.heads.size > 0) {
      format = 'otter'
      named = split.names
    }
  }
  if (!gathered || gathered.pieces.every(({ text }) => !text.trim())) return null
  const above = all.slice(0, gathered.first).map(({ text }, at) => (named.has(at) ? '' : text))
  return { format, ...readFrontMatter(above), pieces: closed(gathered.pieces, endedAfter(raw)) }
}
