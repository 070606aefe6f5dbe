import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ScriptDraft } from '#shared/domain/script-draft.ts'
import type { ModelScriptReading } from '#main/agents/read-script-message.ts'
import type { ScriptRequest, Turnout } from '#tests/standins/openai/script.ts'
import { startOpenAiStandIn, type OpenAiStandIn } from '#tests/standins/openai/server.ts'
import { compatibleBrain, testCore, type Asked, type TestCore } from '#tests/support/test-core.ts'

const nothing: ModelScriptReading = {
  kind: null,
  job: null,
  goals: null,
  tone: null,
  length: null,
  cover: [],
  avoid: [],
  offer: null,
  sender: null,
  skipped: [],
  wish: null,
  paragraphs: [],
  version: null,
  question: null,
}
const PRICE = '$19,300'
/** 150 words, so that a primer of them takes more than one minute and less than two. */
const filler = 'We look at it together and you ask what you want to know. '.repeat(12).trim()

let server: OpenAiStandIn
let core: TestCore
let reading: ModelScriptReading
let writing: object
let requests: ScriptRequest[] = []

const json = (value: unknown): Turnout => ({ reply: { kind: 'text', text: JSON.stringify(value) } })

beforeAll(async () => {
  server = await startOpenAiStandIn({
    keys: null,
    script: (request) => {
      requests.push(request)
      const brief = parsed(request.user)
      if ('message' in brief) return json(reading)
      if ('outline' in brief && Array.isArray(brief['outline']) && brief['outline'].length === 0) {
        return json({ outline: [{ key: 'hello', title: 'Hello', note: 'Greets.' }] })
      }
      return json(writing)
    },
  })
})
afterAll(() => server.close())
beforeEach(async () => {
  reading = nothing
  requests = []
  core = await testCore(compatibleBrain(server.url))
})
afterEach(() => core.dispose())

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

let conversationId: string | undefined
async function say(text: string): Promise<Asked> {
  const asked = await core.ask(text, { ...(conversationId ? { conversationId } : {}), route: 'scripting' })
  ;({ conversationId } = asked)
  expect(asked.answer.turn?.failure ?? null).toBeNull()
  return asked
}
beforeEach(() => {
  conversationId = undefined
})
function draft(): ScriptDraft {
  const found = core.scripts.ofConversation(conversationId ?? '')
  if (!found) throw new Error('there is no draft')
  return found
}

describe('a script with a model', () => {
  test('a price that the model invented gets into a final script or the video', async () => {
    writing = {
      paragraphs: [
        { point: 'hello', text: `Hi Carlos. Your kitchen will be ${PRICE}. ${filler}`, facts: [] },
      ],
      remarks: [],
    }
    await say('write a primer for job 2214-01, the goal is that he looks forward to the visit')
    const written = await say('yes')
    expect(draft().writtenBy).toContain('llama3.1')
    expect(written.answer.text).toContain('without a source')
    const open = () => draft().claims.filter(({ factId }) => factId === null)
    expect(open().map(({ text }) => text)).toEqual([PRICE])

    expect((await say("it's final")).answer.text).toContain(PRICE)
    expect(draft().state).toBe('written')
    await say('use it for the video')
    expect(draft().forVideo).toBe(false)
    expect(core.scripts.forVideo('any')).toBeNull()

    await say(`${PRICE} is right`)
    expect(open()).toEqual([])
    await say("it's final")
    await say('use it for the video')
    expect(draft()).toMatchObject({ state: 'final', forVideo: true })
  })

  test('a model names a customer, a price or a command that nobody said', async () => {
    reading = {
      ...nothing,
      kind: { value: 'primer', words: 'primer' },
      job: 'Carlos Ortiz',
      offer: { value: '$9,999 until Friday', words: 'primer' },
      sender: { value: 'Dana Whitfield', words: 'primer' },
      goals: { value: 'sell him an extended warranty', words: 'primer' },
      wish: 'abandon',
    }
    const asked = await say('i want a primer, nothing special')
    expect(requests.filter(({ user }) => user.includes('"message"'))).toHaveLength(1)
    expect(draft().state).toBe('collecting')
    const { slots } = draft()
    expect(slots.kind).toMatchObject({ status: 'filled', value: 'primer' })
    expect([slots.job, slots.offer, slots.sender, slots.goals].map(({ status }) => status)).toEqual([
      'empty',
      'empty',
      'empty',
      'empty',
    ])
    expect(asked.answer.text).toContain('Which customer or job is it for?')
  })
})
