import { expect, test } from 'vitest'
import { mailsOf, shownDecision, shownProof } from '#renderer/features/videos/mail/mail-decision.ts'
import { mail } from './samples.ts'

test('an order without a run is said to have started a video', () => {
  expect(shownDecision(mail({ decision: 'trigger', runId: null }))).toBe('found')
  expect(shownDecision(mail({ decision: 'trigger', runId: 'run-1' }))).toBe('trigger')
  expect(shownDecision(mail({ decision: 'ignore', runId: 'run-1' }))).toBe('ignore')
})

test('a mail that is still looked at is hidden among those left alone', () => {
  const mails = [
    mail({ id: 'a', decision: 'trigger' }),
    mail({ id: 'b' }),
    mail({ id: 'c', decision: 'pending' }),
  ]
  const ids = (filter: 'all' | 'orders' | 'others'): string =>
    mailsOf(mails, filter)
      .map(({ id }) => id)
      .join('')
  expect([ids('all'), ids('orders'), ids('others')]).toEqual(['abc', 'ac', 'b'])
})

test('a mail from the folder started a video, and its sender is called not verified', () => {
  const order = mail({ authenticated: false, decision: 'trigger', reason: 'trigger' })
  const other = mail({ authenticated: false, reason: 'not_an_order' })
  expect(shownProof(order, undefined)).toBe('folder')
  expect(shownProof(other, 'folder')).toBe('folder')
  expect(shownProof(other, 'imap')).toBe('unverified')
  expect(shownProof(mail({ authenticated: false, reason: 'not_authenticated' }), 'folder')).toBe('unverified')
  expect(shownProof(mail({ authenticated: true }), 'folder')).toBe('verified')
})
