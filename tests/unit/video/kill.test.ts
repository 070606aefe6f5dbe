import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { VideoRun } from '#shared/domain/video-run.ts'
import type { Kept, KillJob } from './kill-child.ts'

const file = fileURLToPath(new URL('./kill-child.ts', import.meta.url))
let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hard-e-video-kill-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

interface Ended {
  readonly run: VideoRun
  readonly notes: readonly string[]
  readonly files: readonly string[]
}

/** Null: it was killed. */
async function runChild(job: Omit<KillJob, 'dir'>): Promise<Ended | null> {
  const child = spawn(process.execPath, [file, JSON.stringify({ ...job, dir })], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, problem] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  if (child.signalCode === 'SIGKILL') return null
  if (child.exitCode !== 0) throw new Error(problem)
  return JSON.parse(out) as Ended
}

const around = ['speak', 'assets', 'render', 'deliver', 'note', 'mail', 'remove'].flatMap((name) => [
  `${name} before`,
  `${name} after`,
])

test.each([...around, 'wait', 'cleanup'])(
  'a process killed at "%s" mails twice, loses the run, or leaves something behind',
  { timeout: 60_000 },
  async (dieAt) => {
    expect(await runChild({ dieAt, turn: 0 })).toBeNull()
    const ended = await runChild({ dieAt: '', turn: 1 })
    expect(ended?.run.problem).toBeNull()
    expect(ended?.run.state).toBe('completed')
    expect(ended?.notes).toHaveLength(1)
    expect(ended?.files).toHaveLength(3)
    const kept = JSON.parse(readFileSync(join(dir, 'outside.json'), 'utf8')) as Kept
    expect(kept.received).toHaveLength(1)
    expect(kept.files).toHaveLength(1)
    expect(kept.there).toEqual([])
    expect(kept.received[0]?.text).toContain(`https://drive.test/${kept.files[0]}`)
  },
)
