import type { drive_v3 } from 'googleapis/build/src/apis/drive/v3.js'
import type { z } from 'zod'
import type { Clock } from '#main/core/clock.ts'
import { messageOf, ServiceError } from '#main/core/errors.ts'
import { retryAfterMs, send, type Fetch } from '#main/core/http.ts'
import type { TokenSource } from '../oauth/token-source.ts'
import { toDriveError } from './drive-errors.ts'
import { patiently } from './patience.ts'

export interface DriveConnection {
  /** https://www.googleapis.com */
  readonly baseUrl: string
  readonly tokens: TokenSource
  readonly fetch: Fetch
  readonly clock: Clock
}

/** The per-call options of the Google client, as far as they are used. */
interface CallOptions {
  readonly rootUrl: string
  readonly headers: Record<string, string>
  readonly fetchImplementation: Fetch
  readonly validateStatus: () => boolean
  readonly responseType: 'text'
  readonly retry: false
}

type Work = (drive: drive_v3.Drive, options: CallOptions) => Promise<{ readonly data?: unknown }>

const TIMEOUT_MS = 30_000

/** Runs `work` with a token; where that is refused, once more with a new one. */
export async function withToken(
  tokens: TokenSource,
  signal: AbortSignal,
  work: (token: string) => Promise<Response>,
): Promise<Response> {
  const first = await work(await tokens.token(signal))
  if (first.status !== 401) return first
  await first.body?.cancel()
  tokens.invalidate()
  return await work(await tokens.token(signal))
}

async function textOf(response: Response, signal: AbortSignal): Promise<string> {
  try {
    return await response.text()
  } catch (cause) {
    if (signal.aborted) throw cause
    const words = `The answer of Google Drive broke off: ${messageOf(cause)}`
    throw new ServiceError(words, { service: 'drive', kind: 'network' }, { cause })
  }
}

/** Throws what an answer means, unless it is a good one. */
export async function refuse(response: Response, now: number, signal: AbortSignal): Promise<never> {
  const text = await textOf(response, signal)
  throw toDriveError(response.status, text, retryAfterMs(response.headers, now))
}

function parsed<T>(schema: z.ZodType<T>, text: string): T {
  try {
    return schema.parse(text === '' ? undefined : JSON.parse(text))
  } catch (cause) {
    const words = 'The answer of Google Drive cannot be read.'
    throw new ServiceError(words, { service: 'drive', kind: 'server' }, { cause })
  }
}

/**
 * One call through Google's client. Its own retries, token handling and error shapes are left out: the
 * request goes through `send` like any other, so timeout, signal and errors are ours. Every call made with
 * it may be repeated.
 */
export async function driveCall<T>(
  connection: DriveConnection,
  schema: z.ZodType<T>,
  signal: AbortSignal,
  work: Work,
): Promise<T> {
  // The whole package takes ten times as long to load as the one API.
  const { drive_v3 } = await import('googleapis/build/src/apis/drive/v3.js')
  const drive = new drive_v3.Drive({})

  const once = async (token: string): Promise<Response> => {
    const seen: { answer: Response | null; failure: unknown } = { answer: null, failure: null }
    const fetchImplementation: Fetch = async (url, init) => {
      try {
        const response = await send(connection.fetch, {
          service: 'drive',
          url: url instanceof Request ? url.url : url,
          method: init?.method ?? 'GET',
          headers: Object.fromEntries(new Headers(init?.headers)),
          ...(init?.body ? { body: init.body } : {}),
          timeoutMs: TIMEOUT_MS,
          signal,
        })
        const text = await textOf(response, signal)
        const empty = [204, 205, 304].includes(response.status)
        const { status, headers } = response
        seen.answer = new Response(empty ? null : text, { status, headers })
        return seen.answer.clone()
      } catch (error) {
        seen.failure = error
        throw error
      }
    }
    try {
      await work(drive, {
        rootUrl: `${connection.baseUrl.replace(/\/+$/, '')}/`,
        headers: { authorization: `Bearer ${token}` },
        fetchImplementation,
        validateStatus: () => true,
        responseType: 'text',
        retry: false,
      })
    } catch (error) {
      throw seen.failure ?? error
    }
    if (seen.answer) return seen.answer
    throw new Error('The Google client answered without asking.')
  }

  return await patiently(connection.clock, signal, async () => {
    const response = await withToken(connection.tokens, signal, once)
    if (!response.ok) return await refuse(response, connection.clock.now(), signal)
    return parsed(schema, await response.text())
  })
}
