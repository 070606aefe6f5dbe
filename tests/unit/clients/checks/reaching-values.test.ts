import { expect, test } from 'vitest'
import { checkValue } from '#main/clients/checks/check-slots.ts'
import { createPlaces } from '#main/clients/checks/places.ts'
import { checkedField, toPhone, writePhone } from '#main/crm/client-fields.ts'
import type { ClientField } from '#shared/domain/new-client.ts'

const lists = { places: createPlaces('43065|Powell|OH') }
const check = (field: ClientField, value: string, others: Partial<Record<ClientField, string>> = {}) =>
  checkValue(field, value, others, lists)

test.each([
  ['614-555-0142 ext 12', '+16145550142 x12'],
  ['(614) 555-0142 x12', '+16145550142 x12'],
  ['614 555 0142, extension 12', '+16145550142 x12'],
  ['+16145550142;ext=12', '+16145550142 x12'],
  ['+16145550142 x12', '+16145550142 x12'],
  ['614.555.0142', '+16145550142'],
])('the extension of "%s" is lost', (said, value) => {
  expect(check('phone', said)).toEqual({ ok: true, value })
})

test('an extension does not reach the CRM', () => {
  expect(writePhone('+16145550142 x12')).toBe('(614) 555-0142 ext. 12')
  const phone = { label: 'office', number: '6145550142', ext: '12' }
  expect(toPhone('+16145550142 x12', 'office')).toEqual(phone)
  expect(toPhone(writePhone('+16145550142 x12'), 'office')).toEqual(phone)
})

test('digits of an extension pass for those of the number', () => {
  expect(check('phone', '555-0142 x123')).toMatchObject({ problem: expect.stringContaining('area code') })
  expect(check('phone', '614-555-014 x12')).toMatchObject({ problem: expect.stringContaining('has 9') })
})

test.each(['+44 20 7946 0958', '011 44 20 7946 0958', '+52 55 5550 0142'])(
  '%s is fine in the form and refused at the approval',
  (number) => {
    expect(check('phone', number)).toEqual({
      ok: false,
      problem: `"${number}" is not a US number. Ask for one, or keep this one in the notes.`,
    })
  },
)

test('the first number counts as a second one', () => {
  expect(check('phone2', '614-555-0142', { phone: '+16145550142' })).toMatchObject({ ok: false })
  expect(check('phone2', '614-555-0142 x3', { phone: '+16145550142 x12' })).toMatchObject({ ok: true })
})

const told: readonly (readonly [ClientField, string])[] = [
  ['phone', '614-555-0142 ext 12'],
  ['phone', '1 (614) 555-0142'],
  ['phone', '+44 20 7946 0958'],
  ['phone', '+52 55 5550 0142'],
  ['phone', '876-555-0142'],
  ['phone', '416-555-0142'],
  ['phone', 'call 614 555 0142'],
  ['email', 'Nadia.Solberg@Example.com'],
  ['email', 'nadia+roof@mail.example.com'],
  ['email', "o'brien@example.com"],
  ['email', 'nadia@'],
  ['email', 'nadia..s@example.com'],
  ['email', 'nadia@example.c'],
  ['email', 'a@example.com, b@example.com'],
  ['email', `${'n'.repeat(200)}@example.com`],
  ['notes', 'x'.repeat(5000)],
  ['notes', 'x'.repeat(5001)],
]
/** What the approval card makes of it: null when it refuses. */
function onTheCard(field: ClientField, value: string): string | null {
  try {
    return checkedField(field, value)
  } catch {
    return null
  }
}

test.each(told)('%s "%.40s" is fine in the form and refused at the approval', (field, value) => {
  const checked = check(field, value)
  expect(checked.ok && onTheCard(field, checked.value) === null).toBe(false)
})

test.each(told.filter(([field]) => field === 'email'))(
  '%s "%.40s" is judged by one rule in the form and by another on the card',
  (field, value) => {
    expect(onTheCard(field, value) !== null).toBe(check(field, value).ok)
  },
)

test('notes too long for the CRM are taken', () => {
  expect(check('notes', 'x'.repeat(5001))).toEqual({
    ok: false,
    problem: 'These notes are too long. Shorten them to 5000 characters.',
  })
})
