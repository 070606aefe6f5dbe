import { afterEach, beforeEach, expect, test } from 'vitest'
import { ServiceError } from '#main/core/errors.ts'
import { silentLog } from '#main/core/log.ts'
import { toForm } from '#main/integrations/leap/form.ts'
import { createLeapCrm, type LeapCrmOptions } from '#main/integrations/leap/leap-crm.ts'
import { startLeapStandIn, type LeapStandIn } from '#tests/standins/leap/leap-stand-in.ts'
import { practiceFile } from '#tests/standins/leap/practice-fixture.ts'
import { createQuickClock, type QuickClock } from '#tests/standins/quick-clock.ts'

let leap: LeapStandIn
let clock: QuickClock
beforeEach(async () => {
  clock = createQuickClock(new Date(2026, 10, 23, 10).getTime())
  leap = await startLeapStandIn({ file: practiceFile(), now: () => clock.now() })
})
afterEach(() => leap.close())

const connect = (options: Partial<LeapCrmOptions> = {}) =>
  createLeapCrm({
    baseUrl: leap.url,
    token: async () => leap.token,
    mention: { mode: 'none', template: '' },
    fetch,
    clock,
    log: silentLog,
    random: () => 0.5,
    ...options,
  })
const note = { jobId: '1', text: 'Hello.', mention: null }
const asked = (what: string): number =>
  leap.state.requests.filter((each) => `${each.method} ${each.path}`.startsWith(what)).length

test('nested fields go out as JSON, which Leap drops', async () => {
  const form = toForm({
    users: ['1', '2'],
    phones: [{ label: 'cell', number: '6145550111' }],
    done: false,
    no: null,
  })
  expect(decodeURIComponent(form.toString())).toBe(
    'users[]=1&users[]=2&phones[0][label]=cell&phones[0][number]=6145550111&done=0',
  )
  await connect().addNote(note, 'k')
  expect(leap.state.requests.at(-1)?.contentType).toBe('application/x-www-form-urlencoded')
})

test('the 56th request of a minute is sent, and Leap answers 429', async () => {
  const crm = connect()
  for (let i = 0; i < 130; i++) await crm.check()
  expect(leap.state.requests.every((each) => each.status === 200)).toBe(true)
  expect(clock.slept.length).toBeGreaterThanOrEqual(2)
  expect(clock.now()).toBeGreaterThanOrEqual(new Date(2026, 10, 23, 10, 2).getTime())
})

test('requests at the same time pass the budget together', async () => {
  const crm = connect({ requestsPerMinute: 5 })
  await Promise.all(Array.from({ length: 12 }, () => crm.check()))
  expect(leap.state.requests).toHaveLength(12)
  expect(clock.slept).toEqual([60_000, 60_000])
})

test('Retry-After is ignored', async () => {
  leap.faults.add({ on: 'GET /company/users', kind: 'status', status: 429, headers: { 'retry-after': '7' } })
  await connect().check()
  expect(clock.slept).toEqual([7000])
})

test('a 429 without Retry-After does not wait for the end of the minute', async () => {
  leap.faults.add({ on: 'POST /jobs/*/notes', kind: 'status', status: 429 })
  await connect().addNote(note, 'k')
  expect(clock.slept).toEqual([60_000])
  expect(leap.state.notes.filter((each) => each.text.startsWith('Hello.'))).toHaveLength(1)
})

test('a limit that does not end is waited for without end', async () => {
  leap.faults.add({ on: 'GET /company/users', kind: 'status', status: 429, times: 9 })
  await expect(connect().check()).rejects.toMatchObject({ kind: 'rate', safeToRetry: true })
  expect(asked('GET /company/users')).toBe(3)
})

test.each(['reset-before', 'truncate', 'status'] as const)('a read gives up after one "%s"', async (kind) => {
  leap.faults.add({ on: 'GET /jobs/*', kind, status: 500, times: 2 })
  expect((await connect().job('1')).number).toBe('2231-01')
  expect(clock.slept).toHaveLength(2)
})

