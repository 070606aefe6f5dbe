import { expect, test } from 'vitest'
import { groupNameOf, groupRuns, startOfWeek } from '#renderer/features/videos/list/group-runs.ts'
import type { VideoRunState } from '#shared/domain/video-run.ts'
import { run } from './samples.ts'

// A Wednesday afternoon.
const now = new Date(2026, 10, 25, 15, 0).getTime()
const at = (day: number, hour = 12): number => new Date(2026, 10, day, hour).getTime()

test.each([
  [at(25, 0), 'today'],
  [at(24, 23), 'week'],
  [at(22, 0), 'week'],
  [at(21, 23), 'earlier'],
])('a run of %d stands under the wrong heading', (moment, name) => {
  expect(groupNameOf(moment, now)).toBe(name)
})

test('the week of a Sunday is the one that ended the day before', () => {
  const sunday = new Date(2026, 10, 22, 9, 0).getTime()
  expect(startOfWeek(sunday)).toBe(at(22, 0))
  expect(groupNameOf(at(21), sunday)).toBe('earlier')
})

test('an older run stands above a newer one, or an empty heading is shown', () => {
  const runs = [
    run({ id: 'morning', createdAt: at(25, 8) }),
    run({ id: 'long ago', createdAt: at(1) }),
    run({ id: 'noon', createdAt: at(25) }),
  ]
  const groups = groupRuns(runs, now, { filter: 'all', text: '' })
  expect(groups.map(({ name, runs: rows }) => [name, rows.map(({ id }) => id)])).toEqual([
    ['today', ['noon', 'morning']],
    ['earlier', ['long ago']],
  ])
})

test.each<[VideoRunState, string]>([
  ['queued', 'underway'],
  ['running', 'underway'],
  ['waiting', 'underway'],
  ['needs_person', 'needs_person'],
  ['completed', 'completed'],
  ['failed', 'failed'],
  ['cancelled', 'cancelled'],
])('a run that is %s is missing where it is looked for, or shows elsewhere too', (state, own) => {
  const filters = ['underway', 'needs_person', 'completed', 'failed', 'cancelled'] as const
  const shown = filters.filter(
    (filter) => groupRuns([run({ state, createdAt: now })], now, { filter, text: '' }).length > 0,
  )
  expect(shown).toEqual([own])
})

test.each([
  ['maria 2231', 1],
  ['ORTIZ roof', 1],
  ['  ', 1],
  ['maria 2240', 0],
])('the search for “%s” finds %d', (text, found) => {
  const groups = groupRuns([run({ createdAt: now })], now, { filter: 'all', text })
  expect(groups.flatMap((group) => group.runs)).toHaveLength(found)
})
