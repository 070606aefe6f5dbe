import { labelHint, type Hint } from './labels.ts'
import type { Said } from './said.ts'
import type { Span } from './token.ts'

/** What the labels of a form say about each token. */
export interface FormHints {
  /** True for the labels themselves and for values that are not the client's. */
  readonly ignored: (at: number) => boolean
  readonly hintAt: (at: number) => Hint | null
  /** Labelled values in order. */
  readonly fields: readonly (Span & { readonly hint: Hint })[]
}

/** Labels "Phone: …", "tel=…", and the header line of a table. */
export function readForm(said: Said): FormHints {
  const hints: (Hint | null)[] = said.tokens.map(() => null)
  const labelled = new Uint8Array(said.tokens.length)
  const fields: (Span & { hint: Hint })[] = []
  const fill = (span: Span, hint: Hint): void => {
    for (let at = span.from; at < span.to; at += 1) hints[at] ??= hint
    if (span.to > span.from) fields.push({ ...span, hint })
  }
  for (const { cells, values } of tables(said)) {
    for (const cell of cells) labelled.fill(1, cell.span.from, cell.span.to)
    values.forEach((span, at) => {
      const hint = cells[at]?.hint
      if (hint) fill(span, hint)
    })
  }
  const found = labelsOf(said).filter(({ from }) => labelled[from] === 0)
  for (const line of labelLines(said))
    if (!found.some(({ from }) => from >= line.from && from < line.to)) found.push(line)
  found.sort((a, b) => a.from - b.from)
  found.forEach(({ from, to, hint }, index) => {
    labelled.fill(1, from, to)
    const limit = found[index + 1]?.from ?? said.tokens.length
    let end = to
    while (end < limit && (end === to || !endsValue(said, end, hint))) end += 1
    fill({ from: to, to: end }, hint)
  })
  return {
    ignored: (at) => labelled[at] === 1 || hints[at] === 'ignore',
    hintAt: (at) => (labelled[at] === 1 ? null : (hints[at] ?? null)),
    fields,
  }
}

const SINGLE: ReadonlySet<Hint> = new Set([
  'name',
  'firstName',
  'lastName',
  'coName',
  'phone',
  'phone2',
  'email',
  'zip',
  'state',
  'city',
  'referredBy',
  'leadSource',
  'ignore',
  'unit',
])

function endsValue(said: Said, at: number, hint: Hint): boolean {
  const gap = said.tokens[at]?.gap ?? ''
  return gap === '\n' || (gap === '.' && SINGLE.has(hint))
}

/** A line that is nothing but a label, with the value in the next line; at least three make a form. */
function labelLines(said: Said): (Span & { readonly hint: Hint })[] {
  const found: (Span & { hint: Hint })[] = []
  for (let from = 0; from < said.tokens.length; from += 1) {
    if (from > 0 && said.tokens[from]?.gap !== '\n') continue
    let to = from + 1
    while (to < said.tokens.length && said.tokens[to]?.gap !== '\n') to += 1
    const hint =
      to - from <= 6 && to < said.tokens.length
        ? labelHint(said.words({ from, to }).replace(/[*:]/g, ''))
        : null
    if (hint) found.push({ from, to, hint })
  }
  return found.length >= 3 ? found : []
}

/** Words before a colon that are a known label. */
function labelsOf(said: Said): (Span & { readonly hint: Hint })[] {
  const found: (Span & { hint: Hint })[] = []
  for (let to = 1; to < said.tokens.length; to += 1) {
    const wide = /^(?: {2,}|\t)\s*$/.test(
      said.source.slice(said.tokens[to - 1]?.end ?? 0, said.tokens[to]?.start ?? 0),
    )
    if (said.tokens[to]?.gap !== ':' && !wide) continue
    for (let from = Math.max(0, to - 6); from < to; from += 1) {
      const gap = said.tokens[from]?.gap ?? ''
      const starts = from === 0 || gap !== '' || said.tokens[from - 1]?.kind === 'phone'
      const hint = labelHint(said.source.slice(said.tokens[from]?.start ?? 0, said.tokens[to - 1]?.end ?? 0))
      // Inside a line a label may follow a value without any mark: "Name: Jo Hill Phone: 614…".
      if (
        !hint ||
        (wide && from > 0 && !['\n', ':'].includes(said.tokens[from]?.gap ?? '')) ||
        (!starts && (hint === 'ignore' || !/^\p{Lu}/u.test(said.tokens[from]?.text ?? '')))
      )
        continue
      found.push({ from, to, hint })
      break
    }
  }
  return found
}

interface Cell {
  readonly start: number
  readonly end: number
  readonly text: string
}

function cellsOf(line: string, offset: number, mark: string): Cell[] {
  const cells: Cell[] = []
  let quoted = false
  let start = 0
  for (let at = 0; at <= line.length; at += 1) {
    if (line[at] === '"') quoted = !quoted
    if (at === line.length || (line[at] === mark && !quoted)) {
      cells.push({
        start: offset + start,
        end: offset + at,
        text: line.slice(start, at).replace(/"/g, '').trim(),
      })
      start = at + 1
    }
  }
  return cells
}

/** A header line of at least four known labels, with the line below it. */
function tables(said: Said): { cells: { span: Span; hint: Hint | null }[]; values: Span[] }[] {
  const lines: { text: string; offset: number }[] = []
  let offset = 0
  for (const text of said.source.split('\n')) {
    lines.push({ text, offset })
    offset += text.length + 1
  }
  const spanOf = ({ start, end }: Cell): Span => {
    const from = said.tokens.findIndex((token) => token.start >= start && token.start < end)
    if (from < 0) return { from: 0, to: 0 }
    let to = from
    while (to < said.tokens.length && (said.tokens[to]?.start ?? Infinity) < end) to += 1
    return { from, to }
  }
  return lines.slice(0, -1).flatMap(({ text, offset: start }, index) => {
    const mark = ['\t', ',', ';', '|'].find((one) => text.split(one).length >= 4)
    if (!mark) return []
    const header = cellsOf(text, start, mark)
    const hints = header.map((cell) => labelHint(cell.text.replace(/_/g, ' ')) ?? labelHint(cell.text))
    const below = lines[index + 1]
    if (!below || hints.filter((hint) => hint !== null).length < Math.max(3, header.length * 0.6)) return []
    const values = cellsOf(below.text, below.offset, mark).map(spanOf)
    return [{ cells: header.map((cell, at) => ({ span: spanOf(cell), hint: hints[at] ?? null })), values }]
  })
}
