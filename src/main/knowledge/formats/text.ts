import { oneLine, type Block, type ParsedDocument } from './blocks.ts'
import { readTranscript } from './transcript.ts'

const LIST_ITEM = /^\s*(?:[-*•·–]|\(?\d{1,3}[.)]|[a-z][.)])\s+(.*)$/

function looksLikeHeading(line: string, before: string, after: string): boolean {
  const text = line.trim()
  if (before.trim() || text.length > 80 || text.length < 3) return false
  if (/[.!?;,]$/.test(text) || LIST_ITEM.test(text)) return false
  const letters = text.replace(/[^\p{L}]/gu, '')
  if (letters.length >= 3 && letters === letters.toUpperCase()) return true
  if (/^\s*[-=~_*]{3,}\s*$/.test(after)) return true
  if (/^(section|part|chapter|article|appendix|step)\s+[\dIVXA-Z]+\b/i.test(text)) return true
  if (text.endsWith(':')) return text.split(/\s+/).length <= 8
  const capitals = text.split(/\s+/).filter((word) => /^[\p{Lu}\d]/u.test(word)).length
  const words = text.split(/\s+/).length
  // A lone short line in title case between blank lines.
  return !after.trim() && words <= 9 && (capitals >= words * 0.6 || words <= 5)
}

/** Plain text: paragraphs joined over line breaks, lists, and lines that stand as headings. */
export function readText(text: string): ParsedDocument {
  const transcript = readTranscript(text)
  if (transcript) return transcript
  const lines = text.split('\n')
  const blocks: Block[] = []
  let paragraph: string[] = []
  let items: string[] = []
  const flush = (): void => {
    if (paragraph.length) blocks.push({ kind: 'paragraph', text: oneLine(paragraph.join(' ')) })
    if (items.length) blocks.push({ kind: 'list', items: items.map(oneLine) })
    paragraph = []
    items = []
  }
  const width = Math.max(40, ...lines.map((line) => Math.min(120, line.length)))
  let title: string | null = null
  for (const [i, line] of lines.entries()) {
    const after = lines[i + 1] ?? ''
    if (!line.trim() || /^\s*[-=~_*]{3,}\s*$/.test(line)) {
      flush()
    } else if (looksLikeHeading(line, lines[i - 1] ?? '', after)) {
      flush()
      const words = oneLine(line.replace(/:\s*$/, ''))
      const first = title === null && blocks.length === 0
      if (first) title = words
      blocks.push({ kind: 'heading', level: first ? 1 : 2, text: words })
    } else {
      const item = LIST_ITEM.exec(line)
      if (item) {
        if (paragraph.length) flush()
        items.push(item[1] ?? '')
      } else if (items.length && /^\s+\S/.test(line)) {
        items.push(`${items.pop() ?? ''} ${line.trim()}`)
      } else {
        if (items.length) flush()
        paragraph.push(line)
        // A clearly short line did not break for want of room: it is a line of its own.
        if (line.length < width * 0.55 && !/[,;]$/.test(line.trim())) flush()
      }
    }
  }
  flush()
  return { title, blocks }
}
