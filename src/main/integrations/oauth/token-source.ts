import type { Clock } from '#main/core/clock.ts'
import { ServiceError, type ServiceName } from '#main/core/errors.ts'
import type { Fetch } from '#main/core/http.ts'
import { unlessAborted } from '#main/core/unless-aborted.ts'
import { requestToken, type TokenAnswer } from './token-request.ts'

/** Gives access tokens; keeps one until a minute before it ends. */
export interface TokenSource {
  token(signal: AbortSignal): Promise<string>
  /** After a 401: the kept token is not used again. */
  invalidate(): void
}

type Held = string | null | Promise<string | null>

export interface TokenSourceOptions {
  readonly tokenUrl: string
  readonly clientId: string
  /** Null or empty for public clients. */
  readonly clientSecret: () => Held
  /** Null: nobody has signed in. Asked anew for every refresh. */
  readonly refreshToken: () => Held
  /**
   * Some services replace the refresh token with every use; it is kept before the access token is given
   * out.
   */
  readonly keepRefreshToken?: (value: string) => void | Promise<void>
  readonly fetch: Fetch
  readonly clock: Clock
  readonly service: ServiceName
}

const SPARE_MS = 60_000
const REFRESH_MS = 45_000

/** One refresh at a time for all who wait; a caller that gives up does not stop it for the others. */
export function cachedTokens(clock: Clock, load: (signal: AbortSignal) => Promise<TokenAnswer>): TokenSource {
  let kept: { readonly token: string; readonly until: number } | null = null
  let loading: Promise<string> | null = null

  const refresh = async (): Promise<string> => {
    const answer = await load(AbortSignal.timeout(REFRESH_MS))
    kept = { token: answer.accessToken, until: clock.now() + answer.expiresInMs - SPARE_MS }
    return answer.accessToken
  }
  return {
    async token(signal) {
      signal.throwIfAborted()
      if (kept && clock.now() < kept.until) return kept.token
      loading ??= refresh().finally(() => {
        loading = null
      })
      return await unlessAborted(loading, signal)
    },
    invalidate() {
      kept = null
    },
  }
}

/** Access tokens from a refresh token. ServiceError kind `auth` where the person must sign in again. */
export function createTokenSource(options: TokenSourceOptions): TokenSource {
  const { service, fetch, clock } = options
  return cachedTokens(clock, async (signal) => {
    const refreshToken = await options.refreshToken()
    if (!refreshToken) {
      const words = 'Nobody has signed in yet: sign in in Settings.'
      throw new ServiceError(words, { service, kind: 'auth', safeToRetry: true })
    }
    const secret = await options.clientSecret()
    const answer = await requestToken({
      tokenUrl: options.tokenUrl,
      form: {
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
        client_id: options.clientId,
        ...(secret ? { client_secret: secret } : {}),
      },
      service,
      fetch,
      now: () => clock.now(),
      signal,
    })
    if (answer.refreshToken && answer.refreshToken !== refreshToken) {
      await options.keepRefreshToken?.(answer.refreshToken)
    }
    return answer
  })
}
