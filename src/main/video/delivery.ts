import type { JsonObject, Reconciled } from '../approvals/outward-action.ts'

export interface DeliveryOrder {
  readonly runId: string
  /** Absolute path of the finished MP4. */
  readonly file: string
  /** "Primer video - Ortiz - 2231-01.mp4" */
  readonly name: string
  readonly bytes: number
  readonly md5: string
  readonly seconds: number
}

export interface DeliveryCall {
  readonly signal: AbortSignal
  readonly progress: (fraction: number | null, note: string) => void
  /** Survives a restart: pre-generated file id, upload session. `save` commits before it returns. */
  readonly saved: JsonObject | null
  readonly save: (value: JsonObject) => void
}

export interface DeliveredFile {
  /** Id of the file at Drive, or its path. */
  readonly id: string
  /** What the client gets: a shared link, or a path on this computer. */
  readonly link: string
}

export type Processing =
  | { readonly state: 'ready'; readonly note: string }
  | { readonly state: 'processing'; readonly note: string }

/** Where a finished video goes. Adapters: Google Drive, a folder on this computer. */
export interface Delivery {
  /** "Google Drive", "Folder on this computer". */
  readonly label: string
  readonly service: 'drive' | 'local'
  /** False where a file can be played as soon as it is there. */
  readonly processes: boolean
  /** Idempotent by `saved`; resumes an upload where it stopped. */
  deliver(order: DeliveryOrder, call: DeliveryCall): Promise<DeliveredFile>
  /** Did an earlier attempt get there? */
  find(order: DeliveryOrder, saved: JsonObject | null, signal: AbortSignal): Promise<Reconciled>
  /** Whether it can be played by now; `seconds` is its length. */
  processing(file: DeliveredFile, order: DeliveryOrder, signal: AbortSignal): Promise<Processing>
  /** "not found" is done. `saved`: also an upload that was begun and never finished. */
  remove(file: DeliveredFile | null, saved: JsonObject | null, signal: AbortSignal): Promise<void>
  check(signal: AbortSignal): Promise<void>
}
