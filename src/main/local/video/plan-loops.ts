import type { Rest } from './rest.ts'

/** One picture of the template, in the order in which it is decoded. Seconds from the loop's beginning. */
export interface Picture {
  readonly at: number
  readonly seconds: number
  /** A player can begin here. */
  readonly key: boolean
}

export interface LoopPlan {
  /** Seconds of one loop as it was made. */
  readonly loop: number
  /** Pictures left out at the beginning of the first loop, counted in decoding order. */
  readonly skip: number
  readonly wholeLoops: number
  /** Pictures of the last, cut loop, counted in decoding order. */
  readonly rest: number
  /** How much longer (less: faster) each loop takes, and between which seconds of it; null: as it was made. */
  readonly hold: { readonly from: number; readonly to: number; readonly seconds: number } | null
  /** Seconds of the video, at least the wanted ones. */
  readonly seconds: number
}

const NEARLY = 1e-4
/** A picture at rest for longer than this looks like a video that hangs. */
const LONGEST_HOLD = 10
/** Nobody sees that a drawing is made so much faster. */
const UNNOTICED = 1.15
/** Faster than this a drawing is no pleasure; only a voice of a few seconds needs it. */
const FASTEST = 2.5

interface Cut {
  /** Pictures before the cut. */
  readonly count: number
  readonly end: number
}

/**
 * The first place at or after `open` where every picture that is needed is there: a later picture may be decoded
 * before an earlier one that refers to it.
 */
function cutAt(pictures: readonly Picture[], open: number): Cut | null {
  let [covered, end] = [0, 0]
  for (const [i, picture] of pictures.entries()) {
    covered += picture.seconds
    end = Math.max(end, picture.at + picture.seconds)
    if (Math.abs(covered - end) < 10 * NEARLY && end >= open - NEARLY) return { count: i + 1, end }
  }
  return null
}

const endOf = (pictures: readonly Picture[]): number =>
  pictures.reduce((most, { at, seconds }) => Math.max(most, at + seconds), 0)

function planPlainly(pictures: readonly Picture[], wanted: number): LoopPlan {
  const loop = endOf(pictures)
  const plain = { loop, skip: 0, hold: null }
  const wholeLoops = Math.floor((wanted + NEARLY) / loop)
  const open = wanted - wholeLoops * loop
  if (open <= NEARLY) return { ...plain, wholeLoops, rest: 0, seconds: wholeLoops * loop }
  const cut = cutAt(pictures, open)
  if (cut) return { ...plain, wholeLoops, rest: cut.count, seconds: wholeLoops * loop + cut.end }
  return { ...plain, wholeLoops: wholeLoops + 1, rest: 0, seconds: (wholeLoops + 1) * loop }
}

interface Start {
  readonly skip: number
  readonly at: number
}

/** Pictures with which a first loop can begin: no later one is shown before them. */
function starts(pictures: readonly Picture[]): readonly Start[] {
  const found: Start[] = []
  let least = Infinity
  for (let i = pictures.length - 1; i >= 0; i--) {
    const picture = pictures[i]
    if (!picture) continue
    if (picture.key && picture.at <= least) found.unshift({ skip: i, at: picture.at })
    least = Math.min(least, picture.at)
  }
  return found
}

interface Film {
  readonly loop: number
  readonly cut: Cut
  /** Where the picture that rests begins. */
  readonly from: number
  readonly wanted: number
}

/** Film of so many loops, the first one from `start`, that ends at rest: held there, or drawn faster, to fit. */
function restingPlan({ loop, cut, from, wanted }: Film, start: Start, loops: number): LoopPlan | null {
  if (start.at > from || loops < 1) return null
  const seconds = (wanted - (loops * loop - loop + cut.end - start.at)) / loops
  const parts = { loop, skip: start.skip, wholeLoops: loops - 1, rest: cut.count, seconds: wanted }
  if (Math.abs(seconds) <= NEARLY) return { ...parts, hold: null }
  return { ...parts, hold: { from: seconds < 0 ? start.at : from, to: cut.end, seconds } }
}

const held = ({ hold }: LoopPlan): number => hold?.seconds ?? 0

/** How much faster than made the drawing runs; 1 where it does not. */
function pace({ hold }: LoopPlan): number {
  if (!hold || hold.seconds >= 0) return 1
  const made = hold.to - hold.from
  return made / Math.max(NEARLY, made + hold.seconds)
}

function bestResting(film: Film, places: readonly Start[]): LoopPlan | null {
  const { loop, cut, wanted } = film
  const pairs = places.map((start) => {
    const loops = Math.floor((wanted - (cut.end - start.at) + NEARLY) / loop) + 1
    return [restingPlan(film, start, loops), restingPlan(film, start, loops + 1)].filter(
      (each) => each !== null,
    )
  })
  const plans = pairs.flat()
  const whole = pairs[0] ?? []
  const still = (plan: LoopPlan): boolean => held(plan) >= 0 && held(plan) <= LONGEST_HOLD
  const [shortest] = plans.filter((each) => held(each) >= 0).toSorted((a, b) => held(a) - held(b))
  const [slowest] = plans.filter((each) => pace(each) <= FASTEST).toSorted((a, b) => pace(a) - pace(b))
  return (
    whole.find(still) ??
    whole.find((each) => held(each) < 0 && pace(each) <= UNNOTICED) ??
    plans.find(still) ??
    shortest ??
    slowest ??
    null
  )
}

/**
 * How often the template is shown. With a rest moment the last loop ends there, and what is left of `wanted` is
 * spread over the rests of all loops. Where these would stand still for long, the drawing runs a little faster,
 * or the first loop begins later. Without one the last loop ends as soon as it may.
 */
export function planLoops(pictures: readonly Picture[], wanted: number, rest: Rest | null = null): LoopPlan {
  const cut = rest && cutAt(pictures, rest.to)
  if (!rest || !cut) return planPlainly(pictures, wanted)
  const shown = pictures.slice(0, cut.count).filter(({ at }) => at <= rest.from + NEARLY)
  const from = shown.reduce((most, { at }) => Math.max(most, at), 0)
  const film = { loop: endOf(pictures), cut, from, wanted }
  return bestResting(film, starts(pictures)) ?? planPlainly(pictures, wanted)
}

/** When a moment of the template is shown in a loop that is held, or drawn faster. */
export function heldTime({ hold }: LoopPlan, at: number): number {
  if (!hold) return at
  const share = (at - hold.from) / (hold.to - hold.from)
  return at + hold.seconds * Math.min(1, Math.max(0, share))
}
