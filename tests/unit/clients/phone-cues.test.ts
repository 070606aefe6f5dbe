import { expect, test } from 'vitest'
import { withPhoneCues } from '#main/clients/phone-cues.ts'
import { reading } from './client-fixture.ts'

test.each([
  ['his cell is 614-555-0142 ok', 'cell is 614-555-0142'],
  ['call the office: 614-555-0142', 'office: 614-555-0142'],
  ['home phone 614-555-0142', 'home phone 614-555-0142'],
  ['she works from home and then 614-555-0142', '614-555-0142'],
  ['614-555-0142 is his cell', '614-555-0142'],
])('in "%s" the kind of phone is lost, or a word that says nothing of it is taken', (text, words) => {
  const phone = { value: '+16145550142', words: '614-555-0142', confidence: 0.9 }
  expect(withPhoneCues(reading({ phone }), text).values.phone?.words).toBe(words)
})
