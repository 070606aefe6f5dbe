import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PracticeFile } from '#main/local/crm/practice-file.ts'
import { Refused } from './leap-refused.ts'
import { routes } from './leap-routes.ts'
import { createLeapState, type LeapState } from './leap-state.ts'

/** What goes wrong with the next requests that match. `…-after`: the effect happens, its answer is lost. */
export interface LeapFault {
  // Method and path without /api/v3, a star for any number: POST /jobs/{star}/notes.
  readonly on: string
  readonly kind: 'status' | 'reset-before' | 'reset-after' | 'status-after' | 'truncate' | 'hang'
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly times?: number
}

export interface LeapStandIn {
  /** Base address with /api/v3. */
  readonly url: string
  readonly token: string
  readonly state: LeapState
  readonly faults: { add(fault: LeapFault): void; clear(): void }
  close(): Promise<void>
}

export interface LeapStandInOptions {
  readonly file: PracticeFile
  /** The service's own clock, for its minute and its timestamps. */
  readonly now: () => number
  readonly perMinute?: number
}

const BASE = '/api/v3'

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** Reads a body as Leap does: forms fully, of JSON only what is not nested. */
function formOf(contentType: string, body: string): URLSearchParams {
  if (contentType.startsWith('application/x-www-form-urlencoded')) return new URLSearchParams(body)
  if (!contentType.startsWith('application/json')) return new URLSearchParams()
  const flat = Object.entries(JSON.parse(body) as Record<string, unknown>).filter(
    (entry): entry is [string, string | number] =>
      typeof entry[1] === 'string' || typeof entry[1] === 'number',
  )
  return new URLSearchParams(flat.map(([key, value]) => [key, String(value)]))
}

function route(path: string): { methods: (typeof routes)[string]; id: number } {
  const pattern = path.replace(/\/\d+(?=\/|$)/, '/:id')
  const methods = routes[pattern]
  if (!methods) throw new Refused(404, 'Not Found')
  return { methods, id: Number(/\/(\d+)(?:\/|$)/.exec(path)?.[1] ?? Number.NaN) }
}

/** A stateful Leap v3 on loopback, which rejects what Leap rejects. */
export async function startLeapStandIn(options: LeapStandInOptions): Promise<LeapStandIn> {
  const { now, perMinute = 60 } = options
  const token = 'leap-test-token'
  const state = createLeapState(options.file, now())
  let faults: { fault: LeapFault; left: number }[] = []
  let minute = { start: now(), used: 0 }

  const takeFault = (method: string, path: string): LeapFault | undefined => {
    const asked = `${method} ${path.replace(/\/\d+(?=\/|$)/g, '/*')}`
    const hit = faults.find(
      (each) => each.left > 0 && (each.fault.on === asked || each.fault.on === `${method} ${path}`),
    )
    if (hit) hit.left -= 1
    return hit?.fault
  }

  const limit = (): Record<string, string> => {
    if (now() - minute.start >= 60_000) minute = { start: now(), used: 0 }
    minute.used += 1
    const left = String(Math.max(0, perMinute - minute.used))
    return { 'x-ratelimit-limit': String(perMinute), 'x-ratelimit-remaining': left }
  }

  const answer = (
    request: IncomingMessage,
    url: URL,
    path: string,
    body: string,
  ): { status: number; body: unknown } => {
    try {
      if (minute.used > perMinute) throw new Refused(429, 'Too Many Attempts.')
      if (request.headers.authorization !== `Bearer ${token}`) throw new Refused(401, 'Unauthorized')
      if (!url.pathname.startsWith(BASE)) throw new Refused(404, 'Not Found')
      const { methods, id } = route(path)
      const handler = methods[request.method ?? '']
      if (!handler) throw new Refused(405, 'Method Not Allowed')
      const form = formOf(request.headers['content-type'] ?? '', body)
      return { status: 200, body: handler({ state, now: now(), query: url.searchParams, form, id }) }
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      const { status, message, validation } = error
      return {
        status,
        body: { error: { status_code: status, ...(validation ? { validation } : {}), message } },
      }
    }
  }

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://leap.test')
    const path = url.pathname.slice(BASE.length)
    const method = request.method ?? 'GET'
    const body = await bodyOf(request)
    const contentType = request.headers['content-type'] ?? ''
    const fault = takeFault(method, path)
    const headers = { ...limit(), 'content-type': 'application/json', ...fault?.headers }
    const record = (status: number): void => {
      state.requests.push({ method, path: `${path}${url.search}`, contentType, status })
    }
    if (fault?.kind === 'reset-before') {
      record(0)
      request.socket.destroy()
      return
    }
    if (fault?.kind === 'hang') {
      record(0)
      return
    }
    if (fault?.kind === 'status') {
      const status = fault.status ?? 500
      record(status)
      response
        .writeHead(status, headers)
        .end(JSON.stringify({ error: { status_code: status, message: 'Fault' } }))
      return
    }
    const result = answer(request, url, path, body)
    const written = JSON.stringify(result.body)
    record(result.status)
    if (fault?.kind === 'reset-after') {
      request.socket.destroy()
      return
    }
    if (fault?.kind === 'status-after') {
      response.writeHead(fault.status ?? 502, headers).end('<html>Bad gateway</html>')
      return
    }
    const sent = fault?.kind === 'truncate' ? written.slice(0, Math.floor(written.length / 2)) : written
    response.writeHead(result.status, headers).end(sent)
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error))
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${BASE}`,
    token,
    state,
    faults: {
      add: (fault) => faults.push({ fault, left: fault.times ?? 1 }),
      clear: () => {
        faults = []
      },
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
