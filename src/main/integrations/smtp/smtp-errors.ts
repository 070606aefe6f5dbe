import { isAbort, messageOf, ServiceError, UserError, type ServiceErrorKind } from '#main/core/errors.ts'

/** How far the session came: once the message's own bytes flow, it may have arrived. */
export type SmtpPhase = 'connecting' | 'envelope' | 'message'

interface Facts {
  /** nodemailer's code: EAUTH, ECONNECTION, EDNS, EENVELOPE, EMESSAGE, ESOCKET, ETIMEDOUT, ETLS, EPROTOCOL. */
  readonly code: string
  /** The system's own code, where nodemailer put its own in its place. */
  readonly system: string
  readonly command: string
  readonly reply: string
  readonly status: number | undefined
}

function text(error: unknown, name: string): string {
  const value: unknown = error !== null && typeof error === 'object' ? Reflect.get(error, name) : undefined
  return typeof value === 'string' ? value : ''
}

function factsOf(error: unknown): Facts {
  const reply = text(error, 'response')
  const status = /^([2-5]\d\d)/.exec(reply)?.[1]
  return {
    code: text(error, 'code'),
    system: text(error, 'originalCode'),
    command: text(error, 'command'),
    reply: reply.replace(/\s+/g, ' ').trim().slice(0, 200),
    status: status === undefined ? undefined : Number(status),
  }
}

/** Enhanced codes that speak of a full mailbox or a spent allowance (RFC 3463; 5.4.5 is Gmail's daily limit). */
const QUOTA = /\b[45]\.(?:2\.2|4\.5)\b/
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/

/** "Try again in 300 seconds", "retry after 5 minutes": greylisting often says so. */
function waitMs(reply: string): number | undefined {
  const said = /\b(?:in|after|for)\s+(\d{1,4})\s*(s|sec|seconds?|m|min|minutes?)\b/i.exec(reply)
  if (!said) return undefined
  return Number(said[1]) * (/^m/i.test(said[2] ?? '') ? 60_000 : 1000)
}

/** Replies to AUTH, and those that ask for it (RFC 4954). */
function isAuth({ code, status }: Facts): boolean {
  return code === 'EAUTH' || code === 'ENOAUTH' || status === 530 || status === 534 || status === 535
}

function refusalKind(facts: Facts): ServiceErrorKind {
  const status = facts.status ?? 0
  if (QUOTA.test(facts.reply)) return 'quota'
  if (isAuth(facts)) return status >= 400 && status < 500 ? 'server' : 'auth'
  if (status < 500) return 'rate'
  return facts.command === 'CONN' || facts.command === 'EHLO' || facts.command === 'HELO'
    ? 'server'
    : 'validation'
}

function refusalWords(host: string, facts: Facts, kind: ServiceErrorKind): string {
  const said = `The server said: ${facts.reply}`
  if (kind === 'auth') return `${host} refused the login. ${said}`
  if (kind === 'quota') return `${host} takes no more mail for now. ${said}`
  const what =
    facts.command === 'MAIL FROM'
      ? 'the sender'
      : facts.command === 'RCPT TO'
        ? 'the recipient'
        : facts.command === 'DATA'
          ? 'the mail'
          : 'the connection'
  return facts.status !== undefined && facts.status < 500
    ? `${host} does not take ${what} just now. ${said}`
    : `${host} refused ${what}. ${said}`
}

function troubleOf(host: string, error: unknown, facts: Facts): { kind: ServiceErrorKind; words: string } {
  const system = `${facts.system} ${messageOf(error)}`
  if (isAuth(facts)) return { kind: 'auth', words: `The login at ${host} did not work.` }
  if (isAbort(error)) return { kind: 'network', words: `Sending through ${host} was stopped.` }
  if (facts.code === 'ETIMEDOUT' || (error instanceof Error && error.name === 'TimeoutError'))
    return { kind: 'timeout', words: `${host} did not answer in time.` }
  if (facts.code === 'EDNS') return { kind: 'network', words: `There is no server called ${host}.` }
  if (CERTIFICATE.test(system)) {
    return { kind: 'network', words: `The certificate of ${host} is not valid for it.` }
  }
  if (facts.code === 'ETLS') {
    return { kind: 'network', words: `${host} offers no encrypted connection on this port.` }
  }
  if (facts.code === 'EMESSAGE' || facts.code === 'EENVELOPE') {
    return { kind: 'validation', words: `The mail cannot be sent through ${host}: ${messageOf(error)}` }
  }
  const detail = facts.system === '' ? '' : ` (${facts.system})`
  return { kind: 'network', words: `The connection to ${host} failed${detail}.` }
}

/** A sign-in that failed before the mail began: whatever it was, no mail left. */
function harmless(error: ServiceError): ServiceError {
  if (error.safeToRetry) return error
  const { service, kind, status, retryAfterMs } = error
  return new ServiceError(
    error.message,
    { service, kind, status, retryAfterMs, safeToRetry: true },
    { cause: error },
  )
}

/**
 * What a failed sending means. A refusal (4xx, 5xx, also of the finished message) has no effect. Silence or a
 * closed line after the message began to flow may hide an acceptance: never safe to repeat.
 */
export function toSmtpError(
  error: unknown,
  at: { host: string; phase: SmtpPhase },
): ServiceError | UserError {
  if (error instanceof UserError) return error
  if (error instanceof ServiceError) return at.phase === 'message' ? error : harmless(error)
  const facts = factsOf(error)
  if (facts.status !== undefined && facts.status >= 400) {
    const kind = refusalKind(facts)
    return new ServiceError(
      refusalWords(at.host, facts, kind),
      {
        service: 'smtp',
        kind,
        status: facts.status,
        retryAfterMs: kind === 'rate' ? waitMs(facts.reply) : undefined,
        safeToRetry: true,
      },
      { cause: error },
    )
  }
  const { kind, words } = troubleOf(at.host, error, facts)
  if (at.phase !== 'message') {
    return new ServiceError(words, { service: 'smtp', kind, safeToRetry: true }, { cause: error })
  }
  return new ServiceError(
    `${words} The mail was on its way: it may have been sent.`,
    { service: 'smtp', kind: kind === 'timeout' ? 'timeout' : 'network', safeToRetry: false },
    { cause: error },
  )
}
