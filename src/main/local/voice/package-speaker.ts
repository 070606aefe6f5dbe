import { writeFile } from 'node:fs/promises'
import { writeWav } from '#main/core/wav.ts'
import type { SpeakWork } from '../video/render-messages.ts'
import { espeakRate } from './voice-source.ts'

interface EspeakWorker {
  set_voice(name: string): number
  set_rate(rate: number): void
  get_samplerate(): number
  synthesize(text: string, hear: (samples: Int16Array) => boolean): void
}

interface EspeakModule {
  readonly default: () => Promise<{ readonly eSpeakNGWorker: new () => EspeakWorker }>
}

/** Speaks with the package, in the thread that calls it, and writes the WAV. */
export async function speakWithPackage(work: SpeakWork): Promise<number> {
  const loaded = (await import(/* @vite-ignore */ work.moduleUrl)) as EspeakModule
  const { eSpeakNGWorker } = await loaded.default()
  const voice = new eSpeakNGWorker()
  voice.set_voice(work.name || 'en-us')
  voice.set_rate(espeakRate(work.wordsPerMinute))
  const pieces: Int16Array[] = []
  voice.synthesize(work.text, (samples) => {
    pieces.push(samples)
    return false
  })
  const plane = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) for (const sample of piece) plane[at++] = sample / 0x8000
  await writeFile(work.wavFile, writeWav([plane], voice.get_samplerate()))
  return plane.length / voice.get_samplerate()
}
