const MARKER = /\[[^\]\n]*\]/g
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.,-][\p{L}\p{M}\p{N}]+)*/gu

/** What was said without what the recogniser noted in square brackets ("[noise]"). */
export function withoutMarkers(text: string): string {
  return text.includes('[') ? text.replace(MARKER, ' ') : text
}

/** Words as docs/analysis.md defines them; markers are none. */
export function spokenWords(text: string): readonly string[] {
  return withoutMarkers(text).match(WORD) ?? []
}

export function countWords(text: string): number {
  return spokenWords(text).length
}
