import { describe, expect, test } from 'vitest'
import type { MailReason } from '#shared/domain/trigger-mail.ts'
import { silentLog } from '#main/core/log.ts'
import { createJudge } from '#main/mailbox/judge/create-judge.ts'
import { isTemporary } from '#main/mailbox/judge/is-temporary.ts'
import type { TriggerRules } from '#main/mailbox/mailbox.ts'
import type { DnsResolver } from '#main/mailbox/judge/dns-resolver.ts'
import {
  DOMAIN,
  INBOX,
  type MailParts,
  nameService,
  SENT_AT,
  signedMail,
  type SignAs,
  unsignedMail,
} from '#tests/support/signed-mail.ts'

const HOUR = 3_600_000
const NOW = SENT_AT.getTime() + HOUR
const rules: TriggerRules = {
  senders: [`maria@${DOMAIN}`],
  subject: 'Please produce Primer Video',
  recipients: [INBOX],
  maxAgeMs: 48 * HOUR,
  authservId: '',
  trustFolder: false,
}

interface How {
  readonly rules?: Partial<TriggerRules>
  readonly now?: number
  readonly resolve?: DnsResolver
  readonly dnsBudgetMs?: number
}

async function judged(
  raw: Buffer,
  { rules: other = {}, now = NOW, resolve = nameService(), dnsBudgetMs = 15_000 }: How = {},
) {
  const judge = createJudge({ resolve, log: silentLog, dnsBudgetMs })
  return judge(raw, { ...rules, ...other }, now, new AbortController().signal)
}

const signed = async (parts: MailParts = {}, sign: SignAs = {}, how: How = {}) =>
  judged(await signedMail(parts, sign), how)

const changed = async (from: string | RegExp, to: string, how: How = {}) => {
  const mail = (await signedMail()).toString('latin1')
  const other = mail.replace(from, to)
  expect(other).not.toBe(mail)
  return judged(Buffer.from(other, 'latin1'), how)
}
/** As an attacker: more header on top of a mail that is signed and stays untouched. */
const topped = async (header: string, parts: MailParts = {}, how: How = {}) =>
  judged(Buffer.concat([Buffer.from(header), await signedMail(parts)]), how)

describe('a genuine order', () => {
  test('is not taken', async () => {
    const decision = await signed()
    expect(decision).toMatchObject({
      decision: 'trigger',
      reason: 'trigger',
      jobRef: '2231-01',
      messageId: '<order-1@summit.example>',
      from: 'maria@summit.example',
      date: SENT_AT.getTime(),
      authenticated: true,
      authentication: 'dkim',
    })
  })

  test('is refused because its file was saved with bare line feeds', async () => {
    const mail = (await signedMail()).toString('latin1').replaceAll('\r\n', '\n')
    expect(await judged(Buffer.from(mail, 'latin1'))).toMatchObject({ decision: 'trigger' })
  })

  test('is refused because the inbox passed it on', async () => {
    const decision = await topped(`Resent-From: Videos <${INBOX}>\r\n`)
    expect(decision).toMatchObject({ decision: 'trigger', authentication: 'dkim' })
  })

  test('is refused because an editor put a mark before it', async () => {
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), await signedMail()])
    expect(await judged(marked)).toMatchObject({ decision: 'trigger' })
  })

  test.each<[string, MailParts]>([
    ['the job in the subject', { subject: 'Please produce Primer Video 2231-01', text: 'Thanks' }],
    ['the job with its label', { subject: 'please  PRODUCE primer video - Job #2231-01 (Ortiz)', text: '' }],
    ['the same job twice', { subject: 'Please produce Primer Video for job 2231-01' }],
    [
      'only HTML',
      {
        text: '',
        html: '<p>Hi,</p><div>Job:&nbsp;<b>2231-01</b></div><blockquote>Job: 9999-09</blockquote>',
      },
    ],
    [
      'no subject',
      { subject: '', text: 'Please produce Primer Video\n2231-01\n\n-- \nMaria\nJob 9-9 of the year' },
    ],
    [
      'a copy to the inbox',
      { to: 'bob@summit.example', headers: { Cc: 'Videos <videos+primer@summit.example>' } },
    ],
    ['a quote of another job below', { text: 'Job: 2231-01\n\nOn Tue, Bob wrote:\n> Job: 9999-09' }],
  ])('with %s is refused', async (_, parts) => {
    expect(await signed(parts)).toMatchObject({ decision: 'trigger', jobRef: '2231-01' })
  })

  test('of a domain without a DMARC record is refused', async () => {
    const decision = await signed({}, {}, { resolve: nameService({ dmarc: {} }) })
    expect(decision).toMatchObject({ decision: 'trigger', authentication: 'dkim' })
    expect(decision.detail).toContain('no DMARC record')
  })

  test('signed by the mail host of the same organisation is refused where DMARC allows it', async () => {
    const host = `mail.${DOMAIN}`
    const relaxed = nameService({ keysAt: [host] })
    expect(await signed({}, { domain: host }, { resolve: relaxed })).toMatchObject({ decision: 'trigger' })
    const strict = nameService({ keysAt: [host], dmarc: { [DOMAIN]: 'v=DMARC1; p=reject; adkim=s' } })
    expect(await signed({}, { domain: host }, { resolve: strict })).toMatchObject({
      reason: 'not_authenticated',
    })
  })

  test("is refused although the person's own provider verified it", async () => {
    const result =
      'Authentication-Results: mx.provider.example; dkim=pass; dmarc=pass (p=REJECT) header.from=summit.example\r\n'
    const mail = Buffer.concat([Buffer.from(result), await unsignedMail()])
    const resolve = nameService({ broken: 'ESERVFAIL' })
    expect(await judged(mail, { rules: { authservId: 'mx.provider.example' }, resolve })).toMatchObject({
      decision: 'trigger',
      authentication: 'provider',
    })
    expect(resolve.asked).toEqual([])
  })
})

