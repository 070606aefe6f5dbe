import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock, type Clock } from '#main/core/clock.ts'
import { ServiceError, UserError } from '#main/core/errors.ts'
import { tempWorkspace } from '#tests/support/temp-workspace.ts'
import {
  dropMail,
  judgeBySubject,
  orderFor,
  recordRuns,
  stageMailbox,
  waitFor,
  type MailboxStage,
} from './mailbox-stage.ts'

let workspace: ReturnType<typeof tempWorkspace>
const stages: MailboxStage[] = []
const signal = new AbortController().signal

function stage(...args: Parameters<typeof stageMailbox> extends [unknown, ...infer Rest] ? Rest : never) {
  const made = stageMailbox(workspace, ...args)
  stages.push(made)
  return made
}

beforeEach(() => {
  workspace = tempWorkspace()
})
afterEach(async () => {
  for (const { mailbox } of stages.splice(0)) await mailbox.close()
  workspace.dispose()
})

const settled = (made: MailboxStage, count: number, ms = 15_000) =>
  waitFor(
    `${count} decided mails`,
    () => {
      const mails = made.mailbox.mails(1_000).filter(({ decision }) => decision !== 'pending')
      return mails.length >= count && mails
    },
    ms,
  )

/** The system's time plus what a test adds. */
function shiftedClock(): Clock & { advance(ms: number): void } {
  let shift = 0
  return {
    now: () => systemClock.now() + shift,
    sleep: (ms, end) => systemClock.sleep(ms, end),
    advance(ms) {
      shift += ms
    },
  }
}

test('a mail that lies in the folder starts no run, or is not put away', async () => {
  const made = stage()
  dropMail(workspace, 'one.eml', orderFor('2231-01'))
  dropMail(workspace, 'two.eml', orderFor('2231-02', { subject: 'Lunch?' }))
  made.mailbox.begin()
  const mails = await settled(made, 2)
  expect(mails.map(({ decision, reason, runId }) => ({ decision, reason, runId }))).toEqual(
    expect.arrayContaining([
      { decision: 'trigger', reason: 'trigger', runId: 'run_2231-01' },
      { decision: 'ignore', reason: 'not_an_order', runId: null },
    ]),
  )
  const processed = join(workspace.dir, 'inbox', 'processed')
  await waitFor('both files put away', () => existsSync(processed) && readdirSync(processed).length === 2)
  expect(readdirSync(join(workspace.dir, 'mails'))).toEqual([])
  expect(made.runs.orders).toHaveLength(1)
  expect(made.runs.orders[0]?.trigger).toMatchObject({
    source: 'mail',
    mailId: mails.find((m) => m.runId)?.id,
  })
})

test('the same mail delivered twice, or copied under another Message-ID, starts two runs', async () => {
  const made = stage()
  const mail = orderFor('2231-01', { messageId: '<One@Example.com>' })
  dropMail(workspace, 'a.eml', mail)
  made.mailbox.begin()
  await settled(made, 1)
  dropMail(workspace, 'b.eml', `Received: from elsewhere by here; today\r\n${mail.replace('<One@', '<one@')}`)
  dropMail(workspace, 'c.eml', mail.replace('<One@Example.com>', '<two@example.com>'))
  await settled(made, 2)
  await waitFor(
    'all files put away',
    () => readdirSync(join(workspace.dir, 'inbox', 'processed')).length === 3,
  )
  expect(made.mailbox.mails(10).map(({ reason, runId }) => ({ reason, runId }))).toEqual([
    { reason: 'duplicate', runId: 'run_2231-01' },
    { reason: 'trigger', runId: 'run_2231-01' },
  ])
  expect(made.runs.orders).toHaveLength(1)
})

