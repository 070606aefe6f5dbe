/** One picture of the template, in the order in which it is decoded. Seconds from the loop's beginning. */
export interface Picture {
  readonly at: number
  readonly seconds: number
}

export interface LoopPlan {
  /** Seconds of one loop. */
  readonly loop: number
  readonly wholeLoops: number
  /** Pictures of the last, cut loop, counted in decoding order. */
  readonly rest: number
  /** Seconds of the video, at least the wanted ones. */
  readonly seconds: number
}

const NEARLY = 1e-4

/**
 * How often the template is shown. The last loop ends at the first place after `wanted` where every picture that
 * is needed is there: a later picture may be decoded before an earlier one that refers to it.
 */
export function planLoops(pictures: readonly Picture[], wanted: number): LoopPlan {
  const ends = pictures.map(({ at, seconds }) => at + seconds)
  const loop = ends.reduce((most, end) => Math.max(most, end), 0)
  const wholeLoops = Math.floor((wanted + NEARLY) / loop)
  const open = wanted - wholeLoops * loop
  if (open <= NEARLY) return { loop, wholeLoops, rest: 0, seconds: wholeLoops * loop }
  let [covered, end] = [0, 0]
  for (const [i, picture] of pictures.entries()) {
    covered += picture.seconds
    end = Math.max(end, picture.at + picture.seconds)
    const whole = Math.abs(covered - end) < 10 * NEARLY
    if (whole && end >= open - NEARLY) {
      return { loop, wholeLoops, rest: i + 1, seconds: wholeLoops * loop + end }
    }
  }
  return { loop, wholeLoops: wholeLoops + 1, rest: 0, seconds: (wholeLoops + 1) * loop }
}
