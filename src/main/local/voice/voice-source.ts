/** One way to speak on this computer. */
export interface VoiceSource {
  /** "espeak-ng en-us". */
  readonly label: string
  available(signal: AbortSignal): Promise<boolean>
  /** Writes a WAV of one paragraph. UserError for a voice of that name that is not there. */
  speak(text: string, wavFile: string, signal: AbortSignal): Promise<void>
}

export interface VoiceManner {
  /** A voice of this computer by name; empty for the usual one. */
  readonly name: string
  readonly wordsPerMinute: number
}

/** espeak-ng speaks plain scripts about a seventh faster than it is told to (measured with en-us). */
export function espeakRate(wordsPerMinute: number): number {
  return Math.round(wordsPerMinute * 0.88)
}
