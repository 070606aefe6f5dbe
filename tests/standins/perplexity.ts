import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Json = Readonly<Record<string, unknown>>

export interface PerplexityPage {
  readonly url: string
  readonly title: string
  readonly snippet: string
  readonly date?: string
}

/** A fault for the next request, in order; an absent one lets it through. */
export type PerplexityFault =
  | {
      readonly kind: 'status'
      readonly status: number
      readonly message?: string
      readonly headers?: Readonly<Record<string, string>>
    }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'silent' }
  | { readonly kind: 'garbage' }

export interface PerplexityStandIn {
  readonly url: string
  readonly requests: readonly { readonly path: string; readonly body: Json }[]
  fail(...faults: readonly PerplexityFault[]): void
  close(): Promise<void>
}

const fields: Readonly<Record<string, readonly string[]>> = {
  '/search': ['query', 'max_results', 'max_tokens', 'max_tokens_per_page', 'country', 'search_domain_filter', 'search_recency_filter'],
  '/v1/agent': ['input', 'instructions', 'model', 'models', 'preset', 'tools', 'tool_choice', 'max_output_tokens', 'max_steps', 'temperature', 'response_format', 'stream', 'background', 'store'],
} // prettier-ignore
const toolFields = [
  'type',
  'filters',
  'search_context_size',
  'user_location',
  'max_results',
  'max_tokens_per_page',
]

function send(
  res: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  res.writeHead(status, { 'content-type': 'application/json', ...headers })
  res.end(JSON.stringify(body))
}

const error = (code: number, message: string, type: string, param?: string) => ({
  error: { message, type, code, param },
})

/** Perplexity on loopback: refuses unknown fields and bad keys as the real service does. */
export async function startPerplexityStandIn(
  pages: readonly PerplexityPage[],
  key = 'pplx-test-key',
): Promise<PerplexityStandIn> {
  const requests: { path: string; body: Json }[] = []
  const faults: PerplexityFault[] = []

  function answer(res: ServerResponse, path: string, body: Json): void {
    const allowed = fields[path]
    if (!allowed) return send(res, 404, error(404, 'not found', 'not_found'))
    const tools = Array.isArray(body['tools']) ? (body['tools'] as Json[]) : []
    const stranger = [
      ...Object.keys(body).filter((name) => !allowed.includes(name)),
      ...tools.flatMap((tool) => Object.keys(tool).filter((name) => !toolFields.includes(name))),
    ][0]
    if (stranger)
      return send(
        res,
        400,
        error(400, `invalid request body: json: unknown field "${stranger}"`, 'invalid_request', stranger),
      )
    const fault = faults.shift()
    switch (fault?.kind) {
      case 'status':
        return send(
          res,
          fault.status,
          error(fault.status, fault.message ?? 'scripted', 'scripted'),
          fault.headers,
        )
      case 'failed':
        return send(res, 200, {
          id: 'r1',
          object: 'response',
          status: 'failed',
          output: [],
          error: { message: fault.message },
        })
      case 'silent':
        return
      case 'garbage':
        res.writeHead(200, { 'content-type': 'application/json' })
        res.end('{"results": [')
        return
      default:
    }
    if (path === '/search') return send(res, 200, { id: 's1', results: pages })
    const searched = tools.some((tool) => tool['type'] === 'web_search')
    const output = [
      ...(searched
        ? [
            {
              type: 'search_results',
              queries: [body['input']],
              results: pages.map((page, id) => ({ id, source: 'web', ...page })),
            },
          ]
        : []),
      {
        type: 'message',
        role: 'assistant',
        content: [{ type: 'output_text', text: 'The warranty lasts 25 years [1].', annotations: [] }],
      },
    ]
    send(res, 200, {
      id: 'r1',
      object: 'response',
      status: 'completed',
      model: body['model'],
      output,
      usage: { input_tokens: 1, output_tokens: 1 },
    })
  }

  const server = createServer((req, res) => {
    const parts: Buffer[] = []
    req.on('data', (part: Buffer) => parts.push(part))
    req.on('end', () => {
      const path = req.url ?? ''
      const body = JSON.parse(Buffer.concat(parts).toString('utf8') || '{}') as Json
      requests.push({ path, body })
      if (req.headers.authorization !== `Bearer ${key}`)
        send(res, 401, error(401, 'Invalid API key', 'unauthorized'))
      else answer(res, path, body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    fail: (...next) => void faults.push(...next),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
