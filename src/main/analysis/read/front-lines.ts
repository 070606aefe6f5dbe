import { isLabel, shapeOf } from './name-shape.ts'
import type { Line } from './line.ts'

const LONGEST_FRONT = 40

/** A value of a form: a few words, no sentence. */
const isShort = (words: string): boolean => words.split(/\s+/).length <= 8 && !/[.?!]$/.test(words)

/** True when the lines up to a blank one are a form: labels with short values, such as "Date: March 1". */
function isForm(lines: readonly Line[]): boolean {
  let labels = 0
  let values = 0
  for (const { text, opening } of lines) {
    // A name beside a time: that is talk.
    if (opening && opening.kind !== 'time' && (opening.kind === 'head' || opening.start !== null)) {
      const name = opening.kind === 'timed' ? opening.words : opening.name
      if (shapeOf(name) !== 'none') return false
    }
    if (opening?.kind !== 'said') {
      if (!isShort(text)) return false
      continue
    }
    if (isLabel(opening.name)) labels += 1
    else if (!isShort(opening.words)) return false
    values += 1
  }
  return labels > 0 && values > 1 && labels * 4 >= values
}

/** Somebody is named: what follows is no head of the file. */
function isTalk({ opening }: Line): boolean {
  if (opening?.kind !== 'said' && opening?.kind !== 'head') return false
  return !isLabel(opening.name) && shapeOf(opening.name) !== 'none'
}

/** Lines that end the head of a file: "Transcript" alone, a title that says so, the time 0 of Google Meet. */
function endsHead({ text, opening }: Line): boolean {
  if (/^[#*_\s]*(?:full )?transcript(?:ion)?[:*_\s]*$/i.test(text)) return true
  if (text.length < 200 && /\S [-–—] transcript$/i.test(text)) return true
  return opening?.kind === 'time' && opening.end === null && (opening.start ?? 9) <= 5
}

/**
 * How many lines at the beginning are a head of the file rather than talk. Names in it ("Rep: Dana Cole") are
 * no turns.
 */
export function frontLines(lines: readonly Line[]): number {
  const upTo = Math.min(lines.length, LONGEST_FRONT)
  let end = 0
  for (let at = 0; at < upTo; at += 1) {
    const line = lines[at]
    if (!line || !endsHead(line)) continue
    // Talk does not stand above: at most a title with a colon in it does.
    if (lines.slice(end, at).filter(isTalk).length > 1) break
    end = line.opening?.kind === 'time' ? at : at + 1
  }
  let from = end
  for (let at = end; at < upTo; at += 1) {
    if (lines[at]?.text) continue
    const block = lines.slice(from, at)
    if (block.length > 0 && isForm(block)) end = at
    else if (block.some(isTalk)) break
    from = at + 1
  }
  return lines.slice(end).some(isTalk) ? end : 0
}
