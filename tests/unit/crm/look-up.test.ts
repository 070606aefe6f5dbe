import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Crm } from '#main/crm/crm.ts'
import { lookUp } from '#main/crm/look-up.ts'
import { readQuestion } from '#main/crm/question.ts'
import { resolveColleague, resolveJob, resolveStage } from '#main/crm/resolve.ts'
import { crmFindingsSchema } from '#shared/domain/crm-findings.ts'
import { localFixture, START, type CrmFixture } from '../../contract/crm-fixtures.ts'

let fixture: CrmFixture
let crm: Crm
beforeAll(async () => {
  fixture = await localFixture(0)
  crm = fixture.crm
})
afterAll(() => fixture.close())

const user = (text: string) => ({ role: 'user', text }) as const
const assistant = (text: string) => ({ role: 'assistant', text }) as const
const ask = (text: string, history: Parameters<typeof lookUp>[2]['history'] = []) =>
  lookUp(crm, text, { now: START, history })

describe('one customer, one job', () => {
  test.each([
    ["What's the status of Maria Ortiz's roof?", '2231-01'],
    ['where do we stand with anna kowalski', '2207-01'],
    ['What stage is the Kowalski job in Dublin in?', '2207-01'],
    ['pull up 2240-01', '2240-01'],
    ['who is 614-555-0113', '2214-01'],
    ['look up jamal.whitaker@example.com', '2263-01'],
    ['anything at 930 ashbury way', '2266-01'],
    ["what's going on with obrien", '2240-01'],
    ["O'Brian's deck", '2240-01'],
    ['give me the notes on vandermere', '2262-01'],
    ['has sofia marchetti paid the deposit?', '2272-01'],
    ['Halderman gutters', '2199-02'],
    ['find bob smith', '2252-01'],
    ['any news from isaac feldman about the storm damage', '2281-02'],
    ['What do I need to know about the Delgado windows?', '2287-01'],
    ['phone ending in 0147', '2280-01'],
    ['Hugo van den Berg', '2300-01'],
  ])('"%s" misses the job', async (text, number) => {
    const findings = await ask(text)
    expect(crmFindingsSchema.parse(findings)).toEqual(findings)
    expect(findings.jobs.map((each) => each.job.number)).toEqual([number])
    expect(findings.ambiguous).toBe(false)
  })
})

test.each([
  ["ortiz's job status", ['Carlos Ortiz', 'Maria Ortiz']],
  ['where are we with kowalski', ['Anna Kowalski', 'Piotr Kowalski']],
  ['whose number is (614) 555 0125?', ['Denise Bergstrom', 'Harold Bergstrom']],
])('"%s" is guessed instead of offered as a choice', async (text, names) => {
  const findings = await ask(text)
  expect(findings.ambiguous).toBe(true)
  expect(findings.jobs).toEqual([])
  expect(findings.customers.map((each) => each.name).toSorted()).toEqual(names)
})

test('a customer with two open jobs is answered with one of them', async () => {
  const findings = await ask('what is the status of maria ortiz')
  expect(findings.ambiguous).toBe(true)
  expect(findings.customers[0]?.jobs).toHaveLength(2)
  expect((await ask('all jobs of maria ortiz')).jobs).toHaveLength(2)
})

test.each([
  ['How many jobs are in negotiation?', 'negotiation', 5],
  ['which jobs are waiting for the primer video', 'primer', 4],
  ["what's in estimate sent", 'estimate_sent', 8],
  ["Which of Tom's jobs are in estimate sent?", 'estimate_sent', 4],
  ['primer videos still to do in Pickerington', 'primer', 1],
  ['quotes sent that nobody answered', 'estimate_sent', 8],
])('"%s" misses the stage', async (text, code, count) => {
  const findings = await ask(text)
  expect(findings.stage?.stage.code).toBe(code)
  expect(findings.stage?.jobs).toHaveLength(count)
})

test.each([
  ['what appointments do we have today', 'today', 3],
  ["what's on tomorrow", 'tomorrow', 5],
  ['do we have anything for tom tomorrow', 'tomorrow', 1],
  ["Marcus's appointments this week", 'this week', 5],
  ['any appointments coming up?', 'the next 7 days', 23],
])('"%s" misses the appointments', async (text, label, count) => {
  const findings = await ask(text)
  expect(findings.appointments?.label).toBe(label)
  expect(findings.appointments?.items).toHaveLength(count)
})

test('the pipeline leaves a stage or a job out', async () => {
  const findings = await ask('show me the pipeline')
  expect(findings.pipeline).toHaveLength(14)
  expect(findings.pipeline?.reduce((sum, each) => sum + each.count, 0)).toBe(68)
})

