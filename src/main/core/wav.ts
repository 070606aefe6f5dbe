import { UserError } from './errors.ts'

/** Sound as planes of samples from -1 to 1. */
export interface Sound {
  readonly channels: readonly Float32Array[]
  readonly sampleRate: number
  readonly seconds: number
}

type SampleKind = 'unsigned8' | 'int16' | 'int24' | 'int32' | 'float32' | 'float64'

interface WavLayout {
  readonly kind: SampleKind
  readonly channelCount: number
  readonly sampleRate: number
  readonly bytesPerSample: number
  /** Where the samples start, and how many of each channel are really there. */
  readonly start: number
  readonly frames: number
}

const PCM = 1
const FLOAT = 3
const EXTENSIBLE = 0xfffe
/** Chunks that may follow an empty `data` chunk; anything else after one is sound that was streamed. */
const AFTER_DATA = new Set(['LIST', 'id3 ', 'ID3 ', 'fact', 'cue ', 'bext', 'iXML', 'PEAK', 'smpl'])

function broken(detail: string): UserError {
  return new UserError(
    'BAD_WAV',
    `This is no sound file that can be read: ${detail}.`,
    'Use an uncompressed WAV file.',
  )
}

function sampleKind(format: number, bits: number): SampleKind {
  if (format === FLOAT && bits === 32) return 'float32'
  if (format === FLOAT && bits === 64) return 'float64'
  if (format === PCM && bits === 8) return 'unsigned8'
  if (format === PCM && bits === 16) return 'int16'
  if (format === PCM && bits === 24) return 'int24'
  if (format === PCM && bits === 32) return 'int32'
  throw broken(`its samples are of a kind that is not supported (format ${format}, ${bits} bits)`)
}

function chunkName(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4))
}

/** A streamed file has no size in its header, and a truncated one a size that is too big. */
function soundBytes(bytes: Uint8Array, start: number, said: number): number {
  const there = bytes.length - start
  if (said > 0) return Math.min(said, there)
  return there > 0 && !AFTER_DATA.has(chunkName(bytes, start)) ? there : 0
}

function readFormat(view: DataView, at: number, size: number): Omit<WavLayout, 'start' | 'frames'> {
  if (size < 16 || at + 16 > view.byteLength) throw broken('its header is too short')
  const coded = view.getUint16(at, true)
  const format =
    coded === EXTENSIBLE && at + 26 <= view.byteLength && size >= 26 ? view.getUint16(at + 24, true) : coded
  const bits = view.getUint16(at + 14, true)
  const channelCount = view.getUint16(at + 2, true)
  const sampleRate = view.getUint32(at + 4, true)
  if (channelCount < 1 || channelCount > 64) throw broken(`it has ${channelCount} channels`)
  if (sampleRate < 1000 || sampleRate > 768_000) throw broken(`its sample rate is ${sampleRate} Hz`)
  return { kind: sampleKind(format, bits), channelCount, sampleRate, bytesPerSample: bits / 8 }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function readLayout(bytes: Uint8Array): WavLayout {
  const container = bytes.length >= 12 ? chunkName(bytes, 0) : ''
  if (!['RIFF', 'RF64', 'BW64'].includes(container) || chunkName(bytes, 8) !== 'WAVE') {
    throw broken('it is not a WAV file')
  }
  const view = viewOf(bytes)
  let format: ReturnType<typeof readFormat> | null = null
  for (let at = 12; at + 8 <= bytes.length;) {
    const name = chunkName(bytes, at)
    const size = view.getUint32(at + 4, true)
    if (name === 'fmt ') format = readFormat(view, at + 8, size)
    if (name === 'data') {
      if (!format) throw broken('its header does not say how it is coded')
      const length = soundBytes(bytes, at + 8, size)
      const frames = Math.floor(length / (format.bytesPerSample * format.channelCount))
      return { ...format, start: at + 8, frames }
    }
    at += 8 + size + (size & 1)
  }
  throw broken('there is no sound in it')
}

function sampleReader(view: DataView, kind: SampleKind): (at: number) => number {
  switch (kind) {
    case 'unsigned8':
      return (at) => (view.getUint8(at) - 128) / 128
    case 'int16':
      return (at) => view.getInt16(at, true) / 0x8000
    case 'int24':
      return (at) => ((view.getInt8(at + 2) << 16) | view.getUint16(at, true)) / 0x80_0000
    case 'int32':
      return (at) => view.getInt32(at, true) / 0x8000_0000
    case 'float32':
      return (at) => finite(view.getFloat32(at, true))
    case 'float64':
      return (at) => finite(view.getFloat64(at, true))
  }
}

/** One broken sample would otherwise spread through every filter after it. */
function finite(sample: number): number {
  return Number.isFinite(sample) ? sample : 0
}

/**
 * Reads PCM (8, 16, 24, 32 bit) and float WAV files, whatever their chunks. The size in the header may be missing
 * or too big: what is there counts. UserError BAD_WAV for anything else.
 */
export function readWav(bytes: Uint8Array): Sound {
  const { kind, channelCount, sampleRate, bytesPerSample, start, frames } = readLayout(bytes)
  const read = sampleReader(viewOf(bytes), kind)
  const channels = Array.from({ length: channelCount }, (_, channel) => {
    const plane = new Float32Array(frames)
    for (let i = 0, at = start + channel * bytesPerSample; i < frames; i++) {
      plane[i] = read(at)
      at += bytesPerSample * channelCount
    }
    return plane
  })
  return { channels, sampleRate, seconds: frames / sampleRate }
}

/** Length in seconds, without reading the samples. UserError BAD_WAV. */
export function wavSeconds(bytes: Uint8Array): number {
  const { frames, sampleRate } = readLayout(bytes)
  return frames / sampleRate
}

/** Writes a 16-bit PCM WAV; samples outside -1 … 1 are clipped. All channels have the length of the first. */
export function writeWav(channels: readonly Float32Array[], sampleRate: number): Uint8Array<ArrayBuffer> {
  const frames = channels[0]?.length ?? 0
  const block = channels.length * 2
  const bytes = new Uint8Array(44 + frames * block)
  const view = viewOf(bytes)
  const name = (at: number, text: string): void => bytes.set(new TextEncoder().encode(text), at)
  name(0, 'RIFF')
  view.setUint32(4, bytes.length - 8, true)
  name(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, PCM, true)
  view.setUint16(22, channels.length, true)
  view.setUint32(24, sampleRate, true)
  view.setUint32(28, sampleRate * block, true)
  view.setUint16(32, block, true)
  view.setUint16(34, 16, true)
  name(36, 'data')
  view.setUint32(40, frames * block, true)
  channels.forEach((plane, channel) => {
    for (let i = 0, at = 44 + channel * 2; i < frames; i++, at += block) {
      const sample = Math.round((plane[i] ?? 0) * 0x8000)
      view.setInt16(at, Math.max(-0x8000, Math.min(0x7fff, sample)), true)
    }
  })
  return bytes
}