test('a forged mail that takes the Message-ID first keeps the real one from being read', async () => {
  const made = stage()
  dropMail(workspace, 'a.eml', orderFor('2231-01', { messageId: '<x@y>', subject: 'Nothing' }))
  made.mailbox.begin()
  await settled(made, 1)
  dropMail(workspace, 'b.eml', orderFor('2231-01', { messageId: '<x@y>' }))
  expect((await settled(made, 2))[0]).toMatchObject({ decision: 'trigger', runId: 'run_2231-01' })
})

test('an order sent again days later for the same job counts as the same mail', async () => {
  const made = stage()
  dropMail(workspace, 'a.eml', orderFor('2231-01'))
  dropMail(workspace, 'b.eml', orderFor('2231-01', { date: 'Thu, 26 Nov 2026 11:00:00 +0000' }))
  made.mailbox.begin()
  const reasons = (await settled(made, 2)).map(({ reason }) => reason)
  expect(new Set(reasons)).toEqual(new Set(['run_exists', 'trigger']))
})

test('500 orders at once: one is lost, or a job gets two runs', async () => {
  const made = stage()
  for (let n = 0; n < 500; n++) dropMail(workspace, `m${n}.eml`, orderFor(`${1000 + (n % 250)}-01`))
  let most = 0
  let now = 0
  const runs = recordRuns()
  const busy = stage(
    {
      async offer(order, end) {
        most = Math.max(most, ++now)
        await new Promise((resolve) => setImmediate(resolve))
        const answer = await runs.offer(order, end)
        now -= 1
        return answer
      },
    },
    runs,
  )
  busy.mailbox.begin()
  const mails = await settled(busy, 500, 90_000)
  expect(mails.filter(({ decision }) => decision === 'trigger')).toHaveLength(250)
  expect(runs.runs.size).toBe(250)
  expect(most).toBeLessThanOrEqual(4)
  expect(made.runs.orders).toEqual([])
}, 120_000)

test('an order is dropped because the CRM is out of reach for a while', async () => {
  const clock = shiftedClock()
  let isDown = true
  const made = stage({
    clock,
    findJob: async (ref) => {
      if (isDown) throw new ServiceError('Leap did not answer.', { service: 'leap', kind: 'network' })
      return ref
    },
  })
  dropMail(workspace, 'a.eml', orderFor('2231-01'))
  made.mailbox.begin()
  const waiting = await waitFor('the mail to wait', () =>
    made.mailbox.mails(1).find(({ reason }) => reason === 'crm_trouble'),
  )
  expect(waiting).toMatchObject({ decision: 'pending', jobRef: '2231-01', runId: null })
  expect(waiting.detail).toContain('Leap did not answer.')
  isDown = false
  clock.advance(60_000)
  expect((await settled(made, 1))[0]).toMatchObject({ decision: 'trigger', runId: 'run_2231-01' })
})

test('an order that the CRM never answers for is tried for ever', async () => {
  const clock = shiftedClock()
  const made = stage({
    clock,
    findJob: async () => {
      throw new ServiceError('Leap did not answer.', { service: 'leap', kind: 'network' })
    },
  })
  dropMail(workspace, 'a.eml', orderFor('2231-01'))
  made.mailbox.begin()
  await waitFor('the mail to wait', () =>
    made.mailbox.mails(1).find(({ reason }) => reason === 'crm_trouble'),
  )
  clock.advance(49 * 3_600_000)
  const [mail] = await settled(made, 1)
  expect(mail).toMatchObject({ decision: 'ignore', reason: 'crm_trouble' })
  expect(mail?.detail).toContain('Send the order again')
})

test('a mail for a job that does not exist starts a run', async () => {
  const made = stage()
  dropMail(workspace, 'a.eml', orderFor('9999-01'))
  made.mailbox.begin()
  expect((await settled(made, 1))[0]).toMatchObject({
    decision: 'ignore',
    reason: 'unknown_job',
    runId: null,
  })
  expect(made.runs.orders).toEqual([])
})

