import { describe, expect, test } from 'vitest'
import { noticeOf, trayReport } from '#main/app/attention.ts'
import type { ListenerStatus } from '#shared/domain/trigger-mail.ts'
import type { VideoRun } from '#shared/domain/video-run.ts'

const now = 1_800_000_000_000
const listener: ListenerStatus = {
  provider: 'imap',
  label: 'videos@example.com on imap.example.com',
  state: 'listening',
  lastCheckAt: now - 30 * 60_000,
  lastIdleAt: now - 2 * 60_000,
  lastMailAt: null,
  troubleSince: null,
  trouble: null,
  stagePoll: { on: false, lastAt: null, trouble: null },
}
const calm = { working: 0, needsYou: 0, pendingApprovals: 0, listener, now }

describe('the tray', () => {
  test('the last answer of the server counts less than an old look for mail', () => {
    expect(trayReport(calm).lines).toEqual(['Last mail check 2 minutes ago'])
  })

  test('a listener in trouble hides behind work that waits', () => {
    const trouble = { message: 'The server refused the password.', nextStep: 'Type it again.' }
    const report = trayReport({ ...calm, needsYou: 1, listener: { ...listener, state: 'error', trouble } })
    expect(report.status).toBe('error')
    expect(report.lines).toContain('The server refused the password.')
  })

  test('an approval of a run is counted twice', () => {
    const report = trayReport({ ...calm, needsYou: 1, pendingApprovals: 1 })
    expect(report).toMatchObject({ status: 'needs_you', listening: true })
    expect(report.lines).toContain('1 thing waits for you')
  })

  test('a paused listener cannot be switched on again', () => {
    const report = trayReport({ ...calm, listener: { ...listener, state: 'paused' } })
    expect(report).toMatchObject({
      status: 'idle',
      listening: false,
      lines: ['Listening for mail is paused'],
    })
  })

  test('a listener that is off offers a switch that does nothing', () => {
    expect(trayReport({ ...calm, listener: { ...listener, state: 'off' } })).toMatchObject({
      listening: null,
      lines: [],
    })
  })
})

const run = (state: VideoRun['state'], more: Partial<VideoRun> = {}): VideoRun =>
  ({
    id: 'run_1',
    state,
    simulate: false,
    customerName: 'Maria Ortiz',
    jobNumber: '2231-01',
    problem: null,
    ...more,
  }) as VideoRun

describe('a notification', () => {
  test.each(['queued', 'running', 'waiting', 'cancelled'] as const)('a run that is %s disturbs', (state) => {
    expect(noticeOf(run(state))).toBeNull()
  })

  test('a stuck run does not say why, or leads nowhere', () => {
    const problem = {
      message: 'ElevenLabs has no credit left.',
      nextStep: 'Top it up.',
      reference: 'a1b2c3d4',
    }
    const notice = noticeOf(run('failed', { problem }))
    expect(notice).toMatchObject({ open: 'videos/run_1' })
    expect(notice?.body).toContain('ElevenLabs has no credit left.')
  })

  test('a simulation says that a video was sent', () => {
    expect(noticeOf(run('completed', { simulate: true }))).toBeNull()
  })
})
