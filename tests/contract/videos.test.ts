import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { VideoRun, VideoStepName } from '#shared/domain/video-run.ts'
import { fault, type Trouble } from '#tests/unit/video/fake-services.ts'
import { openPipeline, type Pipeline } from '#tests/unit/video/pipeline-fixture.ts'

let p: Pipeline
beforeEach(() => {
  p = openPipeline()
})
afterEach(() => p.dispose())

test('a run does not end in one mail, one note, one video and no temporary files', async () => {
  const run = await p.make()
  expect(run.problem).toBeNull()
  expect(run.state).toBe('completed')
  expect(run.steps.map(({ state }) => state)).toEqual(run.steps.map(() => 'done'))
  expect(p.mailOut.received).toHaveLength(1)
  expect(p.mailOut.received[0]?.text).toContain(run.delivery?.link)
  expect(p.delivery.files.size).toBe(1)
  expect((await p.notes()).filter((text) => text.includes('https://drive.test/'))).toHaveLength(1)
  expect(p.files()).toEqual([
    `${run.id}/video.mp4`,
    expect.stringMatching(/^voice\/\w+\.wav$/),
    expect.stringMatching(/^voice\/\w+\.wav\.json$/),
  ])
  expect(run).toMatchObject({
    costUsd: 0.02,
    current: null,
    mail: { state: 'sent' },
    delivery: { confirmed: true },
  })
})

const hold = (): { readonly reached: Promise<void>; readonly trouble: Trouble } => {
  const reached = Promise.withResolvers<void>()
  return {
    reached: reached.promise,
    trouble: (_effect, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
        reached.resolve()
      }),
  }
}
const failing =
  (error: Error): Trouble =>
  () => {
    throw error
  }
/** The effect happens, and the answer is lost. */
const lostReply: Trouble = (effect) => {
  effect()
  throw fault('network')
}
const again = (run: VideoRun): Promise<VideoRun> => {
  p.videos.retry(run.id, null)
  return p.settled(run.id)
}

test('a step that fails for a while ends the run, or does its effect twice', async () => {
  p.settings.set({ 'video.renderer': 'cloudinary' })
  p.speech.plan.push(failing(fault('server')), lostReply)
  p.cloud.assetPlan.push(failing(fault('rate')), lostReply)
  p.cloud.plan.push(failing(fault('timeout')))
  p.cloud.stillRendering = 3
  p.delivery.plan.push(failing(fault('network', true)), lostReply)
  p.delivery.looks = [fault('rate'), { state: 'processing', note: 'x' }, { state: 'ready', note: 'ready' }]
  p.mailOut.plan.push(failing(fault('network', true)), lostReply)
  p.cloud.removePlan.push(failing(fault('server')), lostReply)
  const run = await p.make()
  expect(run.problem).toBeNull()
  expect(run.state).toBe('completed')
  expect(p.mailOut.received).toHaveLength(1)
  expect(p.delivery.files.size).toBe(1)
  expect(p.cloud.there.size).toBe(0)
  expect((await p.notes()).filter((text) => text.includes('https://drive.test/'))).toHaveLength(1)
})

test('a mail whose answer was lost is sent a second time', async () => {
  p.mailOut.plan.push(lostReply)
  expect((await p.make()).state).toBe('completed')
  expect(p.mailOut.received).toHaveLength(1)
})

test.each(['happened', 'did_not_happen'] as const)(
  'a mail of which nobody knows whether it left is sent blindly; a person saw: %s',
  async (outcome) => {
    p.mailOut.findable = false
    p.mailOut.plan.push(outcome === 'happened' ? lostReply : failing(fault('timeout')))
    const waiting = await p.make()
    expect(waiting.state).toBe('needs_person')
    expect(waiting.mail?.state).toBe('unknown')
    expect(waiting.steps[7]?.note).toContain('Sent folder')
    await p.door.resolve(waiting.mail?.actionId ?? '', outcome)
    await expect.poll(() => p.videos.get(waiting.id).state, { timeout: 5000 }).toBe('completed')
    expect(p.mailOut.received).toHaveLength(1)
  },
)

