import { expect, test } from 'vitest'
import {
  actionOf,
  canRetryAt,
  hasLooseProblem,
  mailFate,
  wasChosen,
  secondsLeft,
  spentMs,
  waitedPart,
} from '#renderer/features/videos/run/run-facts.ts'
import { action, run, step } from './samples.ts'

const problem = { message: 'Drive refused.', nextStep: 'Sign in again.', reference: 'E-1' }
const mailed = { to: 'm@example.com', subject: 'Video', messageId: '<a@b>', state: 'waiting', kept: false, actionId: 'act-2' } as const // prettier-ignore

test('the approval of another customer is shown at a step', () => {
  const other = action({ id: 'act-1', payload: { runId: 'run-2', jobId: 'job-1' } })
  const own = action({ id: 'act-2', payload: { runId: 'run-1' } })
  expect(actionOf(run(), 'deliver_to_client', [other, own])?.id).toBe('act-2')
  expect(actionOf(run(), 'deliver_to_client', [other])).toBeNull()
})

test('a note that waits is not found, because it names the job and no run', () => {
  const note = action({ id: 'note', kind: 'crm.note', payload: { jobId: 'job-1' } })
  const mail = action({ id: 'mail', payload: { runId: 'run-1' } })
  expect(actionOf(run(), 'notify_crm', [mail, note])?.id).toBe('note')
  expect(actionOf(run(), 'generate_script', [mail, note])).toBeNull()
})

test('an older mail of the run is offered for approval instead of the one that waits', () => {
  const old = action({ id: 'act-1', payload: { runId: 'run-1' }, proposedAt: 9 })
  const current = action({ id: 'act-2', payload: { runId: 'run-1' }, proposedAt: 5 })
  expect(actionOf(run({ mail: mailed }), 'deliver_to_client', [old, current])?.id).toBe('act-2')
  expect(actionOf(run(), 'deliver_to_client', [current, old])?.id).toBe('act-1')
})

test('a mail in the outbox folder is said to have reached the client', () => {
  expect(mailFate(run({ mail: { ...mailed, state: 'sent', kept: true } }))).toBe('kept')
})

test('a mail that the person rejected is shown as something that went wrong', () => {
  const rejected = { message: 'You rejected the mail.', nextStep: '', reference: '' }
  expect(wasChosen(run({ state: 'cancelled', problem: rejected }))).toBe(true)
  expect(wasChosen(run({ state: 'cancelled', problem }))).toBe(false)
  expect(wasChosen(run({ state: 'cancelled' }))).toBe(false)
})

test('a mail that may be out is called unsent before something is done again', () => {
  expect(mailFate(run())).toBe('unsent')
  expect(mailFate(run({ mail: mailed }))).toBe('unsent')
  expect(mailFate(run({ mail: { ...mailed, state: 'simulated' } }))).toBe('unsent')
  expect(mailFate(run({ mail: { ...mailed, state: 'unknown' } }))).toBe('unknown')
  expect(mailFate(run({ mail: { ...mailed, state: 'sent' } }))).toBe('sent')
})

test('a problem is told twice, or by nobody', () => {
  const failed = step({ state: 'failed', problem })
  expect(hasLooseProblem(run({ problem, steps: [failed] }))).toBe(false)
  expect(hasLooseProblem(run({ problem }))).toBe(true)
  expect(hasLooseProblem(run())).toBe(false)
})

test('a step can be tried again while the run cleans up', () => {
  const failed = step({ state: 'failed' })
  expect(canRetryAt(run({ state: 'running' }), failed)).toBe(false)
  expect(canRetryAt(run({ state: 'failed' }), failed)).toBe(true)
  expect(canRetryAt(run({ state: 'failed' }), step({ state: 'done' }))).toBe(false)
})

test('the time of a step runs backwards, or before it began', () => {
  expect(spentMs(step(), 5000)).toBeNull()
  expect(spentMs(step({ startedAt: 1000 }), 5000)).toBe(4000)
  expect(spentMs(step({ startedAt: 1000, finishedAt: 3000 }), 5000)).toBe(2000)
  expect(spentMs(step({ startedAt: 9000 }), 5000)).toBe(0)
})

test('the ring shows time that is over, or is full before the end', () => {
  expect(secondsLeft(61_000, 1)).toBe(61)
  expect(secondsLeft(1000, 9000)).toBe(0)
  expect(waitedPart(0, 100, 25)).toBe(0.25)
  expect(waitedPart(0, 100, 900)).toBe(1)
  expect(waitedPart(null, 100, 50)).toBe(0)
  expect(waitedPart(100, 100, 100)).toBe(0)
})
