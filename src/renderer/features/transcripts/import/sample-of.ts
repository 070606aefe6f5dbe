import type { TranscriptTurn } from '#shared/domain/transcript.ts'

/** Short greetings tell nobody apart. */
const TELLING = 40

/** Something a speaker says that tells who it is: the first longer turn, else the longest. */
export function sampleOf(turns: readonly TranscriptTurn[], speaker: string): string {
  const own = turns.filter((turn) => turn.speaker === speaker).map(({ text }) => text)
  return own.find((text) => text.length >= TELLING) ?? own.toSorted((a, b) => b.length - a.length)[0] ?? ''
}
