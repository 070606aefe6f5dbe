import type { Features } from './features.ts'

/** A multinomial linear model over hashed features: one signed byte per weight, one scale per label. */
export interface LinearModel {
  readonly labels: readonly string[]
  readonly bits: number
  /** Feature-major: weight of label `l` in bucket `b` is `weights[b * labels.length + l] * scales[l]`. */
  readonly weights: Int8Array
  readonly scales: readonly number[]
  /** Divides the scores before the softmax, so that probabilities mean what they say. */
  readonly temperature: number
}

/** Score of every label, before temperature. */
export function scoresOf(model: LinearModel, features: Features): Float64Array {
  const width = model.labels.length
  const scores = new Float64Array(width)
  for (let at = 0; at < features.buckets.length; at += 1) {
    const from = (features.buckets[at] ?? 0) * width
    const value = features.values[at] ?? 0
    for (let label = 0; label < width; label += 1) {
      scores[label] = (scores[label] ?? 0) + value * (model.weights[from + label] ?? 0)
    }
  }
  return scores.map((score, label) => score * (model.scales[label] ?? 0))
}

/** Probabilities of the labels; `masked` labels get none. */
export function softmax(scores: Float64Array, temperature: number, masked = -1): Float64Array {
  let top = Number.NEGATIVE_INFINITY
  scores.forEach((score, label) => {
    if (label !== masked && score > top) top = score
  })
  const raised = scores.map((score, label) => (label === masked ? 0 : Math.exp((score - top) / temperature)))
  const total = raised.reduce((sum, value) => sum + value, 0)
  return raised.map((value) => value / total)
}
