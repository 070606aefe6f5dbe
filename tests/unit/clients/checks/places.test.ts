import { expect, test } from 'vitest'
import { createPlaces, stateCode } from '#main/clients/checks/places.ts'

const places = createPlaces(
  '04105|Falmouth|ME\n02540|Falmouth|MA\n55101|Saint Paul|MN\n55102|Saint Paul|MN\n'
    .split('\n')
    .sort()
    .join('\n'),
)

test('a ZIP code at the beginning or the end of the list is not found', () => {
  expect(places.ofZip('02540')).toEqual({ city: 'Falmouth', state: 'MA' })
  expect(places.ofZip('55102')).toEqual({ city: 'Saint Paul', state: 'MN' })
  expect(places.ofZip('99999')).toBeNull()
  expect(places.ofZip('')).toBeNull()
})

test('"St. Paul" is another city than Saint Paul', () => {
  expect(places.statesOf('St. Paul')).toEqual(['MN'])
  expect(places.isNear('st paul', '55199')).toBe(true)
  expect(places.zipCount('St Paul')).toBe(2)
})

test('a city of two states is taken to be in one', () => {
  expect([...places.statesOf('falmouth')].sort()).toEqual(['MA', 'ME'])
})

test('a state is not known by name, letters and dots', () => {
  expect(['Ohio', 'oh', 'N.C.', 'new  hampshire', 'Washington DC'].map(stateCode)).toEqual([
    'OH',
    'OH',
    'NC',
    'NH',
    'DC',
  ])
})
