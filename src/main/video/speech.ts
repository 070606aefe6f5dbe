/** Sound as the pipeline hands it on: a whole WAV file, 16-bit PCM. */
export interface SpokenAudio {
  readonly wav: Uint8Array
  readonly seconds: number
  /** US dollars; 0 for a local voice, null when the price is not known. */
  readonly costUsd: number | null
  /** "OpenAI cedar", "ElevenLabs Director", "espeak-ng en-us". */
  readonly voice: string
  /** Something the person should know, for example that the second stage fell back. */
  readonly note: string | null
}

export interface SpeechCall {
  readonly signal: AbortSignal
  /** Keeps a paid intermediate result under the hash of what made it; null when it is not there. */
  readonly kept: AudioCache
  readonly progress: (fraction: number | null, note: string) => void
}

/** Paid results on disk, by content hash: a retry never pays twice. */
export interface AudioCache {
  read(hash: string): Promise<Uint8Array | null>
  write(hash: string, bytes: Uint8Array): Promise<void>
}

/**
 * Turns a script into speech. Adapters: OpenAI (speech, realtime), ElevenLabs, the chain of both, the local
 * voice. Rejects with ServiceError or UserError.
 */
export interface SpeechSynth {
  readonly label: string
  readonly service: 'local' | 'openai' | 'elevenlabs' | 'chain'
  /** Everything that decides how a text sounds: part of the content hash of the result. */
  readonly recipe: string
  /** `names`: words that must be heard (names, prices), for adapters that check what was said. */
  speak(
    script: { readonly text: string; readonly names: readonly string[] },
    call: SpeechCall,
  ): Promise<SpokenAudio>
  /** One cheap authenticated call. */
  check(signal: AbortSignal): Promise<void>
}

/** Makes speech sound like another voice: the second stage. */
export interface VoiceConverter {
  readonly label: string
  readonly recipe: string
  convert(wav: Uint8Array, signal: AbortSignal): Promise<{ wav: Uint8Array; costUsd: number | null }>
  check(signal: AbortSignal): Promise<void>
}
