import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Crm } from '#main/crm/crm.ts'
import { likenessOf, type ClientValues } from '#main/crm/duplicate-likeness.ts'
import { findDuplicates } from '#main/crm/find-duplicates.ts'
import type { Customer } from '#shared/domain/customer.ts'
import { duplicateCandidateSchema } from '#shared/domain/new-client.ts'
import { leapFixture, localFixture, type CrmFixture } from '../../contract/crm-fixtures.ts'

const robert: Customer = {
  id: '1',
  firstName: 'Robert',
  lastName: 'Vandermeer',
  companyName: '',
  name: 'Robert Vandermeer',
  email: 'robert.vandermeer@example.com',
  phones: [{ label: 'cell', number: '6145550142', ext: '' }],
  address: { street: '412 Birchwood Court', unit: '', city: 'Dublin', state: 'OH', zip: '43016' },
  rep: null,
  note: '',
  createdAt: 1,
  jobs: [],
}

test.each<[string, ClientValues, string]>([
  ['a phone in another format', { phone: '+16145550142' }, 'same phone'],
  ['a second phone', { firstName: 'Ann', lastName: 'Lee', phone2: '614.555.0142' }, 'same phone'],
  ['an e-mail in capitals', { email: 'Robert.Vandermeer@Example.com' }, 'same e-mail'],
  ['the same name', { firstName: 'Robert', lastName: 'Vandermeer' }, 'same name'],
  ['a nickname', { firstName: 'Bob', lastName: 'Vandermeer' }, 'Bob may stand for Robert'],
  ['a misspelt name', { firstName: 'Robert', lastName: 'Vandermere' }, 'name sounds like Robert Vandermeer'],
  ['swapped names', { firstName: 'Vandermeer', lastName: 'Robert' }, 'first and last name swapped'],
  [
    'the spouse at the same address',
    {
      firstName: 'Alice',
      lastName: 'Vandermeer',
      street: '412 birchwood ct',
      zip: '43016',
      phone: '6145550199',
    },
    'same last name at the same address',
  ],
  [
    'a partner who is the customer',
    { firstName: 'Alice', lastName: 'Vandermeer', coName: 'Bob' },
    'Robert is named as the partner',
  ],
  [
    'the address alone',
    { firstName: 'Ann', lastName: 'Lee', street: '412 Birchwood Ct', city: 'Dublin' },
    'same address',
  ],
  [
    'a name kept after a move, with all else new',
    {
      firstName: 'Robert',
      lastName: 'Vandermeer',
      phone: '6145550199',
      email: 'rv@example.com',
      street: '9 Elm St',
      zip: '43065',
    },
    'same name',
  ],
])('%s is overlooked', (_what, values, reason) => {
  const like = likenessOf(values, robert)
  expect(like?.reasons).toContain(reason)
  expect(like?.likeness).toBeGreaterThanOrEqual(0.4)
})

test.each<[string, ClientValues]>([
  ['a last name alone', { firstName: 'Alice', lastName: 'Vandermeer', phone: '6145550199' }],
  ['a first name alone', { firstName: 'Robert', lastName: 'Okafor' }],
  [
    'the number of another house',
    { firstName: 'Ann', lastName: 'Lee', street: '414 Birchwood Court', zip: '43016' },
  ],
  [
    'the same street in another town',
    { firstName: 'Ann', lastName: 'Lee', street: '412 Birchwood Court', city: 'Powell', zip: '43065' },
  ],
  [
    'a similar name elsewhere',
    { firstName: 'Roberta', lastName: 'Vandermere', street: '9 Elm St', zip: '43065', phone: '6145550199' },
  ],
  ['the last digits of a phone', { firstName: 'Ann', lastName: 'Lee', phone: '7405550142' }],
])('%s is taken for the same person', (_what, values) => {
  expect(likenessOf(values, robert)).toBeNull()
})

test('more that agrees is less alike', () => {
  const name = { firstName: 'Bob', lastName: 'Vandermeer' }
  const one = likenessOf(name, robert)?.likeness ?? 0
  const two = likenessOf({ ...name, phone: '6145550142' }, robert)?.likeness ?? 0
  const three =
    likenessOf({ ...name, phone: '6145550142', street: '412 Birchwood Ct' }, robert)?.likeness ?? 0
  expect([one, two, three]).toEqual([one, two, three].toSorted((a, b) => a - b))
  expect(three).toBeLessThan(1)
})

describe.each([
  ['practice CRM', localFixture],
  ['Leap over its stand-in', leapFixture],
])('in the %s', (_name, start) => {
  let fixture: CrmFixture
  let crm: Crm
  beforeAll(async () => {
    fixture = await start(120)
    crm = fixture.crm
  })
  afterAll(() => fixture.close())

  const names = async (values: ClientValues): Promise<readonly string[]> =>
    (await findDuplicates(crm, values)).map((each) => each.name)

  test.each<[string, ClientValues, readonly string[]]>([
    ['phone', { firstName: 'X', lastName: 'Y', phone: '+16145550111' }, ['Maria Ortiz']],
    ['e-mail', { email: 'jamal.whitaker@example.com' }, ['Jamal Whitaker']],
    ['accents', { firstName: 'Lucia', lastName: 'Nunez' }, ['Lucía Núñez']],
    ['apostrophes', { firstName: 'Sean', lastName: 'OBrien' }, ["Sean O'Brien"]],
    ['company', { companyName: 'Prescott Dental' }, ['Prescott Dental Group']],
    ['nobody', { firstName: 'Xanthippe', lastName: 'Quux', phone: '+16145550188' }, []],
    ['nothing said', {}, []],
  ])('%s finds the wrong people', async (_what, values, expected) => {
    expect(await names(values)).toEqual(expected)
  })

  test('a candidate comes without its records, or worse ones come first', async () => {
    const [maria] = await crm.find('maria ortiz')
    const found = await findDuplicates(crm, {
      firstName: 'Maria',
      lastName: 'Ortiz',
      phone: '+16145550111',
      street: maria?.address?.street ?? '',
    })
    const [best] = found
    expect(duplicateCandidateSchema.parse(best)).toEqual(best)
    expect(best).toMatchObject({ customerId: maria?.id, name: 'Maria Ortiz' })
    expect(best?.values).toMatchObject({ firstName: 'Maria', phone: '(614) 555-0111', state: 'OH' })
    expect(best?.jobs.map((job) => job.number)).toContain('2231-01')
    expect(best?.jobs[0]?.stage).toBeTruthy()
    expect(found.map((each) => each.likeness)).toEqual(
      found.map((each) => each.likeness).toSorted((a, b) => b - a),
    )
    expect(found.length).toBeLessThanOrEqual(5)
  })

  test('a check asks the CRM more than four times', async () => {
    let calls = 0
    const counting: Crm = { ...crm, find: (text, options) => (calls++, crm.find(text, options)) }
    await findDuplicates(counting, {
      firstName: 'Maria',
      lastName: 'Ortiz',
      companyName: 'Ortiz Bakery',
      phone: '+16145550111',
      phone2: '+16145550112',
      email: 'maria@example.com',
      street: '1 Elm St',
    })
    expect(calls).toBeLessThanOrEqual(4)
  })

  test('an aborted check goes on', async () => {
    const values = { firstName: 'Maria', lastName: 'Ortiz' }
    await expect(findDuplicates(crm, values, AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    })
  })
})
