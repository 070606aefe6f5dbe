import { afterEach, beforeEach, expect, test } from 'vitest'
import { ServiceError } from '#main/core/errors.ts'
import { silentLog } from '#main/core/log.ts'
import type { MailIn } from '#main/mailbox/mail-in.ts'
import { createWorkOff } from '#main/mailbox/work-off.ts'
import { createMails, type Mails, type MailFindings, type NewMail } from '#main/store/mails.ts'
import { tempWorkspace } from '#tests/support/temp-workspace.ts'

const signal = new AbortController().signal
const FINDINGS: MailFindings = {
  reason: 'not_an_order',
  detail: '',
  jobRef: null,
  sender: '',
  subject: '',
  sentAt: null,
  authenticated: false,
}
let workspace: ReturnType<typeof tempWorkspace>
let mails: Mails
beforeEach(() => {
  workspace = tempWorkspace()
  mails = createMails(workspace)
})
afterEach(() => workspace.dispose())

const mail = (n: number, more: Partial<NewMail> = {}): NewMail => ({
  id: `mail_${n}`,
  messageId: `<${n}@x>`,
  contentHash: `hash ${n}`,
  sender: 's',
  subject: 's',
  sentAt: null,
  seenAt: n,
  place: { account: 'a', mailbox: 'm', uidValidity: '1', uid: n },
  ...more,
})

function stage(mark: (uid: number) => void) {
  const marked: number[] = []
  const mailIn = {
    account: 'a',
    mailbox: 'm',
    mark: async ({ uid }) => {
      mark(uid)
      marked.push(uid)
    },
  } satisfies Partial<MailIn> as unknown as MailIn
  const settled: string[] = []
  const workOff = createWorkOff({
    mails,
    settle: async ({ id }) => {
      settled.push(id)
      mails.decide(id, 'ignore', FINDINGS, null)
    },
    now: () => 1_000,
    log: silentLog,
    onDecided: () => undefined,
  })
  return { marked, settled, work: () => workOff(mailIn, signal) }
}

test('a mail that the server will not mark holds up the others, or is tried for ever', async () => {
  let tries = 0
  const { marked, work } = stage((uid) => {
    if (uid !== 1) return
    tries += 1
    throw new Error('no')
  })
  for (const n of [1, 2, 3]) mails.admit(mail(n))
  await work()
  expect(marked).toEqual([2, 3])
  for (let n = 0; n < 10; n++) await work()
  expect(tries).toBe(5)
})

test('a dead connection is asked to mark each of hundreds of mails', async () => {
  let tries = 0
  const { work } = stage(() => {
    tries += 1
    throw new Error('gone')
  })
  for (let n = 0; n < 300; n++) mails.admit(mail(n))
  await work()
  expect(tries).toBe(3)
})

test('mails decided while the server is out of reach are never marked', async () => {
  let isDown = true
  const { marked, work } = stage(() => {
    if (isDown) throw new ServiceError('gone', { service: 'imap', kind: 'network' })
  })
  mails.admit(mail(1))
  for (let n = 0; n < 10; n++) await work()
  isDown = false
  await work()
  expect(marked).toEqual([1])
})

test('a mail is decided before its time, or marked before it is decided', async () => {
  const { marked, settled, work } = stage(() => undefined)
  mails.admit(mail(1))
  mails.admit(mail(2))
  mails.postpone('mail_1', { ...FINDINGS, reason: 'crm_trouble' }, 2_000)
  await work()
  expect(settled).toEqual(['mail_2'])
  expect(marked).toEqual([2])
  mails.tryAllNow()
  await work()
  expect(marked).toEqual([2, 1])
})

test('a decision is made twice', () => {
  mails.admit(mail(1))
  expect(mails.decide('mail_1', 'trigger', FINDINGS, 'run_1')).toBe(true)
  expect(mails.decide('mail_1', 'ignore', FINDINGS, null)).toBe(false)
  expect(mails.get('mail_1')).toMatchObject({ decision: 'trigger', runId: 'run_1', attempts: 0 })
})

test('the same mail at two places is two mails, or its second place is not marked', async () => {
  const { marked, work } = stage(() => undefined)
  mails.admit(mail(1))
  await work()
  const again = mail(1, { place: { account: 'a', mailbox: 'm', uidValidity: '2', uid: 9 } })
  expect(mails.known(again)?.id).toBe('mail_1')
  await work()
  expect(marked).toEqual([1, 9])
  expect(mails.list(10)).toHaveLength(1)
})

test('a place that another mail has taken since keeps the mark of the old one', async () => {
  const { marked, work } = stage(() => undefined)
  mails.admit(mail(1))
  await work()
  mails.admit(mail(2, { place: mail(1).place }))
  await work()
  expect(marked).toEqual([1, 1])
})

test('an order that comes while thousands of old mails are marked waits for the last of them', async () => {
  const later: Promise<void>[] = []
  let knownAtSecondMark: readonly string[] = []
  const { settled, marked, work } = stage((uid) => {
    if (uid === 2) knownAtSecondMark = [...settled]
    if (uid !== 1) return
    mails.admit(mail(99))
    later.push(work())
  })
  for (const n of [1, 2, 3]) mails.admit(mail(n))
  await work()
  await Promise.all(later)
  expect(knownAtSecondMark).toContain('mail_99')
  expect(marked).toEqual([1, 2, 3, 99])
})
