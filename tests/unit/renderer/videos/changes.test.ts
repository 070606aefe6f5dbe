import { expect, test } from 'vitest'
import { isTouched } from '#renderer/connection/changes.ts'

test('a run moves on and the screen, or the badge of the rail, stands still', () => {
  expect(['videos.get', 'videos.list', 'app.status'].every((route) => isTouched(route, 'videos'))).toBe(true)
  expect(
    ['mailbox.status', 'mailbox.mails', 'app.status'].every((route) => isTouched(route, 'mailbox')),
  ).toBe(true)
  expect(isTouched('videos.readyJobs', 'crm')).toBe(true)
  expect(isTouched('mailbox.status', 'videos')).toBe(false)
})