describe('review', () => {
  beforeEach(() => void p.settings.set({ 'video.review': true }))

  test('the client mail leaves before a person has seen it, or an edit is lost', async () => {
    const waiting = await p.make()
    expect(waiting).toMatchObject({ state: 'needs_person', current: 'deliver_to_client' })
    expect(p.mailOut.received).toEqual([])
    const id = waiting.mail?.actionId ?? ''
    const before = await p.videos.previewMail(
      { runId: waiting.id, subject: null, body: null },
      AbortSignal.timeout(5000),
    )
    const text = `${before.text}\n\nSee you Friday.`
    await p.door.approve(id, { edits: { text } })
    await expect.poll(() => p.videos.get(waiting.id).state, { timeout: 5000 }).toBe('completed')
    expect(p.mailOut.received[0]?.text).toContain('See you Friday.')
    expect(p.mailOut.received[0]?.html).toContain('See you Friday.')
  })

  test('an edit takes the link out', async () => {
    const waiting = await p.make()
    const edited = p.door.approve(waiting.mail?.actionId ?? '', { edits: { text: 'No link here.' } })
    await expect(edited).rejects.toMatchObject({ code: 'MAIL_TEXT' })
  })

  test('a rejected mail is sent after all, or cannot be proposed anew', async () => {
    const waiting = await p.make()
    p.door.reject(waiting.mail?.actionId ?? '', 'She asked us to wait')
    await expect.poll(() => p.videos.get(waiting.id).state, { timeout: 5000 }).toBe('cancelled')
    const failed = p.videos.get(waiting.id)
    expect(failed.problem?.message).toBe('You rejected the mail: She asked us to wait')
    expect(failed.steps[7]).toMatchObject({ state: 'skipped', progress: null, note: failed.problem?.message })
    expect(failed.steps[8]?.state).toBe('done')
    // The note is at the job, so its link must go on working.
    expect(p.delivery.files.size).toBe(1)
    p.settings.set({ 'video.review': false })
    const next = await again(failed)
    expect(next.state).toBe('needs_person')
    await p.door.approve(next.mail?.actionId ?? '')
    await expect.poll(() => p.videos.get(waiting.id).state, { timeout: 5000 }).toBe('completed')
    expect(p.mailOut.received).toHaveLength(1)
  })

  test('a mail goes to the address that was changed while it waited', async () => {
    const waiting = await p.make()
    p.setEmail('new@client.example')
    await p.door.approve(waiting.mail?.actionId ?? '')
    expect(p.mailOut.received).toEqual([])
    await expect.poll(() => p.videos.get(waiting.id).mail?.to, { timeout: 5000 }).toBe('new@client.example')
    const next = await p.settled(waiting.id)
    expect(next.state).toBe('needs_person')
    await p.door.approve(next.mail?.actionId ?? '')
    await expect.poll(() => p.videos.get(waiting.id).state, { timeout: 5000 }).toBe('completed')
    expect(p.mailOut.received.map(({ to }) => to.address)).toEqual(['new@client.example'])
  })

  test('a cancelled run leaves its mail to be approved', async () => {
    const waiting = await p.make()
    p.videos.cancel(waiting.id)
    await expect.poll(() => p.videos.get(waiting.id).state, { timeout: 5000 }).toBe('cancelled')
    expect(p.door.get(waiting.mail?.actionId ?? '').state).toBe('rejected')
    await expect(p.door.approve(waiting.mail?.actionId ?? '')).rejects.toMatchObject({
      code: 'ACTION_REJECTED',
    })
    expect(p.mailOut.received).toEqual([])
    expect(p.videos.get(waiting.id).mail).toBeNull()
  })

  test('an approval in a process that is gone before the run went on is forgotten', async () => {
    const waiting = await p.make()
    await p.runner.close()
    await p.door.approve(waiting.mail?.actionId ?? '')
    p = await p.reopen()
    p.runner.wake(waiting.id)
    await expect.poll(() => p.videos.get(waiting.id).state, { timeout: 5000 }).toBe('completed')
    expect(p.mailOut.received).toHaveLength(1)
  })
})

