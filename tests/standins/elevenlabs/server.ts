import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pcmOfWav, wavOfPcm } from '#main/integrations/speech-audio/pcm.ts'
import { answerSound, type AudioFault } from '../openai-audio/faults.ts'
import { secondsOf, tonePcm } from '../openai-audio/tone.ts'
import { convertFault, formatFault, speakFault, type Refusal } from './legality.ts'

type Json = Readonly<Record<string, unknown>>

export interface ElevenLabsOptions {
  readonly key?: string
  readonly voices?: readonly string[]
  readonly plan?: 'free' | 'starter' | 'creator' | 'pro'
  /** Credits that are left at the start. */
  readonly credits?: number
  /** What the key may look up. */
  readonly mayLook?: boolean
}

export interface ElevenLabsStandIn {
  readonly url: string
  /** Every request that reached it, as "METHOD path". */
  readonly requests: readonly string[]
  /** Fields of the last conversion, without the sound. */
  readonly lastForm: Readonly<Record<string, string>> | null
  readonly billed: { readonly calls: number; readonly seconds: number; readonly characters: number }
  readonly creditsLeft: number
  fail(...faults: readonly AudioFault[]): void
  revoke(): void
  exhaust(): void
  close(): Promise<void>
}

const CONCURRENT = { free: 2, starter: 3, creator: 5, pro: 10 }
const CREDITS_A_MINUTE = 1_000

function refuse(res: ServerResponse, { status, detail, headers = {} }: Refusal): void {
  res.writeHead(status, { 'content-type': 'application/json', ...headers })
  res.end(JSON.stringify({ detail }))
}

async function bodyOf(req: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const parts: Buffer[] = []
  for await (const part of req as AsyncIterable<Buffer>) parts.push(part)
  return Buffer.concat(parts)
}

async function formOf(req: IncomingMessage): Promise<FormData | null> {
  const type = req.headers['content-type'] ?? ''
  const body = await bodyOf(req)
  try {
    return await new Response(body, { headers: { 'content-type': type } }).formData()
  } catch {
    return null
  }
}

/** ElevenLabs on loopback: voices, models, account, text-to-speech and speech-to-speech. */
export async function startElevenLabsStandIn(options: ElevenLabsOptions = {}): Promise<ElevenLabsStandIn> {
  const { key = 'xi-test-key', voices = ['Director01'], plan = 'creator', mayLook = true } = options
  const limit = options.credits ?? 100_000
  const requests: string[] = []
  const faults: AudioFault[] = []
  const billed = { calls: 0, seconds: 0, characters: 0 }
  let used = 0
  let working = 0
  let revoked = false
  let lastForm: Record<string, string> | null = null

  const state = (status: string, message: string, code = 400): Refusal => ({
    status: code,
    detail: { status, message },
  })

  function json(res: ServerResponse, body: unknown): void {
    res.writeHead(200, { 'content-type': 'application/json' })
    res.end(JSON.stringify(body))
  }

  function sound(res: ServerResponse, format: string, seconds: number, fault: AudioFault | undefined): void {
    const [kind, rate] = format.split('_')
    const pcm = tonePcm(seconds, Number(rate), 160)
    const bytes = kind === 'wav' ? wavOfPcm(pcm, Number(rate)) : pcm
    const type = kind === 'wav' ? 'audio/wav' : 'application/octet-stream'
    answerSound(
      res,
      bytes,
      {
        'content-type': type,
        'request-id': `req_${billed.calls}`,
        'current-concurrent-requests': String(working),
        'maximum-concurrent-requests': String(CONCURRENT[plan]),
      },
      fault,
    )
  }

  function scripted(fault: AudioFault | undefined): Refusal | null {
    if (fault?.kind !== 'status') return null
    const { status, code = 'scripted', message = 'scripted', headers = {} } = fault
    return { status, detail: { status: code, message }, headers }
  }

  function spend(res: ServerResponse, credits: number): boolean {
    if (used + credits > limit) {
      const left = `You have ${limit - used} credits remaining, while ${credits} credits are required.`
      refuse(res, state('quota_exceeded', left, 401))
      return false
    }
    used += credits
    res.setHeader('character-cost', String(credits))
    return true
  }

  async function work(req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> {
    const [, , kind = '', voice = ''] = url.pathname.split('/')
    const format = url.searchParams.get('output_format') ?? 'mp3_44100_128'
    const fault = faults.shift()
    const form = kind === 'speech-to-speech' ? await formOf(req) : null
    const body = kind === 'text-to-speech' ? (JSON.parse((await bodyOf(req)).toString('utf8')) as Json) : {}
    const file = form?.get('audio')
    const wav = file instanceof File ? pcmOfWav(new Uint8Array(await file.arrayBuffer())) : null
    const refusal =
      scripted(fault) ??
      (working > CONCURRENT[plan] ? state('too_many_concurrent_requests', 'Too many.', 429) : null) ??
      (voices.includes(voice) ? null : state('voice_not_found', `A voice with ${voice} was not found.`)) ??
      formatFault(format, plan) ??
      (kind === 'speech-to-speech' ? convertFault(form, wav?.seconds ?? null) : speakFault(body))
    if (refusal) return refuse(res, refusal)
    if (fault?.kind === 'silent') return
    const text = typeof body['text'] === 'string' ? body['text'] : ''
    const seconds = wav ? wav.seconds : secondsOf(text)
    if (!spend(res, wav ? Math.ceil((seconds * CREDITS_A_MINUTE) / 60) : text.length)) return
    billed.calls++
    billed.seconds += wav ? seconds : 0
    billed.characters += text.length
    if (form)
      lastForm = Object.fromEntries(
        [...form].map(([name, value]) => [name, value instanceof File ? value.type : value]),
      )
    sound(res, format, seconds, fault)
  }

  const server = createServer((req, res) => {
    const url = new URL(req.url ?? '', 'http://x')
    requests.push(`${req.method} ${url.pathname}`)
    if (revoked || req.headers['xi-api-key'] !== key)
      return refuse(res, state('invalid_api_key', 'Invalid API key', 401))
    if (req.method === 'POST' && /^\/v1\/(?:speech-to-speech|text-to-speech)\/[^/]+$/.test(url.pathname)) {
      working++
      res.on('close', () => working--)
      return void work(req, res, url)
    }
    if (!mayLook)
      return refuse(res, state('missing_permissions', 'The API key is missing the permission', 401))
    const voice = /^\/v1\/voices\/([^/]+)$/.exec(url.pathname)?.[1]
    if (voice && voices.includes(voice)) return json(res, { voice_id: voice, name: 'Director' })
    if (voice) return refuse(res, state('voice_not_found', `A voice with id ${voice} was not found.`))
    if (url.pathname === '/v1/models')
      return json(res, [
        {
          model_id: 'eleven_multilingual_sts_v2',
          can_do_voice_conversion: true,
          can_do_text_to_speech: false,
        },
        { model_id: 'eleven_multilingual_v2', can_do_voice_conversion: false, can_do_text_to_speech: true },
      ])
    if (url.pathname === '/v1/user/subscription')
      return json(res, {
        tier: plan,
        character_count: used,
        character_limit: limit,
        can_extend_character_limit: false,
      })
    refuse(res, { status: 404, detail: 'Not Found' })
  })

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    get lastForm() {
      return lastForm
    },
    billed,
    get creditsLeft() {
      return limit - used
    },
    fail: (...next) => void faults.push(...next),
    revoke: () => {
      revoked = true
    },
    exhaust: () => {
      used = limit
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
