import * as electron from 'electron'
import { afterEach, expect, test } from 'vitest'
import { createSafeStorageCipher } from '#main/shell/electron/safe-storage-cipher.ts'
import { CipherError } from '#main/shell/shell.ts'
import type * as StandIn from '#tests/standins/electron.ts'

const { safeStorage } = electron as unknown as typeof StandIn
const cipher = createSafeStorageCipher('linux')

afterEach(() => Object.assign(safeStorage, { available: true, backend: 'gnome_libsecret' }))

test('a sealed secret comes back changed, or is readable as it lies', async () => {
  const sealed = await cipher.seal('openai.apiKey', 'sk-practice-only')
  expect(Buffer.from(sealed).toString()).not.toContain('practice')
  expect(await cipher.open('openai.apiKey', sealed)).toBe('sk-practice-only')
  expect(await cipher.strength()).toBe('os')
})

test('a secret can be opened under another name', async () => {
  const sealed = await cipher.seal('leap.token', 'abc')
  await expect(cipher.open('openai.apiKey', sealed)).rejects.toBeInstanceOf(CipherError)
})

test('a damaged secret raises a bare error', async () => {
  await expect(cipher.open('leap.token', new Uint8Array([1, 2, 3]))).rejects.toBeInstanceOf(CipherError)
})

test.each([
  ['linux', { backend: 'basic_text' }, 'none'],
  ['linux', { available: false }, 'none'],
  ['darwin', { backend: 'basic_text' }, 'os'],
] as const)('on %s with %o secrets are called %s wrongly', async (platform, state, strength) => {
  Object.assign(safeStorage, state)
  const one = createSafeStorageCipher(platform)
  expect(await one.strength()).toBe(strength)
  const outcome = await one.seal('leap.token', 'abc').then(
    () => 'sealed',
    (error: unknown) => error,
  )
  expect(outcome === 'sealed').toBe(strength === 'os')
  expect(outcome instanceof CipherError).toBe(strength === 'none')
})
