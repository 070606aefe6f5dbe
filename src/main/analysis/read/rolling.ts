import type { Cue } from './cues.ts'

const TOGETHER_SECONDS = 0.1

/** How many lines at the end of one cue stand at the beginning of the next. */
function sharedLines(before: readonly string[], after: readonly string[]): number {
  for (let count = Math.min(before.length, after.length, 4); count > 0; count -= 1) {
    const tail = before.slice(-count)
    if (tail.every((line, i) => line !== '' && line === after[i])) return count
  }
  return 0
}

/** The last line of one cue, grown by some words, is the first line of the next. */
function grows(before: readonly string[], after: readonly string[]): boolean {
  const [last, first] = [before.at(-1) ?? '', after[0] ?? '']
  return (
    last !== '' &&
    first.length > last.length &&
    first.startsWith(last) &&
    /[\s,.?!]/.test(first[last.length] ?? '')
  )
}

/** Captions that roll up the screen repeat the line before; somebody who says a word twice does not. */
function isRolling(cues: readonly Cue[]): boolean {
  let repeats = 0
  for (let i = 1; i < cues.length; i += 1) {
    const [before, after] = [cues[i - 1]?.lines ?? [], cues[i]?.lines ?? []]
    const shared = sharedLines(before, after)
    if (shared > 0 && (before.length > shared || after.length > shared)) repeats += 1
    else if (grows(before, after)) repeats += 1
  }
  return repeats >= 2 && repeats >= (cues.length - 1) * 0.3
}

/** Takes away what a cue repeats of the one before it, in files whose captions roll. */
export function withoutRepeats(cues: readonly Cue[]): readonly Cue[] {
  if (!isRolling(cues)) return cues
  let shown: readonly string[] = []
  let end = 0
  return cues.map((cue) => {
    const together = cue.start <= end + TOGETHER_SECONDS || cue.lines.length > 1
    const shared = together ? sharedLines(shown, cue.lines) : 0
    let lines = cue.lines.slice(shared)
    if (shared === 0 && together && grows(shown, cue.lines)) {
      const rest = (lines[0] ?? '').slice((shown.at(-1) ?? '').length)
      lines = [rest.trim(), ...lines.slice(1)]
    }
    shown = cue.lines
    end = Math.max(end, cue.end)
    return { ...cue, lines }
  })
}
