import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  videoStepNames,
  type VideoRun,
  type VideoStepName,
  type VideoStepState,
} from '#shared/domain/video-run.ts'
import type { OwnedVideos } from '#main/video/create-videos.ts'
import { openStage, type Stage } from './pipeline-fixture.ts'
import { settingsFor, type Client } from './pipeline-services-places.ts'
import { NOTHING, ONCE, traces } from './pipeline-services-traces.ts'

let s: Stage
beforeAll(async () => {
  s = await openStage({ clients: 40, settings: { 'voice.provider': 'openai' } })
})
afterEach(() => {
  const { 'crm.provider': crm, ...rest } = settingsFor(s.services)
  const providers = ['video.renderer', 'delivery.provider', 'mail.provider'] as const
  s.core.settings.set({
    'crm.provider': crm,
    ...Object.fromEntries(providers.map((key) => [key, rest[key]])),
  })
})
afterAll(async () => await s.dispose())

/** Does it as soon as a step of the run is in one of the states; once. */
function at(
  runId: string,
  step: VideoStepName,
  work: (run: VideoRun) => void,
  states: readonly VideoStepState[] = ['running', 'waiting'],
): void {
  const unfollow = s.core.videos.onChange((changed) => {
    if (changed !== runId) return
    const run = s.core.videos.get(runId)
    const state = run.steps[videoStepNames.indexOf(step)]?.state
    if (state === undefined || !states.includes(state)) return
    unfollow()
    work(run)
  })
}

async function changed(
  client: Client,
  step: VideoStepName,
  work: (run: VideoRun) => void,
  states?: readonly VideoStepState[],
): Promise<VideoRun> {
  const { id } = await s.start(client)
  at(id, step, work, states)
  return await s.settled(id)
}

async function completes(client: Client, runId: string): Promise<VideoRun> {
  const run = await s.again(runId)
  expect(run.problem).toBeNull()
  expect(run.state).toBe('completed')
  expect(traces(s, client, run)).toEqual(ONCE)
  return run
}

const customerOf = (client: Client) => {
  const customer = s.services.leap.state.customers.find(({ id }) => id === client.customerId)
  if (!customer) throw new Error('the customer is gone')
  return customer as { email: string }
}

describe('cancel', () => {
  const told = { ...ONCE, mails: 0 }
  test.each([
    ['fetch_context', NOTHING],
    ['generate_script', NOTHING],
    ['generate_audio', NOTHING],
    ['render_video', NOTHING],
    ['upload_video', NOTHING],
    ['notify_crm', NOTHING],
    ['wait_for_processing', told],
    ['deliver_to_client', told],
  ] as const)(
    'a run cancelled in %s goes on, leaves something or cannot be taken up again',
    async (step, left) => {
      const client = s.services.nextClient()
      const run = await changed(client, step, ({ id }) => s.core.videos.cancel(id))
      expect(run.state).toBe('cancelled')
      expect(run.steps[8]?.state).toBe('done')
      expect(traces(s, client, run)).toEqual(left)
      const open = s.core.door.list({ states: ['proposed', 'approved', 'sending', 'failed'], limit: 50 })
      expect(open).toEqual([])
      const done = await completes(client, run.id)
      const spoken = s.services.spoken(done.script?.text ?? '')
      expect(spoken).toBeLessThanOrEqual(step === 'generate_audio' ? 2 : 1)
    },
  )

  test('a cancel during the cleanup takes the video from a client who has it', async () => {
    const client = s.services.nextClient()
    const run = await changed(client, 'cleanup', ({ id }) => s.core.videos.cancel(id))
    expect(run.steps[8]?.state).toBe('done')
    expect(traces(s, client, run)).toEqual(ONCE)
  })

  test.each([
    ['generate_audio', () => s.services.openai.fail({ kind: 'silent' })],
    ['upload_video', () => s.services.drive.fail('session.put', { kind: 'silent' })],
    ['notify_crm', () => s.services.leap.faults.add({ on: 'POST /jobs/*/notes', kind: 'hang' })],
  ] as const)('a cancel in %s waits for a service that does not answer', async (step, hang) => {
    const client = s.services.nextClient()
    const { id } = await s.start(client)
    hang()
    at(id, step, () => setTimeout(() => s.core.videos.cancel(id), 300))
    const before = performance.now()
    const run = await s.settled(id)
    expect(performance.now() - before).toBeLessThan(s.patience.ms / 2)
    expect(run.state).toBe('cancelled')
    expect(traces(s, client, run)).toEqual(NOTHING)
    await completes(client, id)
  })
})

