import { expect, test } from 'vitest'
import { timelineLines } from '#renderer/features/videos/run/timeline-lines.ts'

const event = (at: number, step: string | null, text: string) => ({ at, step, text })

test('a step stands there twice, as started and as done', () => {
  const lines = timelineLines([
    event(0, null, 'Ordered'),
    event(10, 'render_video', 'Started'),
    event(2_010, 'render_video', 'Done'),
    event(2_011, 'upload_video', 'Started'),
  ])
  expect(lines).toEqual([
    { at: 0, step: null, text: 'Ordered', ms: null },
    { at: 10, step: 'render_video', text: 'Done', ms: 2_000 },
    { at: 2_011, step: 'upload_video', text: 'Started', ms: null },
  ])
})

test('what happened between start and end disappears, or counts as time of the last try', () => {
  const lines = timelineLines([
    event(0, 'upload_video', 'Started'),
    event(5, 'upload_video', 'Tries again: the service is busy'),
    event(9, 'upload_video', 'Done'),
  ])
  expect(lines.map(({ text, ms }) => [text, ms])).toEqual([
    ['Started', null],
    ['Tries again: the service is busy', null],
    ['Done', null],
  ])
})
