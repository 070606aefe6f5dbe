import { describe, expect, test } from 'vitest'
import { CipherError, type SecretCipher } from '#main/shell/shell.ts'

/** What every cipher must do. `make` gives a fresh one that protects with its own key. */
export function secretCipherSuite(name: string, make: () => SecretCipher | Promise<SecretCipher>): void {
  describe(`secret cipher: ${name}`, () => {
    test.each([
      ['an ordinary key', 'sk-fictional-0123456789'],
      ['an empty text', ''],
      ['letters outside ASCII', 'Schlüssel · 鍵 · 🔑'],
      ['a long text', 'x'.repeat(10_000)],
    ])('%s comes back changed', async (_label, text) => {
      const cipher = await make()
      expect(await cipher.open('openai.apiKey', await cipher.seal('openai.apiKey', text))).toBe(text)
    })

    test('a sealed secret opens under another name', async () => {
      const cipher = await make()
      const sealed = await cipher.seal('leap.token', 'fictional')
      await expect(cipher.open('openai.apiKey', sealed)).rejects.toBeInstanceOf(CipherError)
    })

    test('the sealed bytes hold the text in clear', async () => {
      const cipher = await make()
      const sealed = await cipher.seal('leap.token', 'a-very-fictional-token')
      expect(Buffer.from(sealed).includes('a-very-fictional-token')).toBe(false)
    })

    test('damaged bytes give something other than CipherError, or the text in its message', async () => {
      const cipher = await make()
      const sealed = await cipher.seal('leap.token', 'fictional')
      const last = sealed.length - 1
      const flipped = Uint8Array.from(sealed, (byte, i) => (i === last ? byte ^ 1 : byte))
      for (const damaged of [flipped, sealed.slice(0, last), new Uint8Array(0)]) {
        const error = await cipher.open('leap.token', damaged).catch((caught: unknown) => caught)
        expect(error).toBeInstanceOf(CipherError)
        expect(String(error)).not.toContain('fictional')
      }
    })

    test('the app cannot say how secrets are protected', async () => {
      const cipher = await make()
      expect(cipher.name).toMatch(/^[a-z0-9-]+$/)
      expect(cipher.label).not.toBe('')
      expect(['os', 'file', 'none']).toContain(await cipher.strength())
    })
  })
}
