import { describe, expect, test } from 'vitest'
import { groundReading, isGrounded } from '#main/clients/ground-reading.ts'
import { reading } from './client-fixture.ts'

const heard = {
  said: 'got maria ortiz cell six one four five five five oh one four two j dot ortiz at example dot com twenty two fourteen maple',
  written: 'got maria ortiz cell 614-555-0142 j.ortiz@example.com 2214 maple',
}

describe('a model makes something up', () => {
  test.each([
    ['phone', '+16145550142', true],
    ['phone', '+16145550143', false],
    ['email', 'j.ortiz@example.com', true],
    ['email', 'maria.ortiz@example.com', false],
    ['lastName', 'Ortiz', true],
    ['lastName', 'Ortega', false],
    ['street', '2214 Maple Avenue', true],
    ['street', '2215 Maple Avenue', false],
    ['street', '2214 Oak Avenue', false],
    ['zip', '43065', false],
    ['city', 'Powell', false],
    ['projectTypes', 'Roofing', true],
  ] as const)('%s %s', (field, value, grounded) => {
    expect(isGrounded(field, { value, words: '', confidence: 1 }, heard)).toBe(grounded)
  })

  test('an invented phone reaches the form, or what the rules heard does not', () => {
    const model = reading({ firstName: 'Maria', phone: '+16145550199', zip: '43065' })
    const rules = reading({ phone: '+16145550142' })
    const { reading: grounded, invented } = groundReading(model, rules, heard)
    expect(invented).toEqual(['phone', 'zip'])
    expect(grounded.values.phone).toEqual({ value: '+16145550142', words: '+16145550142', confidence: 0.6 })
    expect(grounded.values.zip).toBeUndefined()
    expect(grounded.values.firstName?.value).toBe('Maria')
  })

  test('a phone that the model overlooked is lost, or one that was declined comes back', () => {
    const rules = reading({ phone: '+16145550142', lastName: 'Ortiz' })
    expect(groundReading(reading({}), rules, heard).reading.values).toEqual({
      phone: { value: '+16145550142', words: '+16145550142', confidence: 0.6 },
    })
    const declined = reading({}, { skipped: { phone: 'no phone' } })
    expect(groundReading(declined, rules, heard).reading.values).toEqual({})
  })
})
