import type { EncodedPacket, InputVideoTrack } from 'mediabunny'
import { existsSync } from 'node:fs'
import { UserError } from '#main/core/errors.ts'
import type { Picture } from './plan-loops.ts'
import { readRest, type Rest } from './rest.ts'

/** A template of more pictures is no loop; an hour at 30 pictures a second. */
const MOST_PICTURES = 108_000

/** A template that was opened and found to be usable. */
export interface Template {
  readonly codec: 'avc'
  readonly decoderConfig: VideoDecoderConfig
  readonly rotation: 0 | 90 | 180 | 270
  readonly pictures: readonly Picture[]
  /** Pictures a second where they are evenly spaced; null else. */
  readonly frameRate: number | null
  /** Where its picture is finished; null when nothing is said of it. */
  readonly rest: Rest | null
  /** Every picture of one loop in decoding order, its time counted from the loop's beginning. */
  packets(): AsyncGenerator<EncodedPacket>
  close(): void
}

function unusable(detail: string, cause?: unknown): UserError {
  return new UserError(
    'BAD_TEMPLATE',
    `The template video cannot be used: ${detail}.`,
    'Choose an MP4 with H.264 video in Settings → Video, or leave the field empty for the one that comes with Hard-E.',
    { cause },
  )
}

/** The rates that pictures really come in: whole ones, and those of broadcasting. */
function evenRate(pictures: readonly Picture[]): number | null {
  const first = pictures[0]?.seconds ?? 0
  if (first <= 0 || pictures.some(({ seconds }) => Math.abs(seconds - first) > 1e-4)) return null
  const mean = pictures.reduce((sum, { seconds }) => sum + seconds, 0) / pictures.length
  const near = [Math.round(1 / mean), (Math.round(1.001 / mean) * 1000) / 1001]
  return near.find((rate) => rate > 0 && Math.abs(rate * mean - 1) < 1e-5) ?? null
}

async function readPictures(track: InputVideoTrack): Promise<{ pictures: Picture[]; base: number }> {
  const { EncodedPacketSink } = await import('mediabunny')
  const found: Picture[] = []
  const sink = new EncodedPacketSink(track)
  for await (const packet of sink.packets(undefined, undefined, { metadataOnly: true })) {
    if (found.length === 0 && packet.type !== 'key') throw unusable('it does not begin with a key frame')
    found.push({ at: packet.timestamp, seconds: packet.duration, key: packet.type === 'key' })
    if (found.length > MOST_PICTURES) throw unusable('it is longer than an hour')
  }
  const base = found.reduce((least, { at }) => Math.min(least, at), Infinity)
  const pictures = found.map((each) => ({ ...each, at: each.at - base }))
  if (pictures.every(({ at, seconds }) => at + seconds <= 0)) {
    throw unusable('there are no pictures in it')
  }
  return { pictures, base }
}

/** Opens the template and looks at every picture's place in it. UserError NO_TEMPLATE or BAD_TEMPLATE. */
export async function openTemplate(file: string): Promise<Template> {
  if (!existsSync(file)) {
    throw new UserError(
      'NO_TEMPLATE',
      'The template video is not there.',
      'Choose another file in Settings → Video, or leave the field empty for the one that comes with Hard-E.',
    )
  }
  const { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input } = await import('mediabunny')
  const input = new Input({ source: new FilePathSource(file), formats: ALL_FORMATS })
  try {
    const track = await input.getPrimaryVideoTrack()
    if (!track) throw unusable('there are no pictures in it')
    const codec = await track.getCodec()
    if (codec !== 'avc') throw unusable(`its pictures are not H.264 (${codec ?? 'unknown'})`)
    const decoderConfig = await track.getDecoderConfig()
    if (!decoderConfig) throw unusable('its header does not say how to decode it')
    const { pictures, base } = await readPictures(track)
    return {
      codec,
      decoderConfig,
      rotation: await track.getRotation(),
      pictures,
      frameRate: evenRate(pictures),
      rest: await readRest(file),
      async *packets() {
        let count = 0
        try {
          for await (const packet of new EncodedPacketSink(track).packets()) {
            if (packet.byteLength === 0 || packet.data.byteLength !== packet.byteLength) break
            count++
            yield packet.clone({ timestamp: packet.timestamp - base })
          }
        } catch (cause) {
          throw unusable('it cannot be read to its end', cause)
        }
        if (count !== pictures.length) throw unusable('it cannot be read to its end')
      },
      close: () => input.dispose(),
    }
  } catch (error) {
    input.dispose()
    if (error instanceof UserError) throw error
    throw unusable('it is no video that can be read, or it is not whole', error)
  }
}
