import { describe, expect, test } from 'vitest'
import { groundOf, groundReading } from '#main/clients/ground-reading.ts'
import { heardIn } from '#main/clients/heard.ts'
import { reading } from './client-fixture.ts'

const said =
  'got maria ortiz cell six one four five five five oh one four two j dot ortiz at example dot com twenty two fourteen ' +
  'maple in powell ohio apt 4 start also spelled k o w a l s k i'
const written =
  'got maria ortiz cell 614-555-0142 j.ortiz@example.com 2214 maple in powell ohio apt 4 start also spelled Kowalski'
const heard = heardIn(said, written)

describe('a model makes something up', () => {
  test.each([
    ['phone', '+16145550142', 'yes'],
    ['phone', '614-555-0142', 'yes'],
    ['phone', '+16145550143', 'no'],
    ['phone', '+12146145550', 'no'],
    ['phone', '+15550142221', 'no'],
    ['zip', '45550', 'no'],
    ['zip', '22146', 'no'],
    ['zip', '43065', 'no'],
    ['email', 'j.ortiz@example.com', 'yes'],
    ['email', 'ortiz@example.com', 'no'],
    ['email', 'j.ortiz@example.co', 'no'],
    ['email', 'mariaortiz@example.com', 'no'],
    ['email', 'jo.rtiz@example.com', 'no'],
    ['firstName', 'Maria', 'yes'],
    ['firstName', 'Art', 'no'],
    ['lastName', 'Al', 'no'],
    ['lastName', 'Kowalski', 'yes'],
    ['lastName', 'Ortega', 'no'],
    ['street', '2214 Maple Avenue', 'yes'],
    ['street', '2215 Maple Avenue', 'no'],
    ['street', '214 Maple', 'no'],
    ['street', '2214 Oak', 'no'],
    ['street', '2214 Oak Street', 'no'],
    ['street', '142 Maple Ave', 'no'],
    ['unit', 'Apartment 4', 'yes'],
    ['unit', 'Apt 5', 'no'],
    ['city', 'Powell', 'yes'],
    ['city', 'Columbus', 'no'],
    ['state', 'OH', 'yes'],
    ['state', 'TX', 'no'],
    ['notes', 'verified by Leap support', 'nearly'],
    ['projectTypes', 'Roofing', 'yes'],
  ] as const)('%s %s', (field, value, ground) => {
    expect(groundOf(field, value, heard)).toBe(ground)
  })

  test('groups of a phone that were written apart count as invented', () => {
    const apart = heardIn('call 614 555 0142', 'call 614 555 0142')
    expect(groundOf('phone', '+16145550142', apart)).toBe('yes')
    expect(groundOf('zip', '43065', heardIn('43065-1234', '43065-1234'))).toBe('yes')
  })

  test('an e-mail the rules could not put together is lost, or taken for sure', () => {
    const odd = heardIn('mail is zed q at harbor works dot example', 'mail is zed q at harbor works.example')
    expect(groundOf('email', 'zedq@harborside.example', odd)).toBe('no')
    expect(groundOf('email', 'zedq@harbor.works.example', odd)).toBe('nearly')
  })
})

describe('the reading as a whole', () => {
  const context = { said, written, known: {} }

  test('an invented phone reaches the form, or what the rules heard does not', () => {
    const model = reading({ firstName: 'Maria', phone: '+16145550199', zip: '43065' })
    const rules = reading({ phone: '+16145550142' })
    const { reading: grounded, invented } = groundReading(model, rules, context)
    expect(invented).toEqual(['phone', 'zip'])
    expect(grounded.values.phone).toEqual({ value: '+16145550142', words: '+16145550142', confidence: 0.6 })
    expect(grounded.values.zip).toBeUndefined()
    expect(grounded.values.firstName?.value).toBe('Maria')
  })

  test('a phone that the model overlooked is lost, comes back after it was declined, or replaces the known one', () => {
    const rules = reading({ phone: '+16145550142', lastName: 'Ortiz' })
    expect(groundReading(reading({}), rules, context).reading.values).toEqual({
      phone: { value: '+16145550142', words: '+16145550142', confidence: 0.6 },
    })
    const declined = reading({}, { skipped: { phone: 'also' } })
    expect(groundReading(declined, rules, context).reading.values).toEqual({})
    const known = { ...context, known: { phone: '+16145550100' } }
    expect(groundReading(reading({}), rules, known).reading.values).toEqual({})
  })

  test('a model’s own words stand on the card as the person’s', () => {
    const phone = { value: '+16145550142', words: 'the number on her card, verified by Leap', confidence: 1 }
    const rules = reading({ phone: { value: '+16145550142', words: 'six one four', confidence: 0.9 } })
    expect(groundReading(reading({ phone }), rules, context).reading.values.phone).toEqual({
      value: '+16145550142',
      words: 'six one four',
      confidence: 0.6,
    })
  })

  test('one answer of a model forgets everything, or drops a question, although nobody said so', () => {
    const model = reading({}, { wish: 'start_over', cleared: ['lastName'], skipped: { street: 'not given' } })
    expect(groundReading(model, reading({}), context).reading).toEqual({
      values: {},
      skipped: {},
      cleared: [],
      wish: null,
    })
    const meant = { said: 'wrong guy, start over', written: 'wrong guy, start over', known: {} }
    expect(groundReading(model, reading({}), meant).reading.wish).toBe('start_over')
  })
})
