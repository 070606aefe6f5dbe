import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ClientField } from '#shared/domain/new-client.ts'
import { loadClientLists } from '#main/clients/extract/load-lists.ts'
import { askedFields, createRulesReader } from '#main/clients/extract/read-client.ts'

type Fields = Partial<Record<ClientField, string>>

const reader = createRulesReader(
  loadClientLists(join(import.meta.dirname, '..', '..', '..', '..', 'resources')),
)
const read = (text: string, question = '', known: Fields = {}) =>
  reader.read(text, { asked: question === '' ? [] : askedFields(question), known })
const valuesOf = (text: string, question = '', known: Fields = {}): Fields =>
  Object.fromEntries(
    Object.entries(read(text, question, known).values).map(([field, { value }]) => [field, value]),
  )

test.each<[bug: string, text: string, expected: Fields]>([
  [
    'a count before the area code is glued to the phone',
    'deck of twelve by twenty eight two one six five five five oh one two two',
    { phone: '+12165550122' },
  ],
  ['an extension is dropped', 'reach him at 216-555-0122 extension 31', { phone: '+12165550122 x31' }],
  [
    'a spoken extension is dropped',
    'two one six five five five oh one two two extension nine',
    { phone: '+12165550122 x9' },
  ],
  [
    'a spelled name and an e-mail in parts run together',
    'm e i l i n g at lindqvist dot meiling at example dot com',
    { email: 'lindqvist.meiling@example.com' },
  ],
  [
    'an initial behind a phone number is not part of the e-mail',
    'two one six five five five oh one two two i sandoval at example dot org',
    { email: 'isandoval@example.org', phone: '+12165550122' },
  ],
  [
    'half of an e-mail said again does not replace it',
    "email r petrov at example dot com, sorry, it's rosa dot petrov",
    { email: 'rosa.petrov@example.com' },
  ],
  [
    'an e-mail host said again does not replace it',
    'email is lars at example dot com, no, example dot net',
    { email: 'lars@example.net' },
  ],
  [
    'a letter that was misheard stays in the e-mail',
    'm dot okafor at example dot org, no sorry, n as in nora, so n dot okafor',
    { email: 'n.okafor@example.org' },
  ],
  ['the house number with a letter loses its street', '418 b west ninth', { street: '418B West 9th' }],
  [
    'a dashed house number is cut at the dash',
    'one forty one dash oh seven eighty second avenue',
    { street: '141-07 82nd Avenue' },
  ],
  [
    'an ordinal in two words splits the street',
    'sixteen oh eight west one forty third street',
    { street: '1608 West 143rd Street' },
  ],
  [
    'a lettered avenue behind a lettered number is not found',
    'three ten c avenue d',
    { street: '310C Avenue D' },
  ],
  [
    'a street whose type stands before its name is cut',
    '77 Calle Dorada, Santa Fe NM 87501',
    { street: '77 Calle Dorada', city: 'Santa Fe', state: 'NM', zip: '87501' },
  ],
  ['a street of one word is not found', '900 north broadway', { street: '900 North Broadway' }],
  [
    'a house number said twice becomes a ZIP code',
    'sixty one oh four, no, six one oh five six one oh five birchwood lane',
    { street: '6105 Birchwood Lane' },
  ],
  [
    'a direction behind the street goes to the city',
    'twelve harbor boulevard east charleston west virginia',
    { street: '12 Harbor Boulevard East', city: 'Charleston', state: 'WV' },
  ],
  [
    'the letters of a state are not read',
    'washington d c two oh oh oh nine',
    { city: 'Washington', state: 'DC', zip: '20009' },
  ],
  ['a ZIP said again is a phone number with the first', 'the zip is 44114 I mean 44141', { zip: '44141' }],
])('%s', (_bug, text, expected) => {
  expect(valuesOf(text)).toMatchObject(expected)
})

test('a foreign number is passed off as a US number', () => {
  const phone = read('phone +44 20 7946 0958').values.phone
  expect(phone?.value).toBe('+442079460958')
  expect(phone?.confidence).toBeLessThan(0.7)
})

