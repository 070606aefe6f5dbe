import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createProgressWriter, type Progress } from '#main/workflow/progress-writer.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('reports are written faster than four times a second, or the last one stays behind', () => {
  const written: Progress[] = []
  const writer = createProgressWriter((progress) => written.push(progress))
  for (let at = 1; at <= 100; at++) {
    writer.report({ fraction: at / 100, note: null })
    vi.advanceTimersByTime(10)
  }
  expect(written.length).toBeGreaterThanOrEqual(4)
  expect(written.length).toBeLessThanOrEqual(5)
  vi.advanceTimersByTime(250)
  expect(written.at(-1)).toEqual({ fraction: 1, note: null })
})

test('a note is lost because a later report has none', () => {
  const written: Progress[] = []
  const writer = createProgressWriter((progress) => written.push(progress))
  writer.report({ fraction: 0, note: null })
  writer.report({ fraction: 0.1, note: 'Uploading' })
  writer.report({ fraction: 0.2, note: null })
  expect(writer.close()).toEqual({ fraction: 0.2, note: 'Uploading' })
})

test('something is written after the end', () => {
  const written: Progress[] = []
  const writer = createProgressWriter((progress) => written.push(progress))
  writer.report({ fraction: 0, note: null })
  writer.report({ fraction: 0.5, note: null })
  expect(writer.close()).toEqual({ fraction: 0.5, note: null })
  writer.report({ fraction: 1, note: null })
  vi.advanceTimersByTime(1_000)
  expect(written).toEqual([{ fraction: 0, note: null }])
})
