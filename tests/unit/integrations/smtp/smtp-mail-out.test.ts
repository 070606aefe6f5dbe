import { afterEach, describe, expect, it, vi } from 'vitest'
import { judgeFailure } from '#main/approvals/outcome.ts'
import { ServiceError, UserError } from '#main/core/errors.ts'
import { createLog, silentLog } from '#main/core/log.ts'
import { createSmtpMailOut, type SmtpOptions } from '#main/integrations/smtp/smtp-mail-out.ts'
import { createMailCompiler } from '#main/video/mail/compile-mail.ts'
import { clientMail } from '#tests/standins/smtp/client-mail.ts'
import { startScriptedLine } from '#tests/standins/smtp/scripted-line.ts'
import { startSmtpStandin, type SmtpFault } from '#tests/standins/smtp/smtp-standin.ts'

const signal = new AbortController().signal
const compile = createMailCompiler({ now: () => Date.UTC(2026, 5, 1) })
const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()))
})

async function server(options: Parameters<typeof startSmtpStandin>[0] = {}) {
  const standin = await startSmtpStandin(options)
  stops.push(() => standin.stop())
  return standin
}

async function line(script: Parameters<typeof startScriptedLine>[0]) {
  const scripted = await startScriptedLine(script)
  stops.push(() => scripted.stop())
  return scripted
}

const mailOut = (port: number, patch: Partial<SmtpOptions> = {}) =>
  createSmtpMailOut({
    host: '127.0.0.1',
    port,
    secure: false,
    user: 'videos',
    auth: { type: 'none' },
    compile,
    find: null,
    timeouts: { connectMs: 400, replyMs: 400 },
    log: silentLog,
    ...patch,
  })

async function failureOf(work: Promise<unknown>): Promise<ServiceError> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof ServiceError) return error
  throw new Error('No ServiceError came', { cause: error })
}

describe('a refusal is taken for a lost answer, or with the wrong kind', () => {
  const cases: readonly (readonly [string, SmtpFault, string])[] = [
    ['greeting 421', { at: 'connect', code: 421, text: 'Too many connections' }, 'rate'],
    ['greeting 554', { at: 'connect', code: 554, text: 'No service for you' }, 'server'],
    ['sender 550', { at: 'mail', code: 550, text: '5.7.1 Sender refused' }, 'validation'],
    ['login wanted 530', { at: 'mail', code: 530, text: '5.7.0 Authentication required' }, 'auth'],
    ['sender 451', { at: 'mail', code: 451, text: '4.3.0 Try later' }, 'rate'],
    ['recipient unknown', { at: 'rcpt', code: 550, text: '5.1.1 User unknown' }, 'validation'],
    ['mailbox full', { at: 'rcpt', code: 452, text: '4.2.2 Mailbox full' }, 'quota'],
    ['daily limit', { at: 'rcpt', code: 550, text: '5.4.5 Daily user sending quota exceeded' }, 'quota'],
    ['greylisting', { at: 'rcpt', code: 450, text: '4.2.0 Greylisted, try again in 300 seconds' }, 'rate'],
    ['spam', { at: 'message', code: 554, text: '5.7.1 Looks like spam' }, 'validation'],
    ['message 451', { at: 'message', code: 451, text: '4.7.0 Try again later' }, 'rate'],
    ['message 421', { at: 'message', code: 421, text: '4.3.2 Shutting down' }, 'rate'],
  ]
  it.each(cases)('%s', async (_name, fault, kind) => {
    const standin = await server()
    standin.failNext(fault)
    const out = mailOut(standin.port)
    const error = await failureOf(out.send(clientMail('hard-e-refused'), signal))
    expect([error.kind, error.safeToRetry, judgeFailure(error)]).toEqual([kind, true, 'nothing_happened'])
    expect(standin.received).toHaveLength(0)
    await out.send(clientMail('hard-e-refused'), signal)
    expect(standin.received).toHaveLength(1)
  })

  it('forgets how long a greylisting server wants to be left alone', async () => {
    const standin = await server()
    standin.failNext({ at: 'rcpt', code: 450, text: '4.2.0 Greylisted, try again in 300 seconds' })
    const error = await failureOf(mailOut(standin.port).send(clientMail('hard-e-grey'), signal))
    expect(error.retryAfterMs).toBe(300_000)
  })

  it('takes a refused DATA command for a message on its way', async () => {
    const scripted = await line({ DATA: '451 4.3.0 not now' })
    const error = await failureOf(mailOut(scripted.port).send(clientMail('hard-e-data'), signal))
    expect([error.kind, error.safeToRetry]).toEqual(['rate', true])
  })
})

