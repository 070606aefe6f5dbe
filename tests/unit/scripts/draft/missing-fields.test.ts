import { expect, test } from 'vitest'
import { missingFields } from '#main/scripts/draft/missing-fields.ts'
import { slotsWith } from './draft-fixture.ts'

const primer = { kind: 'primer', job: '1', goals: 'Win', sender: 'Dana' }
const proposal = { ...primer, kind: 'proposal', offer: 'Roof' }

test.each([
  ['an untouched draft', {}, ['kind', 'job', 'goals', 'sender']],
  ['a primer without an offer', primer, []],
  ['a proposal without an offer', { ...proposal, offer: undefined }, ['offer']],
  ['a proposal whose offer was skipped', { ...proposal, offer: 'SKIPPED' }, []],
  ['points to cover instead of goals', { ...primer, goals: undefined, cover: 'The crew' }, []],
  ['goals skipped and nothing to cover', { ...primer, goals: 'SKIPPED' }, []],
  ['points to cover skipped, no goals', { ...primer, goals: undefined, cover: 'SKIPPED' }, ['goals']],
  ['kind and job skipped', { ...primer, kind: 'SKIPPED', job: 'SKIPPED' }, ['kind', 'job']],
  ['a sender skipped', { ...primer, sender: 'SKIPPED' }, []],
  ['an offer asked for before the kind is known', { goals: 'Win' }, ['kind', 'job', 'sender']],
])('asks too much or too little for %s', (_what, values, missing) => {
  const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
  expect(missingFields(slotsWith(filled))).toEqual(missing)
})
