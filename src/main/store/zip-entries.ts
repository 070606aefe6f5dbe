import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs'
import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'

/** One file in a zip archive, as its central directory lists it. Sizes in bytes. */
export interface ZipEntry {
  readonly path: string
  readonly size: number
  readonly compressedSize: number
  readonly method: number
  readonly offset: number
}

const END_SIGNATURE = 0x06054b50
const END_BYTES = 22
const CENTRAL_SIGNATURE = 0x02014b50
const LOCAL_SIGNATURE = 0x04034b50
const LOCAL_BYTES = 30

export class ZipError extends Error {
  override readonly name = 'ZipError'
}

function readAt(fd: number, position: number, length: number): Buffer {
  const buffer = Buffer.alloc(length)
  if (readSync(fd, buffer, 0, length, position) !== length) throw new ZipError('The archive ends too early.')
  return buffer
}

/** Lists a zip file by its central directory (APPNOTE 6.3.10, without zip64). Throws ZipError. */
export function listZip(file: string): readonly ZipEntry[] {
  const fd = openSync(file, 'r')
  try {
    const size = fstatSync(fd).size
    const tail = readAt(fd, Math.max(0, size - END_BYTES - 0xffff), Math.min(size, END_BYTES + 0xffff))
    let end = tail.length - END_BYTES
    while (end >= 0 && tail.readUInt32LE(end) !== END_SIGNATURE) end -= 1
    if (end < 0) throw new ZipError('This is not a zip archive.')
    const count = tail.readUInt16LE(end + 10)
    const directory = readAt(fd, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12))
    const entries: ZipEntry[] = []
    for (let at = 0, i = 0; i < count; i++) {
      if (directory.readUInt32LE(at) !== CENTRAL_SIGNATURE)
        throw new ZipError('The list of files is damaged.')
      const nameLength = directory.readUInt16LE(at + 28)
      entries.push({
        path: directory.toString('utf8', at + 46, at + 46 + nameLength),
        method: directory.readUInt16LE(at + 10),
        compressedSize: directory.readUInt32LE(at + 20),
        size: directory.readUInt32LE(at + 24),
        offset: directory.readUInt32LE(at + 42),
      })
      at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
    }
    return entries
  } catch (cause) {
    if (cause instanceof RangeError) throw new ZipError('The list of files is damaged.', { cause })
    throw cause
  } finally {
    closeSync(fd)
  }
}

/** The content of one entry, uncompressed. The stream fails on damaged data. */
export function openZipEntry(file: string, entry: ZipEntry): Readable {
  const fd = openSync(file, 'r')
  let start: number
  try {
    const local = readAt(fd, entry.offset, LOCAL_BYTES)
    if (local.readUInt32LE(0) !== LOCAL_SIGNATURE) throw new ZipError(`The entry ${entry.path} is damaged.`)
    start = entry.offset + LOCAL_BYTES + local.readUInt16LE(26) + local.readUInt16LE(28)
  } finally {
    closeSync(fd)
  }
  if (entry.method !== 0 && entry.method !== 8) throw new ZipError(`The entry ${entry.path} cannot be read.`)
  // `end` is inclusive, so an empty range cannot be asked for.
  if (entry.compressedSize === 0) return Readable.from([])
  const raw = createReadStream(file, { start, end: start + entry.compressedSize - 1 })
  if (entry.method === 0) return raw
  const inflate = createInflateRaw()
  raw.once('error', (error) => inflate.destroy(error))
  inflate.once('close', () => raw.destroy())
  return raw.pipe(inflate)
}
