import { inflateRawSync } from 'node:zlib'

const END_SIGNATURE = 0x06054b50
const END_BYTES = 22
const CENTRAL_SIGNATURE = 0x02014b50
const CENTRAL_BYTES = 46
const LOCAL_SIGNATURE = 0x04034b50
const LOCAL_BYTES = 30

/** A zip archive that cannot be read, or that grows beyond all measure when it is unpacked. */
export class ZipPartError extends Error {
  override readonly name = 'ZipPartError'
  readonly kind: 'damaged' | 'huge'
  constructor(kind: 'damaged' | 'huge', options?: ErrorOptions) {
    super(`The archive is ${kind}.`, options)
    this.kind = kind
  }
}

interface Place {
  readonly method: number
  readonly compressed: number
  readonly offset: number
}

function findPart(view: DataView, bytes: Uint8Array, wanted: RegExp): Place | null {
  let end = bytes.length - END_BYTES
  const lowest = Math.max(0, end - 0xffff)
  while (end >= lowest && view.getUint32(end, true) !== END_SIGNATURE) end -= 1
  if (end < lowest) throw new ZipPartError('damaged')
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i += 1) {
    if (view.getUint32(at, true) !== CENTRAL_SIGNATURE) throw new ZipPartError('damaged')
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameLength))
    if (wanted.test(name.replaceAll('\\', '/'))) {
      return {
        method: view.getUint16(at + 10, true),
        compressed: view.getUint32(at + 20, true),
        offset: view.getUint32(at + 42, true),
      }
    }
    at += CENTRAL_BYTES + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return null
}

function unpack(view: DataView, bytes: Uint8Array, place: Place, limit: number): Uint8Array {
  const { offset } = place
  if (view.getUint32(offset, true) !== LOCAL_SIGNATURE) throw new ZipPartError('damaged')
  const start = offset + LOCAL_BYTES + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  const packed = bytes.subarray(start, start + place.compressed)
  if (packed.length < place.compressed) throw new ZipPartError('damaged')
  if (place.method === 0 && packed.length > limit) throw new ZipPartError('huge')
  if (place.method === 0) return packed
  if (place.method !== 8) throw new ZipPartError('damaged')
  // The archive's own word on the unpacked size is not trusted: unpacking stops at the limit.
  return inflateRawSync(packed, { maxOutputLength: limit })
}

/**
 * The first file of a zip archive whose path fits (APPNOTE 6.3.10, without zip64), or null.
 * `limit`: bytes it may unpack to. Throws ZipPartError.
 */
export function readZipPart(bytes: Uint8Array, wanted: RegExp, limit: number): Uint8Array | null {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const place = findPart(view, bytes, wanted)
    return place ? unpack(view, bytes, place, limit) : null
  } catch (cause) {
    if (cause instanceof ZipPartError) throw cause
    const tooBig = cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE'
    throw new ZipPartError(tooBig ? 'huge' : 'damaged', { cause })
  }
}
