import type { CountedTranscript } from '#main/store/transcript-figures.ts'
import type { TranscriptFigures } from '../figures/transcript-figures.ts'

/** A transcript as the measures see it. */
export type Call = CountedTranscript<TranscriptFigures>
