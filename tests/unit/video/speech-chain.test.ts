import { describe, expect, it } from 'vitest'
import { ServiceError, UserError, type ServiceErrorKind } from '#main/core/errors.ts'
import { silentLog } from '#main/core/log.ts'
import { wavOfPcm } from '#main/integrations/speech-audio/pcm.ts'
import { createSpeechChain, nextTryMs, pickSpeech } from '#main/video/speech-chain.ts'
import type { SpeechSynth, VoiceConverter } from '#main/video/speech.ts'
import { memoryCache, SCRIPT, speechCall } from '#tests/contract/speech.suite.ts'
import { tonePcm } from '#tests/standins/openai-audio/tone.ts'
import { createQuickClock } from '#tests/standins/quick-clock.ts'

const base = wavOfPcm(tonePcm(5, 24_000), 24_000)
const other = wavOfPcm(tonePcm(5, 24_000, 110), 24_000)
const trouble = (kind: ServiceErrorKind, details: { retryAfterMs?: number; safeToRetry?: boolean } = {}) =>
  new ServiceError(`scripted ${kind}`, { service: 'elevenlabs', kind, ...details })

function chainOf(faults: readonly Error[]) {
  const left = [...faults]
  let conversions = 0
  const first: SpeechSynth = {
    label: 'OpenAI cedar',
    service: 'openai',
    recipe: 'first',
    speak: async () => ({ wav: base, seconds: 5, costUsd: 0.02, voice: 'OpenAI cedar', note: null }),
    check: async () => undefined,
  }
  const second: VoiceConverter = {
    label: 'ElevenLabs Director',
    recipe: 'second',
    convert: async () => {
      conversions++
      const fault = left.shift()
      if (fault) throw fault
      return { wav: other, costUsd: null }
    },
    check: async () => undefined,
  }
  const clock = createQuickClock(0)
  const chain = createSpeechChain({ first, second, clock, log: silentLog })
  return { chain, clock, conversions: () => conversions }
}

const script = { text: SCRIPT, names: [] }

describe('the chain of two voices', () => {
  it('uses the first voice although the second answered', async () => {
    const { chain } = chainOf([])
    const spoken = await chain.speak(script, speechCall())
    expect(spoken).toMatchObject({
      voice: 'OpenAI cedar, then ElevenLabs Director',
      note: null,
      costUsd: null,
    })
    expect(spoken.wav).toBe(other)
  })

  it.each([
    ['quota', 'ElevenLabs has no credit left, so the OpenAI cedar voice was used.'],
    ['auth', 'ElevenLabs refused the key'],
    ['notFound', 'ElevenLabs does not know the chosen voice'],
    ['validation', 'ElevenLabs did not accept'],
  ] as const)('tries again, or fails, or keeps quiet at %s', async (kind, note) => {
    const { chain, conversions } = chainOf([trouble(kind)])
    const spoken = await chain.speak(script, speechCall())
    expect(conversions()).toBe(1)
    expect(spoken.wav).toBe(base)
    expect(spoken.voice).toBe('OpenAI cedar')
    expect(spoken.costUsd).toBe(0.02)
    expect(spoken.note).toContain(note)
  })

  it('gives the second voice up at the first trouble that passes', async () => {
    const { chain, clock } = chainOf([trouble('rate', { retryAfterMs: 4_000, safeToRetry: true })])
    expect((await chain.speak(script, speechCall())).wav).toBe(other)
    expect(clock.slept).toEqual([4_000])
  })

  it('pays for conversion after conversion when the answers are lost', async () => {
    const lost = trouble('network')
    const { chain, conversions } = chainOf([lost, lost, lost, lost])
    const spoken = await chain.speak(script, speechCall())
    expect(conversions()).toBe(2)
    expect(spoken.note).toBe('ElevenLabs could not be reached, so the OpenAI cedar voice was used.')
  })

  it('says nothing when no voice was chosen', async () => {
    const { chain } = chainOf([new UserError('NO_VOICE_CHOSEN', 'No ElevenLabs voice is chosen.', 'Choose.')])
    expect((await chain.speak(script, speechCall())).note).toBe(
      'No ElevenLabs voice is chosen, so the OpenAI cedar voice was used.',
    )
  })

  it('hides a bug of its own behind the first voice', async () => {
    const { chain } = chainOf([new TypeError('undefined is not a function')])
    await expect(chain.speak(script, speechCall())).rejects.toThrow(TypeError)
  })

  it('falls back where it was cancelled', async () => {
    const stop = new AbortController()
    const { chain } = chainOf([trouble('network')])
    const progress = (_: number | null, note: string): void => {
      if (note.startsWith('Converting')) stop.abort(new Error('cancelled'))
    }
    await expect(chain.speak(script, speechCall({ signal: stop.signal, progress }))).rejects.toThrow(
      'cancelled',
    )
  })

  it('converts the same speech twice, or keeps a fallback as a conversion', async () => {
    const kept = memoryCache()
    const { chain, conversions } = chainOf([trouble('quota')])
    expect((await chain.speak(script, speechCall({ kept }))).wav).toBe(base)
    expect((await chain.speak(script, speechCall({ kept }))).wav).toBe(other)
    expect((await chain.speak(script, speechCall({ kept }))).wav).toBe(other)
    expect(conversions()).toBe(2)
  })

  it('waits minutes for a service that asks for it', () => {
    expect(nextTryMs(trouble('rate', { retryAfterMs: 120_000, safeToRetry: true }), 1)).toBeNull()
    expect(nextTryMs(trouble('rate', { safeToRetry: true }), 2)).toBeGreaterThan(0)
    expect(nextTryMs(trouble('rate', { safeToRetry: true }), 3)).toBeNull()
  })
})

