import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { tempWorkspace } from '#tests/support/temp-workspace.ts'
import { stageTranscripts, VISIT } from '#tests/unit/analysis/library/transcript-stage.ts'
import type { ImportAssignment } from './transcript-kill-child.ts'

let workspace: ReturnType<typeof tempWorkspace>
beforeEach(() => {
  workspace = tempWorkspace()
})
afterEach(() => workspace.dispose())

const run = promisify(execFile)
/** What the process said before it ended, or the signal that ended it. */
async function imported(job: Omit<ImportAssignment, 'dir' | 'text'>): Promise<string> {
  const assignment = JSON.stringify({ ...job, dir: workspace.dir, text: VISIT })
  try {
    return (await run(process.execPath, ['tests/contract/transcript-kill-child.ts', assignment])).stdout
  } catch (error) {
    return String((error as { signal?: string }).signal)
  }
}
const copies = (): readonly string[] => {
  const dir = join(workspace.dir, 'transcripts')
  return existsSync(dir) ? readdirSync(dir) : []
}

test.each([
  ['copied', 0],
  ['turns', 0],
  ['done', 1],
] as const)(
  'kill -9 at "%s" leaves half a conversation, or one that cannot be imported again',
  async (dieAt, stored) => {
    expect(await imported({ name: 'visit.txt', dieAt })).toBe('SIGKILL')
    expect(copies()).toHaveLength(1)
    const { transcripts, put } = stageTranscripts(workspace)
    transcripts.tidy()
    expect(transcripts.list()).toHaveLength(stored)
    expect(copies()).toHaveLength(stored)
    expect(transcripts.search('chimney')).toHaveLength(stored)
    const { outcome, transcript } = await put('visit.txt', VISIT)
    expect(outcome).toBe(stored ? 'same' : 'imported')
    expect(transcripts.get(transcript.id).turns).toHaveLength(3)
    expect([transcripts.list().length, copies().length, transcripts.search('chimney').length]).toEqual([
      1, 1, 1,
    ])
  },
)

test('two processes at once make two of one conversation, or one of them fails', async () => {
  const names = ['a.txt', 'b.txt', 'c.txt']
  const outcomes = await Promise.all(names.map((name) => imported({ name, dieAt: 'never' })))
  expect(outcomes.sort()).toEqual(['imported', 'same', 'same'])
  const { transcripts } = stageTranscripts(workspace)
  expect(transcripts.list()).toMatchObject([{ turnCount: 3 }])
})
