import type { z } from 'zod'
import { backoffMs } from '#main/core/backoff.ts'
import type { Clock } from '#main/core/clock.ts'
import { isAbort, messageOf, ServiceError } from '#main/core/errors.ts'
import { retryAfterMs, send, type Fetch } from '#main/core/http.ts'
import type { Log } from '#main/core/log.ts'
import { toForm, type FormValue } from './form.ts'
import { refusal } from './refusal.ts'
import { createRequestBudget } from './request-budget.ts'
import { pageOf } from './schemas.ts'

export interface LeapClientOptions {
  /** https://api.jobprogress.com/api/v3 or a proxy of it. */
  readonly baseUrl: string
  readonly token: () => Promise<string>
  /** At most 60, which is Leap's limit for one token; 55 leaves room for other tools. */
  readonly requestsPerMinute?: number
  readonly timeoutMs?: number
  readonly fetch: Fetch
  readonly clock: Clock
  readonly log: Log
  readonly random?: () => number
}

export type Fields = Readonly<Record<string, FormValue>>

export interface LeapClient {
  get<S extends z.ZodType>(path: string, query: Fields, schema: S, signal?: AbortSignal): Promise<z.infer<S>>
  /** Every page of a list, up to `max` items (hundreds are one request each). */
  list<S extends z.ZodType>(
    path: string,
    query: Fields,
    item: S,
    options?: { readonly max?: number; readonly signal?: AbortSignal | undefined },
  ): Promise<{ readonly items: readonly z.infer<S>[]; readonly complete: boolean }>
  post<S extends z.ZodType>(path: string, body: Fields, schema: S, signal?: AbortSignal): Promise<z.infer<S>>
  put<S extends z.ZodType>(path: string, body: Fields, schema: S, signal?: AbortSignal): Promise<z.infer<S>>
}

const PAGE = 100
const TRIES = 3
/** A longer pause is for the caller to decide about. */
const LONGEST_WAIT = 120_000
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

function neverSent(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && NEVER_SENT.has(at.code)) return true
  }
  return false
}

/** HTTP for Leap v3: Bearer, forms, pages, one budget, retries where a repeat cannot double an effect. */
export function createLeapClient(options: LeapClientOptions): LeapClient {
  const { fetch, clock, log, random = Math.random, timeoutMs = 20_000 } = options
  const budget = createRequestBudget(clock, Math.min(60, Math.max(1, options.requestsPerMinute ?? 55)))
  const base = options.baseUrl.replace(/\/+$/, '')

  const once = async (method: string, url: string, body: string | null, signal?: AbortSignal) => {
    await budget.take(signal)
    const token = await options.token()
    const response = await send(fetch, {
      service: 'leap',
      url,
      method,
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
        ...(body === null ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(body === null ? {} : { body }),
      timeoutMs,
      signal,
    })
    let written: string
    try {
      written = await response.text()
    } catch (cause) {
      if (signal?.aborted) throw cause
      const kind = isAbort(cause) ? 'timeout' : 'network'
      throw new ServiceError("Leap's answer broke off.", { service: 'leap', kind }, { cause })
    }
    if (!response.ok) {
      const retryAfter = retryAfterMs(response.headers, clock.now())
      throw refusal(response.status, written, retryAfter)
    }
    try {
      return JSON.parse(written) as unknown
    } catch (cause) {
      throw new ServiceError(
        'Leap sent an answer that is not JSON.',
        { service: 'leap', kind: 'server' },
        { cause },
      )
    }
  }

  const request = async (method: string, url: string, body: string | null, signal?: AbortSignal) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(method, url, body, signal)
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error
        const limited = error.kind === 'rate'
        const trouble = error.kind === 'network' || error.kind === 'timeout' || error.kind === 'server'
        // A write that may have arrived is never repeated here: the caller looks for its marker first.
        const mayRepeat = limited || (method === 'GET' && trouble)
        if (!mayRepeat || attempt >= TRIES) throw settled(error, method)
        const wait = limited
          ? (error.retryAfterMs ?? Math.max(1000, budget.windowEnd() - clock.now()))
          : backoffMs(attempt, random, undefined, error.retryAfterMs)
        if (wait > LONGEST_WAIT) throw settled(error, method)
        log.warn('leap: trying again', { method, kind: error.kind, status: error.status, wait, attempt })
        if (limited) budget.pauseUntil(clock.now() + wait)
        else await clock.sleep(wait, signal)
      }
    }
  }

  const settled = (error: ServiceError, method: string): ServiceError => {
    const safe = error.safeToRetry || method === 'GET' || neverSent(error)
    const { service, kind, status } = error
    const details = { service, kind, status, retryAfterMs: error.retryAfterMs, safeToRetry: safe }
    return new ServiceError(error.message, details, { cause: error })
  }

  const parse = <S extends z.ZodType>(schema: S, value: unknown, path: string): z.infer<S> => {
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    log.warn('leap: unexpected answer', { path, problem: messageOf(parsed.error).slice(0, 500) })
    throw new ServiceError(
      `Leap's answer to ${path} does not look as documented.`,
      { service: 'leap', kind: 'server' },
      { cause: parsed.error },
    )
  }

  const get: LeapClient['get'] = async (path, query, schema, signal) => {
    const params = toForm(query).toString()
    return parse(schema, await request('GET', `${base}${path}${params && `?${params}`}`, null, signal), path)
  }

  return {
    get,
    list: async (path, query, item, { max = 1000, signal } = {}) => {
      type Item = z.infer<typeof item>
      const items: Item[] = []
      for (let page = 1; ; page++) {
        const limit = Math.min(PAGE, max)
        const answer = await get(path, { ...query, limit, page }, pageOf(item), signal)
        items.push(...(answer.data as readonly Item[]))
        const more = (answer.meta?.pagination.total_pages ?? 1) > page && answer.data.length > 0
        if (!more || items.length >= max) return { items: items.slice(0, max), complete: !more }
      }
    },
    post: async (path, body, schema, signal) =>
      parse(schema, await request('POST', `${base}${path}`, toForm(body).toString(), signal), path),
    put: async (path, body, schema, signal) =>
      parse(schema, await request('PUT', `${base}${path}`, toForm(body).toString(), signal), path),
  }
}
