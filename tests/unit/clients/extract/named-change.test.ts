import { expect, test } from 'vitest'
import { loadClientLists } from '#main/clients/extract/load-lists.ts'
import { createRulesReader } from '#main/clients/extract/read-client.ts'

const reader = createRulesReader(loadClientLists('resources'))
const known = {
  firstName: 'Anna',
  lastName: 'Kim',
  street: '10 Elm Street',
  zip: '43065',
  phone: '+17405550161',
}
const read = (text: string, asked: Parameters<typeof reader.read>[1]['asked'] = []) =>
  reader.read(text, { asked, known })

test.each([
  ['change the last name to park', { lastName: 'Park' }],
  ['make the zip to 43201', { zip: '43201' }],
  ['no the street number is twelve not ten', { street: '12 Elm Street' }],
  ['the house number should be 14', { street: '14 Elm Street' }],
] as const)('"%s" changes nothing, or something else as well', (text, expected) => {
  const { values, skipped, wish } = read(text)
  expect(Object.fromEntries(Object.entries(values).map(([field, one]) => [field, one?.value]))).toEqual(
    expected,
  )
  expect([skipped, wish]).toEqual([{}, null])
})

test('fields that nobody spoke of are skipped with those that were', () => {
  const { skipped } = read('no email and i dont have the zip right now', [
    'email',
    'projectTypes',
    'zip',
    'state',
  ])
  expect(Object.keys(skipped).toSorted()).toEqual(['email', 'zip'])
})

test('the lead cannot be cancelled by saying so', () => {
  expect(read('scratch that, cancel this lead').wish).toBe('abandon')
})

test('numbers of two sentences run together', () => {
  const said =
    'paul jones 740-555-0156 call after five not before nine, twenty five oh five summit street columbus'
  expect(read(said).values.street?.value).toBe('2505 Summit Street')
})

test('what a web form says under "Message" is lost', () => {
  const form = 'Name: Kevin Tran\nService needed: Window replacement\nMessage: Please text, I work nights.'
  expect(read(form).values.notes?.value).toContain('text, I work nights')
})
