import { describe, expect, test } from 'vitest'
import type { Sound } from '#main/core/wav.ts'
import { limit } from '#main/local/video/limiter.ts'
import { loudnessOf } from '#main/local/video/loudness.ts'
import { duckingGain, mixPrimer, RATE } from '#main/local/video/mix.ts'
import { resample } from '#main/local/video/resample.ts'

function tone(hertz: number, seconds: number, rate: number, level = 0.5): Float32Array {
  return Float32Array.from(
    { length: seconds * rate },
    (_, i) => level * Math.sin((2 * Math.PI * hertz * i) / rate),
  )
}

const sound = (plane: Float32Array, sampleRate: number, channels = 1): Sound => ({
  channels: Array.from({ length: channels }, () => plane),
  sampleRate,
  seconds: plane.length / sampleRate,
})

/** Words of a third of a second with gaps, and a long pause in the middle. */
function talk(seconds: number, rate: number, level = 0.3): Float32Array {
  return tone(220, seconds, rate, level).map((x, i) => {
    const t = i / rate
    const pause = t > seconds / 2 - 1.5 && t < seconds / 2 + 1.5
    return pause || t % 0.45 > 0.33 ? 0 : x
  })
}

const power = (plane: Float32Array, from: number, to: number): number => {
  const part = plane.subarray(from * RATE, to * RATE)
  return 10 * Math.log10(part.reduce((sum, x) => sum + x * x, 0) / part.length)
}
const peak = (plane: Float32Array): number => plane.reduce((most, x) => Math.max(most, Math.abs(x)), 0)

describe('loudness', () => {
  test('the measure is off from the one of the standard', () => {
    // EBU Tech 3341, cases 1 and 2: a stereo tone of 1 kHz at -23 and -33 dBFS.
    for (const db of [-23, -33]) {
      const plane = tone(1000, 20, 48_000, 10 ** (db / 20))
      expect(loudnessOf([plane, plane], 48_000)).toBeCloseTo(db, 1)
    }
  })
  test('silence around speech makes the whole measure quieter', () => {
    const plane = new Float32Array(48_000 * 30)
    plane.set(tone(1000, 10, 48_000, 0.1), 48_000 * 10)
    expect(loudnessOf([plane, plane], 48_000)).toBeCloseTo(-20, 0)
    expect(loudnessOf([new Float32Array(48_000)], 48_000)).toBe(-Infinity)
  })
})

describe('resampling', () => {
  test.each([8000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 96_000])('%i Hz bends a tone', (rate) => {
    const out = resample(tone(1000, 1, rate), rate, 48_000)
    expect(out).toHaveLength(48_000)
    const wanted = tone(1000, 1, 48_000)
    const off = out.subarray(2000, 46_000).map((x, i) => x - (wanted[i + 2000] ?? 0))
    expect(peak(off)).toBeLessThan(0.001)
  })
  test('what the lower rate cannot hold folds back into hearing', () => {
    const out = resample(tone(30_000, 1, 96_000), 96_000, 48_000)
    expect(peak(out.subarray(2000, 46_000))).toBeLessThan(0.001)
  })
})

describe('the mix', () => {
  const rate = 22_050
  const music = sound(tone(330, 2, 24_000, 0.4), 24_000, 2)
  const frames = 14 * RATE

  test.each([
    ['quiet mono', sound(talk(12, rate, 0.02), rate)],
    ['loud stereo', sound(talk(12, 48_000, 0.99), 48_000, 2)],
    ['8 kHz', sound(talk(12, 8000), 8000)],
  ])('%s comes out too quiet, too loud, or clipped', (_, voice) => {
    const mixed = mixPrimer({ voice, music, frames })
    expect(mixed[0]).toHaveLength(frames)
    expect(Math.abs(loudnessOf(mixed, RATE) + 16)).toBeLessThan(0.6)
    expect(20 * Math.log10(peak(mixed[0]))).toBeLessThan(-1)
  })

  test('music stays loud under speech, or does not come back in a pause', () => {
    const speech = new Float32Array(12 * RATE)
    speech.set(talk(12, RATE, 0.3))
    const gain = duckingGain(speech, RATE)
    expect(gain[3 * RATE]).toBeLessThan(0.35)
    // Between words it stays down: no pumping.
    expect(peak(gain.subarray(2 * RATE, 4 * RATE))).toBeLessThan(0.4)
    expect(gain[Math.round(7.2 * RATE)]).toBeGreaterThan(0.75)
    expect(gain[Math.round(7.55 * RATE)] ?? 1).toBeLessThan(1)
  })

  test('the voice starts at once, the end is cut off, or music fails to fill it', () => {
    const voice = sound(talk(12, rate), rate)
    const [left] = mixPrimer({ voice, music, frames })
    const [alone] = mixPrimer({ voice, music: null, frames })
    expect(peak(alone.subarray(0, 0.49 * RATE))).toBeLessThan(0.001)
    expect(power(left, 0.3, 0.49)).toBeGreaterThan(-40)
    expect(peak(left.subarray(-48))).toBeLessThan(0.01)
  })

  test('a silent voice is rendered as if it were one', () => {
    const voice = sound(new Float32Array(rate * 3), rate)
    expect(() => mixPrimer({ voice, music, frames })).toThrow(
      expect.objectContaining({ code: 'SILENT_VOICE' }),
    )
  })

  test('silent or tiny music breaks the sound', () => {
    const voice = sound(talk(12, rate), rate)
    for (const plane of [new Float32Array(0), new Float32Array(24_000), tone(330, 0.01, 24_000)]) {
      const [left] = mixPrimer({ voice, music: sound(plane, 24_000), frames })
      expect(left.every((x) => Number.isFinite(x))).toBe(true)
    }
  })
})

test('the limiter lets a peak through, or flattens it', () => {
  const plane = tone(997, 1, RATE, 0.4)
  for (let i = 0; i < 1000; i++) {
    plane[20_000 + i] = (plane[20_000 + i] ?? 0) * (1 + 3 * Math.sin((Math.PI * i) / 1000) ** 2)
  }
  limit([plane], 0.8, RATE)
  expect(peak(plane)).toBeLessThanOrEqual(0.801)
  expect(peak(plane.subarray(0, 19_000))).toBeCloseTo(0.4, 2)
  const steps = plane.map((x, i) => Math.abs(x - (plane[i - 1] ?? 0)))
  expect(peak(steps)).toBeLessThan(0.15)
})
