import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Clock } from '#main/core/clock.ts'
import { silentLog } from '#main/core/log.ts'
import {
  createPerplexity,
  domainList,
  type PerplexityOptions,
} from '#main/integrations/perplexity/perplexity.ts'
import { startPerplexityStandIn, type PerplexityStandIn } from '#tests/standins/perplexity.ts'

const pages = [
  {
    url: 'https://maker.example/warranty',
    title: 'Warranty',
    snippet: 'The warranty lasts 25 years.',
    date: '2026-05-01T00:00:00Z',
  },
  { url: 'https://maker.example/colors', title: 'Colors', snippet: 'Twelve colors.' },
]
const instantClock: Clock = { now: () => 0, sleep: () => Promise.resolve() }

describe('Perplexity', () => {
  let server: PerplexityStandIn
  beforeEach(async () => {
    server = await startPerplexityStandIn(pages)
  })
  afterEach(async () => await server.close())

  const make = (options: Partial<PerplexityOptions> = {}) =>
    createPerplexity({
      mode: 'search', apiKey: () => Promise.resolve('pplx-test-key'), baseUrl: server.url, domains: [], fetch: globalThis.fetch,
      clock: instantClock, log: silentLog, timeoutMs: 2_000, ...options,
    }) // prettier-ignore

  it('sends no field that the strict Search API refuses', async () => {
    const { results, answer } = await make({ domains: ['gaf.com'] }).search('shingle warranty', { limit: 2 })
    expect(answer).toBeNull()
    expect(results[0]).toEqual({
      url: pages[0]?.url,
      title: 'Warranty',
      snippet: pages[0]?.snippet,
      date: '2026-05-01',
    })
    expect(server.requests[0]?.body['search_domain_filter']).toEqual(['gaf.com'])
  })

  it('forces the web search, without which the Agent API answers from memory', async () => {
    const { results, answer } = await make({ mode: 'agent', domains: ['gaf.com'] }).search('shingle warranty')
    expect(answer).toBe('The warranty lasts 25 years [1].')
    expect(results).toHaveLength(2)
    expect(server.requests[0]?.body['tool_choice']).toEqual({ type: 'web_search' })
  })

  it('takes a failure that comes as HTTP 200 for a failure', async () => {
    server.fail(...Array.from({ length: 3 }, () => ({ kind: 'failed', message: 'upstream broke' }) as const))
    await expect(make({ mode: 'agent' }).search('x')).rejects.toMatchObject({
      kind: 'server',
      service: 'perplexity',
    })
  })

  it.each([
    [401, 'wrong key', 'auth'],
    [402, 'insufficient credits', 'quota'],
    [429, 'request_rate_limit_exceeded', 'rate'],
    [500, 'boom', 'server'],
    [400, 'bad query', 'validation'],
  ] as const)('explains HTTP %i (%s) as %s', async (status, message, kind) => {
    server.fail(...Array.from({ length: 3 }, () => ({ kind: 'status', status, message }) as const))
    await expect(make().search('x')).rejects.toMatchObject({ kind })
  })

  it('refuses a wrong key with a reason', async () => {
    await expect(make({ apiKey: () => Promise.resolve('pplx-wrong') }).check()).rejects.toMatchObject({
      kind: 'auth',
    })
  })

  it('tries again after a short 429, but not when the service wants minutes', async () => {
    server.fail({ kind: 'status', status: 429, headers: { 'retry-after': '1' } })
    await expect(make().search('x')).resolves.toMatchObject({ answer: null })
    expect(server.requests).toHaveLength(2)
    server.fail({ kind: 'status', status: 429, headers: { 'retry-after': '300' } })
    await expect(make().search('x')).rejects.toMatchObject({ kind: 'rate', retryAfterMs: 300_000 })
    expect(server.requests).toHaveLength(3)
  })

  it('gives up on silence and on half an answer', async () => {
    server.fail({ kind: 'silent' })
    await expect(make({ timeoutMs: 100 }).search('x')).rejects.toMatchObject({ kind: 'timeout' })
    server.fail({ kind: 'garbage' }, { kind: 'garbage' }, { kind: 'garbage' })
    await expect(make().search('x')).rejects.toMatchObject({ kind: 'server' })
  })

  it('passes on the stop of the person', async () => {
    server.fail({ kind: 'silent' })
    const stop = new AbortController()
    const search = make().search('x', { signal: stop.signal })
    stop.abort()
    await expect(search).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('reads domains as people paste them', () => {
    expect(domainList('https://www.gaf.com/en, -reddit.com gaf.com nonsense')).toEqual([
      'gaf.com',
      '-reddit.com',
    ])
  })
})
