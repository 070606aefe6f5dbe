import type { Model, ModelRequest } from '@openai/agents'
import { afterEach, describe, expect, it } from 'vitest'
import { createCompatibleBrain } from '#main/brain/compatible-brain.ts'
import { brainFailure, toBrainError } from '#main/brain/failures.ts'
import { withFallback } from '#main/brain/fallback-model.ts'
import { createOpenAiBrain } from '#main/brain/openai-brain.ts'
import { createRulesBrain } from '#main/brain/rules-brain.ts'
import { systemClock, type Clock } from '#main/core/clock.ts'
import { silentLog } from '#main/core/log.ts'
import {
  startOpenAiStandIn,
  type OpenAiStandIn,
  type OpenAiStandInOptions,
} from '#tests/standins/openai/server.ts'
import type { Fault } from '#tests/standins/openai/script.ts'

const TEXT = 'one two three four five six'
const request: ModelRequest = {
  systemInstructions: '', input: 'hello', modelSettings: {}, tools: [], outputType: 'text', handoffs: [], tracing: false,
} // prettier-ignore
// Waiting between tries is skipped; the deadline of a call stays real.
const DEADLINES = [1_000, 20_000]
const clock: Clock = {
  now: () => systemClock.now(),
  sleep: async (ms, signal) => await systemClock.sleep(DEADLINES.includes(ms) ? ms : 1, signal),
}

let server: OpenAiStandIn | null = null
afterEach(async () => {
  await server?.close()
  server = null
})

type Kind = 'openai' | 'compatible'
type Scene = OpenAiStandInOptions & { readonly timeoutMs?: number }

async function brainOn(kind: Kind, { timeoutMs = 20_000, ...options }: Scene, key = 'sk-test') {
  server = await startOpenAiStandIn(options)
  const common = { baseUrl: server.url, timeoutMs, fetch: globalThis.fetch, log: silentLog, clock }
  const apiKey = () => Promise.resolve(key)
  return kind === 'openai'
    ? createOpenAiBrain({ ...common, apiKey, models: {} })
    : createCompatibleBrain({ ...common, apiKey, models: { fast: 'llama3.1' } })
}

const faulty = (...faults: readonly (Fault | null)[]): Scene => ({
  timeoutMs: faults.some((fault) => fault?.kind === 'stall' || fault?.kind === 'slowFirstByte')
    ? 1_000
    : 20_000,
  script: (_, number) => {
    const fault = faults[Math.min(number, faults.length - 1)]
    return { reply: { kind: 'text', text: TEXT }, ...(fault ? { fault } : {}) }
  },
})

async function hear(model: Model, signal?: AbortSignal): Promise<{ text: string; error: unknown }> {
  let text = ''
  try {
    for await (const event of model.getStreamedResponse(signal ? { ...request, signal } : request))
      if (event.type === 'output_text_delta') text += event.delta
    return { text, error: null }
  } catch (error) {
    return { text, error }
  }
}

