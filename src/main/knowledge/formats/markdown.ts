import { oneLine, type Block, type ParsedDocument } from './blocks.ts'

const FENCE = /^\s{0,3}(```|~~~)/
const TABLE_LINE = /^\s*\|?.+\|.+$/
const TABLE_RULE = /^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$/
const LIST_ITEM = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+(.*)$/

/** Marks of emphasis, links and code go; their words stay. */
export function plainMarkdown(text: string): string {
  return oneLine(
    text
      .replace(/<!--[\s\S]*?-->/g, ' ')
      .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
      .replace(/<(https?:[^>\s]+)>/g, '$1')
      .replace(/<\/?[a-zA-Z][^>]*>/g, ' ')
      .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
      .replace(/(?<![\w*])[*_](?=\S)(.+?)(?<=\S)[*_](?![\w*])/g, '$1')
      .replace(/`([^`]+)`/g, '$1')
      .replace(/\\([\\`*_{}[\]()#+\-.!|>])/g, '$1'),
  )
}

function cells(line: string): readonly string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map(plainMarkdown)
}

/** Title in a YAML front matter, and the lines after it. */
function frontMatter(lines: readonly string[]): { title: string | null; rest: readonly string[] } {
  if (lines[0]?.trim() !== '---') return { title: null, rest: lines }
  const end = lines.findIndex((line, i) => i > 0 && /^(---|\.\.\.)\s*$/.test(line))
  if (end < 0 || end > 60) return { title: null, rest: lines }
  const title = lines.slice(1, end).find((line) => /^title\s*:/i.test(line))
  return {
    title: title
      ? title
          .replace(/^title\s*:\s*/i, '')
          .replace(/^["']|["']$/g, '')
          .trim()
      : null,
    rest: lines.slice(end + 1),
  }
}

export function readMarkdown(text: string): ParsedDocument {
  const { title: named, rest: lines } = frontMatter(text.split('\n'))
  const blocks: Block[] = []
  let paragraph: string[] = []
  let items: string[] = []
  const flush = (): void => {
    const words = plainMarkdown(paragraph.join(' '))
    if (words) blocks.push({ kind: 'paragraph', text: words })
    if (items.length) blocks.push({ kind: 'list', items: items.map(plainMarkdown).filter(Boolean) })
    paragraph = []
    items = []
  }
  let title = named
  for (let i = 0; i < lines.length; i++) {
    const line = (lines[i] ?? '').replace(/^\s{0,3}(>\s?)+/, '')
    const next = lines[i + 1] ?? ''
    if (FENCE.test(line)) {
      flush()
      const code: string[] = []
      for (i++; i < lines.length && !FENCE.test(lines[i] ?? ''); i++) code.push(lines[i] ?? '')
      for (const row of code) if (row.trim()) blocks.push({ kind: 'paragraph', text: oneLine(row) })
      continue
    }
    const heading = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line)
    const underlined = paragraph.length === 0 && line.trim() && /^\s{0,3}(=+|-{3,})\s*$/.test(next)
    if (heading || (underlined && !items.length)) {
      flush()
      const words = plainMarkdown(heading?.[2] ?? line)
      const level = heading ? (heading[1] ?? '#').length : next.trim().startsWith('=') ? 1 : 2
      if (words) blocks.push({ kind: 'heading', level, text: words })
      if (words && level === 1) title ??= words
      if (!heading) i++
      continue
    }
    if (TABLE_LINE.test(line) && TABLE_RULE.test(next) && next.includes('-')) {
      flush()
      const rows: (readonly string[])[] = []
      const header = cells(line)
      for (i += 2; i < lines.length && TABLE_LINE.test(lines[i] ?? ''); i++) rows.push(cells(lines[i] ?? ''))
      i--
      blocks.push({ kind: 'table', header, rows })
      continue
    }
    const item = LIST_ITEM.exec(line)
    if (item) {
      if (paragraph.length) flush()
      items.push(item[1] ?? '')
    } else if (!line.trim() || /^\s{0,3}([-*_]\s*){3,}$/.test(line)) {
      // A blank line between list items keeps the list together.
      if (!items.length || !LIST_ITEM.test(next)) flush()
    } else if (items.length && /^\s{2,}\S/.test(line)) {
      items.push(`${items.pop() ?? ''} ${line.trim()}`)
    } else {
      if (items.length) flush()
      paragraph.push(line.trim())
      // Two spaces or a backslash at the end of a line are a line break.
      if (/( {2,}|\\)$/.test(line)) flush()
    }
  }
  flush()
  return { title, blocks }
}
