export interface TinyMp4 {
  readonly seconds: number
  readonly tracks?: readonly ('vide' | 'soun')[]
  readonly faststart?: boolean
  readonly contentBytes?: number
  /** Fields of 64 bits where 32 would do. */
  readonly wide?: boolean
}

function box(type: string, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8, 0)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}

function wideBox(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(16)
  head.writeUInt32BE(1, 0)
  head.write(type, 4, 'latin1')
  head.writeBigUInt64BE(BigInt(body.length + 16), 8)
  return Buffer.concat([head, body])
}

function movieHeader(seconds: number, wide: boolean): Buffer {
  const header = Buffer.alloc(wide ? 112 : 100)
  header[0] = wide ? 1 : 0
  header.writeUInt32BE(1000, wide ? 20 : 12)
  if (wide) header.writeBigUInt64BE(BigInt(Math.round(seconds * 1000)), 24)
  else header.writeUInt32BE(Math.round(seconds * 1000), 16)
  return box('mvhd', header)
}

function track(handler: string): Buffer {
  const body = Buffer.alloc(24)
  body.write(handler, 8, 'latin1')
  return box(
    'trak',
    box('tkhd', Buffer.alloc(84)),
    box('mdia', box('mdhd', Buffer.alloc(24)), box('hdlr', body)),
  )
}

/** The boxes of an MP4 without anything to see in them: quick, where nobody looks. */
export function tinyMp4(about: TinyMp4): Buffer {
  const { seconds, tracks = ['vide', 'soun'], faststart = true, contentBytes = 64, wide = false } = about
  const first = box('ftyp', Buffer.from('isom\0\0\0\0isomavc1', 'latin1'))
  const index = box('moov', movieHeader(seconds, wide), ...tracks.map(track))
  const content = wide
    ? wideBox('mdat', Buffer.alloc(contentBytes, 7))
    : box('mdat', Buffer.alloc(contentBytes, 7))
  return Buffer.concat(faststart ? [first, index, content] : [first, content, index])
}
