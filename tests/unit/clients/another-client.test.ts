import { expect, test } from 'vitest'
import type { NewClient } from '#shared/domain/new-client.ts'
import { applyReading } from '#main/clients/apply-reading.ts'
import { isAnotherClient } from '#main/clients/another-client.ts'
import { emptySlots } from '#main/clients/client-slots.ts'
import { plainRules, reading } from './client-fixture.ts'

const maria = (state: NewClient['state']) =>
  ({
    state,
    slots: applyReading(emptySlots(), reading({ firstName: 'Maria', lastName: 'Ortiz' }), plainRules),
  }) as NewClient

test.each([
  ['another new lead sam purcell', { firstName: 'Sam', lastName: 'Purcell' }, 'collecting', true],
  ['new client sam purcell', { firstName: 'Sam', lastName: 'Purcell' }, 'proposed', true],
  ['I have a new lead', {}, 'proposed', true],
  ['I have a new lead', {}, 'collecting', false],
  ['new client is maria ortiz, wants siding', { firstName: 'Maria', lastName: 'Ortiz' }, 'collecting', false],
  ['her name is Mary, not Maria', { firstName: 'Mary' }, 'collecting', false],
  ['this client wants siding', {}, 'proposed', false],
] as const)('"%s" is taken for the wrong client', (text, said, state, another) => {
  expect(isAnotherClient(maria(state), text, reading(said))).toBe(another)
})