test.each([
  [
    'and the notes?',
    [user('status of the Ortiz roof in Westerville'), assistant('Job 2231-01 stands in Estimate sent.')],
    '2231-01',
  ],
  [
    'what is her phone number',
    [user('status of anna kowalski'), assistant('She is in Negotiation.')],
    '2207-01',
  ],
  [
    'the second one',
    [user('kowalski'), assistant('Which? 2207-01 Anna Kowalski or 2218-01 Piotr Kowalski')],
    '2218-01',
  ],
  ['the one in Dublin', [user('kowalski'), assistant('Anna Kowalski or Piotr Kowalski?')], '2207-01'],
  ['what about his siding', [user('piotr kowalski'), assistant('Piotr Kowalski has two jobs.')], '2218-01'],
  ['and Rob Smith?', [user('anna kowalski'), assistant('Anna Kowalski: Negotiation.')], '2252-01'],
])('"%s" loses what was talked about', async (text, history, number) => {
  const findings = await ask(text, history)
  expect(findings.jobs.map((each) => each.job.number)).toEqual([number])
})

test.each([
  'delete everything',
  'what roof colors are popular',
  'anything new?',
  'thanks a lot',
  '',
  '¿?',
  'Xanthippe Quux',
])('"%s" finds somebody who was not meant', async (text) => {
  const findings = await ask(text)
  expect(findings.customers).toEqual([])
  expect(findings.ambiguous).toBe(false)
})

test('a long question makes calls without bound', async () => {
  let calls = 0
  const counting: Crm = { ...crm, find: (text, options) => (calls++, crm.find(text, options)) }
  const text = Array.from({ length: 60 }, (_, i) => `Zqx${i}a Wvy${i}b and`).join(' ')
  await lookUp(counting, text, { now: START, history: [user(text), assistant(text), user(text)] })
  expect(calls).toBeLessThanOrEqual(9)
})

test.each([
  ['2231-01', 'one', ['2231-01']],
  ["maria ortiz's roof", 'one', ['2231-01']],
  ['the Kowalski job in Dublin', 'one', ['2207-01']],
  ['vandermere', 'one', ['2262-01']],
  ['maria ortiz', 'several', ['2231-01', '2231-02']],
  ['nobody at all', 'none', []],
])('resolveJob("%s")', async (words, kind, numbers) => {
  const found = await resolveJob(crm, words)
  expect(found.kind).toBe(kind)
  const jobs = found.kind === 'one' ? [found.value] : found.kind === 'several' ? found.options : []
  expect(jobs.map(({ job }) => job.number).toSorted()).toEqual(numbers)
})

test.each([
  ['Marcus', 'Marcus Bell'],
  ['@elena', 'Elena Sorensen'],
  ['priya n', 'Priya Nair'],
  ['Okafor', 'Tom Okafor'],
  ['ruth@larkfieldexteriors.example', 'Ruth Calloway'],
  ['production manager', 'Elena Sorensen'],
  ['Marcsu', 'Marcus Bell'],
])('resolveColleague("%s")', async (words, name) => {
  expect(await resolveColleague(crm, words)).toMatchObject({ kind: 'one', value: { name } })
})

test.each([
  ['Sold', 'sold'],
  ['estimate_sent', 'estimate_sent'],
  ['in progress', 'in_progress'],
  ['punch out', 'punch_list'],
  ['negotiating', 'negotiation'],
  ['paid', 'paid'],
  ['sheduled', 'scheduled'],
  ['the primer stage', 'primer'],
])('resolveStage("%s")', async (words, code) => {
  expect(await resolveStage(crm, words)).toMatchObject({ kind: 'one', value: { code } })
})

test('an unknown stage is guessed', async () => {
  expect(await resolveStage(crm, 'Mars')).toMatchObject({ kind: 'none' })
  expect(await resolveColleague(crm, 'Zebulon')).toMatchObject({ kind: 'none' })
})

test.each([
  ['what did Pat May decide', ['Pat May']],
  ["is lopez-garcia's siding done", ['lopez-garcia']],
  ['call the van der Meers back', ['van der Meers']],
  ['Any update on O’Neil?', ['O’Neil']],
  ['hows the weather', ['weather']],
])('"%s" loses part of the name', async (text, names) => {
  const context = { now: START, stages: await crm.stages(), colleagues: await crm.colleagues() }
  expect(readQuestion(text, context).names.map((each) => each.text)).toEqual(names)
})
