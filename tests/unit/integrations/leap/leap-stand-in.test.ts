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
