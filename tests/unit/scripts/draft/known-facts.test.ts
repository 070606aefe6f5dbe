import { expect, test } from 'vitest'
import { kindOfLine, knownFacts } from '#main/scripts/draft/known-facts.ts'
import type { DraftSlots } from '#shared/domain/script-draft.ts'
import { crmFact, slotsWith, someSettings } from './draft-fixture.ts'

test.each([
  ['$24,850 all in', 'price'],
  ['500 dollars off', 'price'],
  ['10% off this month', 'price'],
  ['Start on Tuesday', 'date'],
  ['Start on March 3', 'date'],
  ['Done by 3rd of May', 'date'],
  ['You may march on', 'detail'],
  ['28 squares', 'number'],
  ['Architectural shingles', 'detail'],
])('takes %j for another kind', (line, kind) => expect(kindOfLine(line)).toBe(kind))

test('what a person said is no source, or what must be avoided is one', () => {
  const slots: DraftSlots = {
    ...slotsWith({ goals: 'Win', cover: 'Crew of 6\nClean-up', avoid: 'Apex Roofing', offer: '$500 off' }),
    sender: { status: 'filled', value: 'Dana', words: 'this is dana', by: 'chat' },
  }
  const facts = knownFacts(slots, [crmFact('name', 'Customer', 'Maria Ortiz')], someSettings)
  expect(facts.map(({ value }) => value)).toEqual([
    'Maria Ortiz',
    '$500 off',
    'Win',
    'Crew of 6',
    'Clean-up',
    'Dana',
    'Harbor Home',
  ])
  expect(facts.find(({ value }) => value === '$500 off')).toMatchObject({
    kind: 'price',
    source: { type: 'person', how: 'form' },
  })
  expect(facts.find(({ id }) => id === 'sender')).toMatchObject({
    kind: 'name',
    source: { type: 'person', how: 'chat', words: 'this is dana' },
  })
  expect(facts.at(-1)).toMatchObject({ id: 'setting:company.name', source: { key: 'company.name' } })
  expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length)
})

test('an offer the CRM filled in counts as said by a person', () => {
  const slots: DraftSlots = {
    ...slotsWith({}),
    offer: { status: 'filled', value: 'Contract value: $1', words: '', by: 'crm' },
  }
  expect(knownFacts(slots, [], someSettings).map(({ id }) => id)).toEqual(['setting:company.name'])
})