test('a paused mailbox acts, or does not catch up when it goes on', async () => {
  const made = stage()
  made.mailbox.begin()
  await waitFor('listening', () => made.mailbox.status().state === 'listening')
  expect(made.mailbox.pause().state).toBe('paused')
  await waitFor(
    'the lease to be free',
    () => workspace.db.prepare('select 1 from leases where expires_at > 0').get() === undefined,
  )
  dropMail(workspace, 'a.eml', orderFor('2231-01'))
  await expect(made.mailbox.checkNow(signal)).rejects.toThrow(UserError)
  expect(made.mailbox.mails(5)).toEqual([])
  made.mailbox.resume()
  expect((await settled(made, 1))[0]?.runId).toBe('run_2231-01')
})

test('two processes listen to one workspace', async () => {
  const runs = recordRuns()
  const one = stage({ owner: 'first:1:a' }, runs)
  const two = stage({ owner: 'second:1:b' }, runs)
  one.mailbox.begin()
  await waitFor('the first to listen', () => one.mailbox.status().state === 'listening')
  two.mailbox.begin()
  expect(two.mailbox.status().state).toBe('elsewhere')
  dropMail(workspace, 'a.eml', orderFor('2231-01'))
  // Asked in the one that does not listen, the other one looks.
  const status = await two.mailbox.checkNow(signal)
  expect(status).toMatchObject({ state: 'elsewhere', trouble: null })
  await settled(two, 1)
  await one.mailbox.close()
  await waitFor('the second to take over', () => two.mailbox.status().state === 'listening')
  dropMail(workspace, 'b.eml', orderFor('2231-02'))
  await settled(two, 2)
  expect(runs.orders.map(({ jobId }) => jobId)).toEqual(['2231-01', '2231-02'])
})

test('a check by hand needs a listener, or leaves the mail undecided', async () => {
  const made = stage()
  dropMail(workspace, 'a.eml', orderFor('2231-01'))
  const status = await made.mailbox.checkNow(signal)
  expect(status).toMatchObject({ state: 'off', label: 'Folder inbox', provider: 'folder' })
  expect(status.lastCheckAt).not.toBeNull()
  expect(made.mailbox.mails(5)).toMatchObject([{ decision: 'trigger', runId: 'run_2231-01' }])
  made.mailbox.begin()
  await waitFor('listening', () => made.mailbox.status().state === 'listening')
  dropMail(workspace, 'b.eml', orderFor('2231-02'))
  await made.mailbox.checkNow(signal)
  expect(made.mailbox.mails(5)).toHaveLength(2)
})

