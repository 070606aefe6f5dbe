/** What a WAV file holds; null when it is none that can be played. */
export interface WavLength {
  readonly seconds: number
  /** Linear PCM of 16 bits, as the pipeline hands sound on. */
  readonly pcm16: boolean
}

const PCM = 1

/**
 * Reads the chunks of a WAV file. A size that is larger than the file counts as far as the file goes.
 * Pure.
 */
export function wavLength(bytes: Uint8Array): WavLength | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tag = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4))
  if (bytes.length < 12 || tag(0) !== 'RIFF' || tag(8) !== 'WAVE') return null
  let rate = 0
  let pcm16 = false
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = view.getUint32(at + 4, true)
    const body = at + 8
    if (tag(at) === 'fmt ' && body + 16 <= bytes.length) {
      rate = view.getUint32(body + 8, true)
      pcm16 = view.getUint16(body, true) === PCM && view.getUint16(body + 14, true) === 16
    }
    if (tag(at) === 'data') {
      if (rate === 0) return null
      return { seconds: Math.min(size, bytes.length - body) / rate, pcm16 }
    }
    at = body + size + (size % 2)
  }
  return null
}
