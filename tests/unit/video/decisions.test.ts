import { describe, expect, test } from 'vitest'
import { nextMove, type LastMove } from '#main/video/door/next-move.ts'
import { offerMove, startMove } from '#main/video/start-rules.ts'
import { afterLook, pauseAfter, waitPlan } from '#main/video/steps/wait-plan.ts'
import { deliveryName } from '#main/video/steps/upload-video.ts'
import { messageIdOf } from '#main/video/steps/client-mail.ts'
import { wavLength } from '#main/video/media/wav-length.ts'
import { soundProblem } from '#main/video/steps/generate-audio.ts'
import { wavOf } from './fake-services.ts'

const last = (change: Partial<LastMove>): LastMove => ({
  state: 'sent',
  mine: false,
  refused: false,
  same: true,
  stands: true,
  ...change,
})

test.each([
  ['nothing was done yet', null, 'begin'],
  ['it was stored and not proposed', last({ state: null }), 'follow'],
  ['it is being sent and would read otherwise now', last({ state: 'sending', same: false }), 'follow'],
  ['nobody knows, and it would read otherwise now', last({ state: 'unknown', same: false }), 'follow'],
  ['it failed', last({ state: 'failed' }), 'follow'],
  ['it failed and would read otherwise now', last({ state: 'failed', same: false }), 'replace'],
  ['it waits and would read otherwise now', last({ state: 'proposed', mine: true, same: false }), 'follow'],
  ['it waits from an earlier execution', last({ state: 'proposed', same: false }), 'replace'],
  ['a person rejected this attempt', last({ state: 'rejected', mine: true, refused: true }), 'follow'],
  ['the end of the run took this attempt back', last({ state: 'rejected', mine: true }), 'begin'],
  ['an earlier one was rejected', last({ state: 'rejected', refused: true }), 'begin'],
  ['this attempt sent it', last({ mine: true, same: false, stands: false }), 'follow'],
  ['it was sent and is still wanted', last({ same: false }), 'follow'],
  ['it was sent and something else is wanted', last({ stands: false }), 'begin'],
] as const)('the door is passed twice or never when %s', (_label, move, expected) => {
  expect(nextMove(move)).toBe(expected)
})

test.each([
  [null, false, 'new'],
  ['ready', true, 'given'],
  ['running', false, 'given'],
  ['needs_person', true, 'given'],
  ['completed', false, 'given'],
  ['completed', true, 'new'],
  ['failed', false, 'take_up'],
  ['failed', true, 'take_up'],
  ['cancelled', false, 'new'],
] as const)('two runs for a job, or none, after %s (again: %s)', (status, again, move) => {
  expect(startMove(status === null ? null : { status }, again)).toBe(move)
})

test.each([
  ['completed', 'mail', 'm1', 'given'],
  ['failed', 'mail', 'm1', 'given'],
  ['completed', 'mail', 'm2', 'exists'],
  ['running', 'mail', 'm2', 'exists'],
  ['failed', 'mail', 'm2', 'take_up'],
  ['cancelled', 'mail', 'm2', 'new'],
  ['failed', 'stage', null, 'exists'],
  ['cancelled', 'stage', null, 'exists'],
] as const)('an unwatched trigger starts too much after %s by %s %s', (status, source, mailId, move) => {
  const newest = { status, mailIds: ['m0', 'm1'] } as const
  expect(offerMove(newest, { source, detail: '', mailId }, false)).toBe(move)
})

describe('waiting', () => {
  const poll = { type: 'poll', floorAt: 60_000, capAt: 900_000 } as const
  const about = {
    uploadedAt: 0,
    waitSeconds: null,
    mode: 'poll',
    floorSeconds: 60,
    capMinutes: 15,
    processes: true,
  } as const

  test.each([
    [
      { ...about, waitSeconds: 7, processes: false },
      { type: 'exactly', until: 7000 },
    ],
    [
      { ...about, mode: 'fixed' as const },
      { type: 'exactly', until: 900_000 },
    ],
    [{ ...about, processes: false }, { type: 'at_once' }],
    [about, poll],
  ])('the wait is another than was ordered: %#', (input, plan) => {
    expect(waitPlan(input)).toMatchObject(plan)
  })

  test.each([
    ['seen once', { count: 1, ready: 1 }, 15_000, { at: 45_000 }],
    ['seen twice before the floor', { count: 2, ready: 2 }, 45_000, { at: 60_000 }],
    ['seen twice', { count: 3, ready: 2 }, 60_000, { done: true, confirmed: true }],
    ['never ready at the cap', { count: 20, ready: 0 }, 900_000, { done: true, confirmed: false }],
    ['slept past the cap', { count: 1, ready: 1 }, 5_000_000, { done: true, confirmed: true }],
    ['just before the cap', { count: 9, ready: 0 }, 880_000, { at: 900_000 }],
  ])('a look is taken wrongly: %s', (_label, looks, now, expected) => {
    expect(afterLook(looks, poll, now)).toEqual(expected)
  })

  test('looks come too often', () => {
    expect([0, 1, 2, 3, 9].map(pauseAfter)).toEqual([15_000, 30_000, 60_000, 60_000, 60_000])
  })
})

test.each([
  ['Maria Ortiz', '2231-01', 'Primer video - Maria Ortiz - 2231-01.mp4'],
  ['A/B: "C" <d>\n\u0000', '..', 'Primer video - A B C d.mp4'],
  ['', '1', 'Primer video - 1.mp4'],
])('the file of %j cannot be stored', (customer, number, name) => {
  expect(deliveryName(customer, number)).toBe(name)
})

test('two runs, or two mails of a run, share a Message-ID', () => {
  const ids = [
    messageIdOf('r1', 0, 'a@b.example'),
    messageIdOf('r1', 1, 'a@b.example'),
    messageIdOf('r2', 0, 'a@b.example'),
  ]
  expect(new Set(ids).size).toBe(3)
  expect(messageIdOf('r1', 0, 'a@b.example')).toBe(ids[0])
  expect(messageIdOf('r1', 0, 'a@b x>')).toMatch(/^<hard-e-\w{32}@hard-e\.invalid>$/)
})

describe('recordings', () => {
  test.each([
    ['empty', new Uint8Array()],
    ['no WAV', new TextEncoder().encode('ID3 and so on, an MP3 file it seems to be')],
    ['cut off before its data', wavOf(10).subarray(0, 40)],
  ])('a file that is %s counts as sound', (_label, bytes) => {
    expect(wavLength(bytes)).toBeNull()
    expect(soundProblem(bytes, 200, 140)).toContain('not a sound')
  })

  test('a size that lies makes a recording longer than it is', () => {
    expect(wavLength(wavOf(100).subarray(0, 44 + 20_000))?.seconds).toBe(10)
  })

  test.each([30, 300])('200 words in %d seconds are spoken to a client', (seconds) => {
    expect(soundProblem(wavOf(seconds), 200, 140)).toContain('about 86')
  })

  test('200 words in 80 seconds are refused', () => {
    expect(soundProblem(wavOf(80), 200, 140)).toBeNull()
  })
})
