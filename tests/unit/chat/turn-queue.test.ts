import { expect, test } from 'vitest'
import { createTurnQueue } from '#main/chat/turn-queue.ts'

const ignore = (): void => undefined
const gate = () => Promise.withResolvers<void>()

test('two turns of one conversation run at the same time and mix their words', async () => {
  const queue = createTurnQueue(ignore)
  const first = gate()
  const seen: string[] = []
  queue.add('c1', 't1', async () => {
    seen.push('start 1')
    await first.promise
    seen.push('end 1')
  })
  queue.add('c1', 't2', async () => void seen.push('start 2'))
  await Promise.resolve()
  expect(seen).toEqual(['start 1'])
  first.resolve()
  await queue.idle()
  expect(seen).toEqual(['start 1', 'end 1', 'start 2'])
})

test('a slow conversation holds up every other one', async () => {
  const queue = createTurnQueue(ignore)
  const slow = gate()
  const other = gate()
  queue.add('c1', 't1', () => slow.promise)
  queue.add('c2', 't2', async () => other.resolve())
  await other.promise
  slow.resolve()
  await expect(queue.idle()).resolves.toBeUndefined()
})

test('a turn that throws blocks the turns behind it', async () => {
  const queue = createTurnQueue(ignore)
  const second = gate()
  queue.add('c1', 't1', async () => {
    throw new Error('broken')
  })
  queue.add('c1', 't2', async () => second.resolve())
  await expect(second.promise).resolves.toBeUndefined()
})

test('stop reaches a queued turn instead of the running one', async () => {
  const queue = createTurnQueue(ignore)
  const running = gate()
  const stopped: string[] = []
  queue.add('c1', 't1', async (signal) => {
    running.resolve()
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
    stopped.push('t1')
  })
  queue.add('c1', 't2', async (signal) => {
    if (signal.aborted) stopped.push('t2')
  })
  await running.promise
  expect(queue.stop('c1')).toBe(true)
  await queue.idle()
  expect(stopped).toEqual(['t1'])
  expect(queue.stop('c1')).toBe(false)
})
