import { expect, test } from 'vitest'
import { withPhoneCues } from '#main/clients/phone-cues.ts'
import { reading } from './client-fixture.ts'

test('a kind of phone said before a correction is lost', () => {
  const text = 'his cell is nine two oh five five five oh one three seven no wait oh one three eight he is'
  const phone = { value: '+19205550138', words: 'oh one three eight', confidence: 0.9 }
  const { words } = withPhoneCues(reading({ phone }), text).values.phone ?? { words: '' }
  expect(words).toBe(text.slice(4, -6))
})

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
