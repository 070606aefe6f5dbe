/** A sentence with its place in the text it comes from (UTF-16 offsets, end exclusive). */
export interface Sentence {
  readonly text: string
  readonly start: number
  readonly end: number
}

const ABBREVIATIONS = new Set(
  `mr mrs ms dr prof sr jr st ave blvd rd no nos vs etc inc ltd co corp dept est approx min max fig sec ch vol pp
  ft sq in lbs oz e.g i.e a.m p.m u.s jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun`
    .split(/\s+/)
    .filter(Boolean),
)
const END = /[.!?…]+["'”’)\]]*(?=\s|$)/g

/** True when the dot at `end` closes an abbreviation or an initial rather than a sentence. */
function isAbbreviation(line: string, from: number, dot: number, after: string): boolean {
  if (line[dot] !== '.') return false
  const word = /[\p{L}\p{N}.]+$/u.exec(line.slice(0, dot))?.[0] ?? ''
  if (/^\p{Lu}$/u.test(word)) return true
  // "1." where a sentence would start is a list number.
  if (/^\d+$/.test(word) && line.slice(from, dot).trim() === word) return true
  // "on Main St. The" ends a sentence, "Take St. Clair" does not.
  if (word === 'St') return !/\S \p{Lu}\p{Ll}+ St$/u.test(line.slice(from, dot)) || !/^\p{Lu}/u.test(after)
  if (!ABBREVIATIONS.has(word.toLowerCase())) return false
  // "in." and "no." are also words: they end a sentence unless a number or a small letter follows.
  return /^(in|no|min|max|sun|sat|a\.m|p\.m|etc|co|ft|st)$/i.test(word)
    ? /^[\d\p{Ll}(–—-]/u.test(after)
    : true
}

/**
 * Cuts text into sentences. A line break always ends one: lists, table rows and speaker turns stay
 * apart.
 */
export function splitSentences(text: string): readonly Sentence[] {
  const sentences: Sentence[] = []
  const push = (from: number, to: number): void => {
    const raw = text.slice(from, to)
    const trimmed = raw.trim()
    if (!trimmed) return
    const start = from + raw.indexOf(trimmed)
    sentences.push({ text: trimmed, start, end: start + trimmed.length })
  }
  for (const match of text.matchAll(/[^\n]+/g)) {
    const line = match[0]
    const base = match.index
    let from = 0
    for (const end of line.matchAll(END)) {
      const stop = end.index + end[0].length
      const after = line.slice(stop).trimStart()
      if (isAbbreviation(line, from, end.index, after)) continue
      if (/^\p{Ll}/u.test(after) && /["'”’…]/.test(end[0])) continue
      push(base + from, base + stop)
      from = stop
    }
    push(base + from, base + line.length)
  }
  return sentences
}
