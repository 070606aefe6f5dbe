import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { WebSocketServer } from 'ws'
import { answerSound, type AudioFault } from './faults.ts'
import { serveRealtime, type ReadingFault } from './realtime.ts'
import { secondsOf, streamedWav, tonePcm } from './tone.ts'

export type { AudioFault } from './faults.ts'
export type { ReadingFault } from './realtime.ts'

type Json = Readonly<Record<string, unknown>>

export interface OpenAiAudioStandIn {
  /** With `/v1`. */
  readonly url: string
  /** Bodies of the speech requests that were let in. */
  readonly speeches: readonly Json[]
  readonly readings: readonly string[]
  /** What was paid for. */
  readonly billed: { readonly characters: number; readonly seconds: number; readonly calls: number }
  /** Faults of the next speech requests and handshakes. */
  fail(...faults: readonly AudioFault[]): void
  /** Faults of the next readings over a realtime connection. */
  misread(...faults: readonly ReadingFault[]): void
  /** From now on the key is refused. */
  revoke(): void
  /** From now on the account has no credit. */
  exhaust(): void
  close(): Promise<void>
}

const SPEECH_MODELS = ['gpt-4o-mini-tts', 'gpt-4o-mini-tts-2025-12-15', 'tts-1', 'tts-1-hd']
const REALTIME_MODELS = ['gpt-realtime-2.1-mini', 'gpt-realtime-2.1', 'gpt-realtime-2', 'gpt-realtime-1.5']
const VOICES = 'alloy ash ballad coral echo fable onyx nova sage shimmer verse marin cedar'.split(' ')
const FORMATS = ['mp3', 'opus', 'aac', 'flac', 'wav', 'pcm']
const FIELDS = ['model', 'input', 'voice', 'instructions', 'response_format', 'speed', 'stream_format']
const MOST_CHARACTERS = 4096
const RATE = 24_000

interface Refusal {
  readonly status: number
  readonly code: string | null
  readonly message: string
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
}

const bad = (message: string, code: string | null = null): Refusal => ({ status: 400, code, message })

/** What the real service would refuse in a body; null when it is fine. */
function speechFault(body: Json): Refusal | null {
  const stranger = Object.keys(body).find((name) => !FIELDS.includes(name))
  if (stranger) return bad(`Unknown parameter: '${stranger}'.`, 'unknown_parameter')
  const { model, input, voice, response_format: format = 'mp3', instructions, speed = 1 } = body
  if (typeof model !== 'string' || !SPEECH_MODELS.includes(model))
    return {
      status: 404,
      code: 'model_not_found',
      message: `The model '${String(model)}' does not exist or you do not have access to it.`,
    }
  if (typeof input !== 'string' || input === '') return bad("Missing required parameter: 'input'.")
  if (input.length > MOST_CHARACTERS)
    return bad(`[{'type': 'string_too_long', 'loc': ('body', 'input')}]`, 'string_above_max_length')
  const own = String((voice as Json | null)?.['id']).startsWith('voice_')
  if (!own && !VOICES.includes(String(voice))) return bad(`Invalid voice '${String(voice)}'.`)
  if (!FORMATS.includes(String(format))) return bad('Invalid response_format.')
  if (instructions !== undefined && model.startsWith('tts-1')) return bad('instructions is not supported.')
  if (typeof speed !== 'number' || speed < 0.25 || speed > 4) return bad('Invalid speed.')
  return null
}

function refusalBody({ type = 'invalid_request_error', code, message }: Refusal): string {
  return JSON.stringify({ error: { message, type, param: null, code } })
}

function refuse(res: ServerResponse, refusal: Refusal): void {
  res.writeHead(refusal.status, { 'content-type': 'application/json', ...refusal.headers })
  res.end(refusalBody(refusal))
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of req as AsyncIterable<Buffer>) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

