import { z } from 'zod'
import { messageOf, ServiceError, UserError, type ServiceName } from '#main/core/errors.ts'
import { kindOfStatus, retryAfterMs, send, type Fetch } from '#main/core/http.ts'

/** What the token address answers (RFC 6749 §5.1), in milliseconds. */
export interface TokenAnswer {
  readonly accessToken: string
  readonly expiresInMs: number
  /** Only where the service issued one, or replaced the old one. */
  readonly refreshToken: string | null
}

export interface TokenRequest {
  readonly tokenUrl: string
  readonly form: Readonly<Record<string, string>>
  readonly service: ServiceName
  readonly fetch: Fetch
  readonly now: () => number
  readonly signal: AbortSignal
}

const answerSchema = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().default(3600),
  refresh_token: z.string().min(1).optional(),
})
const refusalSchema = z.looseObject({ error: z.string(), error_description: z.string().optional() })

const REFUSALS: Readonly<Record<string, string>> = {
  invalid_grant: 'The sign-in has ended or was taken back: sign in again in Settings.',
  invalid_client: 'The client id or the client secret is not accepted: check both in Settings.',
  unauthorized_client: 'This client id may not sign in this way: it must be one of the type "Desktop app".',
  invalid_scope: 'The sign-in does not allow what is asked for: check the scope in Settings.',
}

/** Refuses to send secrets over an open line; loopback is a stand-in or a proxy of this computer. */
export function secureAddress(address: string, what: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null
  const local = url?.protocol === 'http:' && /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(url.hostname)
  if (url && (url.protocol === 'https:' || local)) return url
  throw new UserError(
    'INSECURE_ADDRESS',
    `The ${what} must begin with https://.`,
    'Correct the address in Settings, then try again.',
  )
}

function refusalOf(request: TokenRequest, response: Response, body: unknown): ServiceError {
  const refusal = refusalSchema.safeParse(body)
  const code = refusal.success ? refusal.data.error : ''
  const known = REFUSALS[code]
  const wait = retryAfterMs(response.headers, request.now())
  return new ServiceError(
    known ?? `The sign-in service answered ${response.status}${code ? ` (${code.slice(0, 60)})` : ''}.`,
    {
      service: request.service,
      kind: known ? 'auth' : kindOfStatus(response.status),
      status: response.status,
      retryAfterMs: wait,
      safeToRetry: true,
    },
  )
}

/** Asks for tokens. Throws ServiceError, kind `auth` where only signing in again helps. */
export async function requestToken(request: TokenRequest): Promise<TokenAnswer> {
  const { service, signal } = request
  const response = await send(request.fetch, {
    service,
    url: secureAddress(request.tokenUrl, 'token address'),
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams(request.form).toString(),
    timeoutMs: 30_000,
    signal,
  })
  let body: unknown
  try {
    body = JSON.parse(await response.text())
  } catch (cause) {
    if (signal.aborted) throw cause
    if (response.ok) {
      const words = `The answer of the sign-in service cannot be read: ${messageOf(cause)}`
      throw new ServiceError(words, { service, kind: 'server', safeToRetry: true }, { cause })
    }
  }
  if (!response.ok) throw refusalOf(request, response, body)
  const answer = answerSchema.safeParse(body)
  if (!answer.success) {
    const words = 'The sign-in service answered without a token.'
    throw new ServiceError(words, { service, kind: 'server', safeToRetry: true }, { cause: answer.error })
  }
  const { access_token, expires_in, refresh_token } = answer.data
  return {
    accessToken: access_token,
    expiresInMs: expires_in * 1000,
    refreshToken: refresh_token ?? null,
  }
}
