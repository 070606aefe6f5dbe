import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ServiceError } from '#main/core/errors.ts'
import { leftOut } from '#main/video/steps/generate-script.ts'
import { clockTime } from '#shared/text/clock-time.ts'
import type { VideoRun } from '#shared/domain/video-run.ts'
import { fault } from './fake-services.ts'
import { openPipeline, type Pipeline } from './pipeline-fixture.ts'

let p: Pipeline
beforeEach(() => {
  p = openPipeline()
})
afterEach(() => p.dispose())

const primerNote = async (): Promise<string> =>
  (await p.notes()).find((text) => text.startsWith('The primer video for')) ?? ''
const mailStep = (run: VideoRun) => run.steps.find(({ name }) => name === 'deliver_to_client')
const useOutbox = (on: boolean): void => {
  Object.assign(p.mailOut, { service: on ? 'local' : 'smtp' })
  p.settings.set({ 'mail.provider': on ? 'outbox' : 'smtp' })
}
const ended = async (runId: string): Promise<VideoRun> => {
  await expect.poll(() => p.videos.get(runId).finishedAt, { timeout: 5000 }).not.toBeNull()
  return p.videos.get(runId)
}
const states = (run: VideoRun): string => run.steps.map(({ state }) => state).join(' ')

describe('the note in the CRM', () => {
  test('a mail that goes by itself is not announced', async () => {
    await p.make()
    expect(await primerNote()).toMatch(/\nThe customer gets the link by e-mail\.$/)
  })

  test('a mail that waits for approval is promised', async () => {
    p.settings.set({ 'video.review': true })
    await p.make()
    expect(await primerNote()).toMatch(/\nThe mail to the customer waits for approval\.$/)
  })

  test('a mail that only goes into the outbox folder is promised', async () => {
    useOutbox(true)
    await p.make()
    expect(await primerNote()).toMatch(/kept in the outbox folder; nothing is sent\.$/)
  })

  test('the same note is written twice because the mail of it waits by now', async () => {
    const run = await p.make()
    p.videos.retry(run.id, 'notify_crm')
    expect((await p.settled(run.id)).state).toBe('completed')
    expect((await p.notes()).filter((text) => text.startsWith('The primer video for'))).toHaveLength(1)
  })
})

describe('the outbox folder', () => {
  test('a mail that lies in the outbox counts as sent to the client for ever', async () => {
    useOutbox(true)
    const first = await p.make()
    expect(first.mail).toMatchObject({ state: 'sent', kept: true })
    useOutbox(false)
    p.videos.retry(first.id, 'deliver_to_client')
    const second = await p.settled(first.id)
    expect(second).toMatchObject({ state: 'completed', mail: { state: 'sent', kept: false } })
    expect(new Set(p.mailOut.received.map(({ messageId }) => messageId)).size).toBe(2)
  })

  test('a second mail in the outbox is said to be a second one for the client', async () => {
    useOutbox(true)
    await p.make()
    const next = await p.make({ again: true })
    expect(next.state).toBe('needs_person')
    expect(mailStep(next)?.note).toBe('A mail for this job is in the outbox already: it waits in Approvals.')
  })
})

describe('a rejected mail', () => {
  async function rejected(reason: string): Promise<VideoRun> {
    p.settings.set({ 'video.review': true })
    const waiting = await p.make()
    p.door.reject(waiting.mail?.actionId ?? '', reason)
    return await ended(waiting.id)
  }

  test('the decision of a person shows as a failure with nothing behind the colon', async () => {
    const run = await rejected('')
    expect(run).toMatchObject({ state: 'cancelled', problem: { message: 'You rejected the mail.' } })
    expect(mailStep(run)).toMatchObject({ state: 'skipped', note: 'You rejected the mail.', problem: null })
    const told = p.videos.events(run.id).map(({ text }) => text)
    expect(told).toContain('You rejected the mail.')
    expect(told.filter((text) => /failed|:\s*$/i.test(text))).toEqual([])
  })

  test('a new order after it sends what was refused, unseen', async () => {
    const run = await rejected('Not yet')
    p.settings.set({ 'video.review': false })
    const next = await p.make()
    expect(next.id).not.toBe(run.id)
    expect(next.state).toBe('needs_person')
    expect(mailStep(next)?.note).toContain('You rejected a mail for this job before')
  })

  test('it is proposed anew by itself while the cleanup waits', async () => {
    p.settings.set({ 'video.review': true, 'video.renderer': 'cloudinary' })
    p.cloud.removePlan.push(() => {
      throw fault('server')
    })
    const waiting = await p.make()
    p.door.reject(waiting.mail?.actionId ?? '', 'No')
    expect((await ended(waiting.id)).state).toBe('cancelled')
    expect(p.door.list({ states: ['proposed'], limit: 5 })).toEqual([])
  })
})

