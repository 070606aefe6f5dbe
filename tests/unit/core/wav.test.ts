import { describe, expect, test } from 'vitest'
import { readWav, wavSeconds, writeWav } from '#main/core/wav.ts'

const ramp = Float32Array.from({ length: 1000 }, (_, i) => Math.sin(i / 9) * 0.8)

interface Shape {
  readonly format: number
  readonly bits: number
  readonly channels?: number
  readonly size?: number
  readonly before?: Uint8Array
  readonly extensible?: boolean
}

function chunk(name: string, body: Uint8Array, size = body.length): Uint8Array {
  const bytes = new Uint8Array(8 + body.length + (body.length & 1))
  bytes.set(new TextEncoder().encode(name))
  new DataView(bytes.buffer).setUint32(4, size, true)
  bytes.set(body, 8)
  return bytes
}

function samplesOf({ format, bits, channels = 1 }: Shape): Uint8Array {
  const step = bits / 8
  const bytes = new Uint8Array(ramp.length * step * channels)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < ramp.length * channels; i++) {
    const x = ramp[Math.floor(i / channels)] ?? 0
    const at = i * step
    if (format === 3 && bits === 32) view.setFloat32(at, x, true)
    else if (format === 3) view.setFloat64(at, x, true)
    else if (bits === 8) view.setUint8(at, Math.round(x * 127) + 128)
    else if (bits === 16) view.setInt16(at, Math.round(x * 0x7fff), true)
    else if (bits === 32) view.setInt32(at, Math.round(x * 0x7fff_ffff), true)
    else {
      const whole = Math.round(x * 0x7f_ffff)
      view.setUint16(at, whole & 0xffff, true)
      view.setInt8(at + 2, whole >> 16)
    }
  }
  return bytes
}

function wavOf(shape: Shape): Uint8Array {
  const { format, bits, channels = 1, before = new Uint8Array(), extensible = false } = shape
  const head = new Uint8Array(extensible ? 40 : 16)
  const view = new DataView(head.buffer)
  view.setUint16(0, extensible ? 0xfffe : format, true)
  view.setUint16(2, channels, true)
  view.setUint32(4, 8000, true)
  view.setUint16(14, bits, true)
  if (extensible) view.setUint16(24, format, true)
  const parts = [
    chunk('RIFF', new TextEncoder().encode('WAVE'), 0),
    before,
    chunk('fmt ', head),
    chunk('data', samplesOf(shape), shape.size),
  ]
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}

describe('wav', () => {
  test.each<[string, Shape, number]>([
    ['8 bit', { format: 1, bits: 8 }, 0.02],
    ['16 bit', { format: 1, bits: 16 }, 1e-4],
    ['24 bit', { format: 1, bits: 24 }, 1e-6],
    ['32 bit', { format: 1, bits: 32 }, 1e-6],
    ['float', { format: 3, bits: 32 }, 1e-6],
    ['double', { format: 3, bits: 64 }, 1e-6],
    ['stereo', { format: 1, bits: 16, channels: 2 }, 1e-4],
    ['extensible 24 bit', { format: 1, bits: 24, extensible: true }, 1e-6],
    ['streamed, size 0', { format: 1, bits: 16, size: 0 }, 1e-4],
    ['streamed, size unknown', { format: 1, bits: 16, size: 0xffff_ffff }, 1e-4],
    ['an odd chunk before', { format: 1, bits: 16, before: chunk('LIST', new Uint8Array(5)) }, 1e-4],
  ])('samples are misread: %s', (_, shape, tolerance) => {
    const bytes = wavOf(shape)
    const sound = readWav(bytes)
    expect(sound.channels).toHaveLength(shape.channels ?? 1)
    expect(sound.sampleRate).toBe(8000)
    expect(wavSeconds(bytes)).toBeCloseTo(0.125, 9)
    for (const plane of sound.channels) {
      expect(plane).toHaveLength(1000)
      const off = plane.reduce((most, x, i) => Math.max(most, Math.abs(x - (ramp[i] ?? 0))), 0)
      expect(off).toBeLessThan(tolerance)
    }
  })

  test('a truncated file is refused, or read past its end', () => {
    const bytes = wavOf({ format: 1, bits: 16 })
    expect(readWav(bytes.subarray(0, bytes.length - 501)).channels[0]).toHaveLength(749)
  })

  test('a header without sound behind it, followed by tags, is read as sound', () => {
    const whole = writeWav([new Float32Array()], 8000)
    const tagged = Uint8Array.from([...whole, ...chunk('LIST', new Uint8Array(200))])
    expect(wavSeconds(tagged)).toBe(0)
  })

  test.each([
    ['nothing', new Uint8Array()],
    ['text', new TextEncoder().encode('this is no sound at all, is it')],
    ['a header only', writeWav([ramp], 8000).subarray(0, 20)],
    ['A-law', wavOf({ format: 6, bits: 8 })],
  ])('%s is no UserError', (_, bytes) => {
    expect(() => readWav(bytes)).toThrow(expect.objectContaining({ name: 'UserError', code: 'BAD_WAV' }))
  })

  test('what is written is read differently, or wraps around when it is too loud', () => {
    const loud = Float32Array.from([0, 0.5, -0.5, 1.7, -1.7])
    const { channels, sampleRate } = readWav(writeWav([loud, ramp.subarray(0, 5)], 44_100))
    expect(sampleRate).toBe(44_100)
    expect([...(channels[0] ?? [])].map((x) => Math.round(x * 100) / 100)).toEqual([0, 0.5, -0.5, 1, -1])
  })
})
