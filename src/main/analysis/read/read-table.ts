import { piecesOf, type TurnRecord } from './records.ts'
import type { ReadPieces } from './read-pieces.ts'
import { brokenTable } from './refuse.ts'

const SPEAKER = /^(?:speaker|speaker ?name|speaker ?label|participant|name|who)$/
const TEXT =
  /^(?:text|transcript|sentence|utterance|content|message|words|caption|speech|dialog(?:ue)?|said)$/
const UNIT = '(?: ?(?:s|sec|seconds|ms|milliseconds))?$'
const START = new RegExp(`^(?:start|start ?time|begin|from|time|time ?stamp|offset|in|time ?in)${UNIT}`)
const END = new RegExp(`^(?:end|end ?time|stop|to|out|time ?out)${UNIT}`)
/** A long turn that was written without quotes falls apart at its commas; more of them is no table. */
const MOST_CELLS = 2000
const MOST_ROWS = 500_000

interface Columns {
  readonly speaker: number
  readonly text: number
  readonly start: number
  readonly end: number
  readonly count: number
  readonly unit: string
}

/** Finds the next of a character; what was found behind `from` is not searched again. */
function finder(text: string, mark: string): (from: number) => number {
  let last = -1
  return (from) => {
    if (last < from) last = text.indexOf(mark, from)
    if (last < 0) last = text.length
    return last
  }
}

/** A cell in quotes from `at`: what it holds and where it ends; null when the quote never closes. */
function quotedCell(text: string, at: number): { readonly cell: string; readonly end: number } | null {
  const parts: string[] = []
  let from = at + 1
  for (;;) {
    const close = text.indexOf('"', from)
    if (close < 0) return null
    parts.push(text.slice(from, close))
    if (text[close + 1] !== '"') return { cell: parts.join('"'), end: close + 1 }
    from = close + 2
  }
}

/**
 * Rows of cells (RFC 4180: quotes may hold delimiters and line ends); null where a quote never closes or words
 * stand behind it: whose words they are cannot be told.
 */
function rowsOf(text: string, delimiter: string): readonly (readonly string[])[] | null {
  const [delimiterFrom, lineEndFrom] = [finder(text, delimiter), finder(text, '\n')]
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at <= text.length) {
    const quoted = text[at] === '"' ? quotedCell(text, at) : { cell: '', end: at }
    if (!quoted || row.length > MOST_CELLS || rows.length > MOST_ROWS) return null
    const stop = Math.min(delimiterFrom(quoted.end), lineEndFrom(quoted.end))
    const rest = text.slice(quoted.end, stop)
    if (quoted.end > at && rest.trim()) return null
    row.push(quoted.end > at ? quoted.cell : rest)
    if (text[stop] !== delimiter) {
      if (row.length > 1 || row[0]) rows.push(row)
      row = []
    }
    at = stop + 1
  }
  return rows
}

/** "Start Time (ms)" → "start time ms". */
const columnName = (cell: string): string =>
  cell
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim()

function columnsOf(header: readonly string[]): Columns | null {
  const names = header.map(columnName)
  const place = (pattern: RegExp): number => names.findIndex((name) => pattern.test(name))
  const [speaker, text, start, end] = [place(SPEAKER), place(TEXT), place(START), place(END)]
  if (text < 0 || speaker < 0) return null
  // "Name, E-mail, Message" is a form; beside a time a name is who speaks.
  if (start < 0 && !/^(?:speaker|participant)/.test(names[speaker] ?? '')) return null
  return { speaker, text, start, end, count: names.length, unit: names[start] ?? '' }
}

/** A text in the last column that was written without quotes falls apart at its commas. */
function textIn(row: readonly string[], { text, count }: Columns, delimiter: string): string {
  const whole = text === count - 1 ? row.slice(text).join(delimiter) : (row[text] ?? '')
  return whole.replace(/\s+/g, ' ').trim()
}

/**
 * Reads a table of turns with a head that names speaker and words (CSV, also with semicolons or tabs); null
 * when it is none. Throws UserError for a table whose cells cannot be told apart.
 */
export function readTable(text: string): ReadPieces | null {
  // Spreadsheets write the delimiter above the head.
  const body = text.trimStart().replace(/^sep=.\n/i, '')
  const header = body.slice(0, Math.min(500, (body.indexOf('\n') + 1 || body.length + 1) - 1))
  for (const delimiter of [',', ';', '\t']) {
    const head = header.includes(delimiter) ? rowsOf(header, delimiter)?.[0] : undefined
    const columns = head && columnsOf(head)
    if (!columns) continue
    const rows = rowsOf(body, delimiter)?.slice(1)
    if (!rows) throw brokenTable()
    const records = rows
      .map((row): TurnRecord => {
        const cell = (at: number): string | null => row[at]?.trim() || null
        const [speaker, start, end] = [cell(columns.speaker), cell(columns.start), cell(columns.end)]
        return { speaker, start, end, text: textIn(row, columns, delimiter) }
      })
      .filter((record) => record.text !== '')
    if (records.length > 0) return { format: 'csv', title: null, ...piecesOf(records, columns.unit) }
  }
  return null
}
