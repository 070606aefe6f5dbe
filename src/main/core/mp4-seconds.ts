import { open, type FileHandle } from 'node:fs/promises'

/** What can be told of an MP4 from its boxes alone; ISO/IEC 14496-12. */
export interface Mp4Facts {
  readonly seconds: number
  readonly picture: boolean
  readonly sound: boolean
  /** The index stands before the content, so that it plays while it still loads. */
  readonly faststart: boolean
}

interface Box {
  readonly type: string
  readonly start: number
  readonly end: number
}

const MOST_INDEX_BYTES = 64 * 1024 * 1024

function boxAt(head: Buffer, at: number, limit: number): (Box & { readonly body: number }) | null {
  if (head.length < 8) return null
  const short = head.readUInt32BE(0)
  const type = head.toString('latin1', 4, 8)
  const wide = short === 1
  if (wide && head.length < 16) return null
  const size = wide ? Number(head.readBigUInt64BE(8)) : short === 0 ? limit - at : short
  const body = wide ? 16 : 8
  return size < body || at + size > limit ? null : { type, start: at, end: at + size, body: at + body }
}

/** The boxes inside a part of the index; what is broken ends the list. */
function boxesIn(bytes: Buffer): readonly (Box & { readonly content: Buffer })[] {
  const boxes = []
  for (let at = 0; at < bytes.length;) {
    const box = boxAt(bytes.subarray(at, at + 16), at, bytes.length)
    if (!box) break
    boxes.push({ ...box, content: bytes.subarray(box.body, box.end) })
    at = box.end
  }
  return boxes
}

async function topBoxes(handle: FileHandle, size: number): Promise<readonly Box[] | null> {
  const boxes: Box[] = []
  for (let at = 0; at < size;) {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(16), 0, 16, at)
    const box = boxAt(buffer.subarray(0, bytesRead), at, size)
    if (!box) return null
    boxes.push(box)
    at = box.end
  }
  return boxes
}

function lengthOf(header: Buffer): number | null {
  const wide = header[0] === 1
  if (header.length < (wide ? 32 : 20)) return null
  const scale = header.readUInt32BE(wide ? 20 : 12)
  const length = wide ? Number(header.readBigUInt64BE(24)) : header.readUInt32BE(16)
  return scale === 0 ? null : length / scale
}

/** `vide`, `soun` … of each track. */
function handlersIn(movie: Buffer): readonly string[] {
  const inside = (bytes: Buffer, type: string): readonly Buffer[] =>
    boxesIn(bytes).flatMap((box) => (box.type === type ? [box.content] : []))
  return inside(movie, 'trak')
    .flatMap((track) => inside(track, 'mdia'))
    .flatMap((media) => inside(media, 'hdlr'))
    .map((handler) => handler.toString('latin1', 8, 12))
}

/** Reads the boxes of a file; null when it is no whole MP4. */
export async function mp4Facts(file: string): Promise<Mp4Facts | null> {
  const handle = await open(file, 'r')
  try {
    const boxes = await topBoxes(handle, (await handle.stat()).size)
    const index = boxes?.find(({ type }) => type === 'moov')
    const content = boxes?.find(({ type }) => type === 'mdat')
    if (!boxes || !index || !content || boxes[0]?.type !== 'ftyp') return null
    const size = index.end - index.start
    if (size > MOST_INDEX_BYTES) return null
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size), 0, size, index.start)
    const movie = boxesIn(buffer.subarray(0, bytesRead))[0]?.content ?? Buffer.alloc(0)
    const header = boxesIn(movie).find(({ type }) => type === 'mvhd')
    const seconds = header ? lengthOf(header.content) : null
    if (seconds === null) return null
    const handlers = handlersIn(movie)
    return {
      seconds,
      picture: handlers.includes('vide'),
      sound: handlers.includes('soun'),
      faststart: index.start < content.start,
    }
  } finally {
    await handle.close()
  }
}