test('a file that is still being written is judged by its first half', async () => {
  const made = stage()
  made.mailbox.begin()
  await waitFor('listening', () => made.mailbox.status().state === 'listening')
  const path = join(workspace.dir, 'inbox', 'slow.eml')
  const text = orderFor('2231-01')
  for (let end = 20; end < text.length + 20; end += 20) {
    writeFileSync(path, text.slice(0, end))
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
  expect(await settled(made, 1)).toMatchObject([{ decision: 'trigger', jobRef: '2231-01' }])
  expect(made.mailbox.mails(5)).toHaveLength(1)
})

test('a missing folder is silent, or does not recover', async () => {
  const clock = shiftedClock()
  const made = stage({ clock })
  made.settings.set({ 'mailbox.folder': join(workspace.dir, 'gone') })
  const { createFolderMailIn } = await import('#main/local/inbox/folder-mail-in.ts')
  const { silentLog } = await import('#main/core/log.ts')
  const broken = stage({
    clock,
    settings: made.settings,
    mailIn: async () =>
      createFolderMailIn({
        folder: join(workspace.dir, 'gone'),
        log: silentLog,
        times: { look: 50, quiet: 20 },
      }),
  })
  broken.mailbox.begin()
  const status = await waitFor('trouble', () => {
    const now = broken.mailbox.status()
    return now.trouble && now
  })
  expect(status).toMatchObject({ state: 'error', trouble: { nextStep: expect.stringContaining('Settings') } })
  await expect(broken.mailbox.checkNow(signal)).rejects.toThrow(/not there/)
  const { mkdirSync } = await import('node:fs')
  mkdirSync(join(workspace.dir, 'gone'))
  await waitFor('recovery', () => broken.mailbox.status().state === 'listening')
  expect(broken.mailbox.status()).toMatchObject({ trouble: null, troubleSince: null })
})

test('an adapter that cannot be built (no password, locked secret) stops the listener for good', async () => {
  const clock = shiftedClock()
  let isBroken = true
  const fixture = stage({ clock })
  const { mailbox } = stage({
    clock,
    settings: fixture.settings,
    mailIn: async () => {
      if (isBroken) throw new UserError('NO_PASSWORD', 'There is no password.', 'Enter it in Settings.')
      const { createFolderMailIn } = await import('#main/local/inbox/folder-mail-in.ts')
      const { silentLog } = await import('#main/core/log.ts')
      return createFolderMailIn({ folder: join(workspace.dir, 'inbox'), create: true, log: silentLog })
    },
  })
  mailbox.begin()
  await waitFor('trouble', () => mailbox.status().state === 'error')
  expect(mailbox.status().trouble?.message).toBe('There is no password.')
  isBroken = false
  clock.advance(31_000)
  await waitFor('recovery', () => mailbox.status().state === 'listening')
  expect(mailbox.status().trouble).toBeNull()
})

test('the stages of the CRM are looked at too often, not at all, or their trouble is hidden', async () => {
  const clock = shiftedClock()
  let count = 0
  const made = stage({
    clock,
    stagePoll: {
      look: async () => {
        count += 1
        if (count === 2) throw new ServiceError('Leap is down.', { service: 'leap', kind: 'server' })
      },
    },
  })
  made.mailbox.begin()
  await waitFor('listening', () => made.mailbox.status().state === 'listening')
  expect(made.mailbox.status().stagePoll).toEqual({ on: false, lastAt: null, trouble: null })
  made.settings.set({ 'trigger.stagePoll': 'on' })
  await waitFor('the first look', () => made.mailbox.status().stagePoll.lastAt !== null)
  expect(count).toBe(1)
  clock.advance(10 * 60_000)
  await waitFor('trouble', () => made.mailbox.status().stagePoll.trouble)
  expect(made.mailbox.status().stagePoll.trouble).toBe('Leap is down.')
  await made.mailbox.checkNow(signal)
  expect(count).toBeGreaterThanOrEqual(3)
  expect(made.mailbox.status().stagePoll.trouble).toBeNull()
})

test('a judge that breaks on one mail holds up the others', async () => {
  const made = stage({
    judge: async (raw, ...rest) => {
      if (Buffer.from(raw).includes('poison')) throw new Error('parser broke')
      return await judgeBySubject(raw, ...rest)
    },
  })
  dropMail(workspace, 'a.eml', orderFor('2231-01', { body: 'poison' }))
  dropMail(workspace, 'b.eml', orderFor('2231-02'))
  made.mailbox.begin()
  expect(await settled(made, 1)).toMatchObject([{ runId: 'run_2231-02' }])
  expect(made.mailbox.mails(5)).toHaveLength(2)
})

test('a mail that is put into the folder a second time leaves no word', async () => {
  const made = stage()
  const order = orderFor('2231-01')
  const inbox = join(workspace.dir, 'inbox')
  dropMail(workspace, 'one.eml', order)
  made.mailbox.begin()
  expect((await settled(made, 1))[0]?.detail).not.toContain('times')
  dropMail(workspace, 'again.eml', order)
  await waitFor('the second one put away', () => existsSync(join(inbox, 'processed', 'again.eml')))
  const [mail, ...others] = made.mailbox.mails(10)
  expect(others).toEqual([])
  expect(mail?.detail).toContain('The same mail came 2 times; it counts once.')
  expect(made.runs.orders).toHaveLength(1)
})

test('the process that begins to listen takes itself for another one', () => {
  const made = stage()
  made.mailbox.begin()
  expect(made.mailbox.status().state).toBe('connecting')
})
