/** How far ahead it looks, so that the gain is down before the peak arrives. */
const LOOK_AHEAD_SECONDS = 0.004
const RELEASE_SECONDS = 0.12

/** Cubic interpolation between b and c: an estimate of peaks between samples. */
function between(a: number, b: number, c: number, d: number, x: number): number {
  const [p, q] = [1.5 * (b - c) + 0.5 * (d - a), a - 2.5 * b + 2 * c - 0.5 * d]
  return ((p * x + q) * x + 0.5 * (c - a)) * x + b
}

/** The highest absolute value at and between the samples around `i`. */
function peakAt(plane: Float32Array, i: number, ceiling: number): number {
  const [b, c] = [plane[i] ?? 0, plane[i + 1] ?? 0]
  const plain = Math.abs(b)
  if (Math.max(plain, Math.abs(c)) < ceiling * 0.6) return plain
  const [a, d] = [plane[i - 1] ?? 0, plane[i + 2] ?? 0]
  return Math.max(
    plain,
    Math.abs(between(a, b, c, d, 0.25)),
    Math.abs(between(a, b, c, d, 0.5)),
    Math.abs(between(a, b, c, d, 0.75)),
  )
}

/**
 * Holds peaks under `ceiling` (linear) in place: the gain falls before a peak, stays through it and comes back
 * slowly, the same for all channels, so that nothing is clipped and the picture of the room does not sway.
 */
export function limit(channels: readonly Float32Array[], ceiling: number, rate: number): void {
  const count = channels[0]?.length ?? 0
  const ahead = Math.round(LOOK_AHEAD_SECONDS * rate)
  const needed = new Float32Array(count + ahead + 1).fill(1)
  for (let i = 0; i < count; i++) {
    let peak = 0
    for (const plane of channels) peak = Math.max(peak, peakAt(plane, i, ceiling))
    if (peak > ceiling) needed[i] = ceiling / peak
  }
  const release = 1 - Math.exp(-1 / (RELEASE_SECONDS * rate))
  // The least gain within the look-ahead (a queue of rising minima), smoothed over the same time.
  const queue = new Int32Array(count + ahead + 1)
  const recent = new Float32Array(ahead + 1).fill(1)
  let [head, tail, held, sum] = [0, 0, 1, ahead + 1]
  for (let i = -ahead; i < count; i++) {
    const newest = i + ahead
    while (tail > head && (needed[queue[tail - 1] ?? 0] ?? 1) >= (needed[newest] ?? 1)) tail--
    queue[tail++] = newest
    while ((queue[head] ?? 0) < i) head++
    const least = needed[queue[head] ?? 0] ?? 1
    held = least < held ? least : held + (least - held) * release
    const slot = (i + ahead) % (ahead + 1)
    sum += held - (recent[slot] ?? 1)
    recent[slot] = held
    if (i < 0) continue
    const gain = Math.min(1, sum / (ahead + 1))
    if (gain < 0.999_999) for (const plane of channels) plane[i] = (plane[i] ?? 0) * gain
  }
}
