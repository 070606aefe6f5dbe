import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createKeyFileCipher } from '#main/shell/loopback/key-file-cipher.ts'
import { secretCipherSuite } from './secret-cipher.suite.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hard-e-cipher-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

secretCipherSuite('key file', () => createKeyFileCipher(dir, {}))

describe('key file', () => {
  const key = (): string => join(dir, 'secrets.key')

  test('every byte of a sealed secret is authenticated', async () => {
    const cipher = createKeyFileCipher(dir, {})
    const sealed = await cipher.seal('leap.token', 'abc')
    for (let at = 0; at < sealed.length; at++) {
      const changed = Uint8Array.from(sealed, (byte, i) => (i === at ? byte ^ 0x10 : byte))
      await expect(cipher.open('leap.token', changed), `byte ${at}`).rejects.toThrow(/damaged|changed/)
    }
  })

  test('the key can be read by other users', async () => {
    await createKeyFileCipher(dir, {}).seal('leap.token', 'abc')
    expect(statSync(key()).mode & 0o777).toBe(0o600)
    expect(readdirSync(dir)).toEqual(['secrets.key'])
  })

  test('a key that other users can read is used', async () => {
    const cipher = createKeyFileCipher(dir, {})
    const sealed = await cipher.seal('leap.token', 'abc')
    chmodSync(key(), 0o640)
    await expect(cipher.open('leap.token', sealed)).rejects.toThrow(/chmod 600/)
    await expect(cipher.seal('leap.token', 'abc')).rejects.toThrow(/chmod 600/)
  })

  test('two processes that start together seal with different keys', async () => {
    const two = [createKeyFileCipher(dir, {}), createKeyFileCipher(dir, {})] as const
    const sealed = await Promise.all(two.map((cipher) => cipher.seal('leap.token', 'abc')))
    for (const bytes of sealed) expect(await two[1].open('leap.token', bytes)).toBe('abc')
  })

  test('a missing key file is replaced on reading, so that the old key cannot be put back', async () => {
    const cipher = createKeyFileCipher(dir, {})
    const sealed = await cipher.seal('leap.token', 'abc')
    rmSync(key())
    await expect(cipher.open('leap.token', sealed)).rejects.toThrow(/missing/)
    expect(existsSync(key())).toBe(false)
  })

  test.each([
    ['raw', Buffer.alloc(32, 7)],
    ['base64', Buffer.from(`${Buffer.alloc(32, 7).toString('base64')}\n`)],
    ['hex', Buffer.from(`${Buffer.alloc(32, 7).toString('hex')}\n`)],
  ])('a %s key in HARDE_MASTER_KEY_FILE is not taken', async (_form, content) => {
    const file = join(dir, 'elsewhere.key')
    writeFileSync(file, content, { mode: 0o600 })
    const cipher = createKeyFileCipher(join(dir, 'workspace'), { HARDE_MASTER_KEY_FILE: file })
    expect(await cipher.open('leap.token', await cipher.seal('leap.token', 'abc'))).toBe('abc')
    expect(existsSync(join(dir, 'workspace'))).toBe(false)
  })

  test.each(['', 'short', 'x'.repeat(200)])(
    'the unusable key file "%s" is taken or overwritten',
    async (content) => {
      writeFileSync(key(), content, { mode: 0o600 })
      await expect(createKeyFileCipher(dir, {}).seal('leap.token', 'abc')).rejects.toThrow(/32-byte key/)
    },
  )
})
