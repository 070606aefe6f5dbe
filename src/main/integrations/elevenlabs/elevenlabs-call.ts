import { z } from 'zod'
import type { Clock } from '../../core/clock.ts'
import { ServiceError, UserError } from '../../core/errors.ts'
import { retryAfterMs, send, type Fetch } from '../../core/http.ts'
import type { Log } from '../../core/log.ts'
import { jsonOf, readBody } from '../speech-audio/read-body.ts'
import { elevenLabsRefusal, mayNotLook } from './elevenlabs-refusal.ts'

/** What converter and voice share. */
export interface ElevenLabsOptions {
  readonly baseUrl: string
  readonly apiKey: () => Promise<string>
  readonly voiceId: string
  readonly model: string
  /** "pcm_24000", "wav_44100" …; 44.1 kHz and more need a Pro plan. */
  readonly format: string
  /** 0 … 1. */
  readonly stability: number
  /** 0 … 1. */
  readonly style: number
  readonly fetch: Fetch
  readonly clock: Clock
  readonly log: Log
  /** Milliseconds for one answer. */
  readonly timeoutMs?: number
}

export interface ElevenLabsAnswer {
  readonly bytes: Uint8Array
  /** Credits that the answer took; null when it does not say. */
  readonly credits: number | null
}

const TIMEOUT_MS = 240_000
const CHECK_TIMEOUT_MS = 15_000

const baseOf = ({ baseUrl }: ElevenLabsOptions): string => baseUrl.replace(/\/+$/, '')

/** Without a voice no call can work, so none is made. */
export function voiceOf({ voiceId }: ElevenLabsOptions): string {
  const voice = voiceId.trim()
  if (voice) return voice
  throw new UserError(
    'NO_VOICE_CHOSEN',
    'No ElevenLabs voice is chosen.',
    'Paste the id of a voice in Settings → Voice.',
  )
}

/** One POST that is answered with sound. Every answer is billed: keep it. Rejects with ServiceError. */
export async function postForSound(
  options: ElevenLabsOptions,
  kind: 'speech-to-speech' | 'text-to-speech',
  body: FormData | string,
  signal: AbortSignal,
): Promise<ElevenLabsAnswer> {
  const { fetch, clock, format, timeoutMs = TIMEOUT_MS } = options
  const voice = encodeURIComponent(voiceOf(options))
  const key = (await options.apiKey()).trim()
  const response = await send(fetch, {
    service: 'elevenlabs',
    url: `${baseOf(options)}/v1/${kind}/${voice}?output_format=${encodeURIComponent(format)}`,
    method: 'POST',
    headers: {
      'xi-api-key': key,
      ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
    },
    body,
    timeoutMs,
    signal,
  })
  const bytes = await readBody(response, 'elevenlabs', signal)
  if (!response.ok) {
    const wait = retryAfterMs(response.headers, clock.now())
    throw elevenLabsRefusal(response.status, jsonOf(bytes), wait)
  }
  const credits = Number(response.headers.get('character-cost') ?? Number.NaN)
  return { bytes, credits: Number.isFinite(credits) ? credits : null }
}

/** A GET; null when the key may not look this up. */
async function look(options: ElevenLabsOptions, path: string, signal: AbortSignal): Promise<unknown> {
  const { fetch, clock, log } = options
  const key = (await options.apiKey()).trim()
  const response = await send(fetch, {
    service: 'elevenlabs',
    url: baseOf(options) + path,
    headers: { 'xi-api-key': key },
    timeoutMs: CHECK_TIMEOUT_MS,
    signal,
  })
  const body = jsonOf(await readBody(response, 'elevenlabs', signal))
  if (response.ok) return body
  if (mayNotLook(body)) {
    log.info('the ElevenLabs key may not look this up', { path: path.split('/').slice(0, 3).join('/') })
    return null
  }
  throw elevenLabsRefusal(response.status, body, retryAfterMs(response.headers, clock.now()))
}

const modelsSchema = z.array(
  z.looseObject({
    model_id: z.string(),
    can_do_voice_conversion: z.boolean().optional(),
    can_do_text_to_speech: z.boolean().optional(),
  }),
)
const accountSchema = z.looseObject({
  character_count: z.number(),
  character_limit: z.number(),
  can_extend_character_limit: z.boolean().optional(),
})

type Ability = 'can_do_voice_conversion' | 'can_do_text_to_speech'

/** Voice, model and credit, as far as the key may look. Costs nothing. Rejects with ServiceError. */
export async function checkVoice(
  options: ElevenLabsOptions,
  ability: Ability,
  signal: AbortSignal,
): Promise<void> {
  await look(options, `/v1/voices/${encodeURIComponent(voiceOf(options))}`, signal)
  const models = modelsSchema.safeParse(await look(options, '/v1/models', signal))
  const model = models.data?.find(({ model_id: id }) => id === options.model)
  if (models.success && !model?.[ability])
    throw new ServiceError(
      `The ElevenLabs model "${options.model}" cannot do this. Choose another one in Settings → Voice.`,
      { service: 'elevenlabs', kind: 'validation', safeToRetry: true },
    )
  const account = accountSchema.safeParse(await look(options, '/v1/user/subscription', signal))
  if (!account.success || account.data.can_extend_character_limit === true) return
  if (account.data.character_count >= account.data.character_limit)
    throw new ServiceError('The ElevenLabs account has no credit left.', {
      service: 'elevenlabs',
      kind: 'quota',
      safeToRetry: true,
    })
}