describe('trouble before the message is taken for a doubt', () => {
  it('nobody listens', async () => {
    const standin = await startSmtpStandin()
    await standin.stop()
    const error = await failureOf(mailOut(standin.port).send(clientMail('hard-e-none'), signal))
    expect([error.kind, error.safeToRetry]).toEqual(['network', true])
  })

  it('no greeting comes', async () => {
    const standin = await server()
    standin.failNext({ at: 'silentGreeting' })
    const error = await failureOf(mailOut(standin.port).send(clientMail('hard-e-mute'), signal))
    expect([error.kind, error.safeToRetry]).toEqual(['timeout', true])
  })

  it('the line breaks at the recipient', async () => {
    const standin = await server()
    standin.failNext({ at: 'dropAtRcpt' })
    const error = await failureOf(mailOut(standin.port).send(clientMail('hard-e-rcpt'), signal))
    expect([error.kind, error.safeToRetry]).toEqual(['network', true])
  })

  it('the server is silent after the sender', async () => {
    const scripted = await line({ MAIL: 'silence' })
    const error = await failureOf(mailOut(scripted.port).send(clientMail('hard-e-mail'), signal))
    expect([error.kind, error.safeToRetry]).toEqual(['timeout', true])
  })

  it('the caller gives up while the server thinks about the recipient', async () => {
    const scripted = await line({ RCPT: 'silence' })
    const stop = new AbortController()
    const sending = failureOf(mailOut(scripted.port, { timeouts: {} }).send(clientMail('x'), stop.signal))
    await vi.waitFor(() => expect(scripted.heard.join()).toContain('RCPT'))
    stop.abort()
    expect((await sending).safeToRetry).toBe(true)
    expect(scripted.heard.join()).not.toContain('DATA')
  })
})

describe('a mail that may have arrived is called safe to send again', () => {
  it.each([
    ['dropped, kept', { kept: true, next: 'drop' }, 'network'],
    ['dropped, lost', { kept: false, next: 'drop' }, 'network'],
    ['silent, kept', { kept: true, next: 'silence' }, 'timeout'],
    ['silent, lost', { kept: false, next: 'silence' }, 'timeout'],
  ] as const)('%s', async (_name, fault, kind) => {
    const standin = await server()
    standin.failNext({ at: 'afterData', ...fault })
    const error = await failureOf(mailOut(standin.port).send(clientMail('hard-e-lost'), signal))
    expect([error.kind, error.safeToRetry, judgeFailure(error)]).toEqual([kind, false, 'unclear'])
    expect(standin.received).toHaveLength(fault.kept ? 1 : 0)
  })

  it('given up while the server holds the message', async () => {
    const standin = await server()
    standin.failNext({ at: 'afterData', kept: true, next: 'silence' })
    const stop = new AbortController()
    const out = mailOut(standin.port, { timeouts: { replyMs: 60_000 } })
    const sending = failureOf(out.send(clientMail('hard-e-stop'), stop.signal))
    await standin.taken()
    stop.abort()
    const error = await sending
    expect([error.kind, error.safeToRetry]).toEqual(['network', false])
  })

  it('broken in the middle of the message', async () => {
    const scripted = await line({ middle: null })
    const error = await failureOf(mailOut(scripted.port).send(clientMail('hard-e-mid'), signal))
    expect([error.kind, error.safeToRetry]).toEqual(['network', false])
  })

  it('answered with nonsense', async () => {
    const scripted = await line({ body: 'what?' })
    const error = await failureOf(mailOut(scripted.port).send(clientMail('hard-e-odd'), signal))
    expect([error.safeToRetry, judgeFailure(error)]).toEqual([false, 'unclear'])
  })
})