describe.each(['openai', 'compatible'] as const)('the %s brain', (kind) => {
  it.each([
    ['rate', { kind: 'status', status: 429, retryAfter: '1' }],
    ['server', { kind: 'status', status: 500 }],
    ['server', { kind: 'status', status: 503 }],
  ] as const)('tries again after a %s failure and then answers', async (_, fault) => {
    const model = await (await brainOn(kind, faulty(fault, null))).model('fast')
    expect(await hear(model)).toEqual({ text: TEXT, error: null })
    expect(server?.modelRequests()).toHaveLength(2)
  })

  it.each([
    ['rate', { kind: 'status', status: 429 }, 3],
    ['rate', { kind: 'status', status: 429, retryAfter: '120' }, 1],
    ['server', { kind: 'status', status: 500 }, 3],
    ['quota', { kind: 'quota' }, 1],
    ['region', { kind: 'region' }, 1],
    ['validation', { kind: 'status', status: 400, message: 'nonsense' }, kind === 'compatible' ? 2 : 1],
    [
      'context_too_long',
      { kind: 'status', status: 400, code: 'context_length_exceeded' },
      kind === 'compatible' ? 2 : 1,
    ],
    ['timeout', { kind: 'slowFirstByte', release: new Promise(() => undefined) }, 1],
  ] as const)('ends in %s after the right number of tries', async (code, fault, tries) => {
    const model = await (await brainOn(kind, faulty(fault))).model('fast')
    const { text, error } = await hear(model)
    expect(text).toBe('')
    expect(error).toMatchObject({ code })
    expect(brainFailure(error).nextStep).not.toBe('')
    expect(server?.modelRequests()).toHaveLength(tries)
  })

  it.each([
    ['disconnected', { kind: 'disconnect', afterDeltas: 3 }],
    ['disconnected', { kind: 'earlyEnd', afterDeltas: 3 }],
    ['timeout', { kind: 'stall', afterDeltas: 3 }],
  ] as const)('keeps the words that came before it was %s, and does not ask twice', async (code, fault) => {
    const model = await (await brainOn(kind, faulty(fault))).model('fast')
    const { text, error } = await hear(model)
    expect(text).toBe('one two three ')
    expect(error).toMatchObject({ code })
    expect(server?.modelRequests()).toHaveLength(1)
  })

  it('calls half a JSON event unreadable, not a bug', async () => {
    const model = await (await brainOn(kind, faulty({ kind: 'truncatedJson' }))).model('fast')
    expect((await hear(model)).error).toMatchObject({ code: 'malformed' })
  })

  it('lets the server know when the person stops', async () => {
    const model = await (await brainOn(kind, faulty({ kind: 'stall', afterDeltas: 2 }))).model('fast')
    const stop = new AbortController()
    const heard = hear(model, stop.signal)
    const sent = await server?.request(0)
    stop.abort()
    expect((await heard).error).toMatchObject({ name: 'AbortError' })
    await sent?.aborted
  })

  it('classifies a wrong key, and tells an unknown model from it', async () => {
    await expect((await brainOn(kind, {}, 'sk-wrong')).check()).rejects.toMatchObject({ code: 'auth' })
    await server?.close()
    await expect((await brainOn(kind, { models: ['other'] })).check()).rejects.toMatchObject({
      code: 'unknown_model',
    })
  })

  it('passes its check on a healthy server', async () => {
    await expect((await brainOn(kind, {})).check()).resolves.toBeUndefined()
  })
})

describe('the OpenAI brain', () => {
  it('asks that nothing is stored', async () => {
    await hear(await (await brainOn('openai', {})).model('fast'))
    expect(server?.modelRequests()[0]?.body['store']).toBe(false)
  })

  it('explains an answer that the service ends as failed', async () => {
    const fault: Fault = { kind: 'failedMidStream', afterDeltas: 2, code: 'server_error' }
    expect((await hear(await (await brainOn('openai', faulty(fault))).model('fast'))).error).toMatchObject({
      code: 'server',
    })
  })

  it('judges a route, and has no judgement when the model refuses or the endpoint is missing', async () => {
    const question = { text: 'move 2231-01 to sold', history: [], openWorkflow: null }
    const signal = AbortSignal.timeout(5_000)
    const decide = () => ({ choice: 'crm', confidence: 0.97, predicates: { needs_write: 0.9 } })
    expect(await (await brainOn('openai', { decide })).judgeRoute(question, signal)).toEqual({
      route: 'crm', confidence: 0.97, needsWrite: 0.9, continuesWorkflow: 0,
    }) // prettier-ignore
    await server?.close()
    expect(await (await brainOn('openai', { decide: () => null })).judgeRoute(question, signal)).toBeNull()
    await server?.close()
    expect(
      await (await brainOn('openai', { without: ['decisions'] })).judgeRoute(question, signal),
    ).toBeNull()
  })

  it('gives unit vectors of 512 numbers in the order asked', async () => {
    const { embeddings } = await brainOn('openai', {})
    const vectors = await embeddings?.embed(['roof warranty', 'kitchen', 'the roof warranties'])
    const dot = (a: Float32Array = new Float32Array(), b: Float32Array = new Float32Array()): number =>
      a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)
    expect(vectors?.map((vector) => vector.length)).toEqual([512, 512, 512])
    expect(dot(vectors?.[0], vectors?.[0])).toBeCloseTo(1, 5)
    expect(dot(vectors?.[0], vectors?.[2])).toBeGreaterThan(dot(vectors?.[0], vectors?.[1]))
  })
})

