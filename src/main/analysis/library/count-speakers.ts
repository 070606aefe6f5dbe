import type { TranscriptTurn } from '#shared/domain/transcript.ts'
import type { SpeakerRow } from '#main/store/transcript-speakers.ts'
import { shownName } from './speaker-names.ts'

const WORD = /[\p{L}\p{N}]+(?:[-'’.,][\p{L}\p{N}]+)*/gu

/** Words as a person counts them: "twenty-four", "don't" and "18,450" are one each. */
export const countWords = (text: string): number => text.match(WORD)?.length ?? 0

/** Who speaks in these turns and how much, without pronouns and "(Guest)"; nobody's role is known yet. */
export function countSpeakers(turns: readonly TranscriptTurn[]): readonly SpeakerRow[] {
  const rows = new Map<string, SpeakerRow>()
  for (const { speaker, text } of turns) {
    const row = rows.get(speaker)
    const [turnsNow, words] = [(row?.turns ?? 0) + 1, (row?.words ?? 0) + countWords(text)]
    rows.set(speaker, { speaker, name: speaker, role: 'unknown', roleBy: 'none', turns: turnsNow, words })
  }
  const shown = Map.groupBy(rows.keys(), shownName)
  return [...rows.values()]
    .map((row) => {
      const name = shownName(row.speaker)
      // Two who share a first name are told apart by what stands behind it; two with a whole name are one.
      return name.includes(' ') || shown.get(name)?.length === 1 ? { ...row, name } : row
    })
    .sort((a, b) => b.words - a.words)
}

/** Seconds up to the last word; null where the file has no times. */
export function durationOf(turns: readonly TranscriptTurn[]): number | null {
  const times = turns.flatMap(({ start, end }) => end ?? start ?? [])
  return times.length ? times.reduce((most, time) => Math.max(most, time), 0) : null
}
