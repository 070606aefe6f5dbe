import { afterAll, beforeAll, expect, test } from 'vitest'
import { startLeapStandIn, type LeapStandIn } from '#tests/standins/leap/leap-stand-in.ts'
import { practiceFile } from '#tests/standins/leap/practice-fixture.ts'

let leap: LeapStandIn
let now = Date.UTC(2026, 10, 23, 15)
beforeAll(async () => {
  leap = await startLeapStandIn({ file: practiceFile(), now: () => now })
})
afterAll(() => leap.close())

const call = async (path: string, init: RequestInit = {}) => {
  const headers = new Headers(init.headers)
  if (!headers.has('authorization')) headers.set('authorization', `Bearer ${leap.token}`)
  const response = await fetch(`${leap.url}${path}`, { ...init, headers })
  return { status: response.status, headers: response.headers, body: (await response.json()) as unknown }
}

test('a JSON body keeps its nested fields', async () => {
  const body = JSON.stringify({ customer_id: 1, description: 'Roof', trades: [1] })
  const { status, body: said } = await call('/jobs', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  })
  expect(status).toBe(412)
  expect(said).toEqual({
    error: {
      status_code: 412,
      validation: { trades: ['The trades field is required when multi job is 0.'] },
      message: 'Validation Failed',
    },
  })
})

test('the same job as a form is refused', async () => {
  const body = new URLSearchParams({ customer_id: '1', description: 'Roof', 'trades[]': '1' })
  expect((await call('/jobs', { method: 'POST', body })).status).toBe(200)
})

test.each<[string, string, RequestInit, number]>([
  ['a missing token', '/customers', { headers: { authorization: '' } }, 401],
  ['a page of 101', '/customers?limit=101', {}, 412],
  ['a wrong method', '/jobs/1', { method: 'DELETE' }, 405],
  ['an unknown path', '/nowhere', {}, 404],
  ['an unknown customer', '/customers/99999', {}, 404],
  [
    'an unknown stage',
    '/jobs/stage',
    { method: 'POST', body: new URLSearchParams({ job_id: '1', stage: 'x' }) },
    412,
  ],
  [
    'a long origin',
    '/tasks',
    { method: 'POST', body: new URLSearchParams({ 'users[]': '1', title: 'x', origin: 'x'.repeat(31) }) },
    412,
  ],
])('%s is accepted', async (_what, path, init, status) => {
  expect((await call(path, init)).status).toBe(status)
})

test('the 61st request of a minute is answered', async () => {
  now += 60_000
  for (let i = 0; i < 60; i++) expect((await call('/workflow/stages')).status).toBe(200)
  const over = await call('/workflow/stages')
  expect(over.status).toBe(429)
  expect(over.headers.get('x-ratelimit-limit')).toBe('60')
  expect(over.headers.get('x-ratelimit-remaining')).toBe('0')
  now += 60_000
  expect((await call('/workflow/stages')).status).toBe(200)
})

const person = {
  first_name: 'Nadia',
  last_name: 'Solberg',
  'phones[0][label]': 'cell',
  'phones[0][number]': '6145550181',
}
const without = (key: keyof typeof person) => {
  const { [key]: _left, ...rest } = person
  return rest
}
test.each<[string, Record<string, string>, string]>([
  ['a customer without first name', without('first_name'), 'first_name'],
  ['a person without last name', without('last_name'), 'last_name'],
  ['a customer without a phone', { first_name: 'Nadia', last_name: 'Solberg' }, 'phones'],
  ['an unknown kind of phone', { ...person, 'phones[0][label]': 'pager' }, 'phones.label'],
  ['a phone with a plus sign', { ...person, 'phones[0][number]': '+16145550181' }, 'phones.number'],
  ['an unknown state', { ...person, 'address[state_id]': '99' }, 'address.state_id'],
  ['a company without its name', { ...person, is_commercial: '1' }, 'company_name'],
  ['a referral by nobody', { ...person, referred_by_type: 'referral' }, 'referred_by_id'],
  ['a job without trades', { ...person, 'job[description]': 'Roof' }, 'trades'],
  ['a job of an unknown trade', { ...person, 'job[description]': 'Roof', 'job[trades][]': '999' }, 'trades'],
])('%s is accepted', async (_what, fields, field) => {
  const before = leap.state.customers.length
  const answer = await call('/prospects', { method: 'POST', body: new URLSearchParams(fields) })
  expect(answer.status).toBe(412)
  const body = answer.body as { error: { validation: Record<string, unknown> } }
  expect(Object.keys(body.error.validation)).toEqual([field])
  expect(leap.state.customers).toHaveLength(before)
})

test('a customer sent as JSON keeps its phones', async () => {
  const body = JSON.stringify({
    first_name: 'Nadia',
    last_name: 'Solberg',
    phones: [{ label: 'cell', number: '6145550181' }],
  })
  const headers = { 'content-type': 'application/json' }
  expect((await call('/prospects', { method: 'POST', body, headers })).status).toBe(412)
})
