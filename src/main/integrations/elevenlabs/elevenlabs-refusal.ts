import { z } from 'zod'
import { ServiceError, type ServiceErrorKind } from '../../core/errors.ts'
import { kindOfStatus } from '../../core/http.ts'

interface Said {
  readonly status: string
  readonly message: string
}

const detailSchema = z.looseObject({
  status: z.string().nullish(),
  code: z.string().nullish(),
  type: z.string().nullish(),
  message: z.string().nullish(),
})
const faultSchema = z.looseObject({
  loc: z.array(z.union([z.string(), z.number()])).nullish(),
  msg: z.string().nullish(),
})
const bodySchema = z.looseObject({
  detail: z.union([z.string(), z.array(faultSchema), detailSchema]),
})

/** `{detail:{status,message}}`, `{detail:[{loc,msg}]}` or `{detail:"…"}`; empty when it is none of them. */
export function elevenLabsSaid(body: unknown): Said {
  const read = bodySchema.safeParse(body)
  if (!read.success) return { status: '', message: '' }
  const { detail } = read.data
  if (typeof detail === 'string') return { status: '', message: detail }
  if (Array.isArray(detail)) {
    const faults = detail.map(({ loc, msg }) => `${(loc ?? []).join('.')}: ${msg ?? ''}`)
    return { status: 'validation_error', message: faults.join('; ') }
  }
  return { status: detail.status ?? detail.code ?? detail.type ?? '', message: detail.message ?? '' }
}

type Rule = readonly [pattern: RegExp, kind: ServiceErrorKind, message: string]

/**
 * Statuses say what HTTP does not: an empty account comes as 401. Source: help.elevenlabs.io, "API – Error
 * Code 400 or 401", "403", "429", read November 2026.
 */
const RULES: readonly Rule[] = [
  [
    /quota_exceeded|insufficient_credits|payment_required/,
    'quota',
    'The ElevenLabs account has no credit left.',
  ],
  [
    /invalid_api_key|needs_authorization|missing_api_key/,
    'auth',
    'ElevenLabs refused the key. Paste a valid one in Settings → Voice.',
  ],
  [
    /missing_permissions/,
    'auth',
    'The ElevenLabs key may not do this. Give it access to speech and voices in its settings.',
  ],
  [
    /only_for_creator|subscription_required|output_format_not_allowed|can_not_use|not_allowed/,
    'auth',
    'The ElevenLabs plan does not include this voice or sound format. Choose another in Settings → Voice.',
  ],
  [
    /voice_not_found|voice_does_not_exist|invalid_voice_id/,
    'notFound',
    'ElevenLabs does not know this voice. Choose another one in Settings → Voice.',
  ],
  [
    /model_not_found|model_does_not_exist|unsupported_model|invalid_model/,
    'notFound',
    'ElevenLabs does not know this model. Choose another one in Settings → Voice.',
  ],
  [
    /too_many_concurrent_requests|concurrent_limit/,
    'rate',
    'ElevenLabs is already working on as much as the plan allows.',
  ],
  [/system_busy|rate_limit/, 'rate', 'ElevenLabs is busy.'],
  [/max_character_limit_exceeded|text_too_long/, 'validation', 'The script is too long for ElevenLabs.'],
]

const GENERAL: Partial<Record<ServiceErrorKind, string>> = {
  auth: 'ElevenLabs refused the key. Paste a valid one in Settings → Voice.',
  quota: 'The ElevenLabs account has no credit left.',
  notFound: 'ElevenLabs does not know this voice. Choose another one in Settings → Voice.',
  rate: 'ElevenLabs is being asked too often.',
  validation: 'ElevenLabs did not accept the request.',
  timeout: 'ElevenLabs took too long.',
}

/** A refusal of ElevenLabs as ours. `wait`: milliseconds of its Retry-After. */
export function elevenLabsRefusal(status: number, body: unknown, wait: number | undefined): ServiceError {
  const said = elevenLabsSaid(body)
  const rule = RULES.find(([pattern]) => pattern.test(said.status.toLowerCase()))
  const kind = rule?.[1] ?? kindOfStatus(status)
  const message = rule?.[2] ?? GENERAL[kind] ?? 'ElevenLabs had a fault of its own.'
  const quote = said.message && kind !== 'quota' && kind !== 'rate' && !/invalid_api_key/.test(said.status)
  return new ServiceError(message + (quote ? ` It said: “${said.message.slice(0, 200)}”` : ''), {
    service: 'elevenlabs',
    kind,
    status,
    retryAfterMs: wait,
    safeToRetry: status < 500,
  })
}

/** True when the key is good but may not look this up; it may still speak. */
export function mayNotLook(body: unknown): boolean {
  return elevenLabsSaid(body).status === 'missing_permissions'
}
