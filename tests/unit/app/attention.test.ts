import { describe, expect, test } from 'vitest'
import { followAttention, noticeOf, trayReport } from '#main/app/attention.ts'
import { silentLog } from '#main/core/log.ts'
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

test('a run that waits for a person is told of every hour, or stuck again is not told of', () => {
  let now: VideoRun = run('needs_person', { current: 'deliver_to_client' })
  let changed = (_runId: string): void => undefined
  const told: string[] = []
  const stop = followAttention({
    shell: {
      notify: ({ title }) => void told.push(title),
      showStatus: () => undefined,
      onListenerSwitch: () => () => undefined,
      power: { onResume: () => () => undefined, keepAwake: () => () => undefined },
    },
    videos: {
      get: () => now,
      counts: () => ({ working: 0, needsYou: 1, active: 0 }),
      onChange: (listener: (runId: string) => void) => {
        changed = listener
        return () => undefined
      },
    } as unknown as Parameters<typeof followAttention>[0]['videos'],
    mailbox: { status: () => listener, onChange: () => () => undefined } as unknown as Parameters<
      typeof followAttention
    >[0]['mailbox'],
    door: { list: () => [], onChange: () => () => undefined } as unknown as Parameters<
      typeof followAttention
    >[0]['door'],
    clock: { now: () => now.createdAt, sleep: async () => undefined },
    log: silentLog,
  })
  const show = (next: VideoRun): void => {
    now = next
    changed('run_1')
  }
  const waits = now
  for (const each of [waits, run('running', { current: 'deliver_to_client' }), waits]) show(each)
  expect(told).toEqual(['A primer video waits for you'])
  const problem = (reference: string) => ({ message: 'No credit.', nextStep: 'Add some.', reference })
  show(run('failed', { problem: problem('a1') }))
  show(run('running'))
  show(run('failed', { problem: problem('b2') }))
  expect(told).toEqual(['A primer video waits for you', 'A primer video is stuck', 'A primer video is stuck'])
  stop()
})

test('a run that waits for a day keeps the computer awake, or one at work does not', () => {
  const awake: string[] = []
  let active = 1
  let changed = (): void => undefined
  const stop = followAttention({
    shell: {
      notify: () => undefined,
      showStatus: () => undefined,
      onListenerSwitch: () => () => undefined,
      power: {
        onResume: () => () => undefined,
        keepAwake: () => {
          awake.push('on')
          return () => void awake.push('off')
        },
      },
    },
    videos: {
      counts: () => ({ working: 1, needsYou: 0, active }),
      onChange: () => () => undefined,
    } as unknown as Parameters<typeof followAttention>[0]['videos'],
    mailbox: { status: () => listener, onChange: () => () => undefined } as unknown as Parameters<
      typeof followAttention
    >[0]['mailbox'],
    door: {
      list: () => [],
      onChange: (tell: () => void) => {
        changed = tell
        return () => undefined
      },
    } as unknown as Parameters<typeof followAttention>[0]['door'],
    clock: { now: () => now, sleep: async () => undefined },
    log: silentLog,
  })
  expect(awake).toEqual(['on'])
  active = 0
  changed()
  expect(awake).toEqual(['on', 'off'])
  stop()
})
