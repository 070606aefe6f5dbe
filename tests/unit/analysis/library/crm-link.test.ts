import { expect, test } from 'vitest'
import { outcomeOfStage } from '#main/analysis/library/crm-defaults.ts'
import { findCrmDefaults } from '#main/analysis/library/crm-link.ts'
import type { SpeakerRow } from '#main/store/transcript-speakers.ts'
import type { Customer, Job, Stage } from '#shared/domain/customer.ts'

const stages: Stage[] = ['New lead', 'Estimate sent', 'Sold', 'In progress', 'Paid in full', 'Lost'].map(
  (name, i) => ({ code: String(i), name, position: i + 1 }),
)
const stageNamed = (name: string): Stage => stages.find((stage) => stage.name === name) ?? stages[0]!
const job = (number: string, trades: string[], stage: string) =>
  ({ number, trades, stage: stageNamed(stage) }) as Job
const customer = (id: string, name: string, jobs: Job[]): Customer => {
  const [firstName = '', lastName = ''] = name.split(' ')
  return { id, name, firstName, lastName, jobs } as Customer
}
const speaker = (name: string, role: SpeakerRow['role']): SpeakerRow => ({
  speaker: name,
  name,
  role,
  roleBy: 'none',
  turns: 1,
  words: 1,
})
const crm = (customers: readonly Customer[]) => ({
  // As a CRM answers: near matches, too.
  customersNamed: async (name: string) =>
    customers.filter((one) => one.name.split(' ').some((word) => name.includes(word))),
  stages: async () => stages,
})
const ask = (
  customers: readonly Customer[],
  speakers: SpeakerRow[],
  words = '',
  types = ['Roofing'] as const,
) =>
  findCrmDefaults(crm(customers), { speakers, words, projectTypes: [...types] }, new AbortController().signal)

const talk = [speaker('Maria Ortiz', 'customer'), speaker('Marcus Bell', 'rep')]

test.each([
  ['New lead', 'open'],
  ['Estimate sent', 'open'],
  ['Sold', 'won'],
  ['Paid in full', 'won'],
  ['Lost', 'lost'],
] as const)('a job in the stage %s has the wrong outcome', (name, outcome) => {
  expect(outcomeOfStage(stageNamed(name), stages)).toBe(outcome)
})

test('an outcome is guessed where no stage means sold', () => {
  expect(outcomeOfStage(stageNamed('New lead'), [stageNamed('New lead')])).toBeNull()
})

test('the customer of the CRM is not found, or another one of that surname is', async () => {
  const maria = customer('1', 'Maria Ortiz', [job('2231-01', ['Roofing'], 'Sold')])
  const carlos = customer('2', 'Carlos Ortiz', [job('2240-01', ['Roofing'], 'Lost')])
  expect(await ask([carlos, maria], talk)).toEqual({
    customerName: 'Maria Ortiz',
    jobNumber: '2231-01',
    outcome: 'won',
    projectTypes: ['Roofing'],
  })
  expect(await ask([carlos], talk)).toBeNull()
})

test('one of two customers of the same name is taken', async () => {
  const [a, b] = ['1', '2'].map((id) =>
    customer(id, 'Maria Ortiz', [job(`223${id}-01`, ['Roofing'], 'Sold')]),
  )
  expect(await ask([a!, b!], talk)).toBeNull()
})

test('one of several jobs is taken blindly', async () => {
  const jobs = [job('2231-01', ['Roofing'], 'Lost'), job('2231-02', ['Siding'], 'Sold')]
  const maria = customer('1', 'Maria Ortiz', jobs)
  expect(await ask([maria], talk)).toMatchObject({ jobNumber: '2231-01', outcome: 'lost' })
  expect(await ask([maria], talk, 'visit 2231-02.txt')).toMatchObject({
    jobNumber: '2231-02',
    outcome: 'won',
  })
  const alike = customer('1', 'Maria Ortiz', [...jobs, job('2231-03', ['Roofing'], 'Sold')])
  expect(await ask([alike], talk)).toMatchObject({
    customerName: 'Maria Ortiz',
    jobNumber: null,
    outcome: null,
  })
})

test('a first name or "Customer" is looked up', async () => {
  const maria = customer('1', 'Maria Ortiz', [job('2231-01', ['Roofing'], 'Sold')])
  expect(await ask([maria], [speaker('Maria', 'customer'), speaker('Marcus Bell', 'rep')])).toBeNull()
  expect(await ask([maria], [speaker('Customer', 'customer')])).toBeNull()
})
