import { expect, test } from 'vitest'
import { detailOf, moments } from '#renderer/features/videos/made/poster-frame.ts'

const picture = (light: (i: number) => number): Uint8ClampedArray =>
  Uint8ClampedArray.from({ length: 4 * 1000 }, (_, i) => (i % 4 === 3 ? 255 : light(Math.floor(i / 4))))

test('bare paper is taken for the picture of a video', () => {
  const paper = picture((i) => 235 + (i % 8))
  const drawing = picture((i) => (i % 20 === 0 ? 60 : 235 + (i % 8)))
  expect(detailOf(drawing)).toBeGreaterThan(10 * detailOf(paper))
  expect(detailOf(picture(() => 240))).toBeCloseTo(0)
  expect(detailOf(new Uint8ClampedArray())).toBe(0)
})

test('a moment is sought that the video does not have', () => {
  for (const seconds of [0, 0.1, 3, 30, 120]) {
    for (const moment of moments(seconds)) {
      expect(moment).toBeGreaterThanOrEqual(0)
      expect(moment).toBeLessThanOrEqual(seconds)
    }
  }
})
