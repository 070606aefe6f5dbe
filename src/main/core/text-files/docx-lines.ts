import { readZipPart } from './zip-part.ts'

/** A conversation of a whole day is a tenth of this. */
const MAX_XML_BYTES = 48 * 1024 * 1024
/** WordprocessingML in its transitional and its strict spelling (ECMA-376 parts 1 and 4). */
const NAMESPACE =
  /xmlns:([\w.-]{1,40})=["'](?:http:\/\/schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main|http:\/\/purl\.oclc\.org\/ooxml\/wordprocessingml\/main)["']/
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeXml(text: string): string {
  return text.replace(/&(#x?[\da-f]{1,6}|[a-z]{2,4});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

/** What a table row says, one line: "[time] who: words" where its cells are that. */
function rowLine(cells: readonly string[]): string {
  const filled = cells.map((cell) => cell.replace(/\s+/g, ' ').trim())
  const isTime = (cell: string | undefined): boolean =>
    /^[[(]?\d{1,3}(?::\d{2}){1,2}(?:[.,]\d+)?[\])]?$/.test(cell ?? '')
  const times = filled.filter(isTime)
  const words = filled.filter((cell) => cell && !isTime(cell))
  const time = times[0] ? `[${times[0].replace(/[[\]()]/g, '')}] ` : ''
  if (words.length < 2) return time + (words[0] ?? '')
  return `${time}${(words[0] ?? '').replace(/:$/, '')}: ${words.slice(1).join(' ')}`
}

interface Reading {
  readonly lines: string[]
  /** What the paragraph holds so far. */
  words: string
  /** Cells of the row that is open; null outside of tables. */
  cells: string[] | null
  inText: boolean
  /** Inside an older rendering of what was read already. */
  inFallback: boolean
}

function endParagraph(reading: Reading): void {
  if (reading.cells) reading.cells.push(`${reading.cells.pop() ?? ''} ${reading.words}`)
  else reading.lines.push(...reading.words.split('\n'))
  reading.words = ''
}

function takeTag(reading: Reading, name: string, closing: boolean, empty: boolean): void {
  if (name === 't') reading.inText = !closing && !empty
  else if (name === 'p' && (closing || empty)) endParagraph(reading)
  else if ((name === 'br' || name === 'cr') && !closing) reading.words += reading.cells ? ' ' : '\n'
  else if (name === 'tab' && !closing) reading.words += '\t'
  else if (name === 'noBreakHyphen' && !closing) reading.words += '-'
  else if (name === 'tr' && !closing) reading.cells = []
  else if (name === 'tc' && !closing) reading.cells?.push('')
  else if (name === 'tr' && reading.cells) {
    reading.lines.push(rowLine(reading.cells))
    reading.cells = null
  }
}

/**
 * The lines of a Word document: its paragraphs and line breaks, a table row as one line. Heads, feet, notes
 * and deleted text are left out. Null when the archive is no Word document; throws ZipPartError.
 */
export function readDocxLines(bytes: Uint8Array): readonly string[] | null {
  const part = readZipPart(bytes, /^\/?word\/document\d*\.xml$/, MAX_XML_BYTES)
  if (!part) return null
  const utf16 = (part[0] === 0xff && part[1] === 0xfe) || (part[0] === 0xfe && part[1] === 0xff)
  const encoding = utf16 ? (part[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8'
  const xml = new TextDecoder(encoding).decode(part)
  const prefix = NAMESPACE.exec(xml.slice(0, 20_000))?.[1]
  if (prefix === undefined) return null
  const reading: Reading = { lines: [], words: '', cells: null, inText: false, inFallback: false }
  let at = 0
  while (at < xml.length) {
    const open = xml.indexOf('<', at)
    const upTo = open < 0 ? xml.length : open
    if (reading.inText && !reading.inFallback && upTo > at) {
      // A line break inside w:t is white space, as in all XML text.
      reading.words += decodeXml(xml.slice(at, upTo)).replace(/[\r\n]/g, ' ')
    }
    const close = open < 0 ? -1 : xml.indexOf('>', open)
    if (close < 0) break
    const tag = xml.slice(open + 1, Math.min(close, open + 200))
    const [, slash = '', space = '', local = ''] = /^(\/?)(?:([\w.-]+):)?([\w.-]+)/.exec(tag) ?? []
    if (local === 'Fallback') reading.inFallback = slash === ''
    else if (space === prefix && !reading.inFallback) {
      takeTag(reading, local, slash !== '', xml[close - 1] === '/')
    }
    at = close + 1
  }
  if (reading.words) endParagraph(reading)
  return reading.lines.map((line) => line.trimEnd())
}
