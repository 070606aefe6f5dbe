import { expect, test } from 'vitest'
import type { Core } from '#main/app/core.ts'
import { transcripts } from '#main/app/commands/transcript-library.ts'

interface Fake {
  readonly removed: string[]
  readonly lines: string[]
  readonly run: (...words: readonly string[]) => Promise<void>
}

function commandOver(progress: object): Fake {
  const removed: string[] = []
  const lines: string[] = []
  const core = {
    ready: Promise.resolve(),
    transcripts: { get: () => ({}), remove: (ids: readonly string[]) => void removed.push(...ids) },
    distiller: {
      queueMissing: () => progress,
      queueStale: () => progress,
      run: () => Promise.resolve(),
      progress: () => progress,
    },
  } as unknown as Core
  const context = {
    output: { line: (text: string) => void lines.push(text), progress: () => undefined },
    signal: new AbortController().signal,
    core: () => Promise.resolve(core),
    dataDir: '.',
    resourcesDir: '.',
    stdin: () => Promise.resolve(''),
  }
  return {
    removed,
    lines,
    run: async (...words) => await transcripts.run({ words, flags: new Map() }, context),
  }
}

test('an id that is named twice is counted twice', async () => {
  const { removed, lines, run } = commandOver({})
  await run('remove', 'x', 'x', 'y')
  expect(removed).toEqual(['x', 'y'])
  expect(lines).toEqual(['Removed 2.'])
})

test('a script cannot tell that summaries failed', async () => {
  const failing = commandOver({ done: 3, failed: 2, waiting: 0 })
  await expect(failing.run('summarize')).rejects.toMatchObject({ code: 'NOT_ALL_SUMMARIZED' })
  expect(failing.lines).toEqual(['3 summaries, 2 failed, 0 waiting.'])
  await expect(commandOver({ done: 3, failed: 0, waiting: 0 }).run('summarize')).resolves.toBeUndefined()
})