describe('login', () => {
  const login = { user: 'videos', password: 'right one' }
  const password = (value: string | null): SmtpOptions['auth'] => ({
    type: 'password',
    password: () => value,
  })

  it('a wrong password is not called one, or is told to the log', async () => {
    const standin = await server({ login })
    const lines: string[] = []
    const log = createLog((said) => lines.push(said), Date.now)
    const out = mailOut(standin.port, { auth: password('wrong-secret-123'), log })
    const error = await failureOf(out.check(signal))
    expect([error.kind, error.status, error.safeToRetry]).toEqual(['auth', 535, true])
    expect(`${error.message} ${String(error.cause)} ${lines.join()}`).not.toContain('wrong-secret-123')
  })

  it('sends unauthenticated where the server offers no login', async () => {
    const standin = await server()
    const error = await failureOf(
      mailOut(standin.port, { auth: password('x') }).send(clientMail('a'), signal),
    )
    expect(error.kind).toBe('auth')
    expect(standin.received).toHaveLength(0)
  })

  it('dials without a password', async () => {
    const standin = await server({ login })
    const error = await failureOf(mailOut(standin.port, { auth: password(null) }).check(signal))
    expect(error.kind).toBe('auth')
    expect(standin.sessions()).toBe(0)
  })

  it('a token is not sent as the server wants it, or a refused one is not called so', async () => {
    const standin = await server({ login: { user: 'videos', token: 'ya29.good' } })
    const withToken = (token: string) =>
      mailOut(standin.port, { auth: { type: 'xoauth2', token: () => Promise.resolve(token) } })
    await withToken('ya29.good').send(clientMail('hard-e-token'), signal)
    expect(standin.received[0]?.user).toBe('videos')
    const error = await failureOf(withToken('ya29.old-secret').send(clientMail('hard-e-old'), signal))
    expect([error.kind, error.safeToRetry]).toEqual(['auth', true])
    expect(`${error.message} ${String(error.cause)}`).not.toContain('old-secret')
  })

  it('a token that was taken back is used until its hour is over', async () => {
    const standin = await server({ login: { user: 'videos', token: 'ya29.new' } })
    let current = 'ya29.taken-back'
    const token = (): Promise<string> => Promise.resolve(current)
    let next = 'ya29.new'
    const refused = (): void => void (current = next)
    const out = mailOut(standin.port, { auth: { type: 'xoauth2', token, refused } })
    await out.send(clientMail('hard-e-fresh'), signal)
    expect(standin.received).toHaveLength(1)
    current = 'ya29.gone'
    next = 'ya29.gone'
    const before = standin.sessions()
    expect((await failureOf(out.check(signal))).kind).toBe('auth')
    // The same token again would only bring the account nearer to being locked.
    expect(standin.sessions() - before).toBe(1)
  })

  it('a sign-in that fails is taken for a mail that may have left', async () => {
    const standin = await server({ login: { user: 'videos', token: 'x' } })
    const token = (reason: Error): SmtpOptions['auth'] => ({
      type: 'xoauth2',
      token: () => Promise.reject(reason),
    })
    const down = new ServiceError('The sign-in server is down.', { service: 'smtp', kind: 'network' })
    const error = await failureOf(mailOut(standin.port, { auth: token(down) }).send(clientMail('a'), signal))
    expect([error.message, judgeFailure(error)]).toEqual(['The sign-in server is down.', 'nothing_happened'])
    const gone = new UserError('SIGN_IN', 'You are signed out.', 'Sign in again.')
    await expect(mailOut(standin.port, { auth: token(gone) }).send(clientMail('a'), signal)).rejects.toBe(
      gone,
    )
  })
})

describe('encryption', () => {
  const elsewhere = '::ffff:127.0.0.1'

  it('talks in the clear to a server that is not this computer', async () => {
    const scripted = await line({ STARTTLS: '502 no' })
    const error = await failureOf(mailOut(scripted.port, { host: elsewhere }).send(clientMail('a'), signal))
    expect(error.safeToRetry).toBe(true)
    expect(scripted.heard).toContain('STARTTLS')
    expect(scripted.heard.join()).not.toContain('MAIL')
  })

  it('trusts any certificate elsewhere', async () => {
    const standin = await server({ startTls: true })
    const error = await failureOf(mailOut(standin.port, { host: elsewhere }).check(signal))
    expect([error.kind, error.safeToRetry]).toEqual(['network', true])
    expect(error.message).toContain('certificate')
  })

  it.each([
    ['STARTTLS', { startTls: true }, false],
    ['TLS from the start', { implicitTls: true }, true],
  ] as const)('cannot use a bridge on this computer with %s', async (_name, options, secure) => {
    const standin = await server(options)
    await mailOut(standin.port, { secure }).send(clientMail('hard-e-tls'), signal)
    expect(standin.received[0]?.secure).toBe(true)
  })
})

describe('find', () => {
  it('claims to know without a place to look', async () => {
    expect(await mailOut(1).find('<a@b>', signal)).toBe('unknown')
  })

  it('passes on the trouble of looking instead of saying that it does not know', async () => {
    const find = () => Promise.reject(new Error('IMAP is down'))
    expect(await mailOut(1, { find }).find('<a@b>', signal)).toBe('unknown')
  })

  it('drops what the look found', async () => {
    const find = () => Promise.resolve({ done: true, result: { foundIn: 'Sent' } } as const)
    expect(await mailOut(1, { find }).find('<a@b>', signal)).toEqual({
      done: true,
      result: { foundIn: 'Sent' },
    })
  })
})

it('sends to the address in the header instead of the envelope it was given', async () => {
  const standin = await server()
  const sent = await mailOut(standin.port).send(clientMail('hard-e-env'), signal)
  expect(standin.received[0]).toMatchObject({
    from: 'videos@summit.example.com',
    to: ['marta@client.example.com'],
  })
  expect(sent.response).toContain('queued as 1')
})
