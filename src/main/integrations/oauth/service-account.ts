import { createPrivateKey, sign, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '#main/core/clock.ts'
import { UserError, type ServiceName } from '#main/core/errors.ts'
import type { Fetch } from '#main/core/http.ts'
import { requestToken } from './token-request.ts'
import { cachedTokens, type TokenSource } from './token-source.ts'

export interface ServiceAccountOptions {
  /** The key file as Google hands it out; null: none is set. */
  readonly json: () => string | null | Promise<string | null>
  /** Used where the key file names none. */
  readonly tokenUrl: string
  readonly scope: string
  readonly fetch: Fetch
  readonly clock: Clock
  readonly service: ServiceName
}

const keyFileSchema = z.looseObject({
  type: z.literal('service_account'),
  client_email: z.string().min(3),
  private_key: z.string().min(1),
  private_key_id: z.string().optional(),
  token_uri: z.string().optional(),
})

interface KeyFile {
  readonly email: string
  readonly keyId: string | undefined
  readonly key: KeyObject
  readonly tokenUrl: string | undefined
}

// The parser's own words are not kept as a cause: they may quote the key.
function keyFileOf(text: string | null): KeyFile {
  try {
    const file = keyFileSchema.parse(JSON.parse(text ?? ''))
    const key = createPrivateKey(file.private_key)
    return { email: file.client_email, keyId: file.private_key_id, key, tokenUrl: file.token_uri }
  } catch {
    throw new UserError(
      'SERVICE_ACCOUNT_INVALID',
      text ? 'The service account key cannot be read.' : 'No service account key is set.',
      'Paste the whole JSON key file of the service account in Settings, Delivery.',
    )
  }
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Access tokens of a service account: a signed assertion (RFC 7523) instead of a sign-in. */
export function createServiceAccountTokens(options: ServiceAccountOptions): TokenSource {
  const { service, fetch, clock, scope } = options
  return cachedTokens(clock, async (signal) => {
    const file = keyFileOf(await options.json())
    const tokenUrl = file.tokenUrl ?? options.tokenUrl
    const issued = Math.floor(clock.now() / 1000)
    const claims = { iss: file.email, scope, aud: tokenUrl, iat: issued, exp: issued + 3600 }
    const header = { alg: 'RS256', typ: 'JWT', ...(file.keyId ? { kid: file.keyId } : {}) }
    const unsigned = `${part(header)}.${part(claims)}`
    const signature = sign('RSA-SHA256', Buffer.from(unsigned), file.key).toString('base64url')
    return await requestToken({
      tokenUrl,
      form: {
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        assertion: `${unsigned}.${signature}`,
      },
      service,
      fetch,
      now: () => clock.now(),
      signal,
    })
  })
}
