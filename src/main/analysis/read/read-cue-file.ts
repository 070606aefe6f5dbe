import type { TranscriptFormat } from '#shared/domain/transcript.ts'
import { chooseSpeakers, type Naming } from './choose-speakers.ts'
import { readCueLine, type Spoken } from './cue-text.ts'
import { readCues, type Cue, type CueFile } from './cues.ts'
import { readFrontMatter } from './front-matter.ts'
import { shapeOf } from './name-shape.ts'
import { openingOf } from './opening.ts'
import { tidy, type Piece } from './pieces.ts'
import type { ReadPieces } from './read-pieces.ts'
import { withoutRepeats } from './rolling.ts'

const CHANGE = /^(?:>>+|[-–—•](?=\s|\p{Lu}|\[))\s*/u
const GUID = /^[\da-f]{8}-[\da-f]{4}-/i

interface Named {
  readonly name: string
  readonly words: string
  readonly tight: boolean
}

interface Part extends Spoken {
  /** The words stand at the beginning of a cue, or behind a dash. */
  readonly begins: boolean
  readonly dashed: boolean
  /** Who the words themselves name. */
  readonly named: Named | null
}
interface Said {
  readonly cue: Cue
  readonly parts: readonly Part[]
}

function namedIn(text: string): Named | null {
  const opening = openingOf(text.trim())
  if (opening?.kind === 'said') return opening
  // "Ann: 10:30" is an answer here, no heading: the cue has times of its own.
  if (opening?.kind !== 'head' || opening.style !== 'colon') return null
  const words = text.slice(text.indexOf(':', opening.name.length) + 1).trim()
  return { name: opening.name, words, tight: false }
}

/** Lines become parts: a voice or a dash in front of them says that somebody else speaks. */
function partsOf(cue: Cue, spoken: readonly (readonly Spoken[])[]): readonly Part[] {
  const dashes = cue.lines.filter((line) => CHANGE.test(line)).length
  return spoken.flatMap((line, row) =>
    line.map((each, place): Part => {
      const dash = place === 0 && each.voice === null ? CHANGE.exec(each.text) : null
      const text = dash ? each.text.slice(dash[0].length) : each.text
      const dashed = dash !== null && (dashes > 1 || dash[0].startsWith('>>'))
      const named = each.voice === null ? namedIn(text) : null
      return { voice: each.voice, text, begins: (row === 0 && place === 0) || dash !== null, dashed, named }
    }),
  )
}

function namingsIn(said: readonly Said[]): readonly Naming[] {
  return said.flatMap(({ parts }) =>
    parts.flatMap(({ named, begins }): readonly Naming[] =>
      named ? [{ name: named.name, begins: begins && !named.tight }] : [],
    ),
  )
}

/** Older Teams documents: the name is the first line of each cue. */
function firstLineNames(cues: readonly Cue[]): boolean {
  const names = cues.filter(({ lines }) => lines.length >= 2).map(({ lines }) => lines[0] ?? '')
  if (names.length < cues.length * 0.9 || names.length < 2) return false
  const distinct = new Set(names)
  return [...distinct].every((name) => shapeOf(name) === 'strong') && distinct.size * 2 <= names.length
}

function piecesOf(said: readonly Said[], speakers: ReadonlySet<string>): readonly Piece[] {
  let speaker = ''
  return said.flatMap(({ cue, parts }) =>
    parts.map(({ voice, text, dashed, named }): Piece => {
      const found = named && speakers.has(named.name) ? named : null
      if (voice) speaker = voice
      else if (found) speaker = found.name
      else if (dashed) speaker = ''
      return { speaker, start: cue.start, end: cue.end, text: found ? found.words : text }
    }),
  )
}

function formatOf(file: CueFile, voices: boolean, named: boolean): TranscriptFormat {
  if (!file.isVtt && !voices) return 'srt'
  const guids = file.cues.some(({ id }) => GUID.test(id))
  if (voices)
    return guids || file.notes.some((note) => /language:|confidence|duration:/i.test(note))
      ? 'teams-vtt'
      : 'vtt'
  const numbered = file.cues.every(({ id }) => /^\d+$/.test(id))
  return named && numbered && file.notes.length === 0 ? 'zoom-vtt' : 'vtt'
}

/** Lines can be compared once their markup is gone. */
function withoutMarkup(cue: Cue, spoken: readonly (readonly Spoken[])[]): Cue {
  if (cue.lines.every((line, i) => spoken[i]?.length === 1 && spoken[i]?.[0]?.text === line)) return cue
  const lines = spoken.map((line) => tidy(line.map(({ text }) => text).join('')))
  return { ...cue, lines: lines.filter(Boolean) }
}

const bare = (cue: Cue): readonly (readonly Spoken[])[] => cue.lines.map((text) => [{ voice: null, text }])

/** Reads WebVTT, SubRip, and documents that are written like them; null when no cue has words. */
export function readCueFile(lines: readonly string[]): ReadPieces | null {
  const file = readCues(lines)
  const marked = file.cues.map((cue) => cue.lines.map(readCueLine))
  const voices = marked.some((cue) => cue.some((line) => line.some(({ voice }) => voice)))
  const cues = voices
    ? file.cues
    : withoutRepeats(file.cues.map((cue, i) => withoutMarkup(cue, marked[i] ?? [])))
  const said = cues.map((cue, i) => ({ cue, parts: partsOf(cue, voices ? (marked[i] ?? []) : bare(cue)) }))
  const namedLines = firstLineNames(cues)
  const speakers = voices ? new Set<string>() : chooseSpeakers(namingsIn(said), cues.length)
  const pieces =
    namedLines && !voices && speakers.size === 0
      ? cues.map(({ lines: [name = '', ...words], start, end }) => ({
          speaker: name,
          start,
          end,
          text: words.join(' '),
        }))
      : piecesOf(said, speakers)
  if (pieces.every(({ text }) => !text.trim())) return null
  const head = file.head.map((line) => line.replace(/^WEBVTT\s*[-–—:]?\s*/, ''))
  const front = readFrontMatter(head.filter((line) => !/^(?:kind|language|x-timestamp-map)\b/i.test(line)))
  return { ...front, format: formatOf(file, voices, speakers.size > 0), pieces }
}
