import type { Model, ModelRequest } from '@openai/agents'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ModelEvent } from '#main/brain/content-events.ts'
import type { Brain } from '#main/brain/brain.ts'
import { createCompatibleBrain } from '#main/brain/compatible-brain.ts'
import { createOpenAiBrain } from '#main/brain/openai-brain.ts'
import { createRulesBrain } from '#main/brain/rules-brain.ts'
import { silentLog } from '#main/core/log.ts'
import { startOpenAiStandIn, type OpenAiStandIn } from '#tests/standins/openai/server.ts'
import type { Script } from '#tests/standins/openai/script.ts'

const script: Script = ({ user, tools, toolOutputs }) => {
  if (toolOutputs.length > 0) return { reply: { kind: 'text', text: 'Nobody of that name is in the CRM.' } }
  if (tools.includes('find_customers') && /Ortiz/.test(user))
    return { reply: { kind: 'calls', calls: [{ name: 'find_customers', args: { text: 'Ortiz' } }] } }
  return { reply: { kind: 'text', text: 'Hello. What do you need: a customer, a job, a document?' } }
}

const findCustomers: ModelRequest['tools'][number] = {
  type: 'function',
  name: 'find_customers',
  description: 'Finds customers',
  strict: true,
  parameters: {
    type: 'object',
    properties: { text: { type: 'string' } },
    required: ['text'],
    additionalProperties: false,
  },
}

function request(input: ModelRequest['input'], rest: Partial<ModelRequest> = {}): ModelRequest {
  return {
    systemInstructions: 'Today is 2026-11-23 (Monday).',
    input,
    modelSettings: {},
    tools: [],
    outputType: 'text',
    handoffs: [],
    tracing: false,
    ...rest,
  }
}

async function collect(events: AsyncIterable<ModelEvent>): Promise<ModelEvent[]> {
  const all: ModelEvent[] = []
  for await (const event of events) all.push(event)
  return all
}

const isDone = (event: ModelEvent): event is Extract<ModelEvent, { type: 'response_done' }> =>
  event.type === 'response_done'

function doneOf(events: readonly ModelEvent[]) {
  const done = events.find(isDone)
  if (!done) throw new Error('the stream had no end')
  return done.response
}

describe.each(['openai', 'compatible', 'rules'] as const)('the %s brain as a model', (kind) => {
  let server: OpenAiStandIn
  let brain: Brain
  let model: Model

  beforeAll(async () => {
    server = await startOpenAiStandIn({ script })
    const common = { baseUrl: server.url, timeoutMs: 5_000, fetch: globalThis.fetch, log: silentLog }
    const brains: Record<typeof kind, () => Brain> = {
      openai: () => createOpenAiBrain({ ...common, apiKey: () => Promise.resolve('sk-test'), models: {} }),
      compatible: () =>
        createCompatibleBrain({
          ...common,
          apiKey: () => Promise.resolve('sk-test'),
          models: { fast: 'llama3.1' },
        }),
      rules: () => createRulesBrain(),
    }
    brain = brains[kind]()
    model = await brain.model('fast')
  })
  afterAll(async () => await server.close())

  it('starts, speaks and ends in that order', async () => {
    const types = (await collect(model.getStreamedResponse(request('hello')))).map((event) => event.type)
    const kept = types.filter((type) => type !== 'model')
    expect(kept[0]).toBe('response_started')
    expect(kept.at(-1)).toBe('response_done')
    expect(kept.slice(1, -1).every((type) => type === 'output_text_delta')).toBe(true)
  })

  it('shows exactly the words that its finished message holds', async () => {
    const events = await collect(model.getStreamedResponse(request('hello')))
    const shown = events.map((event) => (event.type === 'output_text_delta' ? event.delta : '')).join('')
    const [message] = doneOf(events).output
    expect(message).toMatchObject({ type: 'message', role: 'assistant', status: 'completed' })
    expect(JSON.stringify(message)).toContain(JSON.stringify(shown))
    expect(shown).toMatch(/^Hello\./)
  })

  it('says a tool call as the runner wants it', async () => {
    const events = await collect(
      model.getStreamedResponse(request('what is the phone number of Ortiz', { tools: [findCustomers] })),
    )
    const [call] = doneOf(events).output
    expect(call).toMatchObject({ type: 'function_call', name: 'find_customers' })
    if (call?.type !== 'function_call') throw new Error('no call')
    expect(call.callId).not.toBe('')
    expect(JSON.parse(call.arguments)).toEqual({ text: 'Ortiz' })
  })

  it('goes on from its own tool call and the result', async () => {
    const asked = request('what is the phone number of Ortiz', { tools: [findCustomers] })
    const [call] = doneOf(await collect(model.getStreamedResponse(asked))).output
    if (call?.type !== 'function_call') throw new Error('no call')
    const result = {
      type: 'function_call_result' as const,
      name: 'find_customers',
      callId: call.callId,
      status: 'completed' as const,
      output: { type: 'text' as const, text: '{"customers":[]}' },
    }
    const input = [{ role: 'user' as const, content: 'what is the phone number of Ortiz' }, call, result]
    const events = await collect(model.getStreamedResponse({ ...asked, input }))
    expect(doneOf(events).output[0]).toMatchObject({ type: 'message' })
  })

  it('counts what a call cost', async () => {
    const { usage } = doneOf(await collect(model.getStreamedResponse(request('hello'))))
    expect(usage.inputTokens).toBeGreaterThan(0)
    expect(usage.outputTokens).toBeGreaterThan(0)
    expect(usage.totalTokens).toBe(usage.inputTokens + usage.outputTokens)
  })

  it('answers without a stream as it does with one', async () => {
    const { output, usage } = await model.getResponse(request('hello'))
    expect(JSON.stringify(output)).toContain('Hello.')
    expect(usage.totalTokens).toBeGreaterThan(0)
  })

  it('stops between two words when it is told to', async () => {
    const stop = new AbortController()
    const stream = model.getStreamedResponse(request('hello', { signal: stop.signal }))
    const seen: string[] = []
    const run = (async () => {
      for await (const event of stream) {
        seen.push(event.type)
        if (event.type === 'output_text_delta') stop.abort()
      }
    })()
    await expect(run).rejects.toMatchObject({ name: 'AbortError' })
    expect(seen).not.toContain('response_done')
  })

  it('takes the history of another brain', async () => {
    const foreign = {
      type: 'message' as const,
      id: 'msg_other',
      role: 'assistant' as const,
      status: 'completed' as const,
      content: [{ type: 'output_text' as const, text: 'Hello.' }],
      providerData: { engine: 'another', skill: 'x' },
    }
    const input = [
      { role: 'user' as const, content: 'hi' },
      foreign,
      { role: 'user' as const, content: 'hello' },
    ]
    expect(doneOf(await collect(model.getStreamedResponse(request(input)))).output).toHaveLength(1)
  })
})
