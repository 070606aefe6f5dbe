import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bagOfWords, chatBody, chatEvents, responseBody, responseEvents, type SentEvent } from './answers.ts'
import { chatProblem, responsesProblem, type Refusal } from './legality.ts'
import type { DecisionScript, Fault, Script, ScriptRequest, SpeechScript } from './script.ts'
import { readSpoken, type HeardSound } from './transcription.ts'

type Json = Record<string, unknown>

export interface RecordedRequest {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: Json
  /** Resolves when the client gives the request up before it is answered in full. */
  readonly aborted: Promise<void>
  /** Resolves when the answer went out in full. */
  readonly answered: Promise<void>
}

export interface OpenAiStandInOptions {
  readonly script?: Script
  readonly decide?: DecisionScript
  /** What recordings say; called once for every one that is accepted, with its number from 0. */
  readonly hear?: SpeechScript
  /** Keys that are accepted; null accepts requests without one. */
  readonly keys?: readonly string[] | null
  /** Models that exist; a request for another is 404. */
  readonly models?: readonly string[]
  /** Endpoints that answer 404, as small servers lack them. */
  readonly without?: readonly ('embeddings' | 'models' | 'decisions' | 'responses' | 'audio')[]
  /** Models that transcribe; each knows nothing else. */
  readonly speechModels?: readonly string[]
  readonly usage?: 'with usage' | 'without usage'
  /** Refuses chat requests that carry one of these fields, as old servers do. */
  readonly unknownFields?: readonly string[]
}

export interface OpenAiStandIn {
  /** With /v1. */
  readonly url: string
  readonly requests: readonly RecordedRequest[]
  /** The requests to /responses and /chat/completions. */
  readonly modelRequests: () => readonly RecordedRequest[]
  /** Every recording that arrived at /audio/transcriptions with a good key, refused or not. */
  readonly heard: readonly HeardSound[]
  /** Resolves with the request number `index` as soon as it has arrived. */
  request(index: number): Promise<RecordedRequest>
  close(): Promise<void>
}

export const standInModels = [
  'gpt-6-luna',
  'gpt-6-sol',
  'gpt-6.1-terra',
  'llama3.1',
  'text-embedding-3-small',
] as const

function sendJson(
  res: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  res.writeHead(status, { 'content-type': 'application/json', ...headers })
  res.end(JSON.stringify(body))
}

function refuse(
  res: ServerResponse,
  { status, code, message, param }: Refusal,
  headers: Record<string, string> = {},
): void {
  const type = status === 429 ? 'requests' : status >= 500 ? 'server_error' : 'invalid_request_error'
  sendJson(res, status, { error: { message, type, code, param: param ?? null } }, headers)
}

async function readBody(req: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of req) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

const isForm = (req: IncomingMessage): boolean =>
  req.headers['content-type']?.startsWith('multipart/form-data') ?? false

function readJson(body: Buffer): Json {
  const text = body.toString('utf8')
  return text === '' ? {} : (JSON.parse(text) as Json)
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content
  return Array.isArray(content) ? content.map((part: { text?: string }) => part.text ?? '').join('\n') : ''
}

const unknownModel = (model: string): Refusal => ({
  status: 404,
  code: 'model_not_found',
  message: `The model '${model}' does not exist or you do not have access to it.`,
})

/** Both request shapes as one, so that a script need not care. */
function scriptRequest(endpoint: 'responses' | 'chat', body: Json): ScriptRequest {
  const items = (endpoint === 'responses' ? body['input'] : body['messages']) as Json[] | string
  const list: Json[] = typeof items === 'string' ? [{ role: 'user', content: items }] : (items ?? [])
  const lastUser = list.findLastIndex((item) => item['role'] === 'user')
  const outputs = list
    .slice(lastUser + 1)
    .filter((item) => item['type'] === 'function_call_output' || item['role'] === 'tool')
  const tools = (body['tools'] ?? []) as { name?: string; function?: { name: string } }[]
  const system = list.find((item) => item['role'] === 'system' || item['role'] === 'developer')
  return {
    endpoint,
    model: String(body['model']),
    system: endpoint === 'responses' ? textOf(body['instructions']) : textOf(system?.['content']),
    user: textOf(list[lastUser]?.['content']),
    tools: tools.map((tool) => tool.name ?? tool.function?.name ?? ''),
    toolOutputs: outputs.map((item) => ({
      callId: String(item['call_id'] ?? item['tool_call_id']),
      output: textOf(item['output'] ?? item['content']),
    })),
    stream: body['stream'] === true,
    body,
  }
}