test.each([
  ['reset-before', 'network'],
  ['reset-after', 'network'],
  ['truncate', 'server'],
  ['status', 'server'],
] as const)('a write is repeated blindly after "%s"', async (kind, expected) => {
  leap.faults.add({ on: 'POST /jobs/*/notes', kind, status: 500 })
  const error = await connect()
    .addNote(note, 'k')
    .catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(ServiceError)
  expect(error).toMatchObject({ kind: expected, safeToRetry: false })
  expect(asked('POST /jobs/1/notes')).toBe(1)
})

test('an answer that never comes blocks for ever', async () => {
  leap.faults.add({ on: 'GET /company/users', kind: 'hang', times: 3 })
  await expect(connect({ timeoutMs: 40 }).check()).rejects.toMatchObject({ kind: 'timeout' })
})

test('a caller that gives up waits for the answer', async () => {
  leap.faults.add({ on: 'GET /company/users', kind: 'hang' })
  const stop = new AbortController()
  const call = connect().check({ signal: stop.signal })
  stop.abort()
  await expect(call).rejects.toMatchObject({ name: 'AbortError' })
})

test.each([
  [401, 'auth'],
  [403, 'auth'],
  [404, 'notFound'],
  [405, 'validation'],
  [412, 'validation'],
  [503, 'server'],
] as const)('status %i is not explained as %s', async (status, kind) => {
  leap.faults.add({ on: 'GET /company/users', kind: 'status', status, times: 3 })
  await expect(connect().check()).rejects.toMatchObject({ kind, status })
})

test('a wrong token is not told from a broken service', async () => {
  await expect(connect({ token: async () => 'wrong' }).check()).rejects.toMatchObject({ kind: 'auth' })
})

test("Leap's field messages are lost", async () => {
  const move = connect().moveStage({ jobId: '1', toCode: 'nowhere' }, 'k')
  await expect(move).rejects.toThrow('stage: The selected stage is invalid.')
})

test('a server that is not there is reported as unsafe to retry', async () => {
  const gone = await startLeapStandIn({ file: practiceFile(), now: () => clock.now() })
  await gone.close()
  const crm = connect({ baseUrl: gone.url })
  const task = { jobId: null, title: 'x', notes: '', dueOn: null, assigneeIds: ['1'], notifyIds: [] }
  await expect(crm.addTask(task, 'k')).rejects.toMatchObject({ kind: 'network', safeToRetry: true })
})

test('a name costs the whole list of customers', async () => {
  const crm = connect()
  await crm.find('maria ortiz')
  expect(asked('GET /customers')).toBe(1)
  await crm.find('614-555-0111')
  await crm.find('candlewood')
  await crm.find('Dublin')
  // One list for all three, and one query each for the two that might be names.
  expect(asked('GET /customers')).toBe(4)
})

test('the mention is not written as configured', async () => {
  const [dana] = await connect().colleagues()
  const crm = connect({ mention: { mode: 'template', template: '@[{{firstName}}|{{id}}]' } })
  await crm.addNote({ jobId: '1', text: 'Please look.', mention: dana ?? null }, 'k')
  expect(leap.state.notes.at(-1)?.text).toMatch(/^@\[Dana\|1\] Please look\.\n\n\[Hard-E [0-9a-f]{12}\]$/)
  expect(leap.state.tasks).toHaveLength(0)
})

test('a mention by task does not notify the colleague', async () => {
  const crm = connect({ mention: { mode: 'task', template: '' } })
  const [dana] = await crm.colleagues()
  await crm.addNote({ jobId: '1', text: 'Please look.', mention: dana ?? null }, 'k')
  const [task] = leap.state.tasks
  expect(task).toMatchObject({ users: [1], notifyUsers: [1], emailNotification: true, jobId: 1 })
  expect(task?.origin.length).toBeLessThanOrEqual(30)
})

