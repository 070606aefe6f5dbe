/**
 * A script in pieces of at most `most` characters, cut after a paragraph, else a sentence, else a word.
 * Joined with a space the pieces have the same words.
 */
export function splitScript(text: string, most: number): readonly string[] {
  const pieces: string[] = []
  let rest = text.trim()
  while (rest.length > most) {
    const at = cutAt(rest.slice(0, most + 1))
    pieces.push(rest.slice(0, at).trim())
    rest = rest.slice(at).trim()
  }
  return rest ? [...pieces, rest] : pieces
}

const MIN_SHARE = 0.3

function cutAt(window: string): number {
  const ends = [/\n\s*\n/g, /[.!?…]["”’)]*\s/g, /[,;:–—]\s/g, /\s/g]
  for (const end of ends) {
    const last = [...window.matchAll(end)].at(-1)
    // A piece of a few words would sound like a stumble.
    if (last && last.index > window.length * MIN_SHARE) return last.index + last[0].length
  }
  return splitsPair(window) ? window.length - 2 : window.length - 1
}

/** A cut before the last unit would part the two halves of one character. */
function splitsPair(window: string): boolean {
  const before = window.charCodeAt(window.length - 2)
  return before >= 0xd8_00 && before <= 0xdb_ff
}
