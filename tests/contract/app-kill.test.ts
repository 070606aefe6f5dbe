import { expect, test } from 'vitest'
import type { Core } from '#main/app/core.ts'
import { startLeapStandIn } from '#tests/standins/leap/leap-stand-in.ts'
import { practiceFile } from '#tests/standins/leap/practice-fixture.ts'
import { startOpenAiStandIn } from '#tests/standins/openai/server.ts'
import type { Script } from '#tests/standins/openai/script.ts'
import { compatibleBrain } from '#tests/support/test-core.ts'
import { useKillStage } from './kill-stage.ts'

const { closers, killed, restarted } = useKillStage()

async function modelServer(script: Script): Promise<string> {
  const server = await startOpenAiStandIn({ script, keys: null })
  closers.push(() => server.close())
  return server.url
}

const onlyConversation = (core: Core) => {
  const [conversation] = core.conversations.list({ archived: false })
  if (!conversation) throw new Error('the conversation is lost')
  return core.chat.history(conversation.id)
}

test('kill -9 in the middle of a streamed answer loses the question or the words', async () => {
  const url = await modelServer(() => ({
    reply: { kind: 'text', text: 'The roof was inspected on Tuesday', deltaGapMs: 40 },
    fault: { kind: 'stall', afterDeltas: 5 },
  }))
  await killed(
    {
      settings: compatibleBrain(url, { 'brain.timeoutSeconds': 60 }),
      leapToken: null,
      messages: ['what stage is job 2231-01 in?', 'and who is the rep?'],
      approve: false,
    },
    (lines) => lines.includes('text.delta'),
  )
  const core = await restarted()
  const { messages } = onlyConversation(core)
  expect(messages.map((message) => message.role)).toEqual(['user', 'assistant', 'user', 'assistant'])
  expect(messages[0]?.text).toBe('what stage is job 2231-01 in?')
  expect(messages[1]?.turn?.status).toBe('interrupted')
  expect('The roof was inspected on Tuesday'.startsWith(messages[1]?.text.trim() ?? '-')).toBe(true)
  expect(messages[1]?.text.length).toBeGreaterThan(2)
  expect(core.messages.search('the', 5).some((hit) => hit.messageId === messages[1]?.id)).toBe(true)
  // The message that waited behind it had not started: it runs now.
  expect(['queued', 'running']).toContain(messages[3]?.turn?.status)
})

test('kill -9 between a tool call and the answer leaves a spinner for ever', async () => {
  const never = new Promise(() => undefined)
  const url = await modelServer((request) =>
    request.toolOutputs.length === 0
      ? { reply: { kind: 'calls', calls: [{ name: 'find_customers', args: { text: '2231-01' } }] } }
      : { fault: { kind: 'slowFirstByte', release: never } },
  )
  await killed(
    {
      settings: compatibleBrain(url, { 'brain.timeoutSeconds': 60 }),
      leapToken: null,
      messages: ['add a note to job 2231-01: gate code 4411'],
      approve: false,
    },
    (lines) => lines.includes('tool.finished'),
  )
  const core = await restarted()
  const answer = onlyConversation(core).messages.at(-1)
  expect(answer?.turn?.status).toBe('interrupted')
  expect(answer?.turn?.tools.map((tool) => tool.state)).toEqual(['done'])
  expect(core.door.list({ states: [], limit: 5 })).toHaveLength(0)
})

test('kill -9 while an approved note is on its way writes it twice', async () => {
  const leap = await startLeapStandIn({ file: practiceFile(), now: () => Date.now(), perMinute: 1000 })
  closers.push(() => leap.close())
  const before = leap.state.notes.length
  const settings = {
    'crm.provider': 'leap',
    'crm.baseUrl': leap.url,
    'crm.mention.mode': 'none',
  }
  const written = Promise.withResolvers<void>()
  const timer = setInterval(() => {
    if (leap.state.notes.length > before) written.resolve()
  }, 2)
  await killed(
    {
      settings,
      leapToken: leap.token,
      messages: ['add a note to job 2231-01 that the gate code is 4411'],
      approve: true,
    },
    (lines) => (lines.length === 0 ? written.promise : false),
  )
  clearInterval(timer)
  expect(leap.state.notes.length).toBe(before + 1)
  const core = await restarted()
  const [action] = core.door.list({ states: [], limit: 5 })
  const settled = Promise.withResolvers<void>()
  core.door.onChange((changed) => {
    if (changed.state !== 'sending') settled.resolve()
  })
  if (core.door.get(action?.id ?? '').state === 'sending') await settled.promise
  expect(core.door.get(action?.id ?? '').state).toBe('sent')
  await core.door.approve(action?.id ?? '')
  expect(leap.state.notes.length).toBe(before + 1)
  expect(leap.state.notes.at(-1)?.text).toContain('gate code is 4411')
})
