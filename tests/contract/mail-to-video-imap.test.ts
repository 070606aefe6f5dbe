import { createTransport } from 'nodemailer'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { LedgerMail, MailReason } from '#shared/domain/trigger-mail.ts'
import type { DnsStandIn } from '#tests/standins/dns/dns-stand-in.ts'
import { startLeapStandIn } from '#tests/standins/leap/leap-stand-in.ts'
import { practiceFile } from '#tests/standins/leap/practice-fixture.ts'
import { PASSWORD, startDovecot, USER, whyNoDovecot, type Dovecot } from '#tests/support/dovecot.ts'
import { postfixMissing, startPostfix } from '#tests/support/postfix.ts'
import { DOMAIN, signedMail, unsignedMail, type MailParts } from '#tests/support/signed-mail.ts'
import { startStallingProxy, type StallingProxy } from '#tests/support/stalling-proxy.ts'
import { waitFor } from './mailbox-stage.ts'
import { NOT_READY, READY, startJourney, startSenderDns, type Journey } from './mail-to-video-stage.ts'

const why = whyNoDovecot()
if (why) process.stdout.write(`Skipped: from a real mailbox to the video, ${why}\n`)
const noPostfix = postfixMissing()
if (!why && noPostfix) process.stdout.write(`Skipped: from Postfix to the video, ${noPostfix}\n`)

/** The address of the mailbox; without a setting it is the one recipient. */
const INBOX = `${USER}@harde.test`
const PHRASE = 'Please produce Primer Video'
const LONG = 180_000
const HOUR = 3_600_000

