import type { ConnectionResult } from '#shared/contract/settings.ts'
import type { Clock } from '../core/clock.ts'
import type { Fetch } from '../core/http.ts'
import { connectAccount as signIn } from '../integrations/oauth/connect-account.ts'
import type { Secrets, Settings } from '../settings/settings.ts'
import { reasonOf } from './connection-tests.ts'

export interface ConnectRequest {
  readonly account: 'drive' | 'mail'
  readonly values: Readonly<Record<string, unknown>>
  readonly secrets: Readonly<Record<string, string>>
}

export interface ConnectParts {
  readonly settings: Settings
  readonly secrets: Secrets
  readonly openExternal: (url: string) => Promise<void>
  readonly fetch: Fetch
  readonly clock: Clock
}

/** Only files that Hard-E made itself: not a restricted scope. */
const DRIVE_SCOPE = 'https://www.googleapis.com/auth/drive.file'

/** Signs in with the person's browser and keeps the token under the secret of that account. */
export function createConnectAccount(parts: ConnectParts) {
  const { settings, secrets, clock } = parts
  return async (request: ConnectRequest, signal: AbortSignal): Promise<ConnectionResult> => {
    const startedAt = clock.now()
    const ms = (): number => Math.max(0, clock.now() - startedAt)
    const isDrive = request.account === 'drive'
    try {
      const values = settings.preview(request.values)
      const secretName = isDrive ? 'drive.clientSecret' : 'oauth.mail.clientSecret'
      const { refreshToken } = await signIn({
        authUrl: values[isDrive ? 'delivery.drive.authUrl' : 'oauth.mail.authUrl'],
        tokenUrl: values[isDrive ? 'delivery.drive.tokenUrl' : 'oauth.mail.tokenUrl'],
        clientId: values[isDrive ? 'delivery.drive.clientId' : 'oauth.mail.clientId'].trim(),
        clientSecret: request.secrets[secretName] ?? (await secrets.read(secretName)) ?? '',
        scope: isDrive ? DRIVE_SCOPE : values['oauth.mail.scope'],
        service: isDrive ? 'drive' : 'imap',
        openExternal: parts.openExternal,
        fetch: parts.fetch,
        clock,
        signal,
      })
      await secrets.store(isDrive ? 'drive.refreshToken' : 'oauth.mail.refreshToken', refreshToken)
      return { ok: true, kind: 'ok', message: 'Signed in. The sign-in is kept on this computer.', ms: ms() }
    } catch (error) {
      signal.throwIfAborted()
      return { ok: false, ...reasonOf(error, isDrive ? 'delivery' : 'mailbox'), ms: ms() }
    }
  }
}
