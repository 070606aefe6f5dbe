import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openPipeline, type Pipeline } from './pipeline-fixture.ts'

let p: Pipeline
beforeEach(() => {
  p = openPipeline()
})
afterEach(() => p.dispose())

describe('offers', () => {
  const offer = (mailId: string, source: 'mail' | 'stage' = 'mail', jobId = p.jobId) =>
    p.videos.offer(
      { jobId, trigger: { source, detail: '', mailId: source === 'mail' ? mailId : null } },
      AbortSignal.timeout(5000),
    )

  test('the mail that started a run is told that there is one already', async () => {
    const first = await offer('m1')
    expect(await offer('m1')).toEqual(first)
    expect(await offer('m2')).toMatchObject({ why: 'run_exists', ...first })
    await Promise.all([offer('m3'), offer('m4')])
    expect(p.videos.list(10)).toHaveLength(1)
  })

  test('an order for a job elsewhere, or for none, starts a run', async () => {
    p.moveStage('sold')
    expect(await offer('m1')).toMatchObject({ why: 'wrong_stage' })
    expect(await offer('m1', 'mail', '987654')).toMatchObject({ why: 'unknown_job' })
    expect(p.videos.list(10)).toEqual([])
    const start = p.make()
    await expect(start).rejects.toMatchObject({ code: 'WRONG_STAGE' })
    await expect(p.make({ jobId: '987654' })).rejects.toMatchObject({ code: 'UNKNOWN_JOB' })
  })

  test('the stage takes up what a person cancelled, or what failed', async () => {
    p.setEmail('')
    const failed = await p.make()
    expect(await offer('', 'stage')).toMatchObject({ why: 'run_exists', runId: failed.id })
    expect(p.videos.get(failed.id).state).toBe('failed')
    p.setEmail('client@home.example')
    expect(await offer('m1')).toMatchObject({ runId: failed.id, detail: expect.stringContaining('taken up') })
    expect(p.videos.get(failed.id).trigger).toMatchObject({ source: 'mail', mailId: 'm1' })
    expect(p.videos.events(failed.id).map(({ text }) => text)).toContain('Ordered again by mail.')
    expect(await offer('m1')).toEqual({ runId: failed.id })
    expect((await p.settled(failed.id)).state).toBe('completed')
  })
})

describe('what the window asks for', () => {
  test('jobs that wait for a video, counts and previews are wrong', async () => {
    p.settings.set({ 'video.review': true })
    const signal = AbortSignal.timeout(5000)
    const before = await p.videos.readyJobs(signal)
    const row = before.find(({ job, runId }) => job.id === p.jobId && runId === null)
    expect(row?.email).toContain('@')
    expect(before.filter(({ email }) => email === null)).toEqual([])
    const run = await p.make()
    expect(p.videos.counts()).toEqual({ working: 0, needsYou: 1, active: 0 })
    const ready = await p.videos.readyJobs(signal)
    expect(ready.find(({ job }) => job.id === p.jobId)?.runId).toBe(run.id)
    const preview = await p.videos.previewMail({ runId: run.id, subject: null, body: null }, signal)
    await p.door.approve(run.mail?.actionId ?? '')
    await expect.poll(() => p.videos.get(run.id).state, { timeout: 5000 }).toBe('completed')
    const sent = p.mailOut.received[0]
    expect(preview).toMatchObject({ subject: sent?.subject, text: sent?.text, html: sent?.html })
    expect(p.videos.events(run.id).length).toBeGreaterThan(9)
  })

  test('a preview without a run needs an address, or ignores unsaved words', async () => {
    const preview = await p.videos.previewMail(
      { runId: null, subject: 'Hello {{firstName}}', body: 'See {{link}}' },
      AbortSignal.timeout(5000),
    )
    expect(preview.subject).toBe('Hello Maria')
    expect(preview.to).toContain('@example.com')
  })

  test('media of a run that has none is a crash', async () => {
    p.setEmail('')
    const run = await p.make()
    expect(() => p.videos.media(run.id, 'video')).toThrow(expect.objectContaining({ code: 'NO_MEDIA' }))
    expect(() => p.videos.get('run_none')).toThrow(expect.objectContaining({ code: 'RUN_GONE' }))
  })
})
