import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'

const readySchema = z.object({ ready: z.literal(true), url: z.string(), port: z.number(), pid: z.number() })

export interface RunningApp {
  /** The one-time link. */
  readonly url: string
  readonly port: number
  readonly origin: string
  readonly dataDir: string
  readonly process: ChildProcess
  /** A fresh one-time link. */
  newLink(): Promise<string>
  /** kill -9; resolves when the process is gone. */
  kill(): Promise<void>
  stop(): Promise<void>
}

/** Folder for one test's workspace. */
export function tempDir(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'hard-e-e2e-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Starts the built app in the browser shell as its own process; port 0 takes any free one. */
export async function startApp(dataDir: string, port = 0): Promise<RunningApp> {
  const serve = resolve(process.env['HARDE_E2E_OUT'] ?? 'out', 'main/serve.js')
  const args = ['--enable-source-maps', serve, '--json', '--data-dir', dataDir, '--port', String(port)]
  const child = spawn(process.execPath, args, {
    env: { ...process.env, HARDE_EXIT_WITH_PARENT: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })
  const next = async (): Promise<string> => {
    const [line] = await Promise.race([
      once(lines, 'line'),
      gone.then(() => Promise.reject(new Error('the app ended before it was ready'))),
    ])
    return String(line)
  }
  const { url, port: taken } = readySchema.parse(JSON.parse(await next()))
  return {
    url,
    port: taken,
    origin: `http://127.0.0.1:${taken}`,
    dataDir,
    process: child,
    async newLink() {
      const answer = next()
      child.stdin.write('\n')
      return z.object({ link: z.string() }).parse(JSON.parse(await answer)).link
    },
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
    async stop() {
      child.kill('SIGTERM')
      await gone
    },
  }
}
