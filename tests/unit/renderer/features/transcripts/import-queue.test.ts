import { expect, test } from 'vitest'
import type { ImportResult } from '#shared/domain/transcript.ts'
import {
  createImportQueue,
  MOST_BYTES,
  type Fate,
  type ImportQueue,
  type SourceFile,
} from '#renderer/features/transcripts/import/import-queue.ts'
import { transcript } from './samples.ts'

const file = (name: string, size = 100): SourceFile => ({ name, size })

/** A queue whose sends wait until they are let go. */
function stage(answer: (name: string) => ImportResult | Error) {
  const sent: string[] = []
  let letGo: (() => void)[] = []
  const queue = createImportQueue<SourceFile>({
    read: async ({ name }) => {
      if (name.startsWith('gone')) throw new Error('unreadable')
      return 'AAAA'
    },
    async send(name) {
      sent.push(name)
      await new Promise<void>((done) => letGo.push(done))
      const result = answer(name)
      if (result instanceof Error) throw result
      return result
    },
    explain: (error) => ({ message: (error as Error).message, nextStep: 'Try again.' }),
  })
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
  }
  return {
    queue,
    sent,
    settle,
    next: async (): Promise<void> => {
      await settle()
      const waiting = letGo
      letGo = []
      for (const done of waiting) done()
      await settle()
    },
  }
}

const good = (name: string): ImportResult => ({
  outcome: 'imported',
  file: name,
  transcript: transcript({ title: name }),
})
const fates = (queue: ImportQueue<SourceFile>): readonly Fate['state'][] =>
  queue.files().map(({ fate }) => fate.state)

test('two files are sent at once, or a refused one stops the rest', async () => {
  const { queue, sent, next } = stage((name) =>
    name === 'bad'
      ? { outcome: 'failed', file: name, message: 'Not a text.', nextStep: 'Save it as text.' }
      : good(name),
  )
  queue.add([file('a'), file('bad'), file('c')])
  await next()
  expect(sent).toEqual(['a', 'bad'])
  expect(fates(queue)).toEqual(['imported', 'sending', 'waiting'])
  await next()
  await next()
  expect(fates(queue)).toEqual(['imported', 'failed', 'imported'])
})

test('a file that is too large is read into memory', async () => {
  const { queue, sent, next } = stage(good)
  queue.add([file('large', MOST_BYTES + 1), file('just right', MOST_BYTES)])
  await next()
  expect(sent).toEqual(['just right'])
  expect(fates(queue)).toEqual(['tooBig', 'imported'])
})

test('what is left out is sent all the same, or what was sent counts as left out', async () => {
  const { queue, sent, next, settle } = stage(good)
  queue.add([file('a'), file('b'), file('c'), file('d')])
  await settle()
  queue.leaveOut(queue.files()[1]?.id)
  queue.leaveOut()
  await next()
  expect(sent).toEqual(['a'])
  expect(fates(queue)).toEqual(['imported', 'leftOut', 'leftOut', 'leftOut'])
})

test('files added while others are sent are forgotten', async () => {
  const { queue, next, settle } = stage(good)
  queue.add([file('a')])
  await settle()
  queue.add([file('b')])
  await next()
  await next()
  expect(fates(queue)).toEqual(['imported', 'imported'])
})

test('another try repeats what cannot get better, or misses what can', async () => {
  let online = false
  const { queue, sent, next } = stage((name) => {
    if (name === 'refused') return { outcome: 'failed', file: name, message: 'Empty.', nextStep: 'Look.' }
    return online ? good(name) : new Error('Not answering.')
  })
  queue.add([file('refused'), file('unlucky'), file('gone.vtt')])
  await next()
  await next()
  expect(fates(queue)).toEqual(['failed', 'failed', 'unreadable'])
  online = true
  queue.retry()
  await next()
  expect(sent).toEqual(['refused', 'unlucky', 'unlucky'])
  expect(fates(queue)).toEqual(['failed', 'imported', 'unreadable'])
})

test('clearing drops what is still to be sent', async () => {
  const { queue, next } = stage(good)
  queue.add([file('a'), file('b')])
  await next()
  queue.clear()
  expect(queue.files().map(({ name }) => name)).toEqual(['b'])
  await next()
  expect(fates(queue)).toEqual(['imported'])
})
