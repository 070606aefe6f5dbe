import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'

/** What a file must hold. */
export interface Content {
  readonly bytes: number
  /** Hexadecimal. */
  readonly md5: string
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined

/** True for any of the given errno codes. */
export const isErrno = (error: unknown, ...codes: readonly string[]): boolean =>
  codes.includes(String(codeOf(error)))

/** `absent`, `same`, or `other` – anything else that stands at the path, a folder or a link as well. */
export async function contentAt(
  path: string,
  content: Content,
  signal: AbortSignal,
): Promise<'absent' | 'same' | 'other'> {
  try {
    const found = await lstat(path)
    if (!found.isFile() || found.size !== content.bytes) return 'other'
    const hash = createHash('md5')
    await pipeline(createReadStream(path), hash, { signal })
    return hash.digest('hex') === content.md5.toLowerCase() ? 'same' : 'other'
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ENOTDIR')) return 'absent'
    throw error
  }
}