describe('a forged order starts a video', () => {
  const refused = { decision: 'ignore', reason: 'not_authenticated', authenticated: false }

  test('with a changed text', async () => {
    expect(await changed('2231-01', '2231-02')).toMatchObject(refused)
  })
  test('with a changed subject', async () => {
    expect(
      await changed('Subject: Please produce Primer Video', 'Subject: Please produce Primer Video 7'),
    ).toMatchObject(refused)
  })
  test('with a changed sender', async () => {
    const how = { rules: { senders: [DOMAIN] } }
    expect(await changed('maria@summit.example>', 'boss@summit.example>', how)).toMatchObject(refused)
  })
  test('with a changed date', async () => {
    expect(await changed(/^Date: .*$/m, 'Date: Thu, 26 Nov 2026 15:30:00 +0000')).toMatchObject(refused)
  })
  test('without a signature, and DNS is asked for nothing', async () => {
    const resolve = nameService()
    expect(await judged(await unsignedMail(), { resolve })).toMatchObject(refused)
    expect(resolve.asked).toEqual([])
  })
  test('signed by another domain', async () => {
    const resolve = nameService({ keysAt: ['evil.example'] })
    expect(await signed({}, { domain: 'evil.example' }, { resolve })).toMatchObject(refused)
  })
  test('signed with a key that the domain does not publish', async () => {
    expect(await signed({}, {}, { resolve: nameService({ keysAt: [] }) })).toMatchObject(refused)
  })
  test('with more text behind the signed length', async () => {
    const mail = await signedMail({ text: 'Hello' }, { bodyLength: 5 })
    expect(mail.toString('latin1')).toMatch(/\bl=5\b/)
    const longer = Buffer.concat([mail, Buffer.from('\r\nJob: 2231-01\r\n')])
    const decision = await judged(longer)
    expect(decision).toMatchObject(refused)
    expect(decision.detail).toContain('only a part')
  })
  test.each(['from:to:date:message-id', 'from:to:subject:message-id'])(
    'signed without all fields: %s',
    async (fields) => {
      expect(await signed({}, { fields })).toMatchObject(refused)
    },
  )
  test('with an expired signature', async () => {
    const expires = new Date(SENT_AT.getTime() + HOUR / 2)
    expect(await signed({}, { expires })).toMatchObject(refused)
    expect(await signed({}, { expires }, { now: SENT_AT.getTime() })).toMatchObject({ decision: 'trigger' })
  })

  test('signed with a key that is only being tested', async () => {
    const known = nameService()
    const resolve: DnsResolver = async (name, type) => {
      const found = await known(name, type)
      return name.includes('_domainkey') ? [[`${found.flat().join('')}; t=y`]] : found
    }
    const decision = await signed({}, {}, { resolve })
    expect(decision).toMatchObject(refused)
    expect(decision.detail).toContain('t=y')
  })
  test('signed for somebody at another domain (i=)', async () => {
    const honest = await signed({}, { identity: `maria@mail.${DOMAIN}` })
    expect(honest).toMatchObject({ decision: 'trigger' })
    expect(await signed({}, { identity: '@evil.example' })).toMatchObject(refused)
  })

  const own = 'Authentication-Results: mx.provider.example; '
  const pass = 'dmarc=pass header.from=summit.example\r\n'
  test.each([
    ['by another host', `Authentication-Results: mx.evil.example; ${pass}`],
    ['below the own one', `${own}dmarc=fail header.from=summit.example\r\n${own}${pass}`],
    ['for another domain', `${own}dmarc=pass header.from=evil.example\r\n`],
    [
      'in a comment',
      `${own}dmarc=fail (dmarc=pass header.from=summit.example) header.from=summit.example\r\n`,
    ],
    ['in a quoted word', `${own}dkim=pass reason="x; dmarc=pass header.from=summit.example"\r\n`],
    ['twice', `${own}dmarc=fail header.from=summit.example; ${pass}`],
    ['as another word', `${own}dmarc=passed header.from=summit.example\r\n`],
  ])('with forged results %s', async (_, header) => {
    const mail = Buffer.concat([Buffer.from(header), await unsignedMail()])
    expect(await judged(mail, { rules: { authservId: 'mx.provider.example' } })).toMatchObject(refused)
  })

  test.each([
    ['Subject: Please produce Primer Video 9999-09\r\n', 'unreadable'],
    ['Subject : Please produce Primer Video 9999-09\r\n', 'unreadable'],
    ['From: maria@summit.example\r\n', 'unreadable'],
    ['Date: Thu, 26 Nov 2026 15:30:00 +0000\r\n', 'unreadable'],
    ['X-A: 1\rSubject: Please produce Primer Video\r\n', 'unreadable'],
    ['X-A: 1\0\r\n', 'unreadable'],
    ['Resent-From: eve@evil.example\r\n', 'sender_not_allowed'],
    ['Sender: eve@evil.example\r\n', 'sender_not_allowed'],
  ])('with %j on top of a genuine mail', async (header, reason) => {
    expect(await topped(header, { subject: 'Please produce Primer Video 2231-01' })).toMatchObject({
      decision: 'ignore',
      reason,
    })
  })
})

