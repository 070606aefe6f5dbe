/** What was said without "um", "uh", "you know", "like"; offsets of the result map back to the source. */
export interface WithoutFillers {
  readonly text: string
  /** The offset in the source of an offset in `text` (0 to text.length). */
  sourceOffset(offset: number): number
}

interface Kept {
  /** Where the stretch begins in the result and in the source. */
  readonly at: number
  readonly source: number
}

const sound = String.raw`(?:u+h+m*|u+m+|e+rm?|a+h+|h+m+|mhm|uh-huh)`
const pauses = String.raw`(?:you know|like|i guess|let's see|let me see|basically)`
/** Sounds always; "you know", "like" and their kind only where pauses set them apart. */
const fillers = new RegExp(
  String.raw`(?<=^|[\s,;.!?–—-])${sound}(?![\p{L}\p{N}'’-])[,.…]{0,3}[ \t]*|` +
    String.raw`(?<=^|[,.;!?]\s{0,3})${pauses}(?:,[ \t]*|(?=[.!?]|$))`,
  'giu',
)

/** Leaves out words that only fill a pause, with the comma and the space behind them. */
export function dropFillers(said: string): WithoutFillers {
  const kept: Kept[] = []
  let text = ''
  let from = 0
  for (const found of said.matchAll(fillers)) {
    kept.push({ at: text.length, source: from })
    text += said.slice(from, found.index)
    from = found.index + found[0].length
  }
  kept.push({ at: text.length, source: from })
  text += said.slice(from)
  return {
    text,
    sourceOffset(offset) {
      let low = 0
      let high = kept.length - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((kept[middle]?.at ?? 0) <= offset) low = middle
        else high = middle - 1
      }
      const stretch = kept[low] ?? { at: 0, source: 0 }
      return Math.min(said.length, stretch.source + Math.max(0, offset - stretch.at))
    },
  }
}
