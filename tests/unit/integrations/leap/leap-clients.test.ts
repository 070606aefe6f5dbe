import { afterEach, beforeEach, expect, test } from 'vitest'
import { silentLog } from '#main/core/log.ts'
import type { ClientDraft, Crm } from '#main/crm/crm.ts'
import { createLeapCrm } from '#main/integrations/leap/leap-crm.ts'
import { chooseTrades } from '#main/integrations/leap/leap-lists.ts'
import { startLeapStandIn, type LeapStandIn } from '#tests/standins/leap/leap-stand-in.ts'
import { practiceFile } from '#tests/standins/leap/practice-fixture.ts'
import { createQuickClock } from '#tests/standins/quick-clock.ts'

const START = new Date(2026, 10, 23, 10, 0).getTime()
let leap: LeapStandIn
let crm: Crm

beforeEach(async () => {
  const clock = createQuickClock(START)
  leap = await startLeapStandIn({ file: practiceFile(), now: () => clock.now() })
  crm = createLeapCrm({
    baseUrl: leap.url,
    token: async () => leap.token,
    mention: { mode: 'task', template: '' },
    fetch,
    clock,
    log: silentLog,
  })
})
afterEach(() => leap.close())

const draft: ClientDraft = {
  firstName: 'Nadia',
  lastName: 'Solberg',
  companyName: '',
  coName: '',
  email: 'nadia.solberg@example.com',
  phones: [{ label: 'cell', number: '6145550181', ext: '' }],
  address: { street: '7 Willow Bend', unit: '', city: 'Powell', state: 'OH', zip: '43065' },
  leadSource: '',
  referredBy: '',
  note: '',
  trades: ['Roofing'],
}
const made = () => leap.state.customers.filter((each) => each.lastName === 'Solberg')
const jobsOf = (id: string) => leap.state.jobs.filter((job) => job.customerId === Number(id))
const writes = () =>
  leap.state.requests.filter((each) => each.method !== 'GET').map((each) => `${each.method} ${each.path}`)

test('customer and job take two requests that a crash may part', async () => {
  await crm.createClient(draft, 'm:1')
  expect(writes()).toEqual(['POST /prospects'])
  expect(leap.state.requests.every((each) => each.status === 200)).toBe(true)
  await crm.createClient({ ...draft, trades: [] }, 'm:2')
  expect(writes()).toEqual(['POST /prospects', 'POST /customers'])
})

test('a form is sent as JSON, of which Leap drops what is nested', async () => {
  await crm.createClient(draft, 'm:1')
  const sent = leap.state.requests.filter((each) => each.method === 'POST')
  expect(sent.map((each) => each.contentType)).toEqual(['application/x-www-form-urlencoded'])
})

test.each(['reset-after', 'truncate', 'status-after'] as const)(
  'a customer is made twice after an answer lost by: %s',
  async (kind) => {
    leap.faults.add({ on: 'POST /prospects', kind, status: 502 })
    await expect(crm.createClient(draft, 'm:1')).rejects.toMatchObject({ safeToRetry: false })
    expect(await crm.findClient(draft, null, 'm:1')).toMatchObject({ done: true })
    await crm.createClient(draft, 'm:1')
    expect(made()).toHaveLength(1)
    expect(leap.state.jobs.filter((job) => job.customerId === made()[0]?.id)).toHaveLength(1)
  },
)

test('a look that fails says that nothing was made', async () => {
  await crm.createClient(draft, 'm:1')
  leap.faults.add({ on: 'GET /customers', kind: 'status', status: 500, times: 9 })
  await expect(crm.findClient(draft, null, 'm:1')).rejects.toMatchObject({ kind: 'server' })
})

test('a refusal comes as a number instead of words', async () => {
  const refused = crm.createClient({ ...draft, email: 'nadia at example' }, 'm:1')
  await expect(refused).rejects.toMatchObject({
    kind: 'validation',
    safeToRetry: true,
    message: 'Leap refused: email: The email must be a valid email address.',
  })
  const nobody = crm.createClient({ ...draft, phones: [] }, 'm:2')
  await expect(nobody).rejects.toMatchObject({
    kind: 'validation',
    message: expect.stringContaining('phone'),
  })
  expect(made()).toHaveLength(0)
})

