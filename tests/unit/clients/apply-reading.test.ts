import { describe, expect, test } from 'vitest'
import { applyEdit, applyReading } from '#main/clients/apply-reading.ts'
import { emptySlots, filledValues } from '#main/clients/client-slots.ts'
import { isComplete, missingFields } from '#main/clients/missing-fields.ts'
import { plainRules as rules, reading, wholeClient } from './client-fixture.ts'

const said = (...readings: ReturnType<typeof reading>[]) =>
  readings.reduce((slots, one) => applyReading(slots, one, rules), emptySlots())

describe('what was said goes into the slots', () => {
  test('a later correction does not replace the earlier value', () => {
    const slots = said(reading(wholeClient), reading({ phone: '+16145550143' }))
    expect(filledValues(slots).phone).toBe('+16145550143')
    expect(filledValues(slots).lastName).toBe('Ortiz')
  })

  test('a doubtful value pushes out one that is sure', () => {
    const slots = said(
      reading({ lastName: 'Ortiz' }),
      reading({ lastName: { value: 'Orchid', words: 'orchid', confidence: 0.3 } }),
    )
    expect(filledValues(slots).lastName).toBe('Ortiz')
  })

  test('a value that fails its check is dropped, or trusted', () => {
    const slots = said(reading({ ...wholeClient, email: 'bad at sign' }))
    expect(slots.email).toMatchObject({ status: 'invalid', value: 'bad at sign', words: 'bad at sign' })
    expect(filledValues(slots).email).toBeUndefined()
    expect(isComplete(slots)).toBe(false)
    expect(missingFields(slots)).toEqual(['email'])
  })

  test('city and state of a ZIP are passed off as said, or stay when the ZIP changes', () => {
    const first = said(reading({ zip: '43065' }))
    expect(first.city).toMatchObject({ value: 'Powell', by: 'place' })
    const second = applyReading(first, reading({ zip: '43201' }), rules)
    expect(second.city).toMatchObject({ value: 'Columbus', by: 'place' })
    const gone = applyReading(second, reading({}, { cleared: ['zip'] }), rules)
    expect(gone.city).toEqual({ status: 'empty' })
  })

  test('a city that was said is overwritten by the one of the ZIP', () => {
    const slots = said(reading({ city: 'Shawnee Hills', zip: '43065' }))
    expect(slots.city).toMatchObject({ value: 'Shawnee Hills', by: 'speech' })
    expect(slots.state).toMatchObject({ value: 'OH', by: 'place' })
  })

  test('a ZIP that contradicts the state stays wrong after the state was corrected', () => {
    const wrong = said(reading({ state: 'TX', zip: '43065' }))
    expect(wrong.zip).toMatchObject({ status: 'invalid' })
    expect(wrong.city).toEqual({ status: 'empty' })
    const right = applyReading(wrong, reading({ state: 'OH' }), rules)
    expect(right.zip).toMatchObject({ status: 'filled', value: '43065' })
    expect(right.city).toMatchObject({ value: 'Powell', by: 'place' })
  })

  test('starting over keeps something of the wrong person', () => {
    const slots = said(reading(wholeClient), reading({ firstName: 'Bob' }, { wish: 'start_over' }))
    expect(filledValues(slots)).toEqual({ firstName: 'Bob' })
  })

  test('"that is all" leaves a required field out, or goes on asking for the rest', () => {
    const some = said(reading({ firstName: 'Maria', phone: '+16145550142' }, { wish: 'finish' }))
    expect(missingFields(some)).toEqual(['lastName'])
    const all = applyReading(some, reading({ lastName: 'Ortiz' }), rules)
    expect(isComplete(all)).toBe(true)
    expect(missingFields(all)).toEqual([])
  })
})

describe('what is missing', () => {
  test.each([
    [{}, ['firstName', 'lastName', 'phone', 'email', 'projectTypes', 'street', 'city', 'state', 'zip']],
    [
      { companyName: 'Prescott Dental', phone: '+16145550100' },
      ['email', 'projectTypes', 'street', 'city', 'state', 'zip'],
    ],
    [wholeClient, []],
  ] as const)('%j asks for the wrong fields', (values, missing) => {
    expect(missingFields(said(reading(values)))).toEqual(missing)
  })

  test('a phone that was declined is asked for again although there is an e-mail', () => {
    const { phone: _phone, ...rest } = wholeClient
    const slots = said(reading(rest, { skipped: { phone: 'no phone' } }))
    expect(missingFields(slots)).toEqual([])
    expect(isComplete(slots)).toBe(true)
  })

  test('neither phone nor e-mail is taken for complete', () => {
    const { phone: _phone, email: _email, ...rest } = wholeClient
    const slots = said(reading(rest, { skipped: { phone: 'no phone', email: 'no e-mail' } }))
    expect(isComplete(slots)).toBe(false)
    expect(missingFields(slots)).toEqual(['phone'])
  })

  test('an address that is not wanted is asked for piece by piece', () => {
    const slots = said(
      reading({ firstName: 'A', lastName: 'B', phone: '1' }, { skipped: { street: 'later' } }),
    )
    expect(missingFields(slots)).toEqual(['email', 'projectTypes'])
  })
})

describe('edits in the form', () => {
  test('an edit counts less than speech, or loses who made it', () => {
    const slots = applyEdit(said(reading(wholeClient)), 'lastName', { value: ' Ortez ' }, rules)
    expect(slots.lastName).toEqual({
      status: 'filled',
      value: 'Ortez',
      words: '',
      by: 'person',
      confidence: 1,
    })
  })

  test('an emptied or skipped field keeps its value', () => {
    const slots = said(reading(wholeClient))
    expect(applyEdit(slots, 'email', { value: '  ' }, rules).email).toEqual({ status: 'empty' })
    expect(applyEdit(slots, 'email', 'skip', rules).email.status).toBe('skipped')
    expect(applyEdit(slots, 'zip', 'clear', rules).city.status).toBe('empty')
  })
})
