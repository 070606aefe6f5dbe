import { splitSentences } from '#shared/text/sentences.ts'
import type { Block, ParsedDocument } from './formats/blocks.ts'

/** Measured best on 232 meetings: packs of 400 words with 100 words carried over. */
const MAX_WORDS = 400
const OVERLAP_WORDS = 100

/** A passage before it has an id: the headings above it, joined with " › ", and its text. */
export interface Chunk {
  readonly heading: string
  readonly text: string
}

/** A piece that is never cut: a sentence, a list item, a table row or a speaker's turn. */
interface Unit {
  readonly text: string
  readonly words: number
  readonly join: ' ' | '\n'
}

function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0
}

function unit(text: string, join: Unit['join']): Unit {
  return { text, words: countWords(text), join }
}

/**
 * A run of words without an end (no sentence marks) is cut at the limit: nothing else can be done with
 * it.
 */
function hardCut(text: string): readonly string[] {
  const words = text.split(/\s+/)
  if (words.length <= MAX_WORDS) return [text]
  const pieces: string[] = []
  for (let i = 0; i < words.length; i += MAX_WORDS) pieces.push(words.slice(i, i + MAX_WORDS).join(' '))
  return pieces
}

function sentenceUnits(text: string, lead = ''): readonly Unit[] {
  return splitSentences(text)
    .flatMap((sentence) => hardCut(sentence.text))
    .map((sentence, i) => unit(i === 0 ? lead + sentence : sentence, i === 0 ? '\n' : ' '))
}

function turnUnits(speaker: string, text: string): readonly Unit[] {
  const lead = speaker ? `${speaker}: ` : ''
  if (countWords(text) <= MAX_WORDS) return [unit(lead + text, '\n')]
  // A long speech is cut between sentences; every part carries the speaker's name.
  return pack(sentenceUnits(text), 0).map((part) => unit(lead + part, '\n'))
}

/** Rows read as sentences of their own: "Product: Ridge vent; Price: $12." */
export function tableLines(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const named = rows.length > 0 && !header.slice(1).some((cell) => /\d/.test(cell))
  if (!named) {
    return [header, ...rows].map((row) => {
      const [first = '', ...rest] = row
      const others = rest.filter(Boolean).join('; ')
      return others ? `${first}: ${others}` : first
    })
  }
  return rows.map((row) =>
    row
      .map((cell, i) => (cell && header[i] ? `${header[i]}: ${cell}` : cell))
      .filter(Boolean)
      .join('; '),
  )
}

function unitsOf(block: Exclude<Block, { kind: 'heading' }>): readonly Unit[] {
  if (block.kind === 'paragraph') return sentenceUnits(block.text)
  if (block.kind === 'turn') return turnUnits(block.speaker, block.text)
  if (block.kind === 'table') {
    return tableLines(block.header, block.rows)
      .filter(Boolean)
      .map((line) => unit(line, '\n'))
  }
  return block.items.flatMap((item) =>
    countWords(item) <= MAX_WORDS ? [unit(`- ${item}`, '\n')] : sentenceUnits(item, '- '),
  )
}

function joinUnits(units: readonly Unit[]): string {
  return units.map((piece, i) => (i === 0 ? piece.text : piece.join + piece.text)).join('')
}

/** The end of a pack that the next one starts with. */
function carried(units: readonly Unit[], overlap: number): readonly Unit[] {
  let words = 0
  let from = units.length
  while (from > 1 && words + (units[from - 1]?.words ?? 0) <= overlap) {
    from--
    words += units[from]?.words ?? 0
  }
  return units.slice(from)
}

function pack(units: readonly Unit[], overlap: number): readonly string[] {
  const packs: string[] = []
  let current: Unit[] = []
  let words = 0
  let fresh = 0
  for (const piece of units) {
    if (fresh > 0 && words + piece.words > MAX_WORDS) {
      packs.push(joinUnits(current))
      current = [...carried(current, overlap)]
      words = current.reduce((sum, one) => sum + one.words, 0)
      // What is carried over must leave room for the next piece.
      while (current.length && words + piece.words > MAX_WORDS) words -= current.shift()?.words ?? 0
      fresh = 0
    }
    current.push(piece)
    words += piece.words
    fresh++
  }
  if (fresh > 0) packs.push(joinUnits(current))
  return packs
}

/**
 * Cuts a document by its headings and speaker turns. A heading that repeats the title is left out of
 * the path.
 */
export function chunkDocument(document: ParsedDocument, title: string): readonly Chunk[] {
  const chunks: Chunk[] = []
  let path: { level: number; text: string }[] = []
  let units: Unit[] = []
  const flush = (): void => {
    const heading = path
      .map((step) => step.text)
      .filter((text, i) => !(i === 0 && text === title))
      .join(' › ')
    for (const text of pack(units, OVERLAP_WORDS)) chunks.push({ heading, text })
    units = []
  }
  for (const block of document.blocks) {
    if (block.kind === 'heading') {
      flush()
      path = [...path.filter((step) => step.level < block.level), { level: block.level, text: block.text }]
    } else units.push(...unitsOf(block))
  }
  flush()
  return chunks
}