test('the e-mail of a colleague or a relative is taken as surely as the client’s own', () => {
  const forwarded = read(
    'From: Otis Marlow <otis@example.net>\nTo: Sales\n\nNew one: Mrs. Vera Lindgren, 330-555-0116. Gutters.\n\n' +
      'Otis Marlow | Project Consultant | office 330-555-0100',
  )
  expect(forwarded.values.email).toBeUndefined()
  expect(forwarded.values.phone2).toBeUndefined()
  expect(read("her daughter's email is kay at example dot com").values.email?.confidence).toBeLessThan(0.7)
})

test("the spouse's number replaces the client's", () => {
  expect(
    valuesOf('his wife Noor is 929-555-0148', '', { firstName: 'Tariq', phone: '+12125550101' }),
  ).toMatchObject({
    phone2: '+19295550148',
  })
})

test.each<[text: string, types: string | undefined]>([
  ['a squirrel got in under the shingles so roof', 'Roofing'],
  ['wants siding, insulation is already done', 'Siding'],
  ["windows please, and there's a back door he doesn't care about", 'Windows'],
  ['the kitchen someday but now just the bathroom', 'Bathrooms'],
  ['wants a deck with a hot tub on it', 'Decks'],
  ["her neighbor's siding looked good, so she wants siding and gutters", 'Siding, Gutters'],
  ['two doors down from the Hendry place, wants windows', 'Windows'],
  ['he wants siding, actually scratch that, his wife said gutters', 'Gutters'],
  ['cleaning gutters he fell through the porch roof', 'Roofing'],
  ['wants the kitchen redone and the front door replaced', 'Kitchens, Doors'],
  ['get the attic foamed', 'Insulation'],
])('"%s" is read as other work', (text, types) => {
  const read = valuesOf(text).projectTypes
  expect(read?.split(', ').sort().join(', ')).toBe(types?.split(', ').sort().join(', '))
})

test.each<[text: string, question: string, field: ClientField]>([
  ['she does not have one', 'What is her email?', 'email'],
  ["he's not big on computers", 'What is the e-mail?', 'email'],
  ['we do not have that', 'What is the ZIP code?', 'zip'],
  ['he says use the email', 'What is his phone number?', 'phone'],
  ['I had his email but forget it', '', 'email'],
  ["she'd rather not give her number", '', 'phone'],
  ["suite 12, no, it's a house, so no suite", '', 'unit'],
])('"%s" is asked for again', (text, question, field) => {
  const reading = read(text, question)
  expect(Object.keys(reading.skipped)).toContain(field)
  expect(reading.values[field]).toBeUndefined()
})

test.each([
  "that's all I have",
  'skip the rest',
  "that's everything for now",
  "just skip the rest of it, that's all I got",
])('"%s" does not end the asking, or skips a name', (text) => {
  const reading = read(text, 'What is the last name?')
  expect(reading.wish).toBe('finish')
  expect(reading.skipped).toEqual({})
})

test('"done" in the middle of what is wanted ends the asking', () => {
  expect(read('insulation already done, needs siding').wish).toBeNull()
})

test.each<[text: string, field: ClientField]>([
  ['take the zip out again', 'zip'],
  ['remove the email', 'email'],
  ['that phone number is wrong', 'phone'],
])('"%s" leaves the wrong value where it is', (text, field) => {
  expect(read(text)).toMatchObject({ cleared: [field], skipped: {}, values: {} })
})

test('a denied guess is skipped as if there were none', () => {
  expect(read("no that's not right", 'The ZIP is 44114?')).toMatchObject({ cleared: ['zip'], skipped: {} })
})

test("the spouse's number, said first, is the client's", () => {
  expect(valuesOf("wife's cell 216-555-0122, his 216-555-0133")).toMatchObject({
    phone: '+12165550133',
    phone2: '+12165550122',
  })
})

test('a value that is put right in the same breath is only emptied', () => {
  expect(read("that phone is wrong, it's 216-555-0177")).toMatchObject({
    cleared: [],
    values: { phone: { value: '+12165550177' } },
  })
})

test('a mark behind "client" loses the name', () => {
  expect(valuesOf('I have a new client, maria ortiz, 614-555-0111, she wants gutters')).toMatchObject({
    firstName: 'Maria',
    lastName: 'Ortiz',
  })
})