describe('a compatible server', () => {
  it('may lack usage, strict schemas and stream options', async () => {
    const unknownFields = ['stream_options', 'store', 'parallel_tool_calls']
    const brain = await brainOn('compatible', { ...faulty(null), usage: 'without usage', unknownFields })
    expect(await hear(await brain.model('agent'))).toEqual({ text: TEXT, error: null })
  })

  it('has embeddings only after a check found the endpoint', async () => {
    const brain = await brainOn('compatible', {})
    expect(brain.embeddings).toBeNull()
    await brain.check()
    expect(brain.embeddings?.dimensions).toBe(64)
    await server?.close()
    const without = await brainOn('compatible', { without: ['embeddings'] })
    await without.check()
    expect(without.embeddings).toBeNull()
  })

  it('is named by its model and host', async () => {
    expect((await brainOn('compatible', {})).label('agent')).toMatch(/^llama3\.1 at 127\.0\.0\.1:\d+$/)
  })
})

describe('the fallback to the built-in rules', () => {
  const overRules = async (primary: Model, errors: string[]) =>
    withFallback(primary, await createRulesBrain().model('fast'), {
      onFallback: (error) => errors.push(error.code),
    })

  it.each([
    ['rate', { kind: 'status', status: 429 }],
    ['server', { kind: 'status', status: 500 }],
    ['timeout', { kind: 'slowFirstByte', release: new Promise(() => undefined) }],
    ['timeout', { kind: 'stall', afterDeltas: 0 }],
  ] as const)('takes over on %s before the first word and says so once', async (code, fault) => {
    const errors: string[] = []
    const model = await overRules(await (await brainOn('openai', faulty(fault))).model('fast'), errors)
    expect((await hear(model)).text).toMatch(/^Hello\./)
    const asked = server?.modelRequests().length
    await hear(model)
    expect(server?.modelRequests()).toHaveLength(asked ?? -1)
    expect(errors).toEqual([code])
  })

  it('takes over when there is no network', async () => {
    const brain = await brainOn('openai', {})
    await server?.close()
    const errors: string[] = []
    expect((await hear(await overRules(await brain.model('fast'), errors))).text).toMatch(/^Hello\./)
    expect(errors).toEqual(['offline'])
  })

  it('never mixes two answers: after the first word the error surfaces', async () => {
    const errors: string[] = []
    const fault: Fault = { kind: 'disconnect', afterDeltas: 2 }
    const { text, error } = await hear(
      await overRules(await (await brainOn('openai', faulty(fault))).model('fast'), errors),
    )
    expect([text, errors]).toEqual(['one two ', []])
    expect(error).toMatchObject({ code: 'disconnected' })
  })

  it('does not hide a wrong key or an empty account', async () => {
    const errors: string[] = []
    const wrong = await hear(
      await overRules(await (await brainOn('openai', {}, 'sk-wrong')).model('fast'), errors),
    )
    await server?.close()
    const empty = await hear(
      await overRules(await (await brainOn('openai', faulty({ kind: 'quota' }))).model('fast'), errors),
    )
    expect([brainFailure(wrong.error).code, brainFailure(empty.error).code, errors]).toEqual([
      'auth',
      'quota',
      [],
    ])
  })

  it('does not answer a turn that was stopped', async () => {
    const errors: string[] = []
    const brain = await brainOn('openai', faulty({ kind: 'stall', afterDeltas: 0 }))
    const stop = new AbortController()
    const heard = hear(await overRules(await brain.model('fast'), errors), stop.signal)
    await server?.request(0)
    stop.abort()
    expect([(await heard).text, errors]).toEqual(['', []])
  })
})

describe('a failure in words', () => {
  it.each([
    [{ status: 401, message: 'x' }, 'auth', false],
    [{ status: 403, code: 'unsupported_country_region_territory' }, 'region', false],
    [{ status: 429, code: 'insufficient_quota' }, 'quota', false],
    [{ status: 404, code: 'model_not_found' }, 'unknown_model', false],
    [{ status: 429 }, 'rate', true],
    [{ status: 502 }, 'server', true],
    [{ message: 'Request timed out.' }, 'timeout', true],
    [{ message: 'Connection error.', cause: { code: 'ENOTFOUND' } }, 'offline', true],
    [{ code: 'content_filter' }, 'refused', false],
    [
      { status: 400, message: "This model's maximum context length is 8192 tokens" },
      'context_too_long',
      false,
    ],
    [{ status: 422 }, 'validation', false],
    [{ message: 'Unexpected end of JSON input' }, 'malformed', true],
  ] as const)('%j is %s', (error, code, retryable) => {
    expect(brainFailure(error)).toMatchObject({ code, retryable })
    expect(toBrainError(error, 'openai').cause).toBe(error)
  })
})
