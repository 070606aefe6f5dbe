import { isAbort, messageOf, ServiceError, UserError, type ServiceErrorKind } from '#main/core/errors.ts'

interface Told {
  readonly code?: unknown
  readonly authenticationFailed?: unknown
  readonly serverResponseCode?: unknown
  readonly mailboxMissing?: unknown
  readonly responseText?: unknown
  readonly responseStatus?: unknown
  readonly throttleReset?: unknown
}

const NETWORK =
  /^(E(CONNREFUSED|CONNRESET|HOSTUNREACH|NETUNREACH|NETDOWN|PIPE|AI_AGAIN)|EConnectionClosed|NoConnection|ClosedAfterConnect\w+|StateLogout)$/
const TIMEOUT = /^(ETIMEDOUT|ETIMEOUT|CONNECT_TIMEOUT|GREETING_TIMEOUT|UPGRADE_TIMEOUT)$/
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_TLS|SSL|EPROTO/

function sort(told: Told): { kind: ServiceErrorKind; words: string } {
  const code = typeof told.code === 'string' ? told.code : ''
  // RFC 5530: the server cannot look the account up just now, which says nothing about the password.
  if (told.authenticationFailed === true && told.serverResponseCode === 'UNAVAILABLE')
    return { kind: 'server', words: 'The mail server cannot sign anybody in at the moment.' }
  if (told.authenticationFailed === true)
    return { kind: 'auth', words: 'The mail server refused the sign-in.' }
  if (told.mailboxMissing === true) return { kind: 'notFound', words: 'The mail server has no such mailbox.' }
  if (code === 'ETHROTTLE') return { kind: 'rate', words: 'The mail server asks to slow down.' }
  if (CERTIFICATE.test(code)) {
    return {
      kind: 'network',
      words: 'The mail server could not prove who it is (its certificate is not valid).',
    }
  }
  if (TIMEOUT.test(code)) return { kind: 'timeout', words: 'The mail server did not answer in time.' }
  if (code === 'ENOTFOUND') return { kind: 'network', words: 'There is no mail server of that name.' }
  if (NETWORK.test(code)) return { kind: 'network', words: 'The mail server cannot be reached.' }
  if (told.responseStatus === 'NO' || told.responseStatus === 'BAD')
    return { kind: 'server', words: 'The mail server refused.' }
  return { kind: 'unknown', words: 'The mail server answered in a way that was not understood.' }
}

/** What an error of the mail library means; errors that are sorted already, and aborts, come back as they are. */
export function imapFailure(error: unknown): Error {
  if (error instanceof ServiceError || error instanceof UserError) return error
  if (isAbort(error) && error instanceof Error) return error
  const told: Told = typeof error === 'object' && error !== null ? error : {}
  const { kind, words } = sort(told)
  const said = typeof told.responseText === 'string' ? ` It says: ${told.responseText.slice(0, 200)}` : ''
  const retryAfterMs = typeof told.throttleReset === 'number' ? told.throttleReset : undefined
  // The library's own words may quote what was sent, a sign-in included: only its cause keeps them.
  return new ServiceError(
    words + said,
    { service: 'imap', kind, retryAfterMs, safeToRetry: true },
    { cause: new Error(messageOf(error).slice(0, 200)) },
  )
}

export function imapTimeout(what: string): ServiceError {
  return new ServiceError(`The mail server did not answer in time (${what}).`, {
    service: 'imap',
    kind: 'timeout',
    safeToRetry: true,
  })
}
