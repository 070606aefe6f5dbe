import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ClientField } from '#shared/domain/new-client.ts'
import { checkValue } from '#main/clients/checks/check-slots.ts'
import { loadClientLists } from '#main/clients/extract/load-lists.ts'

const lists = loadClientLists(join(import.meta.dirname, '..', '..', '..', '..', 'resources'))
const check = (field: ClientField, value: string, others: Partial<Record<ClientField, string>> = {}) =>
  checkValue(field, value, others, lists)

test.each<[ClientField, string, string]>([
  ['phone', '(614) 555-0142', '+16145550142'],
  ['phone', '1 614 555 0142', '+16145550142'],
  ['email', 'Jo.Hill@Example.COM', 'jo.hill@example.com'],
  ['state', 'north carolina', 'NC'],
  ['state', 'oh', 'OH'],
  ['zip', '43065-1234', '43065'],
  ['projectTypes', 'roofing; Windows, roofing', 'Roofing, Windows'],
])('a good %s is not brought into its canonical form: %s', (field, value, canonical) => {
  expect(check(field, value)).toMatchObject({ ok: true, value: canonical })
})

test.each<[ClientField, string]>([
  ['phone', '555 0142'],
  ['phone', '614 555 01422'],
  ['phone', '999 155 0142'],
  ['email', 'jo.hill.example.com'],
  ['email', 'jo..hill@example.com'],
  ['state', 'Bavaria'],
  ['zip', '4306'],
  ['firstName', 'Jo4n'],
  ['city', 'Powell 43065'],
  ['projectTypes', 'Solar'],
  ['street', '2214'],
])('a %s that cannot be one passes: %s', (field, value) => {
  expect(check(field, value)).toMatchObject({ ok: false, problem: expect.stringMatching(/\.\s?.*\.$/) })
})

test('a ZIP code of another state than the one said passes', () => {
  expect(check('zip', '43065', { state: 'TX' }).ok).toBe(false)
  expect(check('state', 'TX', { zip: '43065' }).ok).toBe(false)
})

test('a town that shares its ZIP code with a neighbour is called wrong', () => {
  // Powell's ZIP code also serves Liberty Township and Columbus.
  expect(check('city', 'Columbus', { zip: '43065', state: 'OH' })).toMatchObject({ ok: true })
})

test('a city that no list has is shown as sure', () => {
  const checked = check('city', 'Xyzzyville', { state: 'OH' })
  expect(checked.ok && (checked.confidence ?? 1)).toBeLessThan(0.7)
})

test('the same number counts as a second phone', () => {
  expect(check('phone2', '614-555-0142', { phone: '+16145550142' }).ok).toBe(false)
})