describe('an order that must not count starts a video', () => {
  test.each<[string, MailReason, MailParts, How?]>([
    ['from somebody else', 'sender_not_allowed', { from: 'eve@summit.example' }],
    ['when nobody may order', 'sender_not_allowed', {}, { rules: { senders: [] } }],
    ['from a look-alike domain', 'sender_not_allowed', { from: 'maria@summit.ex\u0430mple' }],
    [
      'with an allowed address as the name',
      'sender_not_allowed',
      { from: '"maria@summit.example" <eve@evil.example>' },
    ],
    [
      'with a name that is another address',
      'sender_not_allowed',
      { from: '"bob@summit.example" <maria@summit.example>' },
    ],
    ['with two authors', 'sender_not_allowed', { from: 'maria@summit.example, eve@evil.example' }],
    [
      'from a subdomain',
      'sender_not_allowed',
      { from: 'a@x.summit.example' },
      { rules: { senders: [DOMAIN] } },
    ],
    ['to another address', 'wrong_recipient', { to: 'bob@summit.example' }],
    ['with the inbox as a name only', 'wrong_recipient', { to: `"${INBOX}" <bob@summit.example>` }],
    ['sent again after days', 'stale', {}, { now: NOW + 72 * HOUR }],
    ['from the future', 'future', {}, { now: SENT_AT.getTime() - HOUR }],
    ['without a job', 'no_job', { text: 'Call me at 512-555-0143\n512-555-0143\n78701' }],
    ['with the job in a quote only', 'no_job', { text: 'Thanks\n\nOn Tue, Bob wrote:\n> Job: 2231-01' }],
    ['with two jobs', 'several_jobs', { text: 'Job: 2231-01\nJob: 2231-02' }],
    [
      'with two jobs in the subject',
      'several_jobs',
      { subject: 'Please produce Primer Video 2231-01, 2232-01', text: '' },
    ],
    ['with another job in HTML', 'several_jobs', { text: 'Job: 2231-01', html: '<p>Job: 2231-02</p>' }],
    ['as an answer', 'quoted', { subject: 'Re: Please produce Primer Video 2231-01' }],
    ['as a forwarded mail', 'quoted', { subject: 'WG: Fwd: Please produce Primer Video 2231-01' }],
    ['with words before it', 'not_an_order', { subject: 'Do not: Please produce Primer Video 2231-01' }],
    [
      'with words behind it',
      'not_an_order',
      { subject: 'Please produce Primer Video 2231-01 only if she calls' },
    ],
    ['as another word', 'not_an_order', { subject: 'Please produce Primer Videos 2231-01' }],
    [
      'in a text under another subject',
      'not_an_order',
      { subject: 'Hello', text: 'Please produce Primer Video\nJob: 2231-01' },
    ],
    ['as a program', 'automatic', { headers: { 'Auto-Submitted': 'auto-generated' } }],
    ['from a mailing list', 'automatic', { headers: { 'List-Id': '<reps.summit.example>' } }],
    ['as a bulk mail', 'automatic', { headers: { Precedence: 'bulk' } }],
    ['as a bounce', 'automatic', { headers: { 'Return-Path': '<>' } }],
    ['from no-reply', 'automatic', { from: 'no-reply@summit.example' }, { rules: { senders: [DOMAIN] } }],
    [
      'as an invitation',
      'automatic',
      { attachments: [{ filename: 'a.ics', content: 'BEGIN:VCALENDAR', contentType: 'text/calendar' }] },
    ],
  ])('%s: %s', async (_, reason, parts, how) => {
    expect(await signed(parts, {}, how)).toMatchObject({ decision: 'ignore', reason })
  })

  test('attached to another mail', async () => {
    const inner = (await unsignedMail()).toString('latin1')
    const attachments = [{ filename: 'order.eml', content: inner, contentType: 'message/rfc822' }]
    expect(await signed({ subject: 'See this', text: 'FYI', attachments })).toMatchObject({
      reason: 'quoted',
    })
  })
})

