import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const run = promisify(execFile)
const launcher = join(import.meta.dirname, '../../scripts/launch.mjs')
const root = join(import.meta.dirname, '../..')

describe('launcher', () => {
  let dir = ''
  let started: ChildProcess | null = null
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'hard-e-launcher-'))
  })
  afterEach(async () => {
    started?.kill('SIGKILL')
    started = null
    await rm(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  })

  async function start(): Promise<{ link: string; child: ChildProcess }> {
    const child = spawn(process.execPath, [launcher, 'start', '--data-dir', dir], {
      cwd: root,
      env: { ...process.env, CI: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    started = child
    for await (const line of createInterface({ input: child.stdout })) {
      const [, link] =
        /^open this one-time link: (http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+)$/.exec(line) ?? []
      if (link) return { link, child }
    }
    throw new Error('no link was printed')
  }
  const status = async (url: string): Promise<number> => (await fetch(url, { redirect: 'manual' })).status

  test('the printed link does not open the app, or opens it twice', async () => {
    const { link, child } = await start()
    expect(await status(link)).toBe(303)
    expect(await status(link)).toBe(403)
    child.kill('SIGTERM')
    expect(await once(child, 'close')).toEqual([0, null])
    await expect(fetch(link)).rejects.toThrow('fetch failed')
  })

  test('the server stays behind when its launcher is killed', async () => {
    const { link, child } = await start()
    child.kill('SIGKILL')
    await expect
      .poll(() => status(link).then(String, () => 'gone'), { timeout: 10_000, interval: 50 })
      .toBe('gone')
  })

  test('a command prints more than its own output', async () => {
    const args = [launcher, 'cli', '--', 'settings', 'get', 'brain.provider', '--data-dir', dir]
    const { stdout } = await run(process.execPath, args, { cwd: root })
    expect(stdout.trim().split('\n')).toHaveLength(1)
    expect(stdout).toContain('rules')
  })

  test.each([['nonsense'], ['toString'], ['bench', '../start'], ['bench']])(
    '%s %s is run',
    async (...args) => {
      await expect(run(process.execPath, [launcher, ...args], { cwd: root })).rejects.toMatchObject({
        code: 2,
      })
    },
  )
})
