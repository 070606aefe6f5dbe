import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach } from 'vitest'
import type { Core } from '#main/app/core.ts'
import { createCore } from '#main/app/create-core.ts'
import { silentLog } from '#main/core/log.ts'
import { createKeyFileCipher } from '#main/shell/loopback/key-file-cipher.ts'
import { createLoopbackShell } from '#main/shell/loopback/loopback-shell.ts'
import type { Assignment } from './app-kill-child.ts'

export interface KillStage {
  /** Closed after the test, newest first. */
  readonly closers: (() => Promise<unknown>)[]
  /** Starts the app in a process of its own and kills it when `until` says so, or when its promise resolves. */
  readonly killed: (
    job: Omit<Assignment, 'dir'>,
    until: (lines: string[]) => boolean | Promise<void>,
  ) => Promise<void>
  /** The app again on the same workspace, in this process. */
  readonly restarted: () => Promise<Core>
}

/** A workspace of its own for each test of the file, and what to do to the app on it. */
export function useKillStage(): KillStage {
  let dir: string
  const closers: (() => Promise<unknown>)[] = []
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'hard-e-kill-'))
  })
  afterEach(async () => {
    for (const close of closers.splice(0).toReversed()) await close()
    rmSync(dir, { recursive: true, force: true })
  })
  return {
    closers,
    async killed(job, until) {
      const child: ChildProcess = spawn(
        process.execPath,
        ['tests/contract/app-kill-child.ts', JSON.stringify({ dir, ...job })],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      )
      const gone = once(child, 'exit')
      closers.push(async () => child.kill('SIGKILL'))
      const lines: string[] = []
      const moment = until(lines)
      if (moment instanceof Promise) await moment
      else {
        for await (const line of createInterface({ input: child.stdout! })) {
          lines.push(line)
          if (until(lines) === true) break
        }
      }
      child.kill('SIGKILL')
      await gone
    },
    async restarted() {
      const core = await createCore({
        dataDir: dir,
        resourcesDir: resolve('resources'),
        version: 'test',
        shell: createLoopbackShell({ cipher: createKeyFileCipher(dir), log: silentLog }),
        log: silentLog,
        background: true,
      })
      closers.push(() => core.close())
      await core.ready
      return core
    },
  }
}
