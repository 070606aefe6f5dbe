/** A run of text that both sides share, or that only one has. */
export interface DiffPart {
  readonly text: string
  readonly changed: boolean
}

const MOST_WORDS = 600

const wordsOf = (text: string): string[] => text.match(/\s+|[^\s]+/g) ?? []

/** Marks what differs between two texts, word by word; very long texts come back unmarked. */
export function diffWords(before: string, after: string): { before: DiffPart[]; after: DiffPart[] } {
  const a = wordsOf(before)
  const b = wordsOf(after)
  if (a.length > MOST_WORDS || b.length > MOST_WORDS) {
    return { before: [{ text: before, changed: false }], after: [{ text: after, changed: false }] }
  }
  const width = b.length + 1
  const table = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number): number => table[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      table[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const left: DiffPart[] = []
  const right: DiffPart[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const same = i < a.length && j < b.length && a[i] === b[j]
    if (same) {
      push(left, a[i++] ?? '', false)
      push(right, b[j++] ?? '', false)
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) push(left, a[i++] ?? '', true)
    else push(right, b[j++] ?? '', true)
  }
  return { before: left, after: right }
}

function push(parts: DiffPart[], text: string, changed: boolean): void {
  const last = parts.at(-1)
  if (last?.changed === changed) parts[parts.length - 1] = { text: last.text + text, changed }
  else parts.push({ text, changed })
}
