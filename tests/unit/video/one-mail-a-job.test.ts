import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openPipeline, type Pipeline } from './pipeline-fixture.ts'
import { fault } from './fake-services.ts'

let p: Pipeline
beforeEach(() => {
  p = openPipeline()
})
afterEach(() => p.dispose())

const trigger = { source: 'person', detail: 'Test', mailId: null } as const
const start = async () => await p.videos.start({ jobId: p.jobId, trigger }, AbortSignal.timeout(5000))

describe('going on after a failure', () => {
  test('a mail that the server refused cannot be sent after the sign-in was put right', async () => {
    p.mailOut.plan.push(() => {
      throw fault('auth')
    })
    const failed = await p.make()
    expect(failed).toMatchObject({ state: 'failed', current: 'deliver_to_client' })
    p.videos.retry(failed.id, null)
    expect(await p.settled(failed.id)).toMatchObject({ state: 'completed', mail: { state: 'sent' } })
    expect(p.mailOut.received).toHaveLength(1)
  })

  test('a note or an upload that was refused is never tried again', async () => {
    p.delivery.plan.push(() => {
      throw fault('auth')
    })
    p.crmTrouble.push(fault('auth'))
    const before = await p.notes()
    const failed = await p.make()
    expect(failed).toMatchObject({ state: 'failed', current: 'upload_video' })
    p.videos.retry(failed.id, null)
    expect(await p.settled(failed.id)).toMatchObject({ state: 'failed', current: 'notify_crm' })
    p.videos.retry(failed.id, null)
    expect((await p.settled(failed.id)).state).toBe('completed')
    expect((await p.notes()).length - before.length).toBe(1)
    expect(p.delivery.files.size).toBe(1)
  })

  test('a run cancelled while its mail waited blames the approval policy when it is tried again', async () => {
    p.settings.set({ 'video.review': true })
    const waiting = await p.make()
    p.videos.cancel(waiting.id)
    expect((await p.settled(waiting.id)).state).toBe('cancelled')
    p.settings.set({ 'video.review': false })
    p.videos.retry(waiting.id, null)
    expect(await p.settled(waiting.id)).toMatchObject({ state: 'completed', problem: null })
    expect(p.mailOut.received).toHaveLength(1)
  })
})

describe('two runs of a job', () => {
  /** One run that was stopped before anybody was told of it, and a second one that waits before its mail. */
  async function stoppedAndWaiting(): Promise<{ stopped: string; waiting: string }> {
    p.setEmail('client@home.example')
    p.settings.set({ 'video.wait.mode': 'fixed', 'video.review': true })
    p.delivery.plan.push((_effect, signal) => {
      p.videos.cancel(first.run.id)
      signal.throwIfAborted()
      throw fault('auth', true)
    })
    const first = await start()
    expect((await p.settled(first.run.id)).state).toBe('cancelled')
    const second = await start()
    expect(second.created).toBe(true)
    return { stopped: first.run.id, waiting: (await p.settled(second.run.id)).id }
  }

  test('the older one is taken up beside the newer one, and the client gets two mails', async () => {
    const { stopped, waiting } = await stoppedAndWaiting()
    expect(() => p.videos.retry(stopped, null)).toThrow(
      expect.objectContaining({ code: 'OTHER_RUN_UNDER_WAY' }),
    )
    expect(p.videos.get(waiting).state).toBe('needs_person')
  })

  test('both reach the mail at once, and both are sent unseen', async () => {
    const { stopped, waiting } = await stoppedAndWaiting()
    p.settings.set({ 'video.review': false })
    // As another process would have done it in the moment after it looked.
    p.runner.retry(stopped)
    const run = await p.settled(stopped)
    expect(run.state).toBe('needs_person')
    expect(run.steps.find(({ name }) => name === 'deliver_to_client')?.note).toContain('under way')
    expect(p.mailOut.received).toHaveLength(0)
    expect(p.videos.get(waiting).state).toBe('needs_person')
  })

  test('a start beside an older run that was taken up again makes a third one', async () => {
    const { stopped, waiting } = await stoppedAndWaiting()
    p.videos.cancel(waiting)
    await p.settled(waiting)
    p.videos.retry(stopped, null)
    expect(await start()).toMatchObject({ created: false, run: { id: stopped } })
    await p.settled(stopped)
  })
})

test('the janitor takes files from a run that was taken up again meanwhile', async () => {
  p.settings.set({ 'video.renderer': 'cloudinary' })
  p.cloud.removePlan.push(() => {
    throw fault('auth')
  })
  p.speech.plan.length = 0
  p.mailOut.plan.push(() => {
    throw fault('auth')
  })
  const failed = await p.make()
  expect(failed.steps.at(-1)?.state).toBe('failed')
  if (p.cloud.assets) {
    Object.assign(p.cloud.assets, {
      runsWithAssets: async () => {
        p.runner.retry(failed.id)
        return [failed.id]
      },
    })
  }
  expect(await p.videos.janitor(AbortSignal.timeout(5000))).toEqual({ tidied: 0 })
  await p.settled(failed.id)
})

test('a name with line breaks or hidden signs gets into titles, notes and subjects', async () => {
  const name = 'Maria\u202e\r\nBcc: x@evil.example \u200b{{link}} <b>'
  p.workspace.db
    .prepare(
      'update crm_customers set first_name = ? where id = (select customer_id from crm_jobs where id = ?)',
    )
    .run(name, Number(p.jobId))
  const run = await p.make()
  expect(run.state).toBe('completed')
  const actions = p.door.list({ states: [], limit: 50 })
  const shown = [
    run.customerName,
    ...run.steps.map(({ note }) => note ?? ''),
    ...actions.flatMap(({ title, recipient, payload }) => [
      title,
      recipient,
      JSON.stringify(payload['subject'] ?? ''),
    ]),
    (await p.notes()).find((text) => text.startsWith('The primer video'))?.split('\n')[0] ?? '\n',
  ]
  for (const text of shown) expect(text).not.toMatch(/[\r\n\u202e\u200b]/u)
  expect(p.mailOut.received[0]?.html).not.toContain('<b>')
})

test('a folder with two spaces in its name makes a mail that cannot be sent', async () => {
  const deliver = p.delivery.deliver.bind(p.delivery)
  p.delivery.deliver = async (order, call) => ({
    ...(await deliver(order, call)),
    link: '/home/me/My  videos/Primer video.mp4',
  })
  const run = await p.make()
  expect(run).toMatchObject({ state: 'completed', mail: { state: 'sent' } })
  p.videos.retry(run.id, 'deliver_to_client')
  await p.settled(run.id)
  expect(p.mailOut.received).toHaveLength(1)
})