async function streamEvents(
  res: ServerResponse,
  events: readonly SentEvent[],
  fault: Fault | undefined,
  gapMs: number,
): Promise<void> {
  res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
  const limit = fault && 'afterDeltas' in fault ? fault.afterDeltas : Infinity
  let deltas = 0
  for (const { data, delta } of events) {
    if (delta && deltas >= limit) break
    if (!delta && deltas >= limit && fault) break
    const named = typeof data['type'] === 'string' ? `event: ${data['type']}\n` : ''
    const json = JSON.stringify(data)
    if (fault?.kind === 'truncatedJson' && delta) {
      res.end(`${named}data: ${json.slice(0, json.length / 2)}\n\n`)
      return
    }
    res.write(`${named}data: ${json}\n\n`)
    if (delta) deltas += 1
    if (delta && gapMs > 0) await new Promise((resolve) => setTimeout(resolve, gapMs))
    if (res.destroyed) return
  }
  switch (fault?.kind) {
    case 'stall':
      return
    case 'disconnect':
      // The bytes must leave before the cut, or the client never sees the deltas.
      await new Promise<void>((resolve) => res.write(': cut\n\n', () => resolve()))
      await new Promise((resolve) => setTimeout(resolve, 20))
      res.destroy()
      return
    case 'failedMidStream': {
      const error = { code: fault.code, message: 'The server had an error while processing your request.' }
      const response = { id: 'resp_failed', object: 'response', status: 'failed', output: [], error }
      res.end(
        `event: response.failed\ndata: ${JSON.stringify({ type: 'response.failed', sequence_number: 99, response })}\n\n`,
      )
      return
    }
    case 'earlyEnd':
      res.end()
      return
    default:
      res.end(events[0]?.data['object'] === 'chat.completion.chunk' ? 'data: [DONE]\n\n' : '')
  }
}

/** True when the fault has answered the request by itself. */
async function faultBefore(res: ServerResponse, fault: Fault | undefined): Promise<boolean> {
  switch (fault?.kind) {
    case 'status': {
      const headers: Record<string, string> = fault.retryAfter ? { 'retry-after': fault.retryAfter } : {}
      refuse(
        res,
        {
          status: fault.status,
          code: fault.code ?? null,
          message: fault.message ?? `Scripted ${fault.status}`,
        },
        headers,
      )
      return true
    }
    case 'quota':
      refuse(res, {
        status: 429,
        code: 'insufficient_quota',
        message: 'You exceeded your current quota, please check your plan and billing details.',
      })
      return true
    case 'region':
      refuse(res, {
        status: 403,
        code: 'unsupported_country_region_territory',
        message: 'Country, region, or territory not supported',
      })
      return true
    case 'slowFirstByte':
      await Promise.race([fault.release, new Promise((resolve) => res.once('close', resolve))])
      return res.destroyed
    default:
      return false
  }
}

function decisionBody(body: Json, decide: DecisionScript): Json {
  const questions = (body['questions'] ?? []) as {
    type: string
    name: string
    choices?: { value: string }[]
  }[]
  const verdict = decide(String(body['input']))
  const answers = questions.map(({ type, name, choices = [] }) => {
    if (!verdict) return { type: 'refusal', name }
    if (type === 'predicate') return { type, name, probability: verdict.predicates?.[name] ?? 0 }
    const rest = (1 - verdict.confidence) / Math.max(1, choices.length - 1)
    const probabilities = choices.map(({ value }) => ({
      value,
      probability: value === verdict.choice ? verdict.confidence : rest,
    }))
    return { type: 'choice', name, choice: verdict.choice, confidence: verdict.confidence, probabilities }
  })
  return { answers, model: body['model'], usage: { input_tokens: 40, output_tokens: 0, total_tokens: 40 } }
}

/**
 * A scripted OpenAI on loopback: Responses, chat completions, embeddings, models, decisions. It refuses what
 * the real service refuses, injects faults, and records every request and every abort by the client.
 */
