import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'

/** The command line as a person starts it; `HARD_E_CLI=out/main/cli.js` takes the built one. */
const cli = resolve(process.env['HARD_E_CLI'] ?? 'src/main/cli.ts')

export interface Ended {
  /** Null: it was killed. */
  readonly code: number | null
  readonly stdout: string
  readonly progress: readonly string[]
}

export interface Command {
  readonly child: ChildProcess
  /** Resolves when the process is gone and its output is read. */
  readonly ended: Promise<Ended>
  /** kill -9, and the process is gone when it resolves. */
  kill(): Promise<void>
}

/** Starts the command line in a process of its own. `said` gets every line of progress as it comes. */
export function startCommand(
  dir: string,
  args: readonly string[],
  said: (line: string) => void = () => undefined,
): Command {
  // What a killed process leaves in the system's temporary folder goes with the workspace.
  const temp = `${dir}-tmp`
  mkdirSync(temp, { recursive: true })
  const child = spawn(process.execPath, [cli, ...args, '--data-dir', dir], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: temp, TEMP: temp, TMP: temp },
  })
  const gone = once(child, 'close')
  const progress: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => {
    progress.push(line)
    said(line)
  })
  const output = text(child.stdout)
  return {
    child,
    ended: gone.then(async () => ({ code: child.exitCode, stdout: await output, progress })),
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}
