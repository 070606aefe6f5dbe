import { z } from 'zod'
import type { RealtimeUsage } from './openai-price.ts'
import { openAiSaid, type OpenAiSaid } from './openai-refusal.ts'

/** What matters of the events of the realtime protocol. Source: types of openai 7.57.0, GA names. */
export type RealtimeEvent =
  | { readonly kind: 'created' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'sound'; readonly pcm: Uint8Array }
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'transcript'; readonly text: string }
  | { readonly kind: 'done'; readonly usage: RealtimeUsage | null }
  | { readonly kind: 'stopped'; readonly reason: string; readonly said: OpenAiSaid }
  | { readonly kind: 'error'; readonly said: OpenAiSaid }
  | { readonly kind: 'other' }

const count = z.number().optional().default(0)
const doneSchema = z.looseObject({
  response: z.looseObject({
    status: z.string().nullish(),
    status_details: z
      .looseObject({ reason: z.string().nullish(), error: z.looseObject({}).nullish() })
      .nullish(),
    usage: z
      .looseObject({
        input_tokens: count,
        output_tokens: count,
        input_token_details: z.looseObject({ cached_tokens: count }).nullish(),
        output_token_details: z.looseObject({ audio_tokens: count }).nullish(),
      })
      .nullish(),
  }),
})
const eventSchema = z.looseObject({
  type: z.string(),
  delta: z.string().optional(),
  transcript: z.string().optional(),
})

const other: RealtimeEvent = { kind: 'other' }

/** Reads one message of the connection; what is not understood is 'other'. */
export function realtimeEvent(message: string): RealtimeEvent {
  let value: unknown
  try {
    value = JSON.parse(message)
  } catch {
    return other
  }
  const read = eventSchema.safeParse(value)
  if (!read.success) return other
  const { type, delta = '', transcript = '' } = read.data
  switch (type) {
    case 'session.created':
      return { kind: 'created' }
    case 'session.updated':
      return { kind: 'ready' }
    case 'response.output_audio.delta':
      return { kind: 'sound', pcm: Buffer.from(delta, 'base64') }
    case 'response.output_audio_transcript.delta':
      return { kind: 'words', text: delta }
    case 'response.output_audio_transcript.done':
      return { kind: 'transcript', text: transcript }
    case 'response.done':
      return ended(value)
    case 'error':
      return { kind: 'error', said: openAiSaid(value) }
    default:
      return other
  }
}

function ended(value: unknown): RealtimeEvent {
  const read = doneSchema.safeParse(value)
  if (!read.success) return other
  const { status, status_details: details, usage } = read.data.response
  if (status !== 'completed') {
    const said = openAiSaid({ error: details?.error ?? {} })
    return { kind: 'stopped', reason: details?.reason ?? status ?? 'unknown', said }
  }
  if (!usage) return { kind: 'done', usage: null }
  const audioOut = usage.output_token_details?.audio_tokens ?? 0
  return {
    kind: 'done',
    usage: {
      textIn: usage.input_tokens,
      cachedIn: usage.input_token_details?.cached_tokens ?? 0,
      textOut: Math.max(0, usage.output_tokens - audioOut),
      audioOut,
    },
  }
}
