import { backoffMs } from '../core/backoff.ts'
import type { Clock } from '../core/clock.ts'
import { ServiceError, UserError, type ServiceErrorKind } from '../core/errors.ts'
import type { Log } from '../core/log.ts'
import { keptTake, sumCost, type Take } from '../integrations/speech-audio/kept-take.ts'
import { pcmOfWav } from '../integrations/speech-audio/pcm.ts'
import type { SettingValues } from '../settings/schema.ts'
import type { SpeechCall, SpeechSynth, SpokenAudio, VoiceConverter } from './speech.ts'

export interface SpeechChainParts {
  readonly first: SpeechSynth
  readonly second: VoiceConverter
  readonly clock: Clock
  readonly log: Log
}

const THEN = ', then '

/** True for what a chain spoke with its first voice alone: made again, it may sound as it should. */
export const fellBack = ({ service }: Pick<SpeechSynth, 'service'>, voice: string): boolean =>
  service === 'chain' && !voice.includes(THEN)

/** Kinds that may pass by themselves; everything else is the same on the next try. */
const PASSING: readonly ServiceErrorKind[] = ['rate', 'network', 'timeout', 'server', 'processing', 'unknown']
// Each conversion that got through is billed, so an error that may hide one is tried once more only.
const TRIES = 2
const TRIES_WITHOUT_EFFECT = 3
const LONGEST_WAIT_MS = 20_000

/** Milliseconds until the next try of the second stage; null when it is not tried again. */
export function nextTryMs(error: unknown, tries: number): number | null {
  if (!(error instanceof ServiceError) || !PASSING.includes(error.kind)) return null
  if (tries >= (error.safeToRetry ? TRIES_WITHOUT_EFFECT : TRIES)) return null
  const wait = backoffMs(tries, undefined, undefined, error.retryAfterMs)
  return wait > LONGEST_WAIT_MS ? null : wait
}

/** Why the second voice is not heard, for the person. */
export function fallbackNote(error: unknown, first: string): string {
  const used = `so the ${first} voice was used.`
  if (error instanceof UserError) return `${error.message.replace(/\.$/, '')}, ${used}`
  const kind = error instanceof ServiceError ? error.kind : 'unknown'
  const why: Readonly<Record<ServiceErrorKind, string>> = {
    quota: 'ElevenLabs has no credit left',
    auth: 'ElevenLabs refused the key, or its plan does not include this voice',
    notFound: 'ElevenLabs does not know the chosen voice or model',
    validation: 'ElevenLabs did not accept the recording',
    rate: 'ElevenLabs was too busy',
    network: 'ElevenLabs could not be reached',
    timeout: 'ElevenLabs took too long',
    server: 'ElevenLabs had a fault of its own',
    processing: 'ElevenLabs was not ready',
    unknown: 'ElevenLabs failed',
  }
  return `${why[kind]}, ${used}`
}

/**
 * Two stages: the first speaks, the second makes it sound like the chosen voice. Both results are kept. When
 * the second fails for good, the first is used as it is, with a note.
 */
export function createSpeechChain({ first, second, clock, log }: SpeechChainParts): SpeechSynth {
  async function convert(base: SpokenAudio, call: SpeechCall): Promise<Take> {
    for (let tries = 1; ; tries++) {
      try {
        return { ...(await second.convert(base.wav, call.signal)), note: null }
      } catch (error) {
        call.signal.throwIfAborted()
        const wait = nextTryMs(error, tries)
        if (wait === null) throw error
        log.warn('voice conversion failed, trying again', { tries, error })
        await clock.sleep(wait, call.signal)
      }
    }
  }

  async function speak(script: Parameters<SpeechSynth['speak']>[0], call: SpeechCall): Promise<SpokenAudio> {
    const half: SpeechCall = {
      ...call,
      progress: (fraction, note) => call.progress(fraction === null ? null : fraction / 2, note),
    }
    const base = await first.speak(script, half)
    call.progress(0.5, `Converting to ${second.label}`)
    try {
      const take = await keptTake(call.kept, [second.recipe, base.wav], async () => await convert(base, call))
      return {
        wav: take.wav,
        seconds: pcmOfWav(take.wav)?.seconds ?? base.seconds,
        costUsd: sumCost([base.costUsd, take.costUsd]),
        voice: `${base.voice}${THEN}${second.label}`,
        note: base.note,
      }
    } catch (error) {
      call.signal.throwIfAborted()
      if (!(error instanceof ServiceError) && !(error instanceof UserError)) throw error
      log.warn('voice conversion failed; the first stage is used', { error })
      const note = fallbackNote(error, base.voice)
      return { ...base, note: base.note ? `${base.note} ${note}` : note }
    }
  }

  return {
    label: `${first.label}${THEN}${second.label}`,
    service: 'chain',
    recipe: JSON.stringify(['chain', first.recipe, second.recipe]),
    speak,
    check: async (signal) => {
      await first.check(signal)
      await second.check(signal)
    },
  }
}

export interface SpeechChoice {
  readonly service: SpeechSynth['service']
  /** Which of OpenAI's two ways speaks, where OpenAI does. */
  readonly mode: 'speech' | 'realtime'
  /** For the settings screen: why this one. */
  readonly why: string
}

type SpeechSettings = Pick<
  SettingValues,
  | 'voice.provider'
  | 'voice.openai.mode'
  | 'voice.openai.model'
  | 'voice.openai.baseUrl'
  | 'voice.elevenlabs.voiceId'
>

const isOpenAi = (baseUrl: string): boolean =>
  URL.canParse(baseUrl) && /(?:^|\.)openai\.com$/.test(new URL(baseUrl).hostname)

/**
 * Which voice speaks. `auto`: OpenAI then ElevenLabs when both can be used, else the one that can, else this
 * computer. `speechEnds`: epoch ms after which OpenAI's speech models are gone; their successor then speaks,
 * unless a person named a model or a server of their own.
 */
export function pickSpeech(
  settings: SpeechSettings,
  keys: { readonly openai: boolean; readonly elevenlabs: boolean },
  { now, speechEnds }: { readonly now: number; readonly speechEnds: number | null },
): SpeechChoice {
  const own = settings['voice.openai.model'].trim() !== '' || !isOpenAi(settings['voice.openai.baseUrl'])
  const over = !own && speechEnds !== null && now > speechEnds
  const mode = over ? 'realtime' : settings['voice.openai.mode']
  const provider = settings['voice.provider']
  if (provider !== 'auto') return { service: provider, mode, why: 'You chose it.' }
  const named = settings['voice.elevenlabs.voiceId'].trim() !== ''
  const eleven = keys.elevenlabs && named
  if (keys.openai && eleven) return { service: 'chain', mode, why: 'OpenAI and ElevenLabs both have a key.' }
  const unnamed = keys.elevenlabs && !named ? ' ElevenLabs has a key, but no voice is chosen.' : ''
  if (keys.openai) return { service: 'openai', mode, why: `OpenAI has a key.${unnamed}` }
  if (eleven) return { service: 'elevenlabs', mode, why: 'ElevenLabs has a key and a voice.' }
  return { service: 'local', mode, why: unnamed.trim() || 'No voice service has a key.' }
}
