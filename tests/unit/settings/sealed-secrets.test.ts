import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '#main/core/clock.ts'
import { silentLog } from '#main/core/log.ts'
import { createSealedSecrets } from '#main/settings/sealed-secrets.ts'
import type { Secrets } from '#main/settings/settings.ts'
import { createKeyFileCipher } from '#main/shell/loopback/key-file-cipher.ts'
import type { SecretCipher } from '#main/shell/shell.ts'
import { migrate, openDatabase } from '#main/store/database.ts'

let dir = ''
let db: Database
let secrets: Secrets
let cipher: SecretCipher
const over = (used: SecretCipher): Secrets =>
  createSealedSecrets({ workspace: { db }, cipher: used, clock: systemClock, log: silentLog })
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hard-e-secrets-'))
  db = openDatabase(join(dir, 'hard-e.db'))
  migrate(db)
  cipher = createKeyFileCipher(dir, {})
  secrets = over(cipher)
})
afterEach(() => {
  db.close()
  rmSync(dir, { recursive: true, force: true })
})
const stateOf = async (book: Secrets, name: string): Promise<string | undefined> =>
  (await book.states()).find((state) => state.name === name)?.state
const blob = (): unknown => db.prepare("select sealed from secrets where name = 'leap.token'").get()

test('a pasted secret keeps its line breaks, or is stored in clear', async () => {
  await secrets.store('leap.token', '  fictional-token\n')
  expect(await secrets.read('leap.token')).toBe('fictional-token')
  expect(JSON.stringify(blob())).not.toContain('fictional-token')
  expect(await secrets.read('openai.apiKey')).toBeNull()
  expect(await stateOf(secrets, 'leap.token')).toBe('set')
})

test('a secret that cannot be opened is deleted', async () => {
  await secrets.store('leap.token', 'fictional-token')
  const before = blob()
  renameSync(join(dir, 'secrets.key'), join(dir, 'moved.key'))
  await expect(secrets.read('leap.token')).rejects.toMatchObject({ code: 'SECRET_LOCKED' })
  expect(await stateOf(secrets, 'leap.token')).toBe('locked')
  expect(blob()).toEqual(before)
  renameSync(join(dir, 'moved.key'), join(dir, 'secrets.key'))
  expect(await secrets.read('leap.token')).toBe('fictional-token')
})

test('a secret of another shell is tried with the wrong cipher', async () => {
  await secrets.store('leap.token', 'fictional-token')
  const other = over({ ...cipher, name: 'electron-safe-storage', open: async () => 'garbage' })
  await expect(other.read('leap.token')).rejects.toMatchObject({ code: 'SECRET_LOCKED' })
  await other.store('leap.token', 'garbage')
  expect(await other.read('leap.token')).toBe('garbage')
  expect(await stateOf(secrets, 'leap.token')).toBe('locked')
})

test.each<[string, Partial<SecretCipher>]>([
  ['protects nothing', { strength: async () => 'none' }],
  ['gives back something else', { open: async () => 'other' }],
])('a cipher that %s swallows a secret', async (_what, broken) => {
  await secrets.store('leap.token', 'first-token')
  const bad = over({ ...cipher, ...broken })
  await expect(bad.store('leap.token', 'second-token')).rejects.toMatchObject({ code: 'NO_SAFE_STORAGE' })
  expect(await secrets.read('leap.token')).toBe('first-token')
})

test('an empty secret replaces a good one, or clearing leaves it', async () => {
  await secrets.store('leap.token', 'fictional-token')
  await expect(secrets.store('leap.token', ' \n')).rejects.toMatchObject({ code: 'EMPTY_SECRET' })
  expect(await secrets.read('leap.token')).toBe('fictional-token')
  secrets.clear('leap.token')
  expect(await stateOf(secrets, 'leap.token')).toBe('unset')
})

test('an error or the log shows the secret', async () => {
  const broken: SecretCipher = { ...cipher, open: async () => Promise.reject(new Error('keychain locked')) }
  const error = await over(broken)
    .store('leap.token', 'fictional-token')
    .catch((caught: unknown) => caught)
  expect(String(error)).toContain('keychain locked')
  expect(String(error)).not.toContain('fictional-token')
})
