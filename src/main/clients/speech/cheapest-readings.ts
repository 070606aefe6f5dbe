import { type Grammar, type Reading, wordCost } from './reading.ts'
import type { SpeechPiece } from './speech-piece.ts'
import type { Token } from './token.ts'

/** Writes the tokens in the way that costs least over the whole utterance. Linear in the tokens. */
export function cheapestReadings(
  tokens: readonly Token[],
  grammars: readonly Grammar[],
): readonly SpeechPiece[] {
  const readers = grammars.map((grammar) => grammar(tokens))
  const best = Array.from({ length: tokens.length + 1 }, () => 0)
  const chosen: (Reading | null)[] = Array.from({ length: tokens.length }, () => null)
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    best[at] = (tokens[at]?.punct ? 0 : wordCost) + (best[at + 1] ?? 0)
    for (const read of readers) {
      for (const reading of read(at)) {
        const total = reading.cost + (best[at + reading.length] ?? 0)
        if (total >= (best[at] ?? 0)) continue
        best[at] = total
        chosen[at] = reading
      }
    }
  }
  const pieces: SpeechPiece[] = []
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at] as Token
    const reading = chosen[at] ?? null
    const last = reading === null ? token : (tokens[at + reading.length - 1] as Token)
    const asSaid = token.punct ? ('punct' as const) : ('word' as const)
    pieces.push({
      text: reading?.text ?? token.text,
      kind: reading?.kind ?? asSaid,
      start: token.start,
      end: last.end,
    })
    at += reading?.length ?? 1
  }
  return pieces
}
