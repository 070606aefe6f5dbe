import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLoginItem, execQuote } from '#main/shell/electron/login-item.ts'

test('start at login cannot be seen, or cannot be switched off again on Linux', async () => {
  const configDir = await mkdtemp(join(tmpdir(), 'hard-e-login-'))
  const item = createLoginItem({ platform: 'linux', configDir, program: '/opt/Hard E/hard-e' })
  expect(await item.isEnabled()).toBe(false)
  await item.setEnabled(true)
  expect(await item.isEnabled()).toBe(true)
  const file = await readFile(join(configDir, 'autostart/hard-e.desktop'), 'utf8')
  expect(file).toContain('\nExec="/opt/Hard E/hard-e" --hidden\n')
  await item.setEnabled(false)
  await item.setEnabled(false)
  expect(await item.isEnabled()).toBe(false)
  await rm(configDir, { recursive: true })
})

test('macOS and Windows do not get the hidden start', async () => {
  const item = createLoginItem({ platform: 'darwin', configDir: '', program: '' })
  await item.setEnabled(true)
  expect(await item.isEnabled()).toBe(true)
})

test.each([
  ['/usr/bin/hard-e', '"/usr/bin/hard-e"'],
  ['/a"b', String.raw`"/a\\"b"`],
  ['/a$b', String.raw`"/a\\$b"`],
  ['/100%', '"/100%%"'],
])('the path %s breaks out of the Exec line', (path, quoted) => {
  expect(execQuote(path)).toBe(quoted)
})
