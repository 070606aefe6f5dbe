import { writeWav } from '../../core/wav.ts'

/** The samples of a WAV: 16 bit, little-endian, channels interleaved. */
export interface Pcm {
  readonly samples: Uint8Array
  readonly rate: number
  readonly channels: number
  readonly seconds: number
}

const HEADER_BYTES = 44
const PCM_FORMAT = 1
const EXTENSIBLE = 0xff_fe
// What a server writes that does not know the length yet: zero, or the greatest numbers.
const STREAMED = 0xff_ff_ff_00

/** A WAV file around raw 16-bit little-endian samples. */
export function wavOfPcm(samples: Uint8Array, rate: number, channels = 1): Uint8Array {
  const view = new DataView(samples.buffer, samples.byteOffset, samples.byteLength)
  const frames = Math.floor(samples.byteLength / (channels * 2))
  const planes = Array.from({ length: channels }, (_, channel) => {
    const plane = new Float32Array(frames)
    for (let i = 0; i < frames; i++) plane[i] = view.getInt16((i * channels + channel) * 2, true) / 0x80_00
    return plane
  })
  return writeWav(planes, rate)
}

const tagAt = (view: DataView, at: number): string =>
  String.fromCodePoint(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)))

interface Format {
  readonly rate: number
  readonly channels: number
}

function formatAt(view: DataView, at: number): Format | null {
  const kind = view.getUint16(at, true)
  const [channels, rate, bits] = [
    view.getUint16(at + 2, true),
    view.getUint32(at + 4, true),
    view.getUint16(at + 14, true),
  ]
  const known = (kind === PCM_FORMAT || kind === EXTENSIBLE) && bits === 16
  return known && channels > 0 && rate > 0 ? { channels, rate } : null
}

/**
 * The samples of a 16-bit PCM WAV; null when it is something else, has no samples or ends before its own
 * stated length. A length that was never filled in (streamed files) means: to the end.
 */
export function pcmOfWav(wav: Uint8Array): Pcm | null {
  const view = new DataView(wav.buffer, wav.byteOffset, wav.byteLength)
  if (wav.byteLength < HEADER_BYTES || tagAt(view, 0) !== 'RIFF' || tagAt(view, 8) !== 'WAVE') return null
  let format: Format | null = null
  for (let at = 12; at + 8 <= wav.byteLength;) {
    const [tag, size] = [tagAt(view, at), view.getUint32(at + 4, true)]
    const body = at + 8
    if (tag === 'fmt ' && body + 16 <= wav.byteLength) format = formatAt(view, body)
    if (tag === 'data') {
      const streamed = size === 0 || size >= STREAMED
      const end = streamed ? wav.byteLength : body + size
      if (!format || end > wav.byteLength) return null
      const frame = format.channels * 2
      const samples = wav.subarray(body, body + Math.floor((end - body) / frame) * frame)
      if (samples.byteLength === 0) return null
      return { samples, ...format, seconds: samples.byteLength / frame / format.rate }
    }
    at = body + size + (size % 2)
  }
  return null
}

/** Several WAVs as one; null when one cannot be read, or their rates or channels differ. */
export function joinWavs(wavs: readonly Uint8Array[]): { wav: Uint8Array; seconds: number } | null {
  const pieces = wavs.map(pcmOfWav)
  const first = pieces[0]
  if (!first) return null
  const { rate, channels } = first
  const alike = pieces.filter((piece) => piece?.rate === rate && piece.channels === channels)
  if (alike.length < pieces.length) return null
  const samples = Buffer.concat(alike.map((piece) => piece?.samples ?? new Uint8Array()))
  return {
    wav: wavOfPcm(samples, rate, channels),
    seconds: samples.byteLength / (channels * 2) / rate,
  }
}
