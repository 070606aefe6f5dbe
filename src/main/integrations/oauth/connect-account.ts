import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '#main/core/clock.ts'
import { UserError, type ServiceName } from '#main/core/errors.ts'
import type { Fetch } from '#main/core/http.ts'
import { unlessAborted } from '#main/core/unless-aborted.ts'
import { listenForAnswer, type Answer } from './loopback-answer.ts'
import { requestToken, secureAddress } from './token-request.ts'

export interface ConnectAccount {
  readonly authUrl: string
  readonly tokenUrl: string
  readonly clientId: string
  /** Empty or null for public clients. */
  readonly clientSecret: string | null
  readonly scope: string
  /** Shows an address in the person's browser. */
  readonly openExternal: (url: string) => Promise<void>
  readonly fetch: Fetch
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly service: ServiceName
}

const WAIT_MS = 5 * 60_000

/** The page where the person says yes; `verifier` is the secret half of the PKCE pair (RFC 7636). */
function consentPage(options: ConnectAccount, redirectUri: string, state: string, verifier: string): string {
  const url = secureAddress(options.authUrl, 'sign-in address')
  const parameters = {
    client_id: options.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: options.scope,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    // Without both, Google gives a refresh token on the very first sign-in only.
    access_type: 'offline',
    prompt: 'consent',
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url.href
}

async function answerInTime(answer: Promise<Answer>, clock: Clock, signal: AbortSignal): Promise<Answer> {
  const stop = new AbortController()
  const waiting = clock.sleep(WAIT_MS, AbortSignal.any([signal, stop.signal])).then(() => null)
  // An aborted wait ends with an error that nobody needs to hear of.
  waiting.catch(() => undefined)
  try {
    const got = await unlessAborted(Promise.race([answer, waiting]), signal)
    if (got) return got
    throw new UserError(
      'SIGN_IN_TIMEOUT',
      'Nobody signed in within five minutes. Nothing was changed.',
      'Start the sign-in again when you have the browser in front of you.',
    )
  } finally {
    stop.abort()
  }
}

function refusal(error: string): UserError {
  if (error === 'access_denied') {
    return new UserError(
      'SIGN_IN_DENIED',
      'The sign-in was refused in the browser. Nothing was changed.',
      'Start it again and allow the access, or ask the admin of your account to allow this app.',
    )
  }
  const code = /^[a-z_]{1,40}$/.test(error) ? ` (${error})` : ''
  return new UserError(
    'SIGN_IN_FAILED',
    `The sign-in service refused${code}. Nothing was changed.`,
    'Check the client id and the scope in Settings, then try again.',
  )
}

/**
 * Signs in with the person's own browser: loopback redirect and PKCE. UserError when it is refused, not
 * answered within five minutes, or gives no lasting access. The signal gives up; nothing keeps listening
 * afterwards.
 */
export async function connectAccount(options: ConnectAccount): Promise<{ readonly refreshToken: string }> {
  const { signal, clientId, clientSecret, clock } = options
  if (!clientId) {
    throw new UserError(
      'CLIENT_ID_MISSING',
      'There is no client id to sign in with.',
      'Enter the client id of your "Desktop app" in Settings first.',
    )
  }
  const [state, verifier] = [randomBytes(24).toString('base64url'), randomBytes(48).toString('base64url')]
  const browser = await listenForAnswer(state)
  try {
    await unlessAborted(
      options.openExternal(consentPage(options, browser.redirectUri, state, verifier)),
      signal,
    )
    const answer = await answerInTime(browser.answer, clock, signal)
    if (answer.outcome === 'refused') throw refusal(answer.error)
    const tokens = await requestToken({
      tokenUrl: options.tokenUrl,
      form: {
        grant_type: 'authorization_code',
        code: answer.code,
        redirect_uri: browser.redirectUri,
        client_id: clientId,
        code_verifier: verifier,
        ...(clientSecret ? { client_secret: clientSecret } : {}),
      },
      service: options.service,
      fetch: options.fetch,
      now: () => clock.now(),
      signal,
    })
    if (tokens.refreshToken) return { refreshToken: tokens.refreshToken }
    throw new UserError(
      'NO_LASTING_ACCESS',
      'The sign-in worked, but gave no lasting access.',
      'Remove Hard-E from the apps that may use your account, then sign in again.',
    )
  } finally {
    await browser.close()
  }
}
