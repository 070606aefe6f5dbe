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
  return merged([...phrases(merged([...interleaved(sides.before, sides.after)]))])
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

/** Between two changes a space alone is part of both: phrases are read, not single words. */
function* phrases(parts: readonly InlinePart[]): Generator<InlinePart> {
  let gone = ''
  let added = ''
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1]
    const bridge =
      part.kind === 'same' && part.text.trim() === '' && next !== undefined && next.kind !== 'same'
    if (part.kind === 'gone') gone += part.text
    else if (part.kind === 'added') added += part.text
    else if (bridge && gone !== '' && added !== '') {
      gone += part.text
      added += part.text
    } else {
      yield { text: gone, kind: 'gone' }
      yield { text: added, kind: 'added' }
      yield part
      gone = added = ''
    }
  }
  yield { text: gone, kind: 'gone' }
  yield { text: added, kind: 'added' }
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
