import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { silentLog } from '#main/core/log.ts'
import { createSentLookup } from '#main/integrations/imap/find-in-sent.ts'
import { createSmtpMailOut } from '#main/integrations/smtp/smtp-mail-out.ts'
import { createMailCompiler } from '#main/video/mail/compile-mail.ts'
import { clientMail } from '#tests/standins/smtp/client-mail.ts'
import { createQuickClock } from '#tests/standins/quick-clock.ts'
import { PASSWORD, startDovecot, USER, whyNoDovecot, type Dovecot } from '#tests/support/dovecot.ts'
import { postfixMissing, startPostfix, type Postfix } from '#tests/support/postfix.ts'

const missing = postfixMissing()
if (missing !== null) process.stderr.write(`Skipped, mail out through a real server: ${missing}.\n`)
const noDovecot = whyNoDovecot()
if (noDovecot !== null) process.stderr.write(`Skipped, sent mail on a real server: ${noDovecot}.\n`)
const signal = new AbortController().signal

describe.skipIf(missing !== null)('mail out through Postfix', () => {
  let postfix: Postfix
  beforeAll(async () => {
    postfix = await startPostfix()
  }, 60_000)
  afterAll(() => postfix.stop())

  const out = () =>
    createSmtpMailOut({
      host: '127.0.0.1',
      port: postfix.port,
      secure: false,
      user: '',
      auth: { type: 'none' },
      compile: createMailCompiler({ now: Date.now }),
      find: null,
      log: silentLog,
    })

  it('is told that a mail was accepted which the server did not pass on once, under its own id', async () => {
    const { response } = await out().send(clientMail('hard-e-real'), signal)
    expect(response).toMatch(/^250 2\.0\.0 Ok: queued as /)
    await vi.waitFor(
      () => expect(postfix.log()).toMatch(/to=<marta@client\.example\.com>.*status=sent/),
      20_000,
    )
    expect(postfix.log()).toContain('message-id=<hard-e-real@hard-e.example.com>')
    expect(postfix.log().match(/status=sent/g)).toHaveLength(1)
  })

  it('takes an unknown recipient for trouble that passes', async () => {
    const mail = clientMail('hard-e-refused', { to: { name: 'X', address: 'refused@client.example.com' } })
    await expect(out().send(mail, signal)).rejects.toMatchObject({ kind: 'validation', safeToRetry: true })
    expect(postfix.log()).not.toContain('hard-e-refused')
  })

  it('takes a mail that is too large for a doubt', async () => {
    const mail = clientMail('hard-e-large', { text: 'large '.repeat(50_000) })
    await expect(out().send(mail, signal)).rejects.toMatchObject({ safeToRetry: true })
    expect(postfix.log()).not.toContain('message-id=<hard-e-large')
  })

  it('cannot test the connection', async () => {
    await expect(out().check(signal)).resolves.toBeUndefined()
  })
})

describe.skipIf(noDovecot !== null)('sent mail looked for in Dovecot', () => {
  let dovecot: Dovecot
  let dir = ''
  beforeAll(async () => {
    dovecot = await startDovecot()
    dir = await mkdtemp(join(tmpdir(), 'hard-e-sent-'))
    await chmod(dir, 0o755)
    await dovecot.doveadm('mailbox', 'create', '-u', USER, 'Gesendete Objekte')
  }, 60_000)
  afterAll(async () => {
    await dovecot.dispose()
    await rm(dir, { recursive: true, force: true })
  })

  const find = (messageId: string, sentFolder = 'Gesendete Objekte') =>
    createSentLookup({
      host: '127.0.0.1',
      port: dovecot.imap,
      secure: false,
      user: USER,
      auth: { type: 'password', password: () => Promise.resolve(PASSWORD) },
      sentFolder,
      clock: createQuickClock(0),
      log: silentLog,
    })(messageId, signal)

  async function file(id: string): Promise<void> {
    const { raw } = await createMailCompiler({ now: Date.now })(clientMail(id))
    const path = join(dir, `${id}.eml`)
    await writeFile(path, raw, { mode: 0o644 })
    await dovecot.doveadm('save', '-u', USER, '-m', 'Gesendete Objekte', path)
  }

  it('misjudges what is, is not, or cannot be there', async () => {
    const wanted = '<hard-e-wanted@hard-e.example.com>'
    expect(await find(wanted)).toBe('unknown')
    await file('hard-e-other')
    expect(await find(wanted)).toEqual({ done: false })
    await file('hard-e-wanted')
    expect(await find(wanted)).toEqual({ done: true, result: { foundIn: 'Gesendete Objekte' } })
    await expect(find(wanted, 'Nowhere')).rejects.toMatchObject({ service: 'imap', kind: 'notFound' })
  })

  it('takes a mailbox without a folder for sent mail for one with an empty folder', async () => {
    await dovecot.doveadm('mailbox', 'rename', '-u', USER, 'Gesendete Objekte', 'Ablage')
    expect(await find('<hard-e-wanted@hard-e.example.com>', '')).toBe('unknown')
  })
})
