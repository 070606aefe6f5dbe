import { safeStorage } from 'electron'
import { z } from 'zod'
import { CipherError, type SecretCipher } from '../shell.ts'

const boundSchema = z.object({ name: z.string(), text: z.string() })

/** On Linux without a keyring, safeStorage "encrypts" with a fixed password: that seals nothing. */
function isRealKeychain(platform: NodeJS.Platform): boolean {
  return platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'
}

/** Seals secrets with the operating system's keychain. Refuses to seal where there is none. */
export function createSafeStorageCipher(platform: NodeJS.Platform = process.platform): SecretCipher {
  const strength = async (): Promise<'os' | 'none'> =>
    (await safeStorage.isAsyncEncryptionAvailable()) && isRealKeychain(platform) ? 'os' : 'none'
  const requireKeychain = async (): Promise<void> => {
    if ((await strength()) === 'os') return
    throw new CipherError('This computer offers no keychain, so secrets cannot be kept safely.')
  }
  return {
    name: 'electron-safe-storage',
    label: "the operating system's keychain",
    strength,
    async seal(name, text) {
      await requireKeychain()
      // safeStorage knows no associated data, so the name is sealed with the text.
      return new Uint8Array(await safeStorage.encryptStringAsync(JSON.stringify({ name, text })))
    },
    async open(name, sealed) {
      await requireKeychain()
      try {
        const { result } = await safeStorage.decryptStringAsync(Buffer.from(sealed))
        const bound = boundSchema.parse(JSON.parse(result))
        if (bound.name === name) return bound.text
      } catch (cause) {
        throw new CipherError(`The secret ${name} cannot be opened on this computer.`, { cause })
      }
      throw new CipherError(`The secret ${name} was sealed under another name.`)
    },
  }
}
