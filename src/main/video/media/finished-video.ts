import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'

/** True when a file begins as an MP4 does. */
export async function beginsAsMp4(file: string): Promise<boolean> {
  const handle = await open(file, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(12), 0, 12, 0)
    return bytesRead === 12 && buffer.toString('latin1', 4, 8) === 'ftyp'
  } finally {
    await handle.close()
  }
}

/** MD5 in hex, as the delivery services compare it. */
export async function md5Of(file: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('md5')
  await pipeline(createReadStream(file), hash, { signal })
  return hash.digest('hex')
}
