import { z } from 'zod'
import { backoffMs } from '../../core/backoff.ts'
import type { Clock } from '../../core/clock.ts'
import { ServiceError, type ServiceErrorKind } from '../../core/errors.ts'
import { kindOfStatus, retryAfterMs, send, type Fetch } from '../../core/http.ts'
import type { Log } from '../../core/log.ts'

export interface PerplexityClientOptions {
  readonly apiKey: () => Promise<string>
  readonly baseUrl: string
  readonly fetch: Fetch
  readonly clock: Clock
  readonly log: Log
  /** Milliseconds for one request; default 20,000. */
  readonly timeoutMs?: number
}

/** One POST; the reply is JSON. Rejects with ServiceError. */
export type PerplexityPost = (path: string, body: object, signal?: AbortSignal) => Promise<unknown>

const errorSchema = z.object({
  error: z.object({
    message: z.string().default(''),
    type: z.string().nullish(),
    code: z.union([z.string(), z.number()]).nullish(),
  }),
})

const messages: Partial<Record<ServiceErrorKind, string>> = {
  auth: 'Perplexity refused the key.',
  quota: 'The Perplexity account has no credit left.',
  rate: 'Perplexity is being asked too often.',
  server: 'Perplexity had a fault of its own.',
}

/** An error of the service as ours; its own words stay in the message where they help. */
export function perplexityError(status: number | undefined, said: string, wait?: number): ServiceError {
  const quota = /insufficient.?(?:quota|credit|fund|balance)|no credit|payment required/i.test(said)
  const kind = quota ? 'quota' : status === undefined ? 'server' : kindOfStatus(status)
  const message = messages[kind] ?? 'Perplexity did not accept the request.'
  const words = said && kind !== 'auth' ? ` It said: “${said.slice(0, 200)}”` : ''
  // A search changes nothing, so it may always be repeated.
  return new ServiceError(message + words, {
    service: 'perplexity',
    kind,
    status,
    retryAfterMs: wait,
    safeToRetry: true,
  })
}

const MAX_WAIT_MS = 8_000
const RETRIES = 2

/** Milliseconds until the limit resets: Retry-After, else X-RateLimit-Reset (seconds, or an epoch). */
function waitOf(headers: Headers, now: number): number | undefined {
  const asked = retryAfterMs(headers, now)
  if (asked !== undefined) return asked
  const reset = Number(
    headers.get('x-ratelimit-reset') ?? headers.get('x-ratelimit-reset-requests') ?? Number.NaN,
  )
  if (!Number.isFinite(reset)) return undefined
  return Math.max(0, reset > 1e9 ? reset * 1000 - now : reset * 1000)
}

/** Source of the error shapes and headers: Perplexity API reference, November 2026. */
export function createPerplexityClient(options: PerplexityClientOptions): PerplexityPost {
  const { fetch, clock, log, timeoutMs = 20_000 } = options
  const base = options.baseUrl.replace(/\/+$/, '')

  async function once(path: string, body: object, signal: AbortSignal | undefined): Promise<unknown> {
    const key = (await options.apiKey()).trim()
    const response = await send(fetch, {
      service: 'perplexity',
      url: base + path,
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        accept: 'application/json',
      },
      body: JSON.stringify(body),
      timeoutMs,
      signal,
    })
    const text = await readText(response, signal)
    const value = parse(text)
    if (!response.ok) {
      const said = errorSchema.safeParse(value)
      throw perplexityError(
        response.status,
        said.success ? said.data.error.message : '',
        waitOf(response.headers, clock.now()),
      )
    }
    if (value === undefined)
      throw new ServiceError('Perplexity sent an answer that cannot be read.', {
        service: 'perplexity',
        kind: 'server',
        safeToRetry: true,
      })
    return value
  }

  return async (path, body, signal) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(path, body, signal)
      } catch (error) {
        signal?.throwIfAborted()
        if (!(error instanceof ServiceError) || attempt > RETRIES) throw error
        if (!['rate', 'server', 'network'].includes(error.kind)) throw error
        if ((error.retryAfterMs ?? 0) > MAX_WAIT_MS) throw error
        log.warn('web search failed, trying again', { kind: error.kind, attempt })
        await clock.sleep(backoffMs(attempt, Math.random, undefined, error.retryAfterMs), signal)
      }
    }
  }
}

async function readText(response: Response, signal: AbortSignal | undefined): Promise<string> {
  try {
    return await response.text()
  } catch (cause) {
    signal?.throwIfAborted()
    const timedOut = cause instanceof Error && cause.name === 'TimeoutError'
    throw new ServiceError(
      timedOut
        ? 'Perplexity stopped in the middle of its answer.'
        : 'The connection to Perplexity broke off.',
      { service: 'perplexity', kind: timedOut ? 'timeout' : 'network', safeToRetry: true },
      { cause },
    )
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