test('a state or a trade that Leap does not have is sent all the same', async () => {
  const place = { street: '1 Elm', unit: '', city: 'X', state: 'ZZ', zip: '' }
  await expect(crm.createClient({ ...draft, address: place }, 'm:1')).rejects.toMatchObject({
    kind: 'validation',
    message: expect.stringContaining('"ZZ"'),
  })
  const known = [{ id: '8', name: 'ROOFING' }]
  expect(() => chooseTrades(['Solar'], known)).toThrow('Leap has no trade "Solar". It has: Roofing.')
  expect(writes()).toEqual([])
})

test('an unknown trade or a trade of another name gets lost', async () => {
  const { customerId } = await crm.createClient({ ...draft, trades: ['Doors', 'Windows', 'Solar'] }, 'm:1')
  const [job] = jobsOf(customerId)
  expect(job?.trades).toEqual(['WINDOWS & DOORS', 'OTHER'])
  expect(job?.otherTrade).toBe('Solar')
  expect(job?.name).toBe('Doors, Windows, Solar')
})

test('a lead source of the account is written as free text, or the referrer is dropped for it', async () => {
  await crm.createClient(
    { ...draft, leadSource: 'yard sign', referredBy: 'Ann Reed', note: 'Call first.' },
    'm:1',
  )
  expect(made()[0]?.referral).toMatchObject({ type: 'referral', id: '419' })
  expect(made()[0]?.note).toContain('Call first.\nReferred by Ann Reed.')
})

test('a partner called by the first name alone has no last name', async () => {
  await crm.createClient({ ...draft, coName: 'Erik' }, 'm:1')
  expect(made()[0]?.contacts).toEqual([{ first_name: 'Erik', last_name: 'Solberg' }])
})

test('filling in empties what the form does not mention', async () => {
  const customer = leap.state.customers[0]
  if (!customer) throw new Error('no customer')
  const id = String(customer.id)
  Object.assign(customer, {
    additionalEmails: ['second@example.com'],
    managementCompany: 'Trotter',
    referral: { type: 'referral', id: '105', note: '' },
    contacts: [{ first_name: 'Luis', last_name: 'Ortiz' }],
    unit: '',
    note: 'Dog in the yard.',
  })
  const before = structuredClone(customer)
  const more = { ...draft, coName: 'Somebody Else', leadSource: 'Radio', address: null }
  await crm.addToClient({ customerId: id, draft: more, fillMissing: true }, 'm:1')
  expect(writes()[0]).toBe(`PUT /customers/${id}`)
  const phones = [...before.phones, { label: 'cell', number: '6145550181' }]
  expect(leap.state.customers[0]).toEqual({ ...before, phones })
})

test('a customer that Leap saved without its job is told as whole, or made again', async () => {
  // As in the vendor's own example: "job_ids": [].
  const { customerId } = await crm.createClient({ ...draft, trades: [] }, 'm:1')
  leap.faults.add({ on: 'POST /jobs', kind: 'status', status: 403 })
  const half = await crm.createClient(draft, 'm:1')
  expect(half).toMatchObject({ customerId, jobId: null, warning: expect.stringContaining('no job yet') })
  expect(await crm.findClient(draft, null, 'm:1')).toEqual({ done: false })
  const whole = await crm.createClient(draft, 'm:1')
  expect(whole).toMatchObject({ customerId, jobId: expect.any(String) })
  expect(made()).toHaveLength(1)
  expect(jobsOf(customerId)).toHaveLength(1)
})

test('a creation after a look for duplicates costs over 7 requests, or the next one over 3', async () => {
  await crm.find('')
  const looked = leap.state.requests.length
  await crm.createClient({ ...draft, leadSource: 'Radio' }, 'm:1')
  expect(leap.state.requests.length - looked).toBeLessThanOrEqual(7)
  const before = leap.state.requests.length
  await crm.createClient({ ...draft, email: '', leadSource: 'Radio' }, 'm:2')
  // By name, the list of customers once more after the write before, and the write.
  expect(leap.state.requests.length - before).toBe(3)
})

test('a person reads the marker in notes and descriptions', async () => {
  const { customerId, jobId } = await crm.createClient({ ...draft, note: 'Call first.' }, 'm:1')
  expect(made()[0]?.note).toMatch(/\[Hard-E [0-9a-f]{12}\]/)
  expect((await crm.customer(customerId)).note).toBe('Call first.')
  expect((await crm.job(jobId ?? '')).description).toBe('Call first.')
})
