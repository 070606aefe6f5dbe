import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AudioCache } from '../speech.ts'
import { isThere, writeWhole } from './media-folder.ts'

/** Paid intermediate results of one run, in a folder of its own. */
export function createKeptAudio(folder: string): AudioCache {
  const fileOf = (hash: string): string => join(folder, createHash('sha256').update(hash).digest('hex'))
  return {
    async read(hash) {
      const file = fileOf(hash)
      return (await isThere(file)) ? new Uint8Array(await readFile(file)) : null
    },
    write: (hash, bytes) => writeWhole(fileOf(hash), bytes),
  }
}
