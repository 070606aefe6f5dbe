/** Blocks of 400 ms, one every 100 ms; quieter ones than these do not count (ITU-R BS.1770-4). */
const HOPS_IN_A_BLOCK = 4
const ABSOLUTE_GATE = -70
const RELATIVE_GATE = -10

interface Biquad {
  readonly b: readonly [number, number, number]
  readonly a: readonly [number, number]
}

/** The two filters of the K weighting, for any sample rate. */
function kWeighting(rate: number): readonly [Biquad, Biquad] {
  const shelf = (): Biquad => {
    const [f, gain, q] = [1681.974450955533, 3.999843853973347, 0.7071752369554196]
    const k = Math.tan((Math.PI * f) / rate)
    const vh = 10 ** (gain / 20)
    const vb = vh ** 0.4996667741545416
    const a0 = 1 + k / q + k * k
    return {
      b: [(vh + (vb * k) / q + k * k) / a0, (2 * (k * k - vh)) / a0, (vh - (vb * k) / q + k * k) / a0],
      a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0],
    }
  }
  const highPass = (): Biquad => {
    const [f, q] = [38.13547087602444, 0.5003270373238773]
    const k = Math.tan((Math.PI * f) / rate)
    const a0 = 1 + k / q + k * k
    return { b: [1, -2, 1], a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0] }
  }
  return [shelf(), highPass()]
}

/** Sums the squares of what passes the filters; keeps its state between calls. */
function createChannel(rate: number): (samples: Float32Array, from: number, to: number) => number {
  const [s, h] = kWeighting(rate)
  const [b0, b1, b2] = s.b
  const [a1, a2] = s.a
  const [c1, c2] = h.a
  let [x1, x2, y1, y2, z1, z2] = [0, 0, 0, 0, 0, 0]
  return (samples, from, to) => {
    let sum = 0
    for (let i = from; i < to; i++) {
      const x = samples[i] ?? 0
      const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2
      const z = y - 2 * y1 + y2 - c1 * z1 - c2 * z2
      x2 = x1
      x1 = x
      y2 = y1
      y1 = y
      z2 = z1
      z1 = z
      sum += z * z
    }
    return sum
  }
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

const toLufs = (power: number): number => (power > 0 ? -0.691 + 10 * Math.log10(power) : -Infinity)

/** Gated loudness of the powers of successive 100 ms. */
function gated(hops: readonly number[]): number {
  const blocks = hops
    .slice(HOPS_IN_A_BLOCK - 1)
    .map((_, i) => mean(hops.slice(i, i + HOPS_IN_A_BLOCK)))
    .filter((power) => toLufs(power) > ABSOLUTE_GATE)
  if (blocks.length === 0) return -Infinity
  const gate = toLufs(mean(blocks)) + RELATIVE_GATE
  return toLufs(mean(blocks.filter((power) => toLufs(power) > gate)))
}

export interface LoudnessMeter {
  add(channels: readonly Float32Array[]): void
  /** Integrated loudness so far in LUFS; -Infinity for silence, or for less than 400 ms. */
  lufs(): number
}

/** Measures sound that comes in pieces, one channel (counted once) or two. */
export function createLoudnessMeter(rate: number, channelCount: number): LoudnessMeter {
  const channels = Array.from({ length: channelCount }, () => createChannel(rate))
  const hop = Math.round(rate / 10)
  const hops: number[] = []
  let [power, filled] = [0, 0]
  return {
    add(planes) {
      const count = planes[0]?.length ?? 0
      for (let from = 0; from < count;) {
        const to = Math.min(count, from + hop - filled)
        for (const [i, measure] of channels.entries()) {
          const plane = planes[i]
          if (plane) power += measure(plane, from, to)
        }
        filled += to - from
        from = to
        if (filled < hop) continue
        hops.push(power / hop)
        power = 0
        filled = 0
      }
    },
    lufs: () => gated(hops),
  }
}

/** Integrated loudness of a whole sound in LUFS. */
export function loudnessOf(channels: readonly Float32Array[], rate: number): number {
  const meter = createLoudnessMeter(rate, channels.length)
  meter.add(channels)
  return meter.lufs()
}