describe.skipIf(why !== null)('from a real mailbox to the video', () => {
  let dovecot: Dovecot
  let proxy: StallingProxy
  let dns: DnsStandIn
  let journey: Journey
  const closers: (() => Promise<unknown>)[] = []

  beforeAll(async () => {
    dovecot = await startDovecot()
    proxy = await startStallingProxy(() => dovecot.imaps)
  })
  afterAll(async () => {
    await proxy?.close()
    await dovecot?.dispose()
  })
  beforeEach(async () => {
    await dovecot.doveadm('expunge', '-u', USER, 'mailbox', '*', 'all')
    dns = await startSenderDns()
    journey = startJourney()
    await journey.configure(
      {
        'mailbox.provider': 'imap',
        'imap.host': '127.0.0.1',
        'imap.port': proxy.port,
        'imap.user': INBOX,
        'trigger.senders': DOMAIN,
        'trigger.dnsServers': dns.address,
      },
      { 'imap.password': PASSWORD },
    )
  })
  afterEach(async () => {
    await journey.dispose()
    await dns.close()
    for (const close of closers.splice(0)) await close()
  })

  let counter = 0
  const idOf = (parts: MailParts): string => parts.messageId ?? `<order-${++counter}@${DOMAIN}>`
  const order = async (job: string, parts: MailParts = {}): Promise<string> =>
    (
      await signedMail({ to: INBOX, text: `Job: ${job}`, date: new Date(), ...parts, messageId: idOf(parts) })
    ).toString('latin1')
  /** As the last server on the way does it: it writes whom it delivered to on top. */
  const deliver = async (...raws: readonly string[]): Promise<void> => {
    const envelope = { from: `maria@${DOMAIN}`, to: [INBOX] }
    const lmtp = { host: '127.0.0.1', port: dovecot.lmtp, lmtp: true, tls: { rejectUnauthorized: false } }
    const line = createTransport({ ...lmtp, pool: true, maxConnections: 4, maxMessages: 1_000 })
    await Promise.all(raws.map(async (raw) => await line.sendMail({ envelope, raw })))
    line.close()
  }
  const uids = async (...query: string[]): Promise<number> =>
    (await dovecot.doveadm('search', '-u', USER, ...query)).split('\n').filter(Boolean).length
  const mails = async (): Promise<readonly LedgerMail[]> => (await journey.core()).mailbox.mails(500)
  const listening = async () => {
    const listener = await journey.listen()
    await waitFor('listening', async () => (await dovecot.sessions()).length > 0)
    return listener
  }

  test.skipIf(noPostfix !== null)(
    'a signed order through Postfix does not end in exactly one video',
    async () => {
      const postfix = await startPostfix({ lmtpPort: dovecot.lmtp })
      closers.push(async () => postfix.stop())
      const smtp = createTransport({ host: '127.0.0.1', port: postfix.port, ignoreTLS: true })
      const listener = await listening()
      const raw = await order(READY[0], { messageId: '<through-postfix@summit.example>' })
      const since = performance.now()
      await smtp.sendMail({ envelope: { from: `maria@${DOMAIN}`, to: [INBOX] }, raw })
      const mail = await journey.decided('<through-postfix@summit.example>')
      expect(performance.now() - since).toBeLessThan(15_000)
      expect(mail).toMatchObject({ decision: 'trigger', reason: 'trigger', authenticated: true })
      await journey.completed(mail.runId ?? '', LONG)
      expect(journey.outbox()).toHaveLength(1)
      expect(journey.deliveries()).toHaveLength(1)
      expect(await journey.notes(READY[0])).toHaveLength(1)
      expect(await uids('keyword', '$HardE', 'seen')).toBe(1)
      // The same mail once more, as a server does that got no answer.
      await smtp.sendMail({ envelope: { from: `maria@${DOMAIN}`, to: [INBOX] }, raw })
      await waitFor('both flags', async () => (await uids('keyword', '$HardE')) === 2)
      expect((await journey.core()).videos.list(10)).toHaveLength(1)
      expect((await listener.stop()).code).toBe(0)
    },
    LONG + 60_000,
  )

  test(
    'a mail that is no order of an allowed person starts a run, or is lost from sight',
    async () => {
      const [job] = READY
      await listening()
      const genuine = await order(job)
      const forged = (parts: MailParts) =>
        unsignedMail({ to: INBOX, text: `Job: ${job}`, date: new Date(), ...parts, messageId: idOf(parts) })
      const spoofed = { from: `Maria Lopez <maria@${DOMAIN}>` }
      const evil = 'evil.example'
      const rows: readonly (readonly [string, string, MailReason])[] = [
        ['tampered', genuine.replace(`Job: ${job}`, `Job: ${READY[1]}`), 'not_authenticated'],
        ['spoofed', (await forged(spoofed)).toString('latin1'), 'not_authenticated'],
        [
          'signed by another domain',
          (
            await signedMail(
              { ...spoofed, to: INBOX, text: `Job: ${job}`, date: new Date(), messageId: '<o@evil.example>' },
              { domain: evil },
            )
          ).toString('latin1'),
          'not_authenticated',
        ],
        ['stale', await order(job, { date: new Date(Date.now() - 72 * HOUR) }), 'stale'],
        ['wrong sender', await order(job, { from: `Eve <eve@${evil}>` }), 'sender_not_allowed'],
        ['wrong recipient', await order(job, { to: 'sales@harde.test' }), 'wrong_recipient'],
        ['unknown job', await order('9999-01'), 'unknown_job'],
        ['wrong stage', await order(NOT_READY), 'wrong_stage'],
        ['no job', await order('of Sean'), 'no_job'],
        ['forwarded', await order(job, { subject: `Fwd: ${PHRASE}` }), 'quoted'],
        ['quoted', await order(job, { subject: 'Hi', text: `> ${PHRASE}\n> Job: ${job}` }), 'quoted'],
        ['automatic', await order(job, { headers: { 'Auto-Submitted': 'auto-replied' } }), 'automatic'],
        [
          'an instruction',
          await order(job, { subject: 'Hi', text: `Start the video of job ${job}.` }),
          'not_an_order',
        ],
      ]
      const found: unknown[] = []
      for (const [name, raw] of rows) {
        const before = (await mails()).length
        await deliver(raw)
        const [mail] = await waitFor(name, async () => {
          const now = await mails()
          return now.length > before && now[0]?.decision !== 'pending' && now
        })
        expect(mail?.detail).toMatch(/\w{3}.*\.$/s)
        found.push([name, mail?.decision, mail?.reason])
      }
      expect(found).toEqual(rows.map(([name, , reason]) => [name, 'ignore', reason]))
      expect((await journey.core()).videos.list(10)).toEqual([])
      // All of them carry the keyword, none is marked as read: people must see them.
      await waitFor('the keywords', async () => (await uids('keyword', '$HardE')) === rows.length)
      expect(await uids('unseen')).toBe(rows.length)
    },
    LONG,
  )

  test(
    'a name service that is silent makes an order lost, or lets a forged one pass',
    async () => {
      dns.setMood({ kind: 'silent' })
      await listening()
      const [job, other] = READY
      await deliver(await order(job), (await order(other)).replace(`Job: ${other}`, `Job: ${READY[2]}`))
      const waiting = await waitFor(
        'the postponed mails',
        async () => {
          const now = await mails()
          return now.length === 2 && now.every(({ reason }) => reason === 'not_authenticated') && now
        },
        60_000,
      )
      // What was changed is known without asking anybody once the body's hash is wrong; it may also wait.
      expect(waiting.some(({ decision }) => decision === 'trigger')).toBe(false)
      expect(waiting.filter(({ decision }) => decision === 'pending').length).toBeGreaterThan(0)
      expect((await journey.core()).videos.list(10)).toEqual([])
      dns.setMood({ kind: 'servfail' })
      await (await journey.core()).mailbox.checkNow(AbortSignal.timeout(60_000))
      expect((await journey.core()).videos.list(10)).toEqual([])
      dns.setMood({ kind: 'slow', ms: 300 })
      await (await journey.core()).mailbox.checkNow(AbortSignal.timeout(60_000))
      const decided = await waitFor(
        'the decisions',
        async () => {
          const now = await mails()
          return now.every(({ decision }) => decision !== 'pending') && now
        },
        60_000,
      )
      expect(decided.map(({ decision }) => decision).toSorted()).toEqual(['ignore', 'trigger'])
      expect((await journey.core()).videos.list(10)).toMatchObject([{ jobNumber: job }])
    },
    LONG,
  )

  test(
    'a CRM that is down makes an order lost',
    async () => {
      const leap = await startLeapStandIn({ file: practiceFile(), now: Date.now, perMinute: 1_000 })
      closers.push(() => leap.close())
      await journey.configure(
        {
          'crm.provider': 'leap',
          'crm.baseUrl': leap.url,
          'crm.primerStage': 'primer',
          'trigger.stagePoll': 'off',
        },
        { 'leap.token': leap.token },
      )
      for (const on of ['GET /customers', 'GET /jobs', 'GET /jobs/*'])
        leap.faults.add({ on, kind: 'status', status: 503, times: 1_000 })
      await listening()
      await deliver(await order(READY[0]))
      await waitFor('the postponed mail', async () => (await mails())[0]?.reason === 'crm_trouble', 90_000)
      expect((await mails())[0]).toMatchObject({ decision: 'pending', runId: null })
      expect(await uids('keyword', '$HardE')).toBe(0)
      leap.faults.clear()
      await (await journey.core()).mailbox.checkNow(AbortSignal.timeout(60_000))
      const mail = await waitFor('the run', async () => {
        const [only] = await mails()
        return only?.decision === 'trigger' && only
      })
      expect((await journey.core()).videos.get(mail.runId ?? '')).toMatchObject({ jobNumber: READY[0] })
    },
    LONG,
  )

  test(
    'a server that restarts, kicks or falls silent ends the listening',
    async () => {
      // The job is not in the primer stage: runs would only take time.
      await listening()
      const known = async (id: string, ms?: number) => await journey.decided(id, ms)
      const send = async (id: string) =>
        await deliver(await order(NOT_READY, { messageId: `<${id}@${DOMAIN}>` }))
      await dovecot.stop()
      await dovecot.start()
      await send('restarted')
      expect(await known(`<restarted@${DOMAIN}>`, 40_000)).toMatchObject({ reason: 'wrong_stage' })
      await dovecot.doveadm('kick', USER)
      await send('kicked')
      expect(await known(`<kicked@${DOMAIN}>`, 40_000)).toMatchObject({ reason: 'wrong_stage' })
      await waitFor('a new session', async () => (await dovecot.sessions()).length > 0)
      proxy.stall()
      await send('silent')
      await (await journey.core()).mailbox.checkNow(AbortSignal.timeout(60_000)).catch(() => undefined)
      expect(await known(`<silent@${DOMAIN}>`, 60_000)).toMatchObject({ reason: 'wrong_stage' })
      expect(await mails()).toHaveLength(3)
    },
    LONG,
  )

  test(
    '500 orders at once: a job gets two runs, or none',
    async () => {
      const { mailbox, videos, workspace } = await journey.core()
      const ready = workspace.db.prepare(`update crm_jobs set stage = 'primer' where id <= 40`).run().changes
      const jobs = workspace.db
        .prepare<[], { number: string }>('select number from crm_jobs where id <= 40')
        .all()
        .map(({ number }) => number)
      expect(ready).toBe(jobs.length)
      // Listens without working: the runs are made and stand.
      mailbox.begin()
      const orders: string[] = []
      for (let n = 0; n < 500; n++) orders.push(await order(jobs[n % jobs.length] ?? ''))
      const since = performance.now()
      await deliver(...orders)
      const decided = await waitFor(
        '500 decisions',
        async () => {
          const now = await mails()
          return now.length === 500 && now.every(({ decision }) => decision !== 'pending') && now
        },
        LONG,
      )
      process.stdout.write(
        `500 orders for ${jobs.length} jobs: ${Math.round(performance.now() - since)} ms\n`,
      )
      expect(decided.filter(({ decision }) => decision === 'trigger')).toHaveLength(jobs.length)
      // What was written in the same second with the same words is the same mail.
      const others = decided.filter(({ decision }) => decision !== 'trigger').map(({ reason }) => reason)
      expect(new Set([...others, 'run_exists', 'duplicate'])).toEqual(new Set(['run_exists', 'duplicate']))
      const runs = videos.list(500)
      expect(new Set(runs.map(({ jobNumber }) => jobNumber))).toEqual(new Set(jobs))
      expect(runs).toHaveLength(jobs.length)
      await waitFor('all flags', async () => (await uids('keyword', '$HardE')) === 500, 60_000)
    },
    LONG + 60_000,
  )
})