describe('settings changed under a run', () => {
  test('another renderer chosen meanwhile leaves things at the first one for ever', async () => {
    const client = s.services.nextClient()
    const small = s.core.settings.get('video.template')
    const local = { 'video.renderer': 'local', 'video.template': '' }
    const run = await changed(client, 'render_video', () => s.core.settings.set(local), ['waiting'])
    s.core.settings.set({ 'video.template': small })
    expect(run).toMatchObject({ state: 'completed', video: { by: 'Rendered on this computer' } })
    expect(run.steps[8]?.state).toBe('failed')
    expect(run.problem?.nextStep).toMatch(/^Choose it again/)
    expect(s.services.cloud.leftovers()).not.toEqual([])
    expect(traces(s, client, run)).toMatchObject({ ...ONCE, atCloudinary: expect.any(Array) })
    s.core.settings.set({ 'video.renderer': 'cloudinary' })
    const { janitor } = s.core.videos as OwnedVideos
    await janitor(AbortSignal.timeout(10_000))
    expect(s.services.cloud.leftovers()).toEqual([])
  }, 60_000)

  test('another delivery chosen meanwhile delivers twice, or breaks the link', async () => {
    const client = s.services.nextClient()
    const run = await changed(client, 'notify_crm', () =>
      s.core.settings.set({ 'delivery.provider': 'folder' }),
    )
    expect(run).toMatchObject({ state: 'completed', delivery: { label: 'Google Drive', confirmed: false } })
    expect(traces(s, client, run)).toEqual(ONCE)
  })

  test('another way for mail chosen meanwhile sends by both, or by none', async () => {
    const client = s.services.nextClient()
    const run = await changed(client, 'wait_for_processing', () =>
      s.core.settings.set({ 'mail.provider': 'outbox' }),
    )
    expect(run.state).toBe('completed')
    expect(s.services.mailsTo(client.email)).toEqual([])
    expect(readdirSync(join(s.dir, 'outbox'))).toHaveLength(1)
  })

  test('another CRM connected meanwhile gets the note of a job that it does not have', async () => {
    const client = s.services.nextClient()
    const run = await changed(client, 'render_video', () => s.core.settings.set({ 'crm.provider': 'local' }))
    expect(run).toMatchObject({ state: 'failed', current: 'notify_crm' })
    expect(run.problem?.message).toMatch(/begun for another CRM/)
    s.core.settings.set({ 'crm.provider': 'leap' })
    expect(traces(s, client, run)).toEqual(NOTHING)
    await completes(client, run.id)
  })
})

describe('the CRM changed under a run', () => {
  test('a job that moved on while its video was made gets half of a video', async () => {
    const client = s.services.nextClient()
    const job = s.services.leap.state.jobs.find(({ number }) => number === client.jobNumber)
    const run = await changed(client, 'render_video', () => void Object.assign(job ?? {}, { stage: 'sold' }))
    expect(job?.stage).toBe('sold')
    expect(run.state).toBe('completed')
    expect(traces(s, client, run)).toEqual(ONCE)
  })

  test('a job that moved on before its video was begun gets one', async () => {
    const client = s.services.nextClient()
    const job = s.services.leap.state.jobs.find(({ number }) => number === client.jobNumber)
    const { id } = await s.start(client)
    Object.assign(job ?? {}, { stage: 'sold' })
    const run = await s.settled(id)
    expect(run).toMatchObject({ state: 'failed', current: 'fetch_context' })
    expect(run.problem?.nextStep).toMatch(/\.$/)
    expect(traces(s, client, run)).toEqual(NOTHING)
  })

  test('the mail goes to the address that the customer had when the video was uploaded', async () => {
    const client = s.services.nextClient()
    const email = `new-${client.email}`
    const run = await changed(client, 'wait_for_processing', () => {
      customerOf(client).email = email
    })
    expect(run).toMatchObject({ state: 'completed', mail: { to: email } })
    expect(s.services.mailsTo(client.email)).toEqual([])
    expect(s.services.mailsTo(email)).toHaveLength(1)
  })

  test('an address that went missing loses the video, or is sent two mails', async () => {
    const client = s.services.nextClient()
    const run = await changed(client, 'wait_for_processing', () => {
      customerOf(client).email = ''
    })
    expect(run).toMatchObject({ state: 'failed', current: 'deliver_to_client' })
    expect(run.problem).toMatchObject({
      message: expect.stringContaining('has no e-mail address in the CRM'),
      nextStep: 'Add it in the CRM, then try again.',
    })
    expect(traces(s, client, run)).toEqual({ ...ONCE, mails: 0 })
    customerOf(client).email = client.email
    await completes(client, run.id)
  })

  test('a customer without an address costs a voice and a video', async () => {
    const client = s.services.nextClient()
    customerOf(client).email = ''
    const calls = s.services.openai.billed.calls
    const run = await s.make(client)
    expect(run).toMatchObject({ state: 'failed', current: 'fetch_context' })
    expect(s.services.openai.billed.calls).toBe(calls)
    expect(traces(s, client, run)).toEqual(NOTHING)
    customerOf(client).email = client.email
    await completes(client, run.id)
  })
})
