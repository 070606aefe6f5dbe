import { expect, test } from 'vitest'
import type { Address } from '#shared/domain/customer.ts'
import { lackingDetails, otherPlace, type ClientDetails } from '#shared/domain/lacking-details.ts'

const place = (street: string, city = '', state = '', zip = '', unit = ''): Address => ({
  street,
  unit,
  city,
  state,
  zip,
})
const details = (address: Address | null): ClientDetails => ({
  firstName: 'Petra',
  lastName: 'Rosendahl',
  companyName: '',
  coName: '',
  email: '',
  phones: [],
  address,
  leadSource: '',
  referredBy: '',
  note: '',
})
const completed = (known: Address | null, said: Address | null) =>
  lackingDetails(details(known), details(said)).address

const columbus = place('', 'Columbus', 'OH')
const oak = place('5 Oak Street', 'Columbus', 'OH', '43215')

test.each<[string, Address | null, Address]>([
  ['two cities', columbus, place('5 Oak', 'Austin', 'TX', '78701')],
  ['two states', place('', '', 'OH', '43215'), place('5 Oak', '', 'TX')],
  ['two ZIP codes', place('', '', '', '43215'), place('5 Oak', '', '', '43016')],
  ['two streets', place('5 Oak Street'), place('7 Elm St', 'Powell')],
  ['one street in two cities', oak, place('5 Oak St', 'Austin', '', '')],
  ['two units', { ...oak, unit: 'Apt 2' }, { ...oak, unit: '3' }],
])('an address is put together of %s', (_what, known, said) => {
  expect(completed(known, said)).toBeUndefined()
  expect(otherPlace(known, said)).toBe(true)
})

test.each<[string, Address | null, Address, Address | undefined]>([
  ['a street to its city', columbus, place('5 Oak St', 'columbus'), place('5 Oak St', 'Columbus', 'OH')],
  [
    'the rest of a street',
    place('5 Oak Street'),
    place('5 oak st.', 'Powell', 'OH'),
    place('5 Oak Street', 'Powell', 'OH'),
  ],
  ['a unit', oak, place('5 Oak St', '', '', '', '2'), { ...oak, unit: '2' }],
  ['a ZIP code with four more digits', oak, place('', '', '', '43215-1234'), undefined],
  [
    'a city spelt in full',
    place('1 Elm', 'St. Paul'),
    place('1 Elm', 'Saint Paul', 'MN'),
    place('1 Elm', 'St. Paul', 'MN'),
  ],
  ['all of it', null, oak, oak],
])('what is said of one place is not completed: %s', (_what, known, said, whole) => {
  expect(completed(known, said)).toEqual(whole)
  expect(otherPlace(whole ?? known, said)).toBe(false)
})

test('a job for a customer of whom no street is known loses its address', () => {
  expect(otherPlace(null, oak)).toBe(true)
  expect(otherPlace(columbus, oak)).toBe(true)
  expect(otherPlace(oak, null)).toBe(false)
  expect(otherPlace(oak, columbus)).toBe(false)
})
