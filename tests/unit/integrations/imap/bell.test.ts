import { expect, test } from 'vitest'
import { systemClock } from '#main/core/clock.ts'
import { createBell } from '#main/integrations/imap/bell.ts'

const signal = new AbortController().signal
const within = async (work: Promise<void>): Promise<boolean> =>
  await Promise.race([work.then(() => true), systemClock.sleep(3_000).then(() => false)])

test('a ring before the wait is lost', async () => {
  const bell = createBell(systemClock)
  bell.ring()
  expect(await within(bell.wait(60_000, signal))).toBe(true)
})

test('a ring during the wait is not heard, or rings twice', async () => {
  const bell = createBell(systemClock)
  const wait = bell.wait(60_000, signal)
  bell.ring()
  expect(await within(wait)).toBe(true)
  const since = performance.now()
  await bell.wait(60, signal)
  expect(performance.now() - since).toBeGreaterThan(40)
})

test('an end of the work is not heard', async () => {
  const end = new AbortController()
  const wait = createBell(systemClock).wait(60_000, end.signal)
  end.abort()
  expect(await within(wait)).toBe(true)
})
