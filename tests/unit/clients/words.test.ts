import { describe, expect, test } from 'vitest'
import type { DuplicateCandidate } from '#shared/domain/new-client.ts'
import { askFor, askedNow } from '#main/clients/ask-for.ts'
import { applyReading } from '#main/clients/apply-reading.ts'
import { chooseDuplicate, decisionText } from '#main/clients/choose-duplicate.ts'
import { emptySlots } from '#main/clients/client-slots.ts'
import { missingFields } from '#main/clients/missing-fields.ts'
import { clientLine, doubtsOf, sayPhone } from '#main/clients/say-client.ts'
import { plainRules as rules, reading, wholeClient } from './client-fixture.ts'

const after = (...readings: ReturnType<typeof reading>[]) => {
  const slots = readings.reduce((before, one) => applyReading(before, one, rules), emptySlots())
  return { slots, missing: missingFields(slots) }
}

describe('the question', () => {
  test('asks for what is known, or in more than one sentence', () => {
    const { email: _email, zip: _zip, ...rest } = wholeClient
    const client = after(reading({ ...rest, city: 'Powell' }))
    expect(askFor(client)).toBe(
      'Can you give me an e-mail address and the ZIP code? Say so if there is none.',
    )
    expect(askedNow(client)).toEqual(['email', 'zip', 'state'])
  })

  test('is a list of nine things', () => {
    const client = after()
    expect(askedNow(client)).toContain('lastName')
    expect(askFor(client).split(',').length).toBeLessThan(4)
    expect(askFor(after(reading(wholeClient)))).toBe('')
  })

  test('does not name the person whose last name is asked for', () => {
    expect(askFor(after(reading({ firstName: 'Maria' })))).toContain('Maria’s last name')
  })
})

describe('what is said back', () => {
  test('a value in doubt is not pointed out, or without the words it came from', () => {
    const { slots } = after(
      reading({
        ...wholeClient,
        phone: { value: '+16145550142', words: 'six one four', confidence: 0.5 },
        email: 'bad',
      }),
    )
    expect(doubtsOf(slots)).toBe(
      '- phone **(614) 555-0142** (from “six one four”)\n- e-mail “bad”: “bad” is no email.',
    )
  })

  test('the line leaves somebody out', () => {
    const { slots } = after(reading({ ...wholeClient, coName: 'Luis', referredBy: 'Bob Hale' }))
    expect(clientLine(slots)).toBe(
      '**Maria Ortiz** · with Luis · (614) 555-0142 · maria@example.com · ' +
        '2214 Maple Avenue, Powell, OH 43065 · Roofing · referred by Bob Hale',
    )
    expect(sayPhone('+442071838750')).toBe('+442071838750')
  })
})

const candidate = (name: string, number: string): DuplicateCandidate => ({
  customerId: number,
  name,
  likeness: 0.9,
  reasons: ['same phone'],
  values: {},
  jobs: [{ id: number, number, name: 'Roof', stage: 'New lead' }],
})
const two = [candidate('Maria Ortiz', '2231-01'), candidate('Mario Ortiz', '2290-01')]

const one = two.slice(0, 1)
const create = { kind: 'create', customerId: null }
const useMaria = { kind: 'use', customerId: '2231-01' }

test.each([
  ['Create a new customer anyway', two, create],
  ['no, that is a different person', two, create],
  ['none of them', two, create],
  ['no', two, create],
  ['nah different person', one, create],
  ['different person, make a new one', one, create],
  ["no it's not him, new customer", one, create],
  ['somebody else, create a new one', one, create],
  ["no, that's somebody else", one, create],
  ["it's a new customer", one, create],
  [
    decisionText({ kind: 'use', customerId: '2290-01' }, 'Mario Ortiz'),
    two,
    { kind: 'use', customerId: '2290-01' },
  ],
  [
    decisionText({ kind: 'merge', customerId: '2231-01' }, 'Maria Ortiz'),
    two,
    { kind: 'merge', customerId: '2231-01' },
  ],
  ['use the second one', two, { kind: 'use', customerId: '2290-01' }],
  ['use maria ortiz', two, useMaria],
  ['the one with job 2290-01', two, null],
  ["yes that's her", one, useMaria],
  ['no, it’s the same person'.replace('’', "'"), one, useMaria],
  ["don't create a new one, use the existing", one, useMaria],
  ['No problem, use the existing one', one, null],
  ["it's not a new customer", one, null],
  ['no idea', one, null],
  ['hold on, take out the street first', one, null],
  ['yes her name is Mary', one, null],
  ['keep the old phone number', one, null],
  ['update the phone to 614-555-0199', one, null],
  ['use her work email maria@work.example', one, null],
  ['No, the phone is 929-555-0124', one, null],
  ['yes', two, null],
  ['the zip is 43065', two, null],
  ['same person', two, null],
] as const)('the answer "%s" decides the wrong thing about duplicates', (text, candidates, decision) => {
  expect(chooseDuplicate(text, candidates)).toEqual(decision)
})

test('two candidates of one name, or a customer called "New Customer Homes", cannot be chosen', () => {
  const twins = [candidate('Tilda Quorn', '1'), candidate('Tilda Quorn', '2')].map((each) => ({
    ...each,
    jobs: [],
  }))
  const second = decisionText({ kind: 'use', customerId: '2' }, 'Tilda Quorn')
  expect(chooseDuplicate(second, twins)).toEqual({ kind: 'use', customerId: '2' })
  const homes = [candidate('New Customer Homes', '9')]
  const use = decisionText({ kind: 'use', customerId: '9' }, 'New Customer Homes')
  expect(chooseDuplicate(use, homes)).toEqual({ kind: 'use', customerId: '9' })
})