/** OpenAI's speech endpoint and realtime connection on loopback. */
export async function startOpenAiAudioStandIn(key = 'sk-test-speech'): Promise<OpenAiAudioStandIn> {
  const speeches: Json[] = []
  const readings: string[] = []
  const faults: AudioFault[] = []
  const misreadings: ReadingFault[] = []
  const billed = { characters: 0, seconds: 0, calls: 0 }
  let revoked = false
  let exhausted = false

  const bill = (text: string): void => {
    billed.characters += text.length
    billed.seconds += secondsOf(text)
    billed.calls++
  }

  function gate(req: IncomingMessage): Refusal | null {
    if (revoked || req.headers.authorization !== `Bearer ${key}`)
      return { status: 401, code: 'invalid_api_key', message: 'Incorrect API key provided: sk-…' }
    return null
  }

  const noCredit: Refusal = {
    status: 429,
    type: 'insufficient_quota',
    code: 'insufficient_quota',
    message: 'You exceeded your current quota, please check your plan and billing details.',
  }

  function scripted(fault: AudioFault | undefined): Refusal | null {
    if (fault?.kind !== 'status') return null
    const { status, code = null, message = 'scripted', headers = {} } = fault
    return { status, code, message, headers, type: status >= 500 ? 'server_error' : 'requests' }
  }

  async function speech(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body = JSON.parse(await bodyOf(req)) as Json
    const fault = faults.shift()
    const refusal = scripted(fault) ?? speechFault(body) ?? (exhausted ? noCredit : null)
    if (refusal) return refuse(res, refusal)
    if (fault?.kind === 'silent') return
    speeches.push(body)
    const text = String(body['input'])
    bill(text)
    const pcm = body['response_format'] === 'pcm'
    const sound = pcm ? tonePcm(secondsOf(text), RATE) : streamedWav(secondsOf(text), RATE)
    answerSound(res, sound, { 'content-type': pcm ? 'audio/pcm' : 'audio/wav' }, fault)
  }

  const server = createServer((req, res) => {
    const path = new URL(req.url ?? '', 'http://x').pathname
    const refusal = gate(req)
    if (refusal) return refuse(res, refusal)
    if (req.method === 'POST' && path === '/v1/audio/speech') return void speech(req, res)
    const model = /^\/v1\/models\/(.+)$/.exec(path)?.[1]
    if (model && [...SPEECH_MODELS, ...REALTIME_MODELS].includes(model)) {
      res.writeHead(200, { 'content-type': 'application/json' })
      return void res.end(JSON.stringify({ id: model, object: 'model', owned_by: 'openai' }))
    }
    refuse(res, { status: 404, code: 'model_not_found', message: `The model '${model}' does not exist` })
  })

  // The server forgets a connection once it asked to be upgraded.
  const open = new Set<Socket>()
  server.on('connection', (socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  const sockets = new WebSocketServer({ noServer: true })
  server.on('upgrade', (req, socket, head) => {
    const url = new URL(req.url ?? '', 'http://x')
    const model = url.searchParams.get('model') ?? ''
    const fault = faults.shift()
    if (fault?.kind === 'silent') return
    if (fault?.kind === 'reset') return void socket.destroy()
    const unknown = url.pathname !== '/v1/realtime' || !REALTIME_MODELS.includes(model)
    const refusal =
      gate(req) ??
      scripted(fault) ??
      (unknown
        ? { status: 404, code: 'model_not_found', message: `The model '${model}' does not exist` }
        : null) ??
      (exhausted ? noCredit : null)
    if (refusal) {
      const text = refusalBody(refusal)
      const lines = Object.entries({
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(text)),
        connection: 'close',
        ...refusal.headers,
      }).map(([name, value]) => `${name}: ${value}`)
      socket.end(`HTTP/1.1 ${refusal.status} Refused\r\n${lines.join('\r\n')}\r\n\r\n${text}`)
      return
    }
    sockets.handleUpgrade(req, socket, head, (connection) => {
      serveRealtime(connection, model, {
        next: () => misreadings.shift(),
        bill: (text) => {
          readings.push(text)
          bill(text)
        },
      })
    })
  })

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    speeches,
    readings,
    billed,
    fail: (...next) => void faults.push(...next),
    misread: (...next) => void misreadings.push(...next),
    revoke: () => {
      revoked = true
    },
    exhaust: () => {
      exhausted = true
    },
    close: async () => {
      sockets.close()
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