describe('which voice speaks', () => {
  const settings = {
    'voice.provider': 'auto',
    'voice.openai.mode': 'speech',
    'voice.openai.model': '',
    'voice.openai.baseUrl': 'https://api.openai.com/v1',
    'voice.elevenlabs.voiceId': 'Director01',
  } as const
  const today = { now: Date.UTC(2026, 10, 26), speechEnds: Date.UTC(2027, 0, 6, 23, 59, 59) }

  it.each([
    [true, true, 'Director01', 'chain'],
    [true, true, '', 'openai'],
    [true, false, 'Director01', 'openai'],
    [false, true, 'Director01', 'elevenlabs'],
    [false, true, ' ', 'local'],
    [false, false, 'Director01', 'local'],
  ] as const)(
    'OpenAI %s, ElevenLabs %s with voice "%s" is not %s',
    (openai, elevenlabs, voiceId, service) => {
      const choice = pickSpeech(
        { ...settings, 'voice.elevenlabs.voiceId': voiceId },
        { openai, elevenlabs },
        today,
      )
      expect(choice).toMatchObject({ service, mode: 'speech' })
    },
  )

  it('overrules what a person chose', () => {
    const chosen = { ...settings, 'voice.provider': 'elevenlabs' } as const
    expect(pickSpeech(chosen, { openai: true, elevenlabs: false }, today).service).toBe('elevenlabs')
  })

  it('calls an endpoint that is switched off', () => {
    const keys = { openai: true, elevenlabs: false }
    const after = { ...today, now: Date.UTC(2027, 0, 7, 0, 0, 0) }
    expect(pickSpeech(settings, keys, after).mode).toBe('realtime')
    expect(pickSpeech(settings, keys, { ...after, speechEnds: null }).mode).toBe('speech')
    const own = { ...settings, 'voice.openai.baseUrl': 'http://127.0.0.1:8880/v1' }
    expect(pickSpeech(own, keys, after).mode).toBe('speech')
    expect(pickSpeech({ ...settings, 'voice.openai.model': 'tts-2' }, keys, after).mode).toBe('speech')
  })
})
