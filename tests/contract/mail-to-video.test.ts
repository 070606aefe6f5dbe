import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  DOMAIN,
  INBOX,
  SELECTOR,
  signedMail,
  unsignedMail,
  type MailParts,
} from '#tests/support/signed-mail.ts'
import { dropMail, waitFor } from './mailbox-stage.ts'
import { READY, startJourney, startSenderDns, type Journey, type Said } from './mail-to-video-stage.ts'

const LONG = 180_000
let journey: Journey

beforeEach(async () => {
  journey = startJourney()
  await journey.configure({ 'trigger.senders': DOMAIN, 'trigger.recipients': INBOX })
}, 60_000)
afterEach(() => journey.dispose())

let counter = 0
async function drop(job: string, parts: MailParts = {}): Promise<string> {
  const messageId = parts.messageId ?? `<drop-${++counter}@${DOMAIN}>`
  const mail = await unsignedMail({ text: `Job: ${job}`, date: new Date(), ...parts, messageId })
  dropMail(journey, `order-${++counter}.eml`, mail.toString('latin1'))
  return messageId
}
const tempFiles = (): readonly string[] =>
  readdirSync(join(journey.dir, 'media'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(tmp|part)/.test(name),
  )
const states = (said: readonly Said[]): readonly string[] =>
  said.flatMap((one) => (one.type === 'run' ? [one.run.state] : []))

test(
  'an order in the practice folder ends in no video, or in more than one mail or note',
  async () => {
    const [job] = READY
    const listener = await journey.listen()
    const since = performance.now()
    const mail = await journey.decided(await drop(job))
    const decidedIn = performance.now() - since
    expect(mail).toMatchObject({ decision: 'trigger', reason: 'trigger', jobRef: job })
    expect(decidedIn).toBeLessThan(15_000)
    const run = await journey.completed(mail.runId ?? '', LONG)
    expect(run.steps.map(({ state }) => state)).toEqual(run.steps.map(() => 'done'))
    expect(journey.outbox()).toHaveLength(1)
    expect(journey.outbox()[0]).toContain(`To: "Sean O'Brien" <sean.obrien@example.com>`)
    expect(journey.deliveries()).toHaveLength(1)
    expect(await journey.notes(job)).toHaveLength(1)
    expect(tempFiles()).toEqual([])
    expect(existsSync(join(journey.dir, 'inbox', 'processed'))).toBe(true)
    await waitFor('the last word', () => states(listener.said).includes('completed'))
    expect(listener.said.filter(({ type }) => type === 'mail')).toHaveLength(1)
    const { code, ms } = await listener.stop()
    expect(code).toBe(0)
    expect(ms).toBeLessThan(10_000)
  },
  LONG + 60_000,
)

test(
  'a listener that is told to stop in the middle of a run does not, or loses the run',
  async () => {
    const [, job] = READY
    const first = await journey.listen()
    const mail = await journey.decided(await drop(job))
    await waitFor('work', () => first.said.some((one) => one.type === 'run' && one.run.current !== null))
    const { code, ms } = await first.stop()
    expect({ code, isQuick: ms < 15_000 }).toEqual({ code: 0, isQuick: true })
    expect((await journey.core()).videos.get(mail.runId ?? '').state).not.toBe('failed')
    await journey.listen()
    await journey.completed(mail.runId ?? '', LONG)
    expect(journey.outbox()).toHaveLength(1)
    expect(await journey.notes(job)).toHaveLength(1)
  },
  LONG + 60_000,
)

test(
  'nobody listens after the process that did was killed, or the order runs twice',
  async () => {
    const [, , job, other] = READY
    const first = await journey.listen()
    const second = await journey.listen()
    const cutOff = await journey.decided(await drop(job))
    await first.stop('SIGKILL')
    const missed = await journey.decided(await drop(other), 90_000)
    expect(missed.decision).toBe('trigger')
    await journey.completed(cutOff.runId ?? '', LONG)
    await journey.completed(missed.runId ?? '', LONG)
    expect(journey.outbox()).toHaveLength(2)
    expect(await journey.notes(job)).toHaveLength(1)
    expect(await journey.notes(other)).toHaveLength(1)
    expect((await journey.core()).videos.list(10)).toHaveLength(2)
    expect((await second.stop()).code).toBe(0)
  },
  2 * LONG,
)

test(
  'an order is acted on while the mailbox is paused, or forgotten after it',
  async () => {
    const { mailbox } = await journey.core()
    await journey.listen()
    await waitFor('listening', () => mailbox.status().state === 'elsewhere')
    mailbox.pause()
    await journey.quiet()
    const id = await drop(READY[0])
    // Nobody holds the lease, so nobody looks; and asking for a look is refused.
    await expect(mailbox.checkNow(AbortSignal.timeout(20_000))).rejects.toMatchObject({
      code: 'MAILBOX_PAUSED',
    })
    expect(mailbox.mails(10)).toEqual([])
    mailbox.resume()
    expect((await journey.decided(id)).decision).toBe('trigger')
  },
  LONG,
)

test('words that are no order start a run', async () => {
  const [job] = READY
  await journey.listen()
  const phrase = 'Please produce Primer Video'
  const rows: readonly (readonly [MailParts, string])[] = [
    [{ subject: `Re: ${phrase}` }, 'quoted'],
    [{ subject: `Fwd: ${phrase}` }, 'quoted'],
    [{ subject: 'Lunch', text: `> ${phrase}\n> Job: ${job}\n\nWhat do you think?` }, 'quoted'],
    [{ subject: `${phrase} tomorrow` }, 'not_an_order'],
    [{ subject: phrase, headers: { 'Auto-Submitted': 'auto-replied' } }, 'automatic'],
    [{ subject: phrase, from: 'Eve <eve@elsewhere.example>' }, 'sender_not_allowed'],
    [{ subject: phrase, to: 'sales@summit.example' }, 'wrong_recipient'],
    [{ subject: phrase, date: new Date(Date.now() - 72 * 3_600_000) }, 'stale'],
    [{ subject: phrase, text: 'For Sean' }, 'no_job'],
    [{ subject: phrase, text: 'Job: 9999-01' }, 'unknown_job'],
    [{ subject: phrase, text: 'Job: 2298-01' }, 'wrong_stage'],
  ]
  for (const [parts, reason] of rows) {
    const mail = await journey.decided(await drop(job, parts))
    expect([parts, mail.decision, mail.reason]).toEqual([parts, 'ignore', reason])
    expect(mail.detail.length).toBeGreaterThan(10)
  }
  expect((await journey.core()).videos.list(10)).toEqual([])
}, 90_000)

test('the command line judges a mail otherwise than the mailbox does', async () => {
  const dns = await startSenderDns()
  try {
    // The key of many a company lies at its mail provider, behind an alias.
    const name = `${SELECTOR}._domainkey.${DOMAIN}`
    const text = dns.record(name)
    dns.put({ name, type: 'CNAME', text: 'key.provider.example' })
    dns.put({ name: 'key.provider.example', type: 'TXT', text })
    await journey.configure({ 'trigger.dnsServers': dns.address })
    const parts = { text: `Job: ${READY[0]}`, date: new Date() }
    const genuine = (await signedMail(parts)).toString('latin1')
    const mails = {
      genuine,
      tampered: genuine.replace(READY[0], READY[1]),
      unsigned: (await unsignedMail(parts)).toString('latin1'),
    }
    const files = Object.entries(mails).map(([file, mail]) => {
      const path = join(journey.dir, `${file}.eml`)
      writeFileSync(path, mail)
      return path
    })
    const { code, stdout } = await journey.command('mail', 'check', ...files, '--jsonl')
    expect(code).toBe(0)
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
    expect(rows).toMatchObject([
      { decision: 'trigger', reason: 'trigger', jobRef: READY[0], authenticated: true },
      { decision: 'ignore', reason: 'not_authenticated', jobRef: READY[1], authenticated: false },
      { decision: 'ignore', reason: 'not_authenticated', jobRef: READY[0], authenticated: false },
    ])
    expect((await journey.core()).videos.list(10)).toEqual([])
    expect((await journey.core()).mailbox.mails(10)).toEqual([])
  } finally {
    await dns.close()
  }
}, 60_000)
