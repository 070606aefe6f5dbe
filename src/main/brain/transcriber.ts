/** A sound as it was recorded. `mime` without parameters: "audio/webm". */
export interface Sound {
  readonly content: Uint8Array
  readonly mime: string
}

export interface TranscribeOptions {
  /** Names that may be said, so that they are spelled right; a service may ignore them. */
  readonly keywords: readonly string[]
  readonly signal: AbortSignal
}

/** Turns speech into text. */
export interface Transcriber {
  readonly model: string
  /**
   * The words of the recording. Rejects with UserError or BrainError, or with the caller's abort; silence is
   * a UserError 'NOTHING_HEARD'.
   */
  transcribe(audio: Sound, options: TranscribeOptions): Promise<string>
}
