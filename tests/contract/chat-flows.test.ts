import { afterEach, expect, test } from 'vitest'
import type { TurnEvent } from '#shared/domain/turn-event.ts'
import { startOpenAiStandIn, type OpenAiStandIn } from '#tests/standins/openai/server.ts'
import type { Script } from '#tests/standins/openai/script.ts'
import { compatibleBrain, testCore, type TestCore } from '#tests/support/test-core.ts'

const open: { dispose(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.dispose()
})

async function withServer(
  script: Script,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<{ core: TestCore; server: OpenAiStandIn }> {
  const server = await startOpenAiStandIn({ script, keys: null })
  open.push({ dispose: () => server.close() })
  const core = await testCore(compatibleBrain(server.url, settings))
  open.push(core)
  return { core, server }
}

const say =
  (text: string): Script =>
  () => ({ reply: { kind: 'text', text } })
const types = (events: readonly TurnEvent[]): string[] => events.map((event) => event.type)
const end = (events: readonly TurnEvent[]) => events.findLast((event) => event.type === 'turn.finished')

test('a look-up costs more than one model call before its first word', async () => {
  const { core, server } = await withServer(say('Primer video. [1]'))
  const { answer, events } = await core.ask('what stage is job 2231-01 in?', { route: 'crm' })
  expect(answer.text).toBe('Primer video. [1]')
  expect(server.modelRequests()).toHaveLength(1)
  expect(answer.turn?.decision?.flow).toBe('fast')
  expect(types(events).indexOf('tool.finished')).toBeLessThan(types(events).indexOf('text.delta'))
  expect(answer.turn?.usage?.modelCalls).toBe(1)
})

test('evidence reaches the model as instructions instead of quoted data', async () => {
  const { core, server } = await withServer(say('30 %. [1]'))
  await core.ask('how much is the deposit on a roof?', { route: 'knowledge' })
  const messages = server.modelRequests()[0]?.body['messages'] as { role: string; content: unknown }[]
  const system = messages.filter((message) => message.role === 'system').map((m) => JSON.stringify(m.content))
  expect(system.join()).not.toContain('EVIDENCE')
  expect(JSON.stringify(messages.at(-1)?.content)).toContain('EVIDENCE')
  expect(messages.at(-1)?.role).toBe('user')
})

test('a citation that names no passage is shown as if it did', async () => {
  const { core } = await withServer(say('Half the price up front. [1] And more. [42]'))
  const { answer } = await core.ask('how much is the deposit on a roof?', { route: 'knowledge' })
  expect(answer.turn?.citations.map((citation) => citation.index)).toEqual([1])
  expect(answer.turn?.citations[0]?.quote.length).toBeGreaterThan(10)
})

test('a specialist turn needs more than two model calls to its first word', async () => {
  const { core, server } = await withServer((request) =>
    request.toolOutputs.length === 0
      ? { reply: { kind: 'calls', calls: [{ name: 'find_customers', args: { text: '2231-01' } }] } }
      : { reply: { kind: 'text', text: 'It is Maria Ortiz.' } },
  )
  const { answer } = await core.ask('put a note on job 2231-01 that the gate code is 4411', { route: 'crm' })
  expect(answer.text).toBe('It is Maria Ortiz.')
  expect(answer.turn?.decision?.flow).toBe('agent')
  expect(server.modelRequests()).toHaveLength(2)
})

test('a fast turn that turns out to be a write makes the person type it again', async () => {
  const { core, server } = await withServer((request, number) => {
    if (number === 0)
      return { reply: { kind: 'calls', calls: [{ name: 'escalate', args: { reason: 'A write.' } }] } }
    expect(request.tools).toContain('move_job_stage')
    return { reply: { kind: 'text', text: 'Which stage?' } }
  })
  const { answer, events } = await core.ask('what stage is job 2231-01 in?', { route: 'crm' })
  expect(answer.text).toBe('Which stage?')
  expect(answer.turn?.notices.map((notice) => notice.kind)).toEqual(['escalated'])
  expect(answer.turn?.decision?.flow).toBe('agent')
  expect(server.modelRequests()).toHaveLength(2)
  expect(end(events)).toMatchObject({ status: 'finished' })
})

test('stop leaves the server working and throws the words away', async () => {
  const { core, server } = await withServer(
    () => ({
      reply: { kind: 'text', text: 'one two three four five six seven eight' },
      fault: { kind: 'stall', afterDeltas: 3 },
    }),
    { 'brain.timeoutSeconds': 30 },
  )
  const conversationId = core.chat.create().id
  core.chat.send({ conversationId, text: 'hello', route: 'general' })
  const stop = new AbortController()
  for await (const entry of core.chat.events(conversationId, 0, stop.signal)) {
    if (entry.event.type !== 'text.delta') continue
    core.chat.stop(conversationId)
    stop.abort()
  }
  await (
    await server.request(0)
  ).aborted
  await core.chat.idle()
  const answer = core.chat.history(conversationId).messages.at(-1)
  expect(answer?.turn?.status).toBe('stopped')
  expect(answer?.text.length).toBeGreaterThan(0)
  expect('one two three four'.startsWith(answer?.text.trim() ?? '-')).toBe(true)
  // The next message must work.
  expect(core.chat.stop(conversationId)).toBe(false)
})

const failures: readonly [string, ReturnType<Script>, { code: string; partial: string }][] = [
  ['429', { fault: { kind: 'status', status: 429 } }, { code: 'rate', partial: '' }],
  ['500', { fault: { kind: 'status', status: 500 } }, { code: 'server', partial: '' }],
  ['quota', { fault: { kind: 'quota' } }, { code: 'quota', partial: '' }],
  ['401', { fault: { kind: 'status', status: 401 } }, { code: 'auth', partial: '' }],
  [
    'a cut connection',
    {
      reply: { kind: 'text', text: 'alpha beta gamma delta' },
      fault: { kind: 'disconnect', afterDeltas: 2 },
    },
    { code: 'disconnected', partial: 'alpha beta' },
  ],
]
for (const [name, turnout, wanted] of failures) {
  test(`after ${name} the turn hangs, hides why, or loses its words`, async () => {
    const { core } = await withServer(() => turnout)
    const { answer } = await core.ask('hello there', { route: 'general' })
    expect(answer.turn?.status).toBe('failed')
    expect(answer.turn?.failure).toMatchObject({ code: wanted.code })
    expect(answer.turn?.failure?.nextStep.length).toBeGreaterThan(10)
    expect(answer.turn?.failure?.reference).toMatch(/^[0-9a-f]{8}$/)
    expect(answer.text.trim()).toBe(wanted.partial)
  })
}

test('a brain that cannot be reached leaves the person without an answer, or hides that rules answered', async () => {
  const server = await startOpenAiStandIn({ script: say('never'), keys: null })
  const { url } = server
  await server.close()
  const core = await testCore(compatibleBrain(url, { 'brain.fallback': true }))
  open.push(core)
  const { answer } = await core.ask('what stage is job 2231-01 in?', { route: 'crm' })
  expect(answer.turn?.status).toBe('finished')
  expect(answer.text).toContain('2231-01')
  expect(answer.turn?.notices[0]).toMatchObject({ kind: 'fallback' })
  expect(answer.turn?.brain).toBe('Built-in rules')
})

test('the model’s own claim makes a change happen without approval', async () => {
  const { core } = await withServer((request) =>
    request.toolOutputs.length === 0
      ? {
          reply: {
            kind: 'calls',
            calls: [{ name: 'move_job_stage', args: { jobId: '1', stageCode: 'sold' } }],
          },
        }
      : { reply: { kind: 'text', text: 'Done, it is sold.' } },
  )
  const before = await core.crm().job('1')
  const { answer } = await core.ask('move job 2231-01 to sold', { route: 'crm' })
  expect((await core.crm().job('1')).stage.code).toBe(before.stage.code)
  const action = answer.turn?.approvals[0]
  expect(action?.state).toBe('proposed')
  const first = await core.door.approve(action?.id ?? '')
  const second = await core.door.approve(action?.id ?? '')
  expect([first.state, second.state]).toEqual(['sent', 'sent'])
  expect((await core.crm().job('1')).stage.code).toBe('sold')
})

test('what became of an approval is unknown to the next turn', async () => {
  let seen = ''
  const { core } = await withServer((request, number) => {
    if (number === 0) {
      return {
        reply: {
          kind: 'calls',
          calls: [{ name: 'move_job_stage', args: { jobId: '1', stageCode: 'sold' } }],
        },
      }
    }
    seen = JSON.stringify(request.body)
    return { reply: { kind: 'text', text: 'ok' } }
  })
  const { conversationId, answer } = await core.ask('move job 2231-01 to sold', { route: 'crm' })
  await core.door.approve(answer.turn?.approvals[0]?.id ?? '')
  await core.ask('and add a note that they paid the deposit', { conversationId, route: 'crm' })
  expect(seen).toContain('was approved and done')
})
