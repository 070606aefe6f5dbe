import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { systemClock } from '#main/core/clock.ts'
import { ServiceError } from '#main/core/errors.ts'
import { silentLog } from '#main/core/log.ts'
import { imapTimes, type ImapTimes } from '#main/integrations/imap/imap-access.ts'
import { createImapMailIn, type ImapMailInOptions } from '#main/integrations/imap/imap-mail-in.ts'
import {
  PASSWORD,
  startDovecot,
  startTokenInfo,
  USER,
  whyNoDovecot,
  type Dovecot,
} from '#tests/support/dovecot.ts'
import { startStallingProxy, type StallingProxy } from '#tests/support/stalling-proxy.ts'
import { tempWorkspace } from '#tests/support/temp-workspace.ts'
import { orderFor, stageMailbox, waitFor, type MailboxStage } from './mailbox-stage.ts'

const why = whyNoDovecot()
if (why) process.stdout.write(`Skipped: the listener on a real mail server, ${why}\n`)

const times: Partial<ImapTimes> = {
  backoff: { initialMs: 100, maxMs: 400, factor: 2 },
  afterRefusal: 200,
  idle: 700,
  command: 1_500,
  connect: 5_000,
}

describe.skipIf(why !== null)('the listener on Dovecot', () => {
  let dovecot: Dovecot
  let proxy: StallingProxy
  let workspace: ReturnType<typeof tempWorkspace>
  let password = PASSWORD
  const open: MailboxStage[] = []
  const signal = new AbortController().signal

  beforeAll(async () => {
    dovecot = await startDovecot()
    proxy = await startStallingProxy(() => dovecot.imaps)
  })
  afterAll(async () => {
    await proxy?.close()
    await dovecot?.dispose()
  })
  beforeEach(async () => {
    password = PASSWORD
    workspace = tempWorkspace()
    await dovecot.doveadm('expunge', '-u', USER, 'mailbox', '*', 'all')
  })
  afterEach(async () => {
    for (const { mailbox } of open.splice(0)) await mailbox.close()
    workspace.dispose()
  })

  const imap = (more: Partial<ImapMailInOptions> = {}) =>
    createImapMailIn({
      host: '127.0.0.1',
      port: proxy.port,
      secure: true,
      user: USER,
      auth: { type: 'password', password: async () => password },
      mailbox: 'INBOX',
      after: 'flag',
      processedFolder: 'Processed',
      clock: systemClock,
      log: silentLog,
      ...more,
      times: { ...times, ...more.times },
    })

  function listen(more: Partial<ImapMailInOptions> = {}): MailboxStage {
    const made = stageMailbox(workspace, { mailIn: async () => imap(more) })
    made.settings.set({
      'mailbox.provider': 'imap',
      'imap.host': '127.0.0.1',
      'imap.user': USER,
    })
    open.push(made)
    made.mailbox.begin()
    return made
  }
  const listening = async (made: MailboxStage): Promise<void> =>
    void (await waitFor('listening', () => made.mailbox.status().state === 'listening'))
  const decided = async (made: MailboxStage, count: number, ms?: number) =>
    await waitFor(
      `${count} decisions`,
      () => {
        const mails = made.mailbox.mails(1_000).filter(({ decision }) => decision !== 'pending')
        return mails.length >= count && mails
      },
      ms,
    )
  const uids = async (...query: string[]): Promise<number> =>
    (await dovecot.doveadm('search', '-u', USER, ...query)).split('\n').filter(Boolean).length

  test('an order takes more than seconds, or its mail is not flagged', async () => {
    const made = listen({ times: { idle: imapTimes.idle } })
    await listening(made)
    const since = performance.now()
    await dovecot.deliver(orderFor('2231-01'), orderFor('1', { subject: 'Lunch?' }))
    const mails = await decided(made, 2)
    expect(performance.now() - since).toBeLessThan(5_000)
    expect(new Set(mails.map(({ reason }) => reason))).toEqual(new Set(['not_an_order', 'trigger']))
    await waitFor('the flags', async () => (await uids('keyword', '$HardE')) === 2)
    // What is no order stays unread for the people.
    expect(await uids('unseen')).toBe(1)
    expect(made.mailbox.status()).toMatchObject({
      provider: 'imap',
      label: `${USER} on 127.0.0.1`,
      trouble: null,
    })
  })

  test('mail that came while the server was down is missed', async () => {
    const made = listen()
    await listening(made)
    await dovecot.stop()
    await waitFor('the loss', () => made.mailbox.status().troubleSince)
    expect(made.mailbox.status()).toMatchObject({ state: 'connecting', trouble: null })
    await dovecot.start()
    await dovecot.deliver(orderFor('2231-01'))
    await decided(made, 1)
    await listening(made)
    expect(made.mailbox.status().troubleSince).toBeNull()
  })

  test('a kicked session ends the listening', async () => {
    const made = listen()
    await listening(made)
    await dovecot.doveadm('kick', USER)
    await dovecot.deliver(orderFor('2231-01'))
    expect(await decided(made, 1)).toMatchObject([{ runId: 'run_2231-01' }])
  })

  test('a connection that fell silent is listened to for ever', async () => {
    const made = listen()
    await listening(made)
    const before = proxy.taken()
    proxy.stall()
    await dovecot.deliver(orderFor('2231-01'))
    await decided(made, 1)
    expect(proxy.taken()).toBeGreaterThan(before)
  })

  test('waking up waits for the next turn of the listener', async () => {
    const made = listen({ times: { idle: imapTimes.idle } })
    await listening(made)
    proxy.stall()
    await dovecot.deliver(orderFor('2231-01'))
    made.mailbox.wake()
    expect(await decided(made, 1)).toMatchObject([{ runId: 'run_2231-01' }])
  })

  test('after the server renumbered its mails, old ones start runs again or new ones are missed', async () => {
    const made = listen()
    await dovecot.deliver(orderFor('2231-01'))
    await decided(made, 1)
    await waitFor('the flag', async () => (await uids('keyword', '$HardE')) === 1)
    await dovecot.doveadm(
      'mailbox',
      'update',
      '-u',
      USER,
      '--uid-validity',
      String(Math.floor(Date.now() / 1_000) + 77),
      'INBOX',
    )
    await dovecot.deliver(orderFor('2231-02'))
    await decided(made, 2)
    await made.mailbox.checkNow(signal)
    expect(made.runs.orders.map(({ jobId }) => jobId)).toEqual(['2231-01', '2231-02'])
    expect(made.mailbox.mails(10)).toHaveLength(2)
    const places = workspace.db.prepare('select distinct uid_validity from mail_places').all()
    expect(places).toHaveLength(2)
  })

  test('500 orders at once: one is missed, or a job gets two runs', async () => {
    const made = listen({ times: { command: 20_000 } })
    await listening(made)
    await dovecot.deliver(...Array.from({ length: 500 }, (_, n) => orderFor(`${1_000 + (n % 250)}-01`)))
    const mails = await decided(made, 500, 90_000)
    expect(mails.filter(({ decision }) => decision === 'trigger')).toHaveLength(250)
    expect(made.runs.runs.size).toBe(250)
    await waitFor('all flags', async () => (await uids('keyword', '$HardE')) === 500, 60_000)
  }, 180_000)

  test('the same mail delivered twice starts two runs', async () => {
    const made = listen()
    const mail = orderFor('2231-01')
    await dovecot.deliver(mail, mail)
    await waitFor('both flags', async () => (await uids('keyword', '$HardE')) === 2)
    expect(made.runs.orders).toHaveLength(1)
    expect(made.mailbox.mails(5)).toHaveLength(1)
    expect(workspace.db.prepare('select count(*) as n from mail_places').get()).toEqual({ n: 2 })
  })

  test('moved orders stay where they were, or other mail is moved with them', async () => {
    const made = listen({ after: 'move' })
    await dovecot.deliver(orderFor('2231-01'), orderFor('1', { subject: 'Lunch?' }))
    await decided(made, 2)
    await waitFor('the move', async () => (await uids('mailbox', 'Processed', 'all')) === 1)
    expect(await uids('mailbox', 'INBOX', 'all')).toBe(1)
  })

  test('the first start reads a mailbox of years, or misses what came just before', async () => {
    await dovecot.deliver(orderFor('2231-01'))
    await dovecot.deliver(orderFor('2231-02'))
    // The day on which it was received lies long back.
    const old = await dovecot.doveadm('fetch', '-u', USER, 'uid', 'all')
    expect(old.match(/uid:/g)).toHaveLength(2)
    const made = listen({ times: { firstLook: 60_000 } })
    expect(await decided(made, 2)).toHaveLength(2)
    await made.mailbox.close()
    workspace.db.exec('delete from mail_places; delete from mails; delete from mailboxes')
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    const later = listen({ times: { firstLook: 0 } })
    await listening(later)
    expect(later.mailbox.mails(5)).toEqual([])
    await dovecot.deliver(orderFor('2231-03'))
    expect(await decided(later, 1)).toMatchObject([{ jobRef: '2231-03' }])
  })

  test('a restart of the app reads everything again, or misses what came meanwhile', async () => {
    const first = listen()
    await dovecot.deliver(orderFor('2231-01'))
    await decided(first, 1)
    await first.mailbox.close()
    await dovecot.deliver(orderFor('2231-02'))
    const second = listen()
    await decided(second, 2)
    expect(second.runs.orders.map(({ jobId }) => jobId)).toEqual(['2231-02'])
  })

  test('a wrong password is not told as such, or a new one is not tried', async () => {
    password = 'wrong'
    const made = listen()
    await waitFor('trouble', () => made.mailbox.status().troubleSince)
    const refusal = await made.mailbox.checkNow(signal).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(ServiceError)
    expect(refusal).toMatchObject({ service: 'imap', kind: 'auth' })
    expect(JSON.stringify(refusal)).not.toContain('wrong')
    await expect(imap().check(signal)).rejects.toMatchObject({ kind: 'auth' })
    password = PASSWORD
    await dovecot.deliver(orderFor('2231-01'))
    await decided(made, 1)
  })

  test('a session that ends with its token is an alarm, or the next one takes the old token', async () => {
    const tokens = new Map([
      ['first-token', 200],
      ['second-token', 200],
    ])
    const asked: string[] = []
    const issuer = await startTokenInfo(dovecot.tokenInfoPort, (token) => {
      asked.push(token)
      return tokens.get(token) ?? 401
    })
    let current = 'first-token'
    const made = listen({ auth: { type: 'xoauth2', token: async () => current }, times: { good: 0 } })
    await listening(made)
    current = 'second-token'
    tokens.delete('first-token')
    await dovecot.doveadm('kick', USER)
    await dovecot.deliver(orderFor('2231-01'))
    await decided(made, 1)
    expect(made.mailbox.status()).toMatchObject({ troubleSince: null, trouble: null })
    expect(asked).toContain('second-token')
    current = 'expired'
    await expect(
      imap({ auth: { type: 'xoauth2', token: async () => current } }).check(signal),
    ).rejects.toMatchObject({ kind: 'auth' })
    await made.mailbox.close()
    await issuer.close()
  })

  test('faults of the set-up are told as something else', async () => {
    await expect(imap({ mailbox: 'Nowhere' }).check(signal)).rejects.toMatchObject({ kind: 'notFound' })
    await expect(imap({ port: 9 }).check(signal)).rejects.toMatchObject({ kind: 'network' })
    await expect(
      imap({ secure: false, port: dovecot.imaps, times: { connect: 600 } }).check(signal),
    ).rejects.toMatchObject({ kind: expect.stringMatching(/network|timeout/) })
    await imap({ secure: false, port: dovecot.imap }).check(signal)
  })

  test('a mail of more than 10 MB holds up the others, or is not read at all', async () => {
    const made = listen({ times: { command: 20_000 } })
    await dovecot.deliver(
      orderFor('2231-01', { body: `${'x'.repeat(70)}\r\n`.repeat(160_000) }),
      orderFor('2231-02'),
    )
    await decided(made, 2)
    expect(made.runs.orders).toHaveLength(2)
  }, 60_000)

  test('connections that break in the middle of a catch-up lose mails', async () => {
    await dovecot.deliver(...Array.from({ length: 120 }, (_, n) => orderFor(`${1_000 + n}-01`)))
    const made = listen()
    for (let n = 0; n < 5; n++) {
      await new Promise((resolve) => setTimeout(resolve, 120))
      proxy.reset()
    }
    const mails = await decided(made, 120, 60_000)
    expect(mails).toHaveLength(120)
    expect(made.runs.runs.size).toBe(120)
  }, 90_000)
})
