import { expect, test } from 'vitest'
import { checklistOf, type DoneSoFar } from '#main/app/status.ts'

const service = { label: '', state: 'practice', detail: '' } as const
const status = { brain: service, crm: service, documents: service, search: service }
const doneOf = (done: Partial<DoneSoFar>): readonly string[] =>
  checklistOf(status, { asked: false, actions: [], videos: [], ...done })
    .filter((step) => step.done)
    .map(({ id }) => id)

test('what a video writes by itself ticks off that a person approved something', () => {
  expect(doneOf({ actions: [{ decidedBy: 'policy' }, { decidedBy: null }] })).toEqual([])
  expect(doneOf({ actions: [{ decidedBy: 'policy' }, { decidedBy: 'person' }] })).toEqual(['approve'])
})

test('a video that failed or is under way counts as made', () => {
  expect(doneOf({ videos: [{ state: 'failed' }, { state: 'running' }] })).toEqual([])
  expect(doneOf({ videos: [{ state: 'failed' }, { state: 'completed' }] })).toEqual(['video'])
})