export async function startOpenAiStandIn(options: OpenAiStandInOptions = {}): Promise<OpenAiStandIn> {
  const { keys = ['sk-test'], models = standInModels, without = [], usage = 'with usage' } = options
  const script: Script = options.script ?? (() => ({ reply: { kind: 'text', text: 'Scripted answer.' } }))
  const decide: DecisionScript = options.decide ?? (() => ({ choice: 'general', confidence: 0.9 }))
  const speechModels = options.speechModels ?? ['gpt-transcribe', 'whisper-1']
  const hear: SpeechScript = options.hear ?? (() => ({ text: 'Scripted words.' }))
  const heard: HeardSound[] = []
  const requests: RecordedRequest[] = []
  const waiting: { index: number; resolve: (request: RecordedRequest) => void }[] = []
  let modelCalls = 0

  async function answerModel(endpoint: 'responses' | 'chat', body: Json, res: ServerResponse): Promise<void> {
    const number = modelCalls++
    const unknown = endpoint === 'chat' ? options.unknownFields?.find((field) => field in body) : undefined
    if (unknown)
      return refuse(res, {
        status: 400,
        code: null,
        message: `Unrecognized request argument supplied: ${unknown}`,
      })
    const problem = endpoint === 'responses' ? responsesProblem(body) : chatProblem(body)
    if (problem) return refuse(res, problem)
    const turnout = await script(scriptRequest(endpoint, body), number)
    if (await faultBefore(res, turnout.fault)) return
    const reply = turnout.reply ?? { kind: 'text', text: 'Scripted answer.' }
    const [id, model] = [String(number), String(body['model'])]
    if (body['stream'] !== true)
      return sendJson(
        res,
        200,
        endpoint === 'responses' ? responseBody(reply, id, model, 'completed') : chatBody(reply, id, model),
      )
    const events =
      endpoint === 'responses' ? responseEvents(reply, id, model) : chatEvents(reply, id, model, usage)
    await streamEvents(res, events, turnout.fault, reply.kind === 'text' ? (reply.deltaGapMs ?? 0) : 0)
  }

  async function answerSpeech(req: IncomingMessage, res: ServerResponse, body: Buffer): Promise<void> {
    if (!isForm(req))
      return refuse(res, { status: 400, code: null, message: 'Expected multipart/form-data.' })
    const { sound, problem } = await readSpoken(body, req.headers['content-type'] ?? '')
    heard.push(sound)
    if (problem) return refuse(res, problem)
    if (!speechModels.includes(sound.model)) return refuse(res, unknownModel(sound.model))
    const turnout = await hear(sound, heard.length - 1)
    if (await faultBefore(res, turnout.fault)) return
    sendJson(res, 200, { text: turnout.text ?? '' })
  }

  async function answer(req: IncomingMessage, res: ServerResponse, raw: Buffer): Promise<void> {
    const body = isForm(req) ? {} : readJson(raw)
    const path = (req.url ?? '').replace(/^\/v1/, '').replace(/\?.*$/, '')
    const key = /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1]
    if (keys !== null && !(key && keys.includes(key)))
      return refuse(res, {
        status: 401,
        code: key ? 'invalid_api_key' : null,
        message: key ? 'Incorrect API key provided.' : "You didn't provide an API key.",
      })
    const missing = without.find((name) => path.startsWith(`/${name}`))
    if (missing)
      return refuse(res, { status: 404, code: null, message: `Invalid URL (${req.method} /v1${path})` })
    if (path === '/models')
      return sendJson(res, 200, { object: 'list', data: models.map((id) => ({ id, object: 'model' })) })
    if (path === '/audio/transcriptions') return await answerSpeech(req, res, raw)
    const model = path.startsWith('/models/') ? decodeURIComponent(path.slice(8)) : String(body['model'])
    if (!models.includes(model)) return refuse(res, unknownModel(model))
    if (path.startsWith('/models/')) return sendJson(res, 200, { id: model, object: 'model' })
    if (path === '/responses') return await answerModel('responses', body, res)
    if (path === '/chat/completions') return await answerModel('chat', body, res)
    if (path === '/decisions') return sendJson(res, 200, decisionBody(body, decide))
    if (path === '/embeddings') {
      const inputs = Array.isArray(body['input']) ? (body['input'] as string[]) : [String(body['input'])]
      const size = typeof body['dimensions'] === 'number' ? body['dimensions'] : 64
      const data = inputs.map((text, index) => ({
        object: 'embedding',
        index,
        embedding: bagOfWords(text, size),
      }))
      return sendJson(res, 200, { object: 'list', data, model, usage: { prompt_tokens: 1, total_tokens: 1 } })
    }
    refuse(res, { status: 404, code: null, message: `Invalid URL (${req.method} ${req.url})` })
  }

  const server = createServer((req, res) => {
    const aborted = Promise.withResolvers<void>()
    const answered = Promise.withResolvers<void>()
    res.once('finish', () => answered.resolve())
    res.once('close', () => {
      if (!res.writableFinished) aborted.resolve()
    })
    const serve = async (): Promise<void> => {
      const body = await readBody(req)
      const record: RecordedRequest = {
        method: req.method ?? '',
        path: req.url ?? '',
        headers: req.headers,
        body: isForm(req) ? {} : readJson(body),
        aborted: aborted.promise,
        answered: answered.promise,
      }
      requests.push(record)
      for (const one of waiting.filter(({ index }) => index === requests.length - 1)) one.resolve(record)
      await answer(req, res, body)
    }
    serve().catch((error: unknown) => {
      if (!res.headersSent)
        sendJson(res, 500, { error: { message: String(error), type: 'server_error', code: null } })
      else res.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    heard,
    modelRequests: () => requests.filter(({ path }) => /\/(?:responses|chat\/completions)$/.test(path)),
    request: (index) => {
      const known = requests[index]
      if (known) return Promise.resolve(known)
      const { promise, resolve } = Promise.withResolvers<RecordedRequest>()
      waiting.push({ index, resolve })
      return promise
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
