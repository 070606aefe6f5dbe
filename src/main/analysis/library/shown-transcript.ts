import type {
  DistillState,
  Transcript,
  TranscriptSpeaker,
  TranscriptTurn,
} from '#shared/domain/transcript.ts'
import type { SpeakerRow } from '#main/store/transcript-speakers.ts'
import type { TranscriptFile, TranscriptRow } from '#main/store/transcripts.ts'

export interface SummaryState {
  readonly state: DistillState
  readonly stale: boolean
}

/** Speakers by the name they have now; two labels of a recogniser for one person are one. */
export function shownSpeakers(rows: readonly SpeakerRow[]): TranscriptSpeaker[] {
  const shown = new Map<string, TranscriptSpeaker>()
  for (const { name, role, roleBy, turns, words } of rows) {
    const before = shown.get(name)
    shown.set(
      name,
      before
        ? { ...before, turns: before.turns + turns, words: before.words + words }
        : { name, role, roleBy, turns, words },
    )
  }
  return [...shown.values()].sort((a, b) => b.words - a.words)
}

/** Turns under the names that the list of speakers has, so that the two can be joined. */
export function shownTurns(turns: readonly TranscriptTurn[], rows: readonly SpeakerRow[]): TranscriptTurn[] {
  const names = new Map(rows.map((row) => [row.speaker, row.name]))
  return turns.map((turn) => ({ ...turn, speaker: names.get(turn.speaker) ?? turn.speaker }))
}

export function shownTranscript(
  row: TranscriptRow,
  parts: {
    readonly speakers: readonly SpeakerRow[]
    readonly files: readonly TranscriptFile[]
    readonly summary: SummaryState | undefined
  },
): Transcript {
  const { fingerprint: _, sketch: __, projectTypes, ...rest } = row
  return {
    ...rest,
    projectTypes: [...projectTypes],
    files: parts.files.map(({ name, format }) => ({ name, format })),
    speakers: shownSpeakers(parts.speakers),
    distilled: parts.summary?.state ?? 'none',
    stale: parts.summary?.stale ?? false,
  }
}