describe('after a retry', () => {
  test('a step counts its time from the first try, and the old cleanup counts as done', async () => {
    p.mailOut.plan.push(() => {
      throw fault('auth')
    })
    const failed = await p.make()
    expect(states(failed)).toBe('done done done done done done done failed done')
    p.clock.advance(400_000)
    const under = new Set<string>()
    const unfollow = p.videos.onChange((id) => {
      const run = p.videos.get(id)
      if (run.finishedAt === null && mailStep(run)?.state !== 'done') under.add(run.steps[8]?.state ?? '')
    })
    p.videos.retry(failed.id, null)
    const run = await p.settled(failed.id)
    unfollow()
    expect([...under]).toEqual(['pending'])
    const { startedAt, finishedAt } = mailStep(run) ?? {}
    expect((finishedAt ?? Infinity) - (startedAt ?? 0)).toBeLessThan(60_000)
  })

  test('what a cancelled run did last stays at the step that it left', async () => {
    p.settings.set({ 'video.review': true })
    const waiting = await p.make()
    p.videos.cancel(waiting.id)
    const run = await ended(waiting.id)
    expect(mailStep(run)).toMatchObject({ state: 'skipped', note: null, progress: null })
    expect(() => p.videos.cancel(run.id)).toThrow(expect.objectContaining({ code: 'RUN_ENDED' }))
    p.videos.retry(run.id, null)
    const again = await p.settled(run.id)
    expect(again.state).toBe('needs_person')
    expect(again.steps[8]?.state).toBe('pending')
  })
})

test('a mail that cannot be sent is found out after voice and picture were paid for', async () => {
  p.settings.set({ 'mail.body': 'No link in here.' })
  const run = await p.make()
  expect(run).toMatchObject({ state: 'failed', current: 'fetch_context' })
  expect(run.problem?.message).toContain('{{link}}')
  expect(p.speech.said).toEqual([])
})

test('a service that wants a day of rest keeps the computer awake', async () => {
  p.speech.plan.push(() => {
    const day = { service: 'openai', kind: 'rate', retryAfterMs: 86_400_000, safeToRetry: true } as const
    throw new ServiceError('Too many requests.', day)
  })
  const seen: ReturnType<typeof p.videos.counts>[] = []
  const unfollow = p.videos.onChange((id) => {
    if (p.videos.get(id).steps[2]?.state === 'retrying') seen.push(p.videos.counts())
  })
  expect((await p.make()).state).toBe('completed')
  unfollow()
  expect(seen).toContainEqual({ working: 1, needsYou: 0, active: 0 })
})

test('what the script could not say is not told, or fills the screen', () => {
  expect(leftOut([])).toBe('')
  expect(leftOut(['“x” was left out.', 'No price is known.'])).toBe(
    'Left out: “x” was left out. No price is known.',
  )
  expect(leftOut(['word '.repeat(100)])).toHaveLength(200)
})

test.each([
  [91.7, '1:32'],
  [59.6, '1:00'],
  [3599.5, '1:00:00'],
  [0, '0:00'],
])('a length of %d seconds is rounded in another way', (seconds, text) => {
  expect(clockTime(seconds)).toBe(text)
})
