import type { TranscriptTurn } from '#shared/domain/transcript.ts'
import type { MadeDistillation, RoleOf } from '#main/store/distillations.ts'

/** Role of each speaker, by the name that the turns use. */
export type Roles = RoleOf

export interface DistillRequest {
  readonly turns: readonly TranscriptTurn[]
  readonly roles: Roles
}

/** What went wrong, in the person's words, and what that means for the work. */
export interface DistillFailure {
  readonly message: string
  /** `again`: passes by itself. `all`: every other transcript would fail too. `this`: only this one. */
  readonly reach: 'again' | 'all' | 'this'
  /** Milliseconds the service asked to wait. */
  readonly waitMs: number
}

/** Makes summaries with the brain of the settings. */
export interface DistillEngine {
  /** What a summary would be made with now. */
  recipe(roles: Roles): string
  /** `onPart` is called before each model call. Rejects with what `explain` can put into words. */
  distill(request: DistillRequest, signal: AbortSignal, onPart: () => void): Promise<MadeDistillation>
  explain(error: unknown): DistillFailure
}
