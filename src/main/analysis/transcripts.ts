import type {
  Distillation,
  Distilled,
  ImportResult,
  Outcome,
  SpeakerRole,
  Transcript,
  TranscriptFilter,
  TranscriptHit,
  TranscriptTurn,
} from '#shared/domain/transcript.ts'
import type { ProjectType } from '#shared/domain/new-client.ts'
import type { DistillProgress } from '#shared/contract/transcripts.ts'

export interface TranscriptEdit {
  readonly title?: string | undefined
  readonly outcome?: Outcome | null | undefined
  readonly projectTypes?: readonly ProjectType[] | undefined
  readonly heldAt?: number | null | undefined
  readonly customerName?: string | null | undefined
  readonly jobNumber?: string | null | undefined
}

export interface SpeakerNaming {
  readonly speaker: string
  readonly role: SpeakerRole
  readonly name: string | null
  readonly remember: boolean
}

/** A transcript with everything that is said in it. */
export interface WholeTranscript {
  readonly transcript: Transcript
  readonly turns: readonly TranscriptTurn[]
  readonly distilled: Distilled | null
}

/** The sales conversations of the workspace: import, search, who is who. Everything is stored before it is returned. */
export interface Transcripts {
  /** Newest conversation first. */
  list(filter?: Partial<TranscriptFilter>): readonly Transcript[]
  /** UserError when it no longer exists. */
  get(id: string): WholeTranscript
  /** What cannot be read comes back as `failed` with the reason; it never throws for a bad file. */
  import(
    file: { readonly name: string; readonly bytes: Uint8Array },
    signal?: AbortSignal,
  ): Promise<ImportResult>
  search(
    query: string,
    options?: { readonly filter?: Partial<TranscriptFilter>; readonly limit?: number },
  ): readonly TranscriptHit[]
  update(id: string, edit: TranscriptEdit): Transcript
  nameSpeaker(id: string, naming: SpeakerNaming): Transcript
  /** With turns, summary, figures and the copies of the files. */
  remove(ids: readonly string[]): void
}

/** Structured summaries, made one after another by the brain of the settings; they survive a crash. */
export interface Distiller {
  progress(): DistillProgress
  /** Queues those that are not waiting or running already. */
  queue(ids: readonly string[]): DistillProgress
  queueStale(): DistillProgress
  queueMissing(): DistillProgress
  /** Those that wait go back to what they were; the running one ends. */
  stop(): DistillProgress
  /** Works until nothing waits; one process at a time (lease). Called after a start and after each queueing. */
  run(signal: AbortSignal): Promise<void>
}

/** Transcripts near a job or a subject, for the scripting agent. */
export interface NearTranscript {
  readonly transcript: Transcript
  readonly content: Distillation
  /** Why it is near, in words. */
  readonly why: string
}
