import { describe, expect, test } from 'vitest'
import { heldTime, planLoops, type LoopPlan, type Picture } from '#main/local/video/plan-loops.ts'

describe('the plan of the loops', () => {
  const even = (count: number): Picture[] =>
    Array.from({ length: count }, (_, i) => ({ at: i / 30, seconds: 1 / 30, key: i === 0 }))

  test.each([
    [even(30), 2, 2, 0, 2],
    [even(30), 2.5, 2, 15, 2.5],
    [even(30), 0.01, 0, 1, 1 / 30],
    [even(1), 0.1, 3, 0, 0.1],
  ])('%#: a loop too many or too few', (pictures, wanted, wholeLoops, rest, seconds) => {
    const plan = planLoops(pictures, wanted)
    expect({ ...plan, seconds: plan.seconds.toFixed(6) }).toMatchObject({
      wholeLoops,
      rest,
      seconds: seconds.toFixed(6),
    })
  })

  test('the cut takes away a picture that a kept one refers to', () => {
    // Decoding order I0 P3 B1 B2 | P6 B4 B5: after two pictures' time P3 is still needed, so all four stay.
    const order = [0, 3, 1, 2, 6, 4, 5].map((n) => ({ at: n / 30, seconds: 1 / 30, key: n === 0 }))
    expect(planLoops(order, 2 / 30)).toMatchObject({ wholeLoops: 0, rest: 4 })
    expect(planLoops(order, 5 / 30)).toMatchObject({ wholeLoops: 0, rest: 7 })
  })
})

/** As the template that comes with the app: 29.2 s with a key frame every ten. */
const house: readonly Picture[] = Array.from({ length: 876 }, (_, i) => ({
  at: i / 30,
  seconds: 1 / 30,
  key: i % 300 === 0,
}))
const rest = { from: 23.7, to: 25.3 }

/** The moments of the template in the order in which the film shows them. */
function film(pictures: readonly Picture[], plan: LoopPlan): { at: number; from: number; to: number }[] {
  const loop = plan.loop + (plan.hold?.seconds ?? 0)
  const start = pictures[plan.skip]?.at ?? 0
  const shown = plan.wholeLoops * pictures.length + plan.rest
  return Array.from({ length: shown - plan.skip }, (_, i) => {
    const n = i + plan.skip
    const { at, seconds } = pictures[n % pictures.length] ?? { at: 0, seconds: 0 }
    const before = Math.floor(n / pictures.length) * loop - start
    return { at, from: before + heldTime(plan, at), to: before + heldTime(plan, at + seconds) }
  })
}

describe('a template that rests', () => {
  const lengths = [3, 5.3, 9, 25.3, 26, 40, 54.4, 60, 73, 78, 83.3, 83.7, 90, 112, 120, 300]

  test.each(lengths)('a film of %f s ends in a new drawing, or too early or late', (wanted) => {
    const plan = planLoops(house, wanted, rest)
    const shown = film(house, plan)
    expect(shown.at(-1)?.at).toBeCloseTo(25.3 - 1 / 30, 6)
    expect(shown.at(-1)?.to).toBeCloseTo(wanted, 6)
    expect(plan.seconds).toBe(wanted)
  })

  test.each(lengths)(
    'in a film of %f s pictures overlap, leave gaps, or come without their key',
    (wanted) => {
      const plan = planLoops(house, wanted, rest)
      const shown = film(house, plan)
      expect(shown[0]?.from).toBeCloseTo(0, 9)
      expect(shown.filter(({ from }, i) => Math.abs(from - (shown[i - 1]?.to ?? 0)) > 1e-6)).toEqual([])
      expect(shown.filter(({ from, to }) => to - from < 0.01)).toEqual([])
      expect(house[plan.skip]?.key).toBe(true)
    },
  )

  test.each(lengths.filter((each) => each >= 40))('a film of %f s stands still for long', (wanted) => {
    expect(planLoops(house, wanted, rest).hold?.seconds ?? 0).toBeLessThanOrEqual(10)
  })

  test('a film of usual length begins in the middle of the drawing', () => {
    for (let wanted = 74; wanted <= 180; wanted += 0.7) expect(planLoops(house, wanted, rest).skip).toBe(0)
  })

  test('a rest moment that the template does not reach breaks the film', () => {
    expect(planLoops(house, 90, { from: 40, to: 41 })).toEqual(planLoops(house, 90))
    const single = house.slice(0, 1)
    expect(planLoops(single, 0.5, { from: 0, to: 0.01 }).seconds).toBe(0.5)
  })

  test('pictures that are decoded in another order are held before they are shown', () => {
    const order = [0, 3, 1, 2, 6, 4, 5].map((n) => ({ at: n / 30, seconds: 1 / 30, key: n === 0 }))
    const plan = planLoops(order, 12 / 30, { from: 3 / 30, to: 4 / 30 })
    const shown = film(order, plan).toSorted((a, b) => a.from - b.from)
    expect(shown.map(({ at }) => Math.round(at * 30))).toEqual([0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3])
    expect(shown.at(-1)?.to).toBeCloseTo(12 / 30, 9)
  })
})
