import { expect, test } from 'vitest'
import { orderFor } from '#renderer/features/videos/start/order-for.ts'
import type { VideoRunState } from '#shared/domain/video-run.ts'

test.each<[VideoRunState | null, string]>([
  [null, 'new'],
  ['cancelled', 'new'],
  ['queued', 'open'],
  ['running', 'open'],
  ['waiting', 'open'],
  ['needs_person', 'open'],
  ['failed', 'take_up'],
  ['completed', 'another'],
])('for a job whose video is %s something else than %s is offered', (state, order) => {
  expect(orderFor(state ? { state } : undefined)).toBe(order)
})
