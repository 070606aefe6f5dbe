import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFileLog, logFile } from '#main/core/file-log.ts'

let dir = ''
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hard-e-log-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

test('a line is not in the file when the call returns', async () => {
  const logs = join(dir, 'logs')
  createFileLog({ dir: logs })('{"message":"héllo"}', 'info')
  expect(await readFile(logFile(logs), 'utf8')).toBe('{"message":"héllo"}\n')
  expect((await stat(logFile(logs))).mode & 0o077).toBe(0)
})

test('the log grows for ever, or loses its newest lines when it rotates', async () => {
  const sink = createFileLog({ dir, maxBytes: 100, keep: 3 })
  for (let n = 0; n < 60; n++) sink(`line ${n} ${'x'.repeat(20)}`, 'info')
  const names = (await readdir(dir)).sort()
  expect(names).toEqual(['hard-e.1.log', 'hard-e.2.log', 'hard-e.log'])
  const texts = await Promise.all(names.map((name) => readFile(join(dir, name), 'utf8')))
  for (const text of texts) expect(text.length).toBeLessThanOrEqual(100)
  expect(texts.join('')).toContain('line 59 ')
})

test('a log that cannot be written takes the app down', async () => {
  const file = join(dir, 'a-file')
  await writeFile(file, '')
  expect(() => createFileLog({ dir: file })('lost', 'error')).not.toThrow()
})
