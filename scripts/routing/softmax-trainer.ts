import type { Features } from '../../src/main/chat/router/features.ts'
import { softmax, type LinearModel } from '../../src/main/chat/router/linear.ts'
import { createRandomness } from './randomness.ts'

export interface TrainingItem {
  readonly features: Features
  readonly label: number
  /** A label that cannot occur here (no history: nothing to continue), or -1. */
  readonly masked: number
}

export interface TrainingOptions {
  readonly labels: readonly string[]
  readonly bits: number
  readonly seed: number
  readonly epochs?: number
  /** Step size of AdaGrad. */
  readonly rate?: number
  readonly decay?: number
  /** Share of features hidden at each look, so that no single word decides. */
  readonly hide?: number
}

/** Multinomial logistic regression by AdaGrad, then one byte per weight. */
export function trainSoftmax(items: readonly TrainingItem[], options: TrainingOptions): LinearModel {
  const { labels, bits, seed, epochs = 12, rate = 0.5, decay = 1e-5, hide = 0.25 } = options
  const width = labels.length
  const weights = new Float32Array(width << bits)
  const squares = new Float32Array(width << bits).fill(1e-4)
  const random = createRandomness(seed)
  const scores = new Float64Array(width)
  const mean = new Float32Array(width << bits)
  const settled = Math.ceil(epochs / 3)
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const step = rate * (1 - epoch / (epochs + 1))
    for (const { features, label, masked } of random.shuffle(items)) {
      const { buckets, values } = features
      const shown = Array.from(buckets.keys()).filter(() => random.next() >= hide)
      scores.fill(0)
      for (const at of shown) {
        const from = (buckets[at] ?? 0) * width
        for (let l = 0; l < width; l += 1) {
          scores[l] = (scores[l] ?? 0) + (values[at] ?? 0) * (weights[from + l] ?? 0)
        }
      }
      const guess = softmax(scores, 1, masked)
      for (const at of shown) {
        const from = (buckets[at] ?? 0) * width
        for (let l = 0; l < width; l += 1) {
          const held = weights[from + l] ?? 0
          const gradient = ((guess[l] ?? 0) - (l === label ? 1 : 0)) * (values[at] ?? 0) + decay * held
          const square = (squares[from + l] ?? 0) + gradient * gradient
          squares[from + l] = square
          weights[from + l] = held - (step * gradient) / Math.sqrt(square)
        }
      }
    }
    // The mean over the later epochs depends less on the order of the lines than the last step does.
    if (epoch < settled) continue
    weights.forEach((weight, at) => {
      mean[at] = (mean[at] ?? 0) + weight / (epochs - settled)
    })
  }
  return quantise(mean, labels, bits)
}

function quantise(weights: Float32Array, labels: readonly string[], bits: number): LinearModel {
  const width = labels.length
  const peaks = new Float64Array(width)
  weights.forEach((weight, at) => {
    peaks[at % width] = Math.max(peaks[at % width] ?? 0, Math.abs(weight))
  })
  const scales = Array.from(peaks, (peak) => (peak > 0 ? peak / 127 : 1))
  const bytes = new Int8Array(weights.length)
  weights.forEach((weight, at) => {
    bytes[at] = Math.round(weight / (scales[at % width] ?? 1))
  })
  return { labels, bits, weights: bytes, scales, temperature: 1 }
}

/** The temperature that makes held-back items most likely (golden section over 0.3 … 6). */
export function fitTemperature(
  scored: readonly { scores: Float64Array; label: number; masked: number }[],
): number {
  const loss = (temperature: number): number =>
    scored.reduce(
      (sum, { scores, label, masked }) =>
        sum - Math.log(Math.max(1e-9, softmax(scores, temperature, masked)[label] ?? 0)),
      0,
    )
  let low = 0.3
  let high = 6
  for (let round = 0; round < 40; round += 1) {
    const left = high - 0.618 * (high - low)
    const right = low + 0.618 * (high - low)
    if (loss(left) < loss(right)) high = right
    else low = left
  }
  return Number(((low + high) / 2).toFixed(3))
}
