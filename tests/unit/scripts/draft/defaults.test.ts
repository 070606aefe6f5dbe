import { describe, expect, test } from 'vitest'
import { withDefaults } from '#main/scripts/draft/defaults.ts'
import { limitsOf, wordLimits } from '#main/scripts/draft/limits.ts'
import { countWords } from '#shared/text/count-words.ts'
import { secondsFor } from '#main/scripts/draft/pace.ts'
import { crmFact, slotsWith } from './draft-fixture.ts'

const job = [
  crmFact('name', 'Rep', 'Priya Raman'),
  crmFact('price', 'Contract value', '$24,850'),
  crmFact('detail', 'Work', 'New shingles'),
]
const nobody = { sender: '' }

describe('defaults', () => {
  test('a primer has no length, or forgets what the company never says', () => {
    const slots = withDefaults(slotsWith({ kind: 'primer' }), [], { sender: 'Dana Reyes' })
    expect(slots.length).toMatchObject({ value: '1.5', by: 'default' })
    expect(slots.tone).toMatchObject({ by: 'default' })
    expect(slots.sender).toMatchObject({ value: 'Dana Reyes', by: 'default' })
    expect(slots.avoid).toMatchObject({
      by: 'default',
      value: expect.stringMatching(/Prices[\s\S]*start date/),
    })
    expect(slots.offer).toEqual({ status: 'empty' })
  })

  test('a proposal asks for an offer that the CRM knows, or for a rep it names', () => {
    const slots = withDefaults(slotsWith({ kind: 'proposal' }), job, nobody)
    expect(slots.offer).toMatchObject({ by: 'crm', value: 'Contract value: $24,850\nNew shingles' })
    expect(slots.sender).toMatchObject({ by: 'crm', value: 'Priya Raman' })
    expect(slots.length).toMatchObject({ value: '4' })
    expect(slots.avoid).toEqual({ status: 'empty' })
  })

  test('a description without a price counts as an offer', () => {
    const [, , work] = job
    expect(withDefaults(slotsWith({ kind: 'proposal' }), work ? [work] : [], nobody).offer.status).toBe(
      'empty',
    )
  })

  test('what a person set or skipped is overwritten', () => {
    const set = slotsWith({ kind: 'proposal', offer: 'Gutters', sender: 'SKIPPED', length: '6' })
    const slots = withDefaults(set, job, { sender: 'Dana Reyes' })
    expect(slots.offer).toMatchObject({ value: 'Gutters', by: 'person' })
    expect(slots.sender.status).toBe('skipped')
    expect(slots.length).toMatchObject({ value: '6' })
  })

  test('what followed from a job or kind stays after it is gone', () => {
    const before = withDefaults(slotsWith({ kind: 'proposal' }), job, nobody)
    const after = withDefaults({ ...before, kind: slotsWith({ kind: 'primer' }).kind }, [], nobody)
    expect(after.offer).toEqual({ status: 'empty' })
    expect(after.sender).toEqual({ status: 'empty' })
    expect(after.length).toMatchObject({ value: '1.5' })
  })

  test('a proposal of six minutes that becomes a primer stays six minutes long', () => {
    const slots = withDefaults(slotsWith({ kind: 'primer', length: '6' }), [], nobody)
    expect(slots.length).toMatchObject({ value: '1.5', by: 'default' })
  })
})

test.each([
  [{ kind: 'primer' }, { min: 60, max: 120, aim: 90 }],
  [
    { kind: 'primer', length: '2' },
    { min: 60, max: 120, aim: 114 },
  ],
  [{ kind: 'proposal' }, { min: 180, max: 300, aim: 240 }],
  [
    { kind: 'proposal', length: '2' },
    { min: 90, max: 150, aim: 120 },
  ],
])('%j has other limits', (values, limits) => expect(limitsOf(slotsWith(values))).toEqual(limits))

test('words at the limits are spoken outside of them', () => {
  for (const pace of [80, 133, 140, 219]) {
    const { min, max, aim } = wordLimits({ min: 60, max: 120, aim: 90 }, pace)
    expect(secondsFor(min, pace)).toBeGreaterThanOrEqual(60)
    expect(secondsFor(max, pace)).toBeLessThanOrEqual(120)
    expect(secondsFor(aim, pace)).toBeCloseTo(90, 0)
  }
})

test.each([
  ['Hello, Maria – it is $24,850.', 5],
  ['  \n ', 0],
  ["We'll be there at 10:00", 5],
  ['…', 0],
])('counts the words of %j wrongly', (text, words) => expect(countWords(text)).toBe(words))
