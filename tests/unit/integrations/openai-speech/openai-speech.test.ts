import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silentLog } from '#main/core/log.ts'
import { createOpenAiSpeech } from '#main/integrations/openai-speech/openai-speech.ts'
import type { OpenAiVoiceOptions } from '#main/integrations/openai-speech/openai-voice.ts'
import {
  startOpenAiAudioStandIn,
  type AudioFault,
  type OpenAiAudioStandIn,
} from '#tests/standins/openai-audio/server.ts'
import { createQuickClock } from '#tests/standins/quick-clock.ts'
import { memoryCache, SCRIPT, speechCall } from '#tests/contract/speech.suite.ts'

let service: OpenAiAudioStandIn
beforeEach(async () => {
  service = await startOpenAiAudioStandIn()
})
afterEach(async () => await service.close())

const synth = (over: Partial<OpenAiVoiceOptions> = {}) =>
  createOpenAiSpeech({
    baseUrl: service.url,
    apiKey: async () => 'sk-test-speech',
    model: 'gpt-4o-mini-tts',
    voice: 'cedar',
    instructions: '',
    fetch,
    clock: createQuickClock(Date.UTC(2026, 10, 26)),
    log: silentLog,
    ...over,
  })
const speak = async (over: Partial<OpenAiVoiceOptions> = {}, text = SCRIPT, kept = memoryCache()) =>
  await synth(over).speak({ text, names: [] }, speechCall({ kept }))

describe('OpenAI speech', () => {
  it.each<[string, AudioFault, object]>([
    [
      'a rate limit for an empty account',
      { kind: 'status', status: 429, code: 'rate_limit_exceeded', headers: { 'retry-after': '7' } },
      { kind: 'rate', retryAfterMs: 7_000, safeToRetry: true },
    ],
    [
      'a rate limit without a time for one with a time',
      { kind: 'status', status: 429, code: 'rate_limit_exceeded' },
      { kind: 'rate', retryAfterMs: undefined },
    ],
    [
      'an empty account for a rate limit',
      { kind: 'status', status: 429, code: 'insufficient_quota' },
      { kind: 'quota' },
    ],
    ['a fault of the server for one of ours', { kind: 'status', status: 500 }, { kind: 'server' }],
    [
      'a model that is switched off for a wrong address',
      { kind: 'status', status: 404, code: 'model_not_found' },
      { kind: 'notFound', message: expect.stringContaining('realtime') as string },
    ],
    [
      'a refused request for a fault that passes',
      { kind: 'status', status: 400, message: 'Invalid voice' },
      { kind: 'validation' },
    ],
    ['a cut answer for a whole one', { kind: 'truncated' }, { kind: 'network' }],
    ['a lost answer for a refusal', { kind: 'reset' }, { kind: 'network', safeToRetry: false }],
    ['a fraction of the speech for all of it', { kind: 'short' }, { kind: 'server' }],
    ['an empty answer for speech', { kind: 'empty' }, { kind: 'server' }],
  ])('takes %s', async (_, fault, expected) => {
    service.fail(fault)
    await expect(speak()).rejects.toMatchObject({ name: 'ServiceError', service: 'openai', ...expected })
  })

  it.each<[string, AudioFault]>([
    ['never answers', { kind: 'silent' }],
    ['stops in the middle of the sound', { kind: 'stall' }],
  ])('waits for ever for a server that %s', async (_, fault) => {
    service.fail(fault)
    await expect(speak({ timeoutMs: 300 })).rejects.toMatchObject({ kind: 'timeout' })
  })

  it('goes on reading an answer after a cancel', async () => {
    service.fail({ kind: 'stall' })
    const stop = new AbortController()
    const speaking = synth().speak({ text: SCRIPT, names: [] }, speechCall({ signal: stop.signal }))
    while (service.billed.calls === 0) await new Promise(setImmediate)
    stop.abort(new Error('cancelled'))
    await expect(speaking).rejects.toThrow('cancelled')
  })

  it('shows or sends the key of somebody who was shut out', async () => {
    service.revoke()
    const error: unknown = await speak().catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ kind: 'auth', status: 401 })
    expect(String(error)).not.toContain('sk-')
    await expect(synth().check(new AbortController().signal)).rejects.toMatchObject({ kind: 'auth' })
  })

  it('calls a model ready that the service does not know', async () => {
    const check = synth({ model: 'tts-9' }).check(new AbortController().signal)
    await expect(check).rejects.toMatchObject({ kind: 'notFound' })
  })

  it('pays again for the pieces that were spoken before one failed', async () => {
    const kept = memoryCache()
    const long = Array.from({ length: 30 }, () => SCRIPT).join(' ')
    // The first piece goes through; the second does not.
    const progress = (): void => {
      if (service.billed.calls === 1) service.fail({ kind: 'status', status: 500 })
    }
    await expect(
      synth().speak({ text: long, names: [] }, speechCall({ kept, progress })),
    ).rejects.toMatchObject({ kind: 'server' })
    expect(service.billed.calls).toBe(1)
    const spoken = await speak({}, long, kept)
    expect(service.billed.calls).toBe(2)
    expect(service.billed.characters).toBeLessThanOrEqual(long.length)
    expect(spoken.costUsd).toBeGreaterThan(0)
  })

  it('takes another voice, manner or model for the same one', async () => {
    const recipes = [
      synth(),
      synth({ voice: 'marin' }),
      synth({ instructions: 'Slowly.' }),
      synth({ model: 'tts-1' }),
    ].map(({ recipe }) => recipe)
    expect(new Set(recipes).size).toBe(4)
  })

  it('sends instructions to a model that refuses them, or an own voice as a name', async () => {
    await speak({ model: 'tts-1', instructions: 'Slowly.' })
    await speak({ voice: 'voice_1234' })
    expect(service.speeches[0]).not.toHaveProperty('instructions')
    expect(service.speeches[1]?.['voice']).toEqual({ id: 'voice_1234' })
  })

  it('invents a price for a server whose prices are not known', async () => {
    expect((await speak({ model: 'tts-1' })).costUsd).toBeCloseTo((SCRIPT.length * 15) / 1e6, 8)
    expect((await speak({ model: 'gpt-4o-mini-tts-2025-12-15' })).costUsd).toBeGreaterThan(0.003)
  })
})