describe('cancel', () => {
  const cancelAt = async (step: VideoStepName, plan: Trouble[]): Promise<VideoRun> => {
    p.settings.set({ 'video.renderer': 'cloudinary' })
    const { reached, trouble } = hold()
    plan.push(trouble)
    const trigger = { source: 'person', detail: 'Test', mailId: null } as const
    const { run } = await p.videos.start({ jobId: p.jobId, trigger }, AbortSignal.timeout(5000))
    await reached
    expect(p.videos.get(run.id).current).toBe(step)
    p.videos.cancel(run.id)
    return await p.settled(run.id)
  }

  test.each([
    ['generate_audio', () => p.speech.plan],
    ['render_video', () => p.cloud.plan],
    ['upload_video', () => p.delivery.plan],
  ] as const)('a run cancelled in %s leaves something behind', async (step, plan) => {
    const run = await cancelAt(step, plan())
    expect(run.state).toBe('cancelled')
    expect(run.steps[8]?.state).toBe('done')
    expect(p.cloud.there.size).toBe(0)
    expect(p.delivery.files.size).toBe(0)
    expect(p.mailOut.received).toEqual([])
    expect(p.files().filter((file) => !/^voice\/|video\.mp4$/.test(file))).toEqual([])
  })

  test('a run cancelled while its mail is being sent sends it later', async () => {
    const run = await cancelAt('deliver_to_client', p.mailOut.plan)
    expect(run.state).toBe('cancelled')
    expect(p.mailOut.received).toEqual([])
    // Colleagues have the link.
    expect(p.delivery.files.size).toBe(1)
    const actions = p.door.list({ states: ['proposed', 'approved', 'failed', 'sending'], limit: 50 })
    expect(actions).toEqual([])
  })

  test('a delivered video that nobody was told of stays, or a retry sends a dead link', async () => {
    p.crmTrouble.push(fault('auth'))
    const failed = await p.make()
    expect(failed.state).toBe('failed')
    expect(failed.current).toBe('notify_crm')
    expect(p.delivery.files.size).toBe(0)
    expect(failed.delivery).toBeNull()
    const run = await again(failed)
    expect(run.problem).toBeNull()
    expect(run.state).toBe('completed')
    const [id] = p.delivery.files.keys()
    expect(p.mailOut.received[0]?.text).toContain(`https://drive.test/${id}`)
  })
})

describe('again', () => {
  test('a second start makes a second video', async () => {
    const first = await p.make()
    const second = await p.make()
    expect(second.id).toBe(first.id)
    expect(p.mailOut.received).toHaveLength(1)
  })

  test('another video for a job is sent without a person', async () => {
    const first = await p.make()
    const second = await p.make({ again: true })
    expect(second.id).not.toBe(first.id)
    expect(second.state).toBe('needs_person')
    expect(p.mailOut.received).toHaveLength(1)
    await p.door.approve(second.mail?.actionId ?? '')
    await expect.poll(() => p.videos.get(second.id).state, { timeout: 5000 }).toBe('completed')
    expect(new Set(p.mailOut.received.map(({ messageId }) => messageId)).size).toBe(2)
    // The same text in the same voice was paid for once.
    expect(p.speech.said).toHaveLength(1)
  })

  test('a completed run that is done again from a step mails the same link twice', async () => {
    const run = await p.make()
    p.videos.retry(run.id, 'notify_crm')
    const same = await p.settled(run.id)
    expect(same.state).toBe('completed')
    expect(p.mailOut.received).toHaveLength(1)
    expect((await p.notes()).filter((text) => text.includes('https://drive.test/'))).toHaveLength(1)
  })

  test('a video that somebody deleted is mailed all the same', async () => {
    const run = await p.make()
    p.delivery.files.clear()
    p.videos.retry(run.id, 'upload_video')
    const next = await p.settled(run.id)
    expect(p.delivery.files.size).toBe(1)
    expect(next.state).toBe('needs_person')
    expect(p.door.get(next.mail?.actionId ?? '').payload['text']).toContain(next.delivery?.link)
    expect(p.mailOut.received).toHaveLength(1)
  })

  test('a run that failed for want of an address cannot go on', async () => {
    const address = 'client@home.example'
    p.setEmail('')
    const failed = await p.make()
    expect(failed.problem?.nextStep).toContain('Add it in the CRM')
    expect(failed.steps[0]?.attempts).toBe(1)
    p.setEmail(address)
    const { run, created } = await p.videos.start(
      { jobId: p.jobId, trigger: { source: 'person', detail: '', mailId: null } },
      AbortSignal.timeout(5000),
    )
    expect([run.id, created]).toEqual([failed.id, false])
    expect((await p.settled(run.id)).state).toBe('completed')
    expect(p.mailOut.received[0]?.to.address).toBe(address)
  })
})

