import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silentLog } from '#main/core/log.ts'
import type { ElevenLabsOptions } from '#main/integrations/elevenlabs/elevenlabs-call.ts'
import { createElevenLabsConverter } from '#main/integrations/elevenlabs/elevenlabs-converter.ts'
import { createElevenLabsSpeech } from '#main/integrations/elevenlabs/elevenlabs-speech.ts'
import { wavOfAnswer } from '#main/integrations/elevenlabs/elevenlabs-sound.ts'
import { pcmOfWav, wavOfPcm } from '#main/integrations/speech-audio/pcm.ts'
import { SCRIPT, speechCall } from '#tests/contract/speech.suite.ts'
import { startElevenLabsStandIn, type ElevenLabsStandIn } from '#tests/standins/elevenlabs/server.ts'
import type { AudioFault } from '#tests/standins/openai-audio/server.ts'
import { tonePcm } from '#tests/standins/openai-audio/tone.ts'
import { createQuickClock } from '#tests/standins/quick-clock.ts'

const started: ElevenLabsStandIn[] = []
let service: ElevenLabsStandIn
beforeEach(async () => {
  service = await startElevenLabsStandIn()
  started.push(service)
})
afterEach(async () => {
  for (const one of started.splice(0)) await one.close()
})

const options = (over: Partial<ElevenLabsOptions> = {}): ElevenLabsOptions => ({
  baseUrl: service.url,
  apiKey: async () => 'xi-test-key',
  voiceId: 'Director01',
  model: 'eleven_multilingual_sts_v2',
  format: 'pcm_24000',
  stability: 1,
  style: 0,
  fetch,
  clock: createQuickClock(Date.UTC(2026, 10, 26)),
  log: silentLog,
  ...over,
})
const signal = new AbortController().signal
const speech = wavOfPcm(tonePcm(6, 24_000), 24_000)
const convert = async (over: Partial<ElevenLabsOptions> = {}, wav = speech) =>
  await createElevenLabsConverter(options(over)).convert(wav, signal)

describe('ElevenLabs conversion', () => {
  it.each(['pcm_24000', 'pcm_22050', 'wav_24000', 'wav_22050'])(
    'gives %s back as something else than a WAV of that rate',
    async (format) => {
      const pcm = pcmOfWav((await convert({ format })).wav)
      expect(pcm?.rate).toBe(Number(format.split('_')[1]))
      expect(pcm?.seconds).toBeCloseTo(6, 2)
    },
  )

  it('sends the sound without its type, or the settings as anything but JSON', async () => {
    await convert({ stability: 0.8 })
    expect(service.lastForm).toMatchObject({
      audio: 'audio/wav',
      model_id: 'eleven_multilingual_sts_v2',
      remove_background_noise: 'false',
    })
    expect(JSON.parse(service.lastForm?.['voice_settings'] ?? '')).toMatchObject({ stability: 0.8, style: 0 })
  })

  it.each<[string, AudioFault, object]>([
    [
      'an empty account, which comes as 401, for a wrong key',
      { kind: 'status', status: 401, code: 'quota_exceeded' },
      { kind: 'quota' },
    ],
    [
      'a full queue for a refusal',
      { kind: 'status', status: 429, code: 'too_many_concurrent_requests' },
      { kind: 'rate', safeToRetry: true },
    ],
    [
      'a busy system for a refusal',
      { kind: 'status', status: 429, code: 'system_busy', headers: { 'retry-after': '3' } },
      { kind: 'rate', retryAfterMs: 3_000 },
    ],
    [
      'a plan that is too small for a fault',
      { kind: 'status', status: 403, code: 'only_for_creator+' },
      { kind: 'auth' },
    ],
    ['a fault of the server for one of ours', { kind: 'status', status: 500 }, { kind: 'server' }],
    ['a lost answer for a refusal', { kind: 'reset' }, { kind: 'network', safeToRetry: false }],
    ['a cut answer for a whole one', { kind: 'truncated' }, { kind: 'network' }],
    ['a fraction of the speech for all of it', { kind: 'short' }, { kind: 'server' }],
    ['an empty answer for speech', { kind: 'empty' }, { kind: 'server' }],
  ])('takes %s', async (_, fault, expected) => {
    service.fail(fault)
    await expect(convert()).rejects.toMatchObject({ service: 'elevenlabs', ...expected })
  })

  it('pays for a call that cannot work', async () => {
    await expect(convert({ voiceId: ' ' })).rejects.toMatchObject({ code: 'NO_VOICE_CHOSEN' })
    await expect(convert({}, new Uint8Array(100))).rejects.toMatchObject({ kind: 'validation' })
    const long = wavOfPcm(tonePcm(301, 8_000), 8_000)
    await expect(convert({}, long)).rejects.toMatchObject({ kind: 'validation' })
    expect(service.requests).toEqual([])
  })

  it('explains a refusal by a list of fields as a fault of the server', async () => {
    await expect(convert({ stability: 7 })).rejects.toMatchObject({
      kind: 'validation',
      message: expect.stringContaining('stability') as string,
    })
    await expect(convert({ format: 'pcm_44100' })).rejects.toMatchObject({ kind: 'auth' })
    await expect(convert({ voiceId: 'Nobody' })).rejects.toMatchObject({ kind: 'notFound' })
    service.revoke()
    const error: unknown = await convert().catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ kind: 'auth' })
    expect(String(error)).not.toContain('xi-')
  })

  it('waits for ever for an answer that stops', async () => {
    service.fail({ kind: 'stall' })
    await expect(convert({ timeoutMs: 300 })).rejects.toMatchObject({ kind: 'timeout' })
  })
})

