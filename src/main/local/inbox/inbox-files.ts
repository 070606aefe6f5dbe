import { createHash } from 'node:crypto'
import { lstat, mkdir, open, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'

/** Of a bigger file only the beginning is read; an order stands in the headers or the first lines. */
const LARGEST = 10 * 1024 * 1024
const BEGINNING = 256 * 1024

export interface InboxFile {
  readonly name: string
  readonly size: number
  readonly modifiedMs: number
  /** Of name, size and time: another file under the same name is another mail. */
  readonly uid: number
}

/** 48 bits, so that it is exact as a number. */
function uidOf(name: string, size: number, modifiedMs: number): number {
  const hash = createHash('sha256').update(`${name}\n${size}\n${modifiedMs}`).digest()
  return hash.readUIntBE(0, 6)
}

async function inboxFile(folder: string, name: string): Promise<InboxFile | null> {
  const info = await lstat(join(folder, name)).catch(() => null)
  if (!info?.isFile()) return null
  const modifiedMs = Math.round(info.mtimeMs)
  return { name, size: info.size, modifiedMs, uid: uidOf(name, info.size, modifiedMs) }
}

/** The .eml files that lie in the folder itself, oldest first. Links and hidden files are not mails. */
export async function listInbox(folder: string): Promise<readonly InboxFile[]> {
  const names = (await readdir(folder)).filter((name) => /\.eml$/i.test(name) && !name.startsWith('.'))
  const files = await Promise.all(names.map(async (name) => await inboxFile(folder, name)))
  return files
    .filter((file) => file !== null)
    .toSorted((a, b) => a.modifiedMs - b.modifiedMs || a.name.localeCompare(b.name))
}

/** The mail's bytes; of a very large one the beginning. */
export async function readInboxFile(folder: string, file: InboxFile): Promise<Uint8Array> {
  const handle = await open(join(folder, file.name), 'r')
  try {
    const length = file.size > LARGEST ? BEGINNING : file.size
    const buffer = Buffer.alloc(length)
    let at = 0
    while (at < length) {
      const { bytesRead } = await handle.read(buffer, at, length - at, at)
      if (bytesRead === 0) break
      at += bytesRead
    }
    return buffer.subarray(0, at)
  } finally {
    await handle.close()
  }
}

/** Its headers have ended: a file without that is still being written, or no mail. */
export function hasWholeHeader(raw: Uint8Array): boolean {
  const text = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, BEGINNING))
  return text.includes('\n\n') || text.includes('\r\n\r\n') || text.includes('\r\r')
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** Moves the file with that number into `processed/`; one that is not there any more is done already. */
export async function putAway(folder: string, uid: number, likelyName: string | null): Promise<void> {
  const likely = likelyName === null ? null : await inboxFile(folder, likelyName)
  const file = likely?.uid === uid ? likely : (await listInbox(folder)).find((each) => each.uid === uid)
  if (!file) return
  const processed = join(folder, 'processed')
  await mkdir(processed, { recursive: true })
  const isTaken = async (name: string): Promise<boolean> =>
    (await lstat(join(processed, name)).catch(() => null)) !== null
  const stem = file.name.replace(/\.eml$/i, '')
  let name = file.name
  for (let n = 2; await isTaken(name); n++) name = `${stem}-${n}.eml`
  await rename(join(folder, file.name), join(processed, name)).catch((error: unknown) => {
    if (!isMissing(error)) throw error
  })
}