describe('trouble with DNS', () => {
  test.each(['ESERVFAIL', 'ETIMEOUT', 'ECONNREFUSED'])(
    '%s loses a genuine order for good',
    async (broken) => {
      const decision = await signed({}, {}, { resolve: nameService({ broken }) })
      expect(decision).toMatchObject({
        decision: 'ignore',
        reason: 'not_authenticated',
        authenticated: false,
      })
      expect(isTemporary(decision)).toBe(true)
    },
  )
  test('that never answers holds the mailbox up', async () => {
    const decision = await signed({}, {}, { resolve: () => new Promise(() => undefined), dnsBudgetMs: 20 })
    expect(isTemporary(decision)).toBe(true)
  })
  test('makes an order that can never count be asked about for ever', async () => {
    const resolve = nameService({ broken: 'ESERVFAIL' })
    expect(await signed({}, {}, { resolve, now: NOW + 72 * HOUR })).toMatchObject({ reason: 'stale' })
    expect(isTemporary(await judged(await unsignedMail(), { resolve }))).toBe(false)
  })
})

describe('the practice folder', () => {
  const how: How = { rules: { trustFolder: true, recipients: [] } }
  test('refuses an unsigned order, or says it was verified', async () => {
    const decision = await judged(await unsignedMail(), how)
    expect(decision).toMatchObject({ decision: 'trigger', authenticated: false, authentication: 'practice' })
    expect(decision.detail).toContain('not checked')
  })
  test('lets anybody order', async () => {
    const mail = await unsignedMail({ from: 'eve@evil.example' })
    expect(await judged(mail, how)).toMatchObject({ decision: 'ignore', reason: 'sender_not_allowed' })
  })
})
