import { expect, test } from 'vitest'
import { matchingCalls } from '#renderer/features/transcripts/list/matching-calls.ts'
import { transcript } from './samples.ts'

const calls = [
  transcript({ id: 'keefe', title: 'Siding', customerName: "Moira O'Keefe", rep: 'Ana Núñez' }),
  transcript({ id: 'bid', title: 'Okonkwo and the other bid', jobNumber: '2231-01' }),
  transcript({ id: 'second', title: 'A second bid' }),
  transcript({
    id: 'walk',
    title: 'Gutter walk',
    rep: 'Łukasz Wójcik',
    speakers: [{ name: 'Олена', role: 'customer', roleBy: 'person', turns: 1, words: 1 }],
  }),
]

test.each([
  ["O'Keefe", ['keefe']],
  ['o’keefe', ['keefe']],
  ['OKEEFE', ['keefe']],
  ['o keefe', ['keefe']],
  ["O'Keefe's siding", ['keefe']],
  ['keefe moira', ['keefe']],
  ['nunez', ['keefe']],
  ['wojcik lukasz', ['walk']],
  ['Оле', ['walk']],
  ['okonk', ['bid']],
  ['the other bid', ['bid']],
  ['2231-01', ['bid']],
  ['the siding with keefe', ['keefe']],
  ['bid', ['bid', 'second']],
  ['bid siding', []],
  ['eefe', []],
  ['?!', []],
])('%j does not list the calls named so, or lists others', (query, ids) => {
  expect(matchingCalls(calls, query).map(({ id }) => id)).toEqual(ids)
})