test('a simulation touches something outside', async () => {
  const notes = await p.notes()
  const run = await p.make({ simulate: true })
  expect(run.problem).toBeNull()
  expect(run).toMatchObject({
    state: 'completed',
    simulate: true,
    delivery: null,
    mail: { state: 'simulated' },
  })
  expect(run.steps[6]).toMatchObject({
    state: 'done',
    note: 'Nothing was delivered, so nothing is waited for',
  })
  expect(run.steps[3]?.note).toContain(`media/${run.id}/video.mp4`)
  expect(p.door.list({ states: [], limit: 10 })).toEqual([])
  expect(p.mailOut.received).toEqual([])
  expect(p.delivery.files.size).toBe(0)
  expect(await p.notes()).toEqual(notes)
  expect(p.videos.media(run.id, 'video').bytes).toBeGreaterThan(0)
  expect((await p.make({ simulate: true })).id).not.toBe(run.id)
  expect((await p.make()).state).toBe('completed')
})

test('the fixed wait is cut short, or the computer that slept sends twice', async () => {
  p.settings.set({ 'video.wait.mode': 'fixed' })
  const run = await p.make()
  expect(run.state).toBe('completed')
  const [upload, , wait] = [run.steps[4], run.steps[5], run.steps[6]]
  const waited = (wait?.finishedAt ?? 0) - (upload?.finishedAt ?? 0)
  expect(waited).toBeGreaterThanOrEqual(899_000)
  expect(waited).toBeLessThan(960_000)
  expect(p.mailOut.received).toHaveLength(1)
})

test('a wait that was ordered is not kept', async () => {
  const run = await p.make({ waitSeconds: 5 })
  const waited = (run.steps[6]?.finishedAt ?? 0) - (run.steps[4]?.finishedAt ?? 0)
  expect(waited).toBeGreaterThanOrEqual(4_900)
  expect(waited).toBeLessThan(15_000)
})

test('a video that never gets ready keeps the mail for ever', async () => {
  p.delivery.looks = [{ state: 'processing', note: 'Google is at work' }]
  const run = await p.make()
  expect(run).toMatchObject({ state: 'completed', delivery: { confirmed: false } })
  const waited = (run.steps[6]?.finishedAt ?? 0) - (run.steps[4]?.finishedAt ?? 0)
  expect(waited).toBeGreaterThanOrEqual(899_000)
})

test('the policy "never" is passed by the standing order', async () => {
  p.settings.set({ 'approvals.email.client': 'never' })
  const run = await p.make()
  expect(run.state).toBe('failed')
  expect(run.problem?.nextStep).toContain('approval policy')
  expect(p.mailOut.received).toEqual([])
  p.settings.set({ 'approvals.email.client': 'ask' })
  expect((await again(run)).state).toBe('completed')
})

test('what cleaning up could not reach is forgotten', async () => {
  p.settings.set({ 'video.renderer': 'cloudinary' })
  p.cloud.removePlan.push(failing(fault('auth')))
  const run = await p.make()
  expect(run.state).toBe('completed')
  expect(run.steps[8]?.state).toBe('failed')
  expect(run.problem?.message).toContain('trouble: auth')
  expect(p.cloud.there.size).toBe(1)
  expect((await p.videos.janitor(AbortSignal.timeout(5000))).tidied).toBe(1)
  expect(p.cloud.there.size).toBe(0)
})

test('the janitor takes away what another workspace put there', async () => {
  p.settings.set({ 'video.renderer': 'cloudinary' })
  p.cloud.there.set('run_of_another', new Set(['x']))
  await p.videos.janitor(AbortSignal.timeout(5000))
  expect(p.cloud.there.size).toBe(1)
})

test('a process that died in a step does its effect twice', async () => {
  p.settings.set({ 'video.renderer': 'cloudinary' })
  const { reached, trouble } = hold()
  p.mailOut.plan.push(trouble)
  const order = { jobId: p.jobId, trigger: { source: 'person', detail: '', mailId: null } } as const
  const { run } = await p.videos.start(order, AbortSignal.timeout(5000))
  await reached
  p = await p.reopen()
  const ended = await p.settled(run.id)
  expect(ended.state).toBe('completed')
  expect(p.mailOut.received).toHaveLength(1)
  expect(p.speech.said).toHaveLength(1)
  expect(p.cloud.there.size).toBe(0)
})
