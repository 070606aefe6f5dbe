import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UserError } from '#main/core/errors.ts'
import { pcmOfWav } from '#main/integrations/speech-audio/pcm.ts'
import type { AudioCache, SpeechCall, SpeechSynth } from '#main/video/speech.ts'

/** A voice under test. */
export interface VoiceUnderTest {
  readonly synth: SpeechSynth
  /** How many paid calls were made; null for a voice that costs nothing. */
  readonly paid: (() => number) | null
  stop(): Promise<void>
}

export interface MemoryCache extends AudioCache {
  readonly kept: ReadonlyMap<string, Uint8Array>
}

export function memoryCache(): MemoryCache {
  const kept = new Map<string, Uint8Array>()
  return {
    kept,
    read: async (hash) => kept.get(hash) ?? null,
    write: async (hash, bytes) => void kept.set(hash, bytes),
  }
}

export function speechCall(over: Partial<SpeechCall> = {}): SpeechCall {
  return { signal: new AbortController().signal, kept: memoryCache(), progress: () => undefined, ...over }
}

export const SCRIPT =
  'Hi Diane, this is Marcus from Northline. Your new roof at 14 Maple Street comes with a 25-year ' +
  'warranty. The price we spoke about is $12,480, and the crew needs two days. I look forward to ' +
  'seeing you on Tuesday.'
export const NAMES = ['Diane', 'Northline', '$12,480']

/** Everything that the pipeline relies on, for each adapter of the port. */
export function speechContract(name: string, open: () => Promise<VoiceUnderTest>): void {
  describe(`speech: ${name}`, () => {
    let voice: VoiceUnderTest
    beforeEach(async () => {
      voice = await open()
    })
    afterEach(async () => await voice.stop())

    it('gives sound that is no whole 16-bit WAV, or tells another length than it has', async () => {
      const spoken = await voice.synth.speak({ text: SCRIPT, names: NAMES }, speechCall())
      const pcm = pcmOfWav(spoken.wav)
      expect(pcm).not.toBeNull()
      expect(spoken.seconds).toBeCloseTo(pcm?.seconds ?? 0, 3)
      expect(spoken.seconds).toBeGreaterThan(SCRIPT.length / 40)
      expect(spoken.seconds).toBeLessThan(SCRIPT.length / 3)
      expect(spoken.voice.length).toBeGreaterThan(3)
    })

    it('says only the first piece of a script that is longer than one request takes', async () => {
      const long = Array.from({ length: 24 }, () => SCRIPT).join('\n\n')
      const [one, many] = [
        await voice.synth.speak({ text: SCRIPT, names: [] }, speechCall()),
        await voice.synth.speak({ text: long, names: [] }, speechCall()),
      ]
      expect(many.seconds).toBeGreaterThan(one.seconds * 22)
      expect(many.seconds).toBeLessThan(one.seconds * 26)
    })

    it('pays a second time for a text that is kept', async () => {
      const call = speechCall()
      const first = await voice.synth.speak({ text: SCRIPT, names: NAMES }, call)
      const paid = voice.paid?.()
      const second = await voice.synth.speak({ text: SCRIPT, names: NAMES }, call)
      expect(voice.paid?.()).toBe(paid)
      expect(second.wav.byteLength).toBe(first.wav.byteLength)
      expect(second.costUsd).toBe(first.costUsd)
    })

    it('speaks on after it was cancelled', async () => {
      const reason = new Error('cancelled by a person')
      const speaking = voice.synth.speak(
        { text: SCRIPT, names: NAMES },
        speechCall({ signal: AbortSignal.abort(reason) }),
      )
      await expect(speaking).rejects.toBe(reason)
      expect(voice.paid?.() ?? 0).toBe(0)
    })

    it('takes a script without words for one that was spoken', async () => {
      await expect(voice.synth.speak({ text: ' \n', names: [] }, speechCall())).rejects.toBeInstanceOf(
        UserError,
      )
    })

    it('needs a paid call to say that it is ready', async () => {
      await voice.synth.check(new AbortController().signal)
      expect(voice.paid?.() ?? 0).toBe(0)
    })
  })
}
