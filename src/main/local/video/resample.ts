/** Zero crossings on each side of the kernel; enough to keep aliases below what 16 bits can say. */
const HALF_WIDTH = 18
/** Kaiser window: about 80 dB. */
const BETA = 8
/** Where the pass band ends, as a share of the lower Nyquist frequency. */
const CUTOFF = 0.92

function bessel(x: number): number {
  let [sum, term] = [1, 1]
  for (let k = 1; term > 1e-10 * sum; k++) {
    term *= (x / (2 * k)) ** 2
    sum += term
  }
  return sum
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b)
}

/** One row of taps for each place that an output sample can have between two input samples. */
function kernel(phases: number, taps: number, cutoff: number): Float32Array {
  const table = new Float32Array(phases * taps)
  const half = taps / 2
  for (let phase = 0; phase < phases; phase++) {
    let sum = 0
    for (let tap = 0; tap < taps; tap++) {
      const x = tap - half + 1 - phase / phases
      const inside = Math.max(0, 1 - (x / half) ** 2)
      const sinc = x === 0 ? cutoff : Math.sin(Math.PI * cutoff * x) / (Math.PI * x)
      const value = sinc * bessel(BETA * Math.sqrt(inside))
      table[phase * taps + tap] = value
      sum += value
    }
    for (let tap = 0; tap < taps; tap++) table[phase * taps + tap] = (table[phase * taps + tap] ?? 0) / sum
  }
  return table
}

/** Band-limited conversion between any two whole sample rates; the length follows the time. */
export function resample(samples: Float32Array, from: number, to: number): Float32Array {
  if (from === to || samples.length === 0) return samples
  const common = divisor(from, to)
  const [phases, stride] = [to / common, from / common]
  const cutoff = Math.min(1, to / from) * CUTOFF
  const taps = 2 * Math.ceil(HALF_WIDTH * Math.max(1, from / to))
  const table = kernel(phases, taps, cutoff)
  const out = new Float32Array(Math.max(1, Math.round((samples.length * to) / from)))
  const before = taps / 2 - 1
  const padded = new Float32Array(samples.length + 2 * taps)
  padded.set(samples, before)
  for (let i = 0, position = 0, phase = 0; i < out.length; i++) {
    let sum = 0
    const row = phase * taps
    for (let tap = 0; tap < taps; tap++) sum += (padded[position + tap] ?? 0) * (table[row + tap] ?? 0)
    out[i] = sum
    phase += stride
    position += Math.floor(phase / phases)
    phase %= phases
  }
  return out
}
