import type { WebSocket } from 'ws'
import { secondsOf, tonePcm } from './tone.ts'

type Json = Readonly<Record<string, unknown>>

/** What goes wrong with the next reading, in order. */
export type ReadingFault =
  /** Says something else than the script. */
  | { readonly kind: 'misread'; readonly as: (script: string) => string }
  /** The connection is cut in the middle of the sound. Billed. */
  | { readonly kind: 'drop' }
  /** Ends as failed or incomplete. */
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }
  | { readonly kind: 'incomplete'; readonly reason: 'max_output_tokens' | 'content_filter' }
  | { readonly kind: 'silent' }

export interface RealtimeDesk {
  /** The fault of the next reading. */
  readonly next: () => ReadingFault | undefined
  readonly bill: (text: string) => void
}

const VOICES = ['alloy', 'ash', 'ballad', 'coral', 'echo', 'sage', 'shimmer', 'verse', 'marin', 'cedar']
const SESSION_FIELDS = (
  'type model output_modalities instructions tools tool_choice audio max_output_tokens ' +
  'tracing truncation prompt include reasoning'
).split(' ')
const RATE = 24_000
const CHUNK_BYTES = 48_000
const AUDIO_TOKENS_A_SECOND = 20

const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((node, key) => (node as Json | null | undefined)?.[key], value)

const knownVoice = (voice: unknown): boolean =>
  typeof voice === 'string' ? VOICES.includes(voice) : String(at(voice, 'id')).startsWith('voice_')

/** What the real service would refuse in a session; null when it is fine. */
function sessionFault(session: unknown): string | null {
  if (at(session, 'type') !== 'realtime') return "Missing required parameter: 'session.type'."
  const unknownKey = Object.keys((session ?? {}) as Json).find((key) => !SESSION_FIELDS.includes(key))
  if (unknownKey) return `Unknown parameter: 'session.${unknownKey}'.`
  const modalities = at(session, 'output_modalities')
  if (!Array.isArray(modalities) || modalities.length !== 1) return 'Invalid modalities.'
  if (!knownVoice(at(session, 'audio', 'output', 'voice'))) return 'Invalid voice.'
  const format = at(session, 'audio', 'output', 'format')
  if (at(format, 'type') !== 'audio/pcm' || at(format, 'rate') !== RATE) return 'Invalid audio format.'
  return null
}

/** The text of the one user message; null when the request is none the service would take. */
function scriptOf(response: unknown): string | null {
  const input = at(response, 'input')
  if (!Array.isArray(input) || input.length !== 1) return null
  const [content] = (at(input[0], 'content') ?? []) as readonly unknown[]
  const text = at(content, 'text')
  if (at(content, 'type') !== 'input_text' || typeof text !== 'string') return null
  return /<script>\n?([\s\S]*?)\n?<\/script>/.exec(text)?.[1] ?? text
}

/** The realtime protocol as far as reading a text aloud needs it. */
export function serveRealtime(socket: WebSocket, model: string, desk: RealtimeDesk): void {
  let events = 0
  let ready = false
  const emit = (type: string, body: Json): void =>
    socket.send(JSON.stringify({ type, event_id: `event_${++events}`, ...body }))
  const refuse = (message: string): void =>
    emit('error', { error: { type: 'invalid_request_error', code: 'invalid_value', message, param: null } })

  function read(script: string): void {
    const fault = desk.next()
    if (fault?.kind === 'silent') return
    const response = { id: 'resp_1', object: 'realtime.response' }
    const place = { response_id: 'resp_1', item_id: 'item_1', output_index: 0, content_index: 0 }
    emit('response.created', { response: { ...response, status: 'in_progress' } })
    if (fault?.kind === 'failed') {
      const error = { type: 'server_error', code: fault.code, message: fault.message }
      emit('response.done', {
        response: { ...response, status: 'failed', status_details: { type: 'failed', error } },
      })
      return
    }
    desk.bill(script)
    const said = fault?.kind === 'misread' ? fault.as(script) : script
    const sound = tonePcm(secondsOf(said), RATE)
    const end = fault?.kind === 'drop' ? sound.byteLength / 2 : sound.byteLength
    for (let from = 0; from < end; from += CHUNK_BYTES) {
      const delta = Buffer.from(sound.subarray(from, from + CHUNK_BYTES)).toString('base64')
      emit('response.output_audio.delta', { ...place, delta })
    }
    if (fault?.kind === 'drop') return socket.terminate()
    for (const word of said.match(/\S+\s*/g) ?? [])
      emit('response.output_audio_transcript.delta', { ...place, delta: word })
    emit('response.output_audio.done', place)
    emit('response.output_audio_transcript.done', { ...place, transcript: said })
    const audio = Math.round(secondsOf(said) * AUDIO_TOKENS_A_SECOND)
    const words = Math.round(said.length / 4)
    const usage = {
      input_tokens: words + 120,
      output_tokens: audio + words,
      total_tokens: audio + 2 * words + 120,
      input_token_details: { text_tokens: words + 120, audio_tokens: 0, cached_tokens: 0 },
      output_token_details: { text_tokens: words, audio_tokens: audio },
    }
    const ended =
      fault?.kind === 'incomplete'
        ? { status: 'incomplete', status_details: { type: 'incomplete', reason: fault.reason } }
        : { status: 'completed', status_details: null }
    emit('response.done', { response: { ...response, ...ended, usage } })
  }

  socket.on('message', (data: Buffer) => {
    const event = JSON.parse(data.toString('utf8')) as Json
    if (event['type'] === 'session.update') {
      const fault = sessionFault(event['session'])
      if (fault) return refuse(fault)
      ready = true
      return emit('session.updated', { session: event['session'] })
    }
    if (event['type'] === 'response.create') {
      const script = scriptOf(event['response'])
      if (!ready || script === null) return refuse('There is nothing to read.')
      return read(script)
    }
    refuse(`Invalid value: '${String(event['type'])}'.`)
  })
  emit('session.created', { session: { type: 'realtime', model } })
}