test('a note whose notice failed for certain is never followed by the notice', async () => {
  const crm = connect({ mention: { mode: 'task', template: '' } })
  const [dana] = await crm.colleagues()
  const mention = dana ?? null
  const draft = { jobId: '1', text: 'Please look.', mention }
  leap.faults.add({ on: 'POST /tasks', kind: 'status', status: 412 })
  const { warning } = await crm.addNote(draft, 'k')
  expect(warning).toBe(
    'The note is written, but Dana Whitfield could not be told: Leap refused the task (412).',
  )
  expect(await crm.findNote('1', 'k', { mention })).toMatchObject({
    warning: 'The note is written, but Dana Whitfield has not been told.',
  })
  expect(await crm.addNote(draft, 'k')).not.toHaveProperty('warning')
  expect(await crm.findNote('1', 'k', { mention })).not.toHaveProperty('warning')
  expect(leap.state.tasks).toHaveLength(1)
  expect(asked('POST /jobs/1/notes')).toBe(1)
})

test('a colleague who may have been told is told again', async () => {
  const crm = connect({ mention: { mode: 'task', template: '' } })
  const [dana] = await crm.colleagues()
  const draft = { jobId: '1', text: 'Please look.', mention: dana ?? null }
  leap.faults.add({ on: 'POST /tasks', kind: 'reset-after' })
  await crm.addNote(draft, 'k')
  expect((await crm.addNote(draft, 'k')).warning).toBe('It is not known whether Dana Whitfield was told.')
  expect(asked('POST /tasks')).toBe(1)
})

test('a person who stops while a colleague is told hears that the note failed', async () => {
  const [dana] = await connect().colleagues()
  const draft = { jobId: '1', text: 'Please look.', mention: dana ?? null }
  const stop = new AbortController()
  const stopping: typeof fetch = (url, init) => {
    const answer = fetch(url, init)
    if (new Request(url).url.endsWith('/tasks')) stop.abort()
    return answer
  }
  leap.faults.add({ on: 'POST /tasks', kind: 'hang' })
  const stopped = connect({ mention: { mode: 'task', template: '' }, fetch: stopping })
  const made = await stopped.addNote(draft, 'k', { signal: stop.signal })
  expect(made).toMatchObject({ text: 'Please look.', warning: expect.stringContaining('not known') })
})

test('a note that was found is said to have told a colleague its text does not name', async () => {
  const [dana] = await connect().colleagues()
  const mention = dana ?? null
  const byText = { mode: 'template', template: '@{{name}}' } as const
  const crm = connect({ mention: byText })
  await crm.addNote({ jobId: '1', text: 'Please look.', mention }, 'named')
  await connect({ mention: { mode: 'task', template: '' } }).addNote(note, 'by task')
  const fresh = connect({ mention: byText })
  expect(await fresh.findNote('1', 'named', { mention })).not.toHaveProperty('warning')
  expect(await fresh.findNote('1', 'by task', { mention })).toHaveProperty('warning')
})

test('two Leap accounts are taken for one, or one for two', () => {
  const account = (baseUrl: string): string => connect({ baseUrl }).account
  const own = account('https://api.jobprogress.com/api/v3')
  expect(own).toMatch(/^leap:api\.jobprogress\.com:[0-9a-f]{12}$/)
  expect(account('https://API.jobprogress.com/api/v3//')).toBe(own)
  expect(account('https://api.jobprogress.com:443/api/v3')).toBe(own)
  const others = [
    'https://proxy.example/api/v3',
    'https://api.jobprogress.com:8443/api/v3',
    'https://api.jobprogress.com/other/api/v3',
  ]
  expect(new Set([own, account(''), ...others.map(account)]).size).toBe(5)
})

test('a job that went back is reported as moved', async () => {
  const crm = connect()
  await crm.moveStage({ jobId: '1', toCode: 'sold' }, 'a')
  await crm.moveStage({ jobId: '1', toCode: 'paid' }, 'b')
  expect(await crm.findStageMove({ jobId: '1', toCode: 'sold' }, 'a')).toBe('unknown')
})
