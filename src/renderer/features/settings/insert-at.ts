export interface Caret {
  readonly start: number
  readonly end: number
}

/** Puts `piece` in at the caret, over what is selected. Gives the text and the new caret. Pure. */
export function insertAt(text: string, piece: string, caret: Caret | null): { text: string; caret: number } {
  const start = Math.min(caret?.start ?? text.length, text.length)
  const end = Math.min(Math.max(start, caret?.end ?? start), text.length)
  return { text: text.slice(0, start) + piece + text.slice(end), caret: start + piece.length }
}
