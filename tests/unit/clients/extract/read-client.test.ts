import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ClientField } from '#shared/domain/new-client.ts'
import { loadClientLists } from '#main/clients/extract/load-lists.ts'
import { createRulesReader } from '#main/clients/extract/read-client.ts'

type Fields = Partial<Record<ClientField, string>>

const reader = createRulesReader(
  loadClientLists(join(import.meta.dirname, '..', '..', '..', '..', 'resources')),
)
const read = (text: string, asked: ClientField[] = [], known: Fields = {}) =>
  reader.read(text, { asked, known })
const valuesOf = (text: string, asked: ClientField[] = [], known: Fields = {}): Fields =>
  Object.fromEntries(
    Object.entries(read(text, asked, known).values).map(([field, { value }]) => [field, value]),
  )

test('one dictation without punctuation does not fill the form', () => {
  const said =
    'uh new lead paula grabowski four one nine five five five oh one six six she lives at eleven oh four ' +
    'cherry street toledo ohio four three six oh four email p grabowski at example dot com needs a new roof'
  expect(valuesOf(said)).toMatchObject({
    firstName: 'Paula',
    lastName: 'Grabowski',
    phone: '+14195550166',
    street: '1104 Cherry Street',
    city: 'Toledo',
    state: 'OH',
    zip: '43604',
    email: 'pgrabowski@example.com',
    projectTypes: 'Roofing',
  })
})

test('a labelled web form is read like prose', () => {
  const form =
    'Name: Marta Ilves\nPhone: (503) 555-0121\nEmail: Marta.Ilves@example.org\nAddress: 88 Fern St, Apt 4\n' +
    'City: Portland\nState: OR\nZip: 97205\nService: Gutter guards\nRep: Dana Cole\nLead fee: $40'
  expect(valuesOf(form)).toEqual({
    firstName: 'Marta',
    lastName: 'Ilves',
    phone: '+15035550121',
    email: 'marta.ilves@example.org',
    street: '88 Fern St',
    unit: 'Apt 4',
    city: 'Portland',
    state: 'OR',
    zip: '97205',
    projectTypes: 'Gutters',
  })
})

test('the words of a value are not the exact stretch of what was said', () => {
  const text = 'Customer is Ana Pohl, phone five oh three, five five five, oh one two one'
  const phone = read(text).values.phone
  expect(phone?.value).toBe('+15035550121')
  expect(phone && text.includes(phone.words)).toBe(true)
  expect(phone?.words).toMatch(/^five oh three.*two one$/)
})

test.each<[said: string, wrong: Fields]>([
  ['this is Tom put one in for me Ivan Petrov 406 555 0115', { firstName: 'Tom' }],
  ['new customer Lena Ott 614 555 0142 Dana Cole will handle it', { coName: 'Dana Cole', firstName: 'Dana' }],
  ['Lena Ott 614 555 0142 referred by Bob Hale 614 555 0177', { phone2: '+16145550177', firstName: 'Bob' }],
  ['Lena Ott wants 14 windows her roof is 12 years old so leave that', { projectTypes: 'Windows, Roofing' }],
  ['Lena Ott 614 555 0142 job 24-1187 budget 35000', { zip: '35000' }],
  ['Lena Ott 614 555 0142 he already had the siding done, needs a deck', { projectTypes: 'Siding, Decks' }],
])('what is not about the client is taken: %s', (said, wrong) => {
  const values = valuesOf(said)
  for (const [field, value] of Object.entries(wrong)) expect(values[field as ClientField]).not.toBe(value)
})

test.each<[said: string, right: Fields]>([
  ['John Petersen, sorry, Peterson. 509-555-0144', { lastName: 'Peterson' }],
  ['phone 614 555 0181 no wait 0118', { phone: '+16145550118' }],
  ['phone 614-555-0199, scratch that, 614-555-0142', { phone: '+16145550142' }],
  ['Email ana at example dot com, correction, ana dot p at example dot com', { email: 'ana.p@example.com' }],
  ['Paul Whitehorse. He is not Whitehorse, it is Whitehouse.', { lastName: 'Whitehouse' }],
  ["it's for siding no i mean roofing", { projectTypes: 'Roofing' }],
])('the first version stays after a self-correction: %s', (said, right) => {
  const values = valuesOf(said)
  expect(values).toMatchObject(right)
  expect(values.phone2).toBeUndefined()
})

const known: Fields = {
  firstName: 'Dana',
  lastName: 'Cowalski',
  phone: '+16145550142',
  street: '2214 Elm Street',
}

test.each<[said: string, right: Fields]>([
  ['actually the phone ends in 0143', { phone: '+16145550143' }],
  ['the last name is with a k', { lastName: 'Kowalski' }],
  ["it's Oak not Elm", { street: '2214 Oak Street' }],
  ['last name is spelled K O W A L S K I', { lastName: 'Kowalski' }],
])('a later message does not correct what stands: %s', (said, right) => {
  expect(valuesOf(said, [], known)).toMatchObject(right)
})

test.each<[asked: ClientField[], said: string, right: Fields]>([
  [['lastName'], 'Ortiz', { lastName: 'Ortiz' }],
  [['firstName', 'lastName'], 'cheryl day', { firstName: 'Cheryl', lastName: 'Day' }],
  [['phone'], '614 555 0142', { phone: '+16145550142' }],
  [['zip'], 'oh two one three oh', { zip: '02130' }],
  [['city'], 'quincy', { city: 'Quincy' }],
  [['phone2'], 'yeah 802 555 0170', { phone2: '+18025550170' }],
])('a short answer to %s is not understood: %s', (asked, said, right) => {
  expect(valuesOf(said, asked, asked.includes('phone2') ? { phone: '+16145550142' } : {})).toEqual(right)
})

test.each<[asked: ClientField[], said: string, field: ClientField]>([
  [['email'], 'nope', 'email'],
  [['email'], "she didn't give me one", 'email'],
  [['street'], "don't have it yet", 'street'],
  [['leadSource'], 'skip that', 'leadSource'],
  [[], 'new lead Ana Pohl 614 555 0142 no email', 'email'],
  [[], "Ana Pohl, I don't have the zip yet", 'zip'],
])('being told that there is none is asked again (%s, %s)', (asked, said, field) => {
  expect(read(said, asked).skipped[field]).toBeTruthy()
})

test('"start over" keeps what was said before, or loses what is said after', () => {
  const reading = read('wrong guy, start over. The customer is Pat Lindqvist, 614-555-0142')
  expect(reading.wish).toBe('start_over')
  expect(reading.values.lastName?.value).toBe('Lindqvist')
  expect(read('let me start over with the street, it is 808 Chloe Road').wish).toBeNull()
})

test('"never mind" and "that\'s everything" are not understood', () => {
  expect(read('never mind').wish).toBe('abandon')
  expect(read("that's everything").wish).toBe('finish')
})

test('a couple that shares a surname loses one of the two', () => {
  expect(valuesOf('bob and linda hale 337 555 0177')).toMatchObject({
    firstName: 'Bob',
    lastName: 'Hale',
    coName: 'Linda Hale',
  })
})

test('hostile or endless text makes the reader throw or hang', () => {
  const texts = [
    '',
    ' ',
    '\n\n',
    '@'.repeat(500),
    'one '.repeat(3000),
    'a b c '.repeat(2000),
    '((((',
    '"'.repeat(99),
  ]
  for (const text of texts) expect(() => read(text, ['firstName', 'zip'])).not.toThrow()
})
