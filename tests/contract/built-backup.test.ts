import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'

const dir = mkdtempSync(join(tmpdir(), 'hard-e-built-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const run = promisify(execFile)
const cli = async (...words: string[]): Promise<string> =>
  (await run(process.execPath, [resolve('out/main/cli.js'), ...words])).stdout.trim()

test('backup, restore and diagnostics work from source but not from the built app', async () => {
  const [from, to] = [join(dir, 'from'), join(dir, 'to')]
  await cli('settings', 'set', 'company.name', 'Larkfield', '--data-dir', from)
  await cli('backup', join(dir, 'one.backup'), '--data-dir', from)
  await cli('restore', join(dir, 'one.backup'), '--data-dir', to)
  expect(await cli('settings', 'get', 'company.name', '--data-dir', to)).toBe('Larkfield')
  expect(await cli('export-diagnostics', join(dir, 'one.zip'), '--data-dir', to)).toContain('one.zip')
})
