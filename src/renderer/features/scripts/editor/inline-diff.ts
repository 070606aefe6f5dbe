import { diffWords, type DiffPart } from '../../../components/diff-words.ts'

export interface InlinePart {
  readonly text: string
  readonly kind: 'same' | 'gone' | 'added'
}

/** Both texts as one: what went stands before what came in its place. */
export function inlineDiff(before: string, after: string): readonly InlinePart[] {
  const sides = diffWords(before, after)
  // Texts too long to compare come back unmarked; unequal all the same.
  if (before !== after && [...sides.before, ...sides.after].every((part) => !part.changed)) {
    return merged([
      { text: before, kind: 'gone' },
      { text: after, kind: 'added' },
    ])
  }
  return merged([...interleaved(sides.before, sides.after)])
}

function* interleaved(before: readonly DiffPart[], after: readonly DiffPart[]): Generator<InlinePart> {
  const left = [...before]
  const right = [...after]
  while (left.length > 0 || right.length > 0) {
    const [gone] = left
    const [added] = right
    if (gone?.changed) yield { text: left.shift()?.text ?? '', kind: 'gone' }
    else if (added?.changed) yield { text: right.shift()?.text ?? '', kind: 'added' }
    else {
      // The same words on both sides, cut at different places.
      const size = Math.min(gone?.text.length ?? Infinity, added?.text.length ?? Infinity)
      yield { text: (gone ?? added)?.text.slice(0, size) ?? '', kind: 'same' }
      drop(left, size)
      drop(right, size)
    }
  }
}

function drop(parts: DiffPart[], size: number): void {
  const first = parts.shift()
  if (first && first.text.length > size) parts.unshift({ ...first, text: first.text.slice(size) })
}

function merged(parts: readonly InlinePart[]): readonly InlinePart[] {
  const result: InlinePart[] = []
  for (const part of parts) {
    const last = result.at(-1)
    if (part.text === '') continue
    if (last?.kind === part.kind) result[result.length - 1] = { ...last, text: last.text + part.text }
    else result.push(part)
  }
  return result
}
