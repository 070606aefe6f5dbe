import type { Job } from '#shared/domain/customer.ts'
import type { MailPreview } from '#shared/contract/videos.ts'
import type { RunEvent, VideoRun, VideoStepName, VideoTrigger } from '#shared/domain/video-run.ts'

export interface VideoOrder {
  readonly jobId: string
  readonly trigger: VideoTrigger
  /** Makes the video with local means, sends and writes nothing. */
  readonly simulate?: boolean
  /** Another one for a job that has one; its mail then waits for approval. */
  readonly again?: boolean
  /** Seconds that step 7 waits, instead of polling; null: as the settings say. */
  readonly waitSeconds?: number | null
}

/** The run that an offer is about. `detail`: what is worth saying of it. */
export interface Offered {
  readonly runId: string
  readonly detail?: string
}

/** Why a job gets no run now. */
export type NoRun =
  | { readonly why: 'unknown_job'; readonly detail: string }
  | { readonly why: 'wrong_stage'; readonly detail: string }
  | { readonly why: 'run_exists'; readonly detail: string; readonly runId: string }

/** Primer videos: the nine steps, one run a job. Everything is stored before it is returned. */
export interface Videos {
  /**
   * Looks the job up in the CRM; it must stand in the primer stage. Unfinished and completed runs of the job are
   * given back (created false), a failed one is taken up again. UserError 'UNKNOWN_JOB' or 'WRONG_STAGE' (detail
   * says what to do); ServiceError when the CRM cannot be asked.
   */
  start(order: VideoOrder, signal: AbortSignal): Promise<{ run: VideoRun; created: boolean }>
  /** For a trigger that nobody watches: why not, instead of an error. ServiceError as above. */
  offer(order: VideoOrder, signal: AbortSignal): Promise<Offered | NoRun>
  get(runId: string): VideoRun
  /** Newest first. */
  list(limit: number): readonly VideoRun[]
  events(runId: string): readonly RunEvent[]
  retry(runId: string, from: VideoStepName | null): VideoRun
  /** UserError 'RUN_ENDED' when there is nothing to cancel any more. */
  cancel(runId: string): VideoRun
  /** `email`: the client's address; empty when the CRM has none, null when it is not known. */
  readyJobs(signal: AbortSignal): Promise<readonly { job: Job; runId: string | null; email: string | null }[]>
  /** UserError when there is none (yet). */
  media(
    runId: string,
    kind: 'audio' | 'video',
  ): { readonly file: string; readonly mime: string; readonly bytes: number }
  previewMail(
    input: { runId: string | null; subject: string | null; body: string | null },
    signal: AbortSignal,
  ): Promise<MailPreview>
  /**
   * How many are under way, and how many need a person, for tray and rail. `active`: under way and at work now
   * or within two minutes, so that the computer should not fall asleep.
   */
  counts(): { readonly working: number; readonly needsYou: number; readonly active: number }
  onChange(listener: (runId: string) => void): () => void
}
