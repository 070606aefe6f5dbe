import { wavOfPcm } from '#main/integrations/speech-audio/pcm.ts'

export const MS_A_CHARACTER = 65

/** Seconds that a text takes to say here. */
export const secondsOf = (text: string): number => (text.length * MS_A_CHARACTER) / 1000

/** A quiet tone as 16-bit PCM. */
export function tonePcm(seconds: number, rate: number, hertz = 220): Uint8Array {
  const samples = new Int16Array(Math.round(seconds * rate))
  for (let i = 0; i < samples.length; i++)
    samples[i] = Math.round(6_000 * Math.sin((2 * Math.PI * hertz * i) / rate))
  return new Uint8Array(samples.buffer)
}

/** A WAV as a streaming server writes it: the lengths in the header were never filled in. */
export function streamedWav(seconds: number, rate: number): Uint8Array {
  const wav = wavOfPcm(tonePcm(seconds, rate), rate)
  const view = new DataView(wav.buffer, wav.byteOffset)
  view.setUint32(4, 0xff_ff_ff_ff, true)
  view.setUint32(40, 0xff_ff_ff_ff, true)
  return wav
}
