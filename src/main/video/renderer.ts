import type { JsonObject, Reconciled } from '../approvals/outward-action.ts'

export interface RenderOrder {
  /** Unique for the run and its content, safe in file names and public ids: `[a-z0-9-]+`. */
  readonly key: string
  readonly runId: string
  /** Absolute path of a 16-bit PCM WAV. */
  readonly voiceFile: string
  readonly voiceSeconds: number
  readonly title: string
}

export interface RenderCall {
  readonly signal: AbortSignal
  /** 0 … 1, null when it cannot be said. */
  readonly progress: (fraction: number | null, note: string) => void
  /** What an earlier attempt saved (job ids, urls), null at first; `save` commits before it returns. */
  readonly saved: JsonObject | null
  readonly save: (value: JsonObject) => void
}

export interface RenderedVideo {
  readonly seconds: number
  readonly bytes: number
  readonly costUsd: number | null
  /** "Rendered on this computer", "Rendered by Cloudinary". */
  readonly by: string
}

/** Still at work: look again in so many milliseconds. */
export interface StillRendering {
  readonly againInMs: number
  readonly note: string
}

/**
 * What a renderer has to put somewhere else, and take away again. The pipeline calls these behind the door, so
 * each is idempotent by the order's key.
 */
export interface RenderAssets {
  upload(order: RenderOrder, signal: AbortSignal): Promise<JsonObject>
  find(order: RenderOrder, signal: AbortSignal): Promise<Reconciled>
  /** Everything of the run: the voice, derived videos, whatever its tag finds. "not found" is done. */
  remove(runId: string, signal: AbortSignal): Promise<JsonObject>
  /** What is still there of a run (public ids). */
  left(runId: string, signal: AbortSignal): Promise<readonly string[]>
  /** Runs that have something there, for the janitor. */
  runsWithAssets(signal: AbortSignal): Promise<readonly string[]>
}

/** Voice over the base template with a music bed. Adapters: Cloudinary, local. */
export interface VideoRenderer {
  readonly label: string
  readonly service: 'cloudinary' | 'local'
  /** Null when nothing leaves this computer. */
  readonly assets: RenderAssets | null
  /** Writes an MP4 (H.264, AAC, faststart) to `outFile`, whole or not at all. After `assets.upload`. */
  render(order: RenderOrder, outFile: string, call: RenderCall): Promise<RenderedVideo | StillRendering>
  check(signal: AbortSignal): Promise<void>
}
