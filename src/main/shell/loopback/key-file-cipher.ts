import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { CipherError, type SecretCipher } from '../shell.ts'

const FORMAT = 1
const IV_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32

const errorCode = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null)

/** 32 raw bytes, or the same as base64 or hex text. */
function parseKey(content: Buffer, file: string): Buffer {
  if (content.length === KEY_BYTES) return content
  const text = content.toString('latin1').trim()
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64')
  if (key.length !== KEY_BYTES) {
    throw new CipherError(`The key file ${file} does not hold a 32-byte key. Put the right file back.`)
  }
  return key
}

function readKey(file: string): Buffer {
  const fd = openSync(file, 'r')
  try {
    const mode = fstatSync(fd).mode & 0o777
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new CipherError(
        `Other users of this computer can read the key file ${file} (mode ${mode.toString(8)}). ` +
          `Run: chmod 600 "${file}"`,
      )
    }
    return parseKey(readFileSync(fd), file)
  } finally {
    closeSync(fd)
  }
}

/** Makes the key file whole or not at all; when another process was first, its key stays. */
function makeKey(file: string, dir: string): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  const fd = openSync(draft, 'wx', 0o600)
  try {
    writeSync(fd, `${randomBytes(KEY_BYTES).toString('base64')}\n`)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  try {
    linkSync(draft, file)
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') {
      // A file system without hard links.
      if (!existsSync(file)) copyFileSync(draft, file, constants.COPYFILE_EXCL)
    }
  } finally {
    unlinkSync(draft)
  }
}

/**
 * AES-256-GCM with a key in `<dir>/secrets.key` (0600, made at the first seal) or in the file that
 * HARDE_MASTER_KEY_FILE names. The secret's name is authenticated with it.
 * Sealed: format byte, 12-byte IV, 16-byte tag, text. Throws CipherError.
 */
export function createKeyFileCipher(
  dir: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): SecretCipher {
  const override = env['HARDE_MASTER_KEY_FILE']
  const file = override ?? join(dir, 'secrets.key')

  const key = (): Buffer => {
    try {
      return readKey(file)
    } catch (cause) {
      if (cause instanceof CipherError) throw cause
      const missing = errorCode(cause) === 'ENOENT'
      throw new CipherError(
        missing ? `The key file ${file} is missing. Put it back.` : `The key file ${file} cannot be read.`,
        { cause },
      )
    }
  }

  return {
    name: 'aes-256-gcm-file',
    label: 'a key file on this computer',
    strength: async () => 'file',
    async seal(name, text) {
      if (!override && !existsSync(file)) {
        try {
          makeKey(file, dir)
        } catch (cause) {
          throw new CipherError(`The key file ${file} cannot be made.`, { cause })
        }
      }
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key(), iv).setAAD(Buffer.from(name))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return new Uint8Array(Buffer.concat([Buffer.of(FORMAT), iv, cipher.getAuthTag(), sealed]))
    },
    async open(name, sealed) {
      const bytes = Buffer.from(sealed)
      const start = 1 + IV_BYTES + TAG_BYTES
      if (bytes[0] !== FORMAT || bytes.length < start) {
        throw new CipherError(`The sealed secret ${name} is damaged.`)
      }
      const opener = createDecipheriv('aes-256-gcm', key(), bytes.subarray(1, 1 + IV_BYTES), {
        authTagLength: TAG_BYTES,
      })
      opener.setAAD(Buffer.from(name)).setAuthTag(bytes.subarray(1 + IV_BYTES, start))
      try {
        return Buffer.concat([opener.update(bytes.subarray(start)), opener.final()]).toString('utf8')
      } catch (cause) {
        throw new CipherError(
          `The sealed secret ${name} was changed, or belongs to another name or key file.`,
          { cause },
        )
      }
    },
  }
}