describe('ElevenLabs check', () => {
  const check = async (over: Partial<ElevenLabsOptions> = {}) =>
    await createElevenLabsConverter(options(over)).check(signal)

  it('calls ready what cannot convert', async () => {
    await check()
    await expect(check({ voiceId: 'Nobody' })).rejects.toMatchObject({ kind: 'notFound' })
    await expect(check({ model: 'eleven_multilingual_v2' })).rejects.toMatchObject({ kind: 'validation' })
    service.exhaust()
    await expect(check()).rejects.toMatchObject({ kind: 'quota' })
    expect(service.billed.calls).toBe(0)
  })

  it('turns down a key that may convert but not look things up', async () => {
    const narrow = await startElevenLabsStandIn({ mayLook: false })
    started.push(narrow)
    await check({ baseUrl: narrow.url })
    await expect(check({ baseUrl: narrow.url, apiKey: async () => 'wrong' })).rejects.toMatchObject({
      kind: 'auth',
    })
  })
})

describe('ElevenLabs speech', () => {
  it('hides the credits, or makes up a price', async () => {
    const synth = createElevenLabsSpeech(options({ model: 'eleven_multilingual_v2' }))
    const spoken = await synth.speak({ text: SCRIPT, names: [] }, speechCall())
    expect(spoken.costUsd).toBeNull()
    expect(spoken.note).toBe(`ElevenLabs took ${SCRIPT.length} credits.`)
    expect(service.creditsLeft).toBe(100_000 - SCRIPT.length)
  })
})

describe('an answer of sound', () => {
  it.each([
    ['an MP3', Uint8Array.of(0xff, 0xfb, 0x90, 0x64, 0, 0)],
    ['a tagged MP3', new TextEncoder().encode('ID3\u0004\u0000\u0000')],
    ['half a sample', Uint8Array.of(1, 2, 3)],
    ['nothing', new Uint8Array()],
  ])('takes %s for 24 kHz PCM', (_, bytes) => {
    expect(() => wavOfAnswer(bytes, 'pcm_24000')).toThrow('ElevenLabs sent sound')
  })

  it('takes a WAV of another rate', () => {
    expect(() => wavOfAnswer(wavOfPcm(tonePcm(1, 16_000), 16_000), 'wav_24000')).toThrow('another kind')
  })
})
