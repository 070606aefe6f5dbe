import type { HTMLElement, Node } from 'node-html-parser'
import { oneLine, type Block, type ParsedDocument } from './blocks.ts'

const SKIPPED = new Set(
  'script style nav noscript template svg iframe form button select footer aside head title dialog'.split(
    ' ',
  ),
)
const BLOCKS = new Set(
  `p div section article main header address blockquote pre figure figcaption dl dt dd details
  summary body html h1 h2 h3 h4 h5 h6 ul ol table hr`.split(/\s+/),
)
const LEVEL: Readonly<Record<string, number>> = { h1: 1, h2: 2, h3: 3, h4: 4, h5: 5, h6: 6 }

function nameOf(node: Node): string {
  return (node.rawTagName ?? '').toLowerCase()
}

function isElement(node: Node): node is HTMLElement {
  return 'getAttribute' in node
}

function readTable(table: HTMLElement): Block | null {
  const rows = table
    .querySelectorAll('tr')
    .map((row) =>
      row.childNodes
        .filter((cell) => ['td', 'th'].includes(nameOf(cell)))
        .map((cell) => oneLine(isElement(cell) ? cell.structuredText : cell.text)),
    )
    .filter((row) => row.some(Boolean))
  const [header, ...rest] = rows
  return header ? { kind: 'table', header, rows: rest } : null
}

/** Headings, paragraphs, lists and tables of a page; navigation, scripts and styles are left out. */
export async function readHtml(html: string): Promise<ParsedDocument> {
  const { parse } = await import('node-html-parser')
  const root = parse(html, { comment: false })
  const blocks: Block[] = []
  let inline = ''
  const flush = (): void => {
    const text = oneLine(inline)
    if (text) blocks.push({ kind: 'paragraph', text })
    inline = ''
  }
  const walk = (node: Node): void => {
    if (!isElement(node)) {
      inline += node.text
      return
    }
    const name = nameOf(node)
    if (SKIPPED.has(name) || node.getAttribute('hidden') !== undefined) return
    if (name === 'br') {
      inline += ' '
      return
    }
    if (BLOCKS.has(name)) flush()
    const level = LEVEL[name]
    if (level !== undefined) {
      const text = oneLine(node.text)
      if (text) blocks.push({ kind: 'heading', level, text })
    } else if (name === 'table') {
      const table = readTable(node)
      if (table) blocks.push(table)
    } else if (name === 'ul' || name === 'ol') {
      const items = node.childNodes
        .filter((child) => nameOf(child) === 'li')
        .map((child) => oneLine(isElement(child) ? child.structuredText : child.text))
      if (items.some(Boolean)) blocks.push({ kind: 'list', items: items.filter(Boolean) })
    } else {
      for (const child of node.childNodes) walk(child)
    }
    if (BLOCKS.has(name)) flush()
  }
  walk(root)
  flush()
  const top = blocks.find((block) => block.kind === 'heading' && block.level === 1)
  const named = oneLine(root.querySelector('title')?.text ?? '')
  const heading = top?.kind === 'heading' ? top.text : null
  return { title: heading ?? (named || null), blocks }
}
