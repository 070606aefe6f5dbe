import { isAbort, messageOf, ServiceError, type ServiceErrorKind, type ServiceName } from './errors.ts'

/** `fetch` as it is injected; tests and proxies give their own. */
export type Fetch = typeof globalThis.fetch

export interface HttpRequest {
  readonly service: ServiceName
  readonly url: string | URL
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: BodyInit
  /** Milliseconds until the request is given up. */
  readonly timeoutMs: number
  readonly signal?: AbortSignal | undefined
}

/** What an HTTP status means for the person, when the service says nothing more precise. */
export function kindOfStatus(status: number): ServiceErrorKind {
  if (status === 401 || status === 403) return 'auth'
  if (status === 402) return 'quota'
  if (status === 404 || status === 410) return 'notFound'
  if (status === 408 || status === 504) return 'timeout'
  if (status === 423 || status === 425) return 'processing'
  if (status === 429) return 'rate'
  if (status >= 500) return 'server'
  if (status >= 400) return 'validation'
  return 'unknown'
}

/** Reads Retry-After (seconds or an HTTP date) as milliseconds from `now`. */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after')
  if (!value) return undefined
  const seconds = Number(value)
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000)
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

const isBadHeader = (error: unknown): boolean =>
  error instanceof TypeError && /header (?:value|name)/i.test(error.message)

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|ERR_TLS|SSL|EPROTO/

/** Why nothing came of a connection, in plain words: the system's own name its functions. */
function failedConnection(error: unknown, host: string): string {
  const cause = error instanceof Error && error.cause ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (code === 'ENOTFOUND') return `The address ${host} was not found.`
  if (code === 'EAI_AGAIN') return `The address ${host} could not be looked up.`
  if (code === 'ECONNREFUSED') return `Nobody answers at ${host}.`
  if (/^E(?:HOSTUNREACH|NETUNREACH|NETDOWN|ADDRNOTAVAIL)$/.test(code)) return `${host} cannot be reached.`
  if (/^(?:ETIMEDOUT|UND_ERR_\w+_TIMEOUT)$/.test(code)) return `${host} did not answer in time.`
  if (/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)$/.test(code)) return `The connection to ${host} broke off.`
  if (CERTIFICATE.test(code)) return `${host} could not prove who it is (its certificate is not valid).`
  return `The connection to ${host} failed: ${messageOf(cause)}`
}

/**
 * One HTTP request with a timeout. Network trouble and timeouts become ServiceError; the caller's own
 * abort is passed on as it is. HTTP error statuses are returned: each service reads its own bodies.
 */
export async function send(fetch: Fetch, request: HttpRequest): Promise<Response> {
  const timeout = AbortSignal.timeout(request.timeoutMs)
  const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout
  try {
    return await fetch(request.url, {
      method: request.method ?? 'GET',
      headers: { ...request.headers },
      ...(request.body === undefined ? {} : { body: request.body }),
      signal,
      redirect: 'error',
    })
  } catch (cause) {
    if (request.signal?.aborted) throw cause
    const timedOut = timeout.aborted || isAbort(cause)
    if (isBadHeader(cause)) {
      // The runtime quotes the value, and the value may be a key.
      const message = 'A key or a field has a character that cannot be sent. Enter it again, as one line.'
      throw new ServiceError(message, { service: request.service, kind: 'auth', safeToRetry: true })
    }
    throw new ServiceError(
      timedOut
        ? `No answer within ${Math.round(request.timeoutMs / 1000)} seconds.`
        : failedConnection(cause, new URL(request.url).host),
      { service: request.service, kind: timedOut ? 'timeout' : 'network' },
      { cause },
    )
  }
}
