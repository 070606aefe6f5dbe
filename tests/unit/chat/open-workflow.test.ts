import { describe, expect, test } from 'vitest'
import type { RouteDecision } from '#shared/domain/route.ts'
import type { TurnEvent } from '#shared/domain/turn-event.ts'
import { followWorkflow, resumed } from '#main/chat/open-workflow.ts'
import type { WorkflowServices } from '#main/chat/workflows/workflow.ts'
import { askFor, SHALL_I_WRITE } from '#main/scripts/read/asked.ts'
import type { OpenWorkflow } from '#main/store/conversations.ts'

const empty = { status: 'empty' }
const clientSlots = new Proxy({}, { get: () => empty, ownKeys: () => [] })
const draft = (more: object) => ({
  id: 'script-1',
  conversationId: 'c',
  customerName: 'Maria Ortiz',
  jobNumber: '2231-01',
  title: 'Primer script: Maria Ortiz',
  state: 'collecting',
  slots: { kind: { status: 'filled', value: 'primer' }, job: { status: 'filled', value: '7' } },
  missing: ['goals'],
  outline: [],
  claims: [],
  words: 0,
  ...more,
})

/** Only what the two workflows ask of the services. */
function services(
  more: { readonly draft?: object | null; readonly client?: boolean } = {},
): WorkflowServices {
  const script = more.draft === null ? null : draft(more.draft ?? {})
  const client = more.client
    ? { id: 'client-1', state: 'collecting', slots: clientSlots, missing: ['zip'] }
    : null
  return {
    scripts: { ofConversation: () => script, list: () => (script ? [script] : []) },
    clients: { ofConversation: () => client },
    clientRules: () => ({ read: () => ({ values: {}, skipped: {}, cleared: [], wish: null }) }),
  } as unknown as WorkflowServices
}

const decision = (
  route: RouteDecision['route'],
  stage: RouteDecision['stage'] = 'lexical',
): RouteDecision => ({
  route,
  flow: 'fast',
  confidence: 0.8,
  reason: '',
  stage,
})
const open: OpenWorkflow = { route: 'scripting', id: 'script-1', state: 'open' }
const parked: OpenWorkflow = { ...open, state: 'parked' }
const turn = (text: string, last = '') => ({
  text,
  conversationId: 'c',
  history: last ? [{ role: 'assistant' as const, text: last }] : [],
})
const routed = (
  text: string,
  given: RouteDecision,
  {
    last = '',
    record = open,
    ...more
  }: { last?: string; record?: OpenWorkflow | null; draft?: object; client?: boolean } = {},
) => resumed(services(more), turn(text, last), record, given).route

const goals = askFor({ missing: ['goals'] })

describe('whose message it is', () => {
  test('an answer to the question of the open script goes somewhere else', () => {
    expect(routed('that she signs before the leaves fall', decision('knowledge'), { last: goals })).toBe(
      'scripting',
    )
    expect(
      routed('yes', decision('crm', 'context'), {
        last: SHALL_I_WRITE,
        draft: { outline: [{}], missing: [] },
      }),
    ).toBe('scripting')
  })

  test.each([
    'which jobs are in negotiation?',
    'add a note on 2231-01 that she called',
    'thanks',
    'find Carlos Ortiz',
  ])('“%s” is taken for an answer', (text) => {
    expect(routed(text, decision('crm'), { last: goals })).toBe('crm')
  })

  test('a choice of the person is overruled', () => {
    expect(routed('back to the script', decision('crm', 'person'), { record: parked })).toBe('crm')
  })

  test('going back finds the wrong one of two, or none when the other has the record', () => {
    const both = { client: true }
    expect(routed('back to the script', decision('general'), { record: parked })).toBe('scripting')
    expect(routed('back to the new client', decision('scripting', 'context'), both)).toBe('new_client')
    const record: OpenWorkflow = { route: 'new_client', id: 'client-1', state: 'open' }
    expect(routed('back to the script', decision('new_client', 'context'), { ...both, record })).toBe(
      'scripting',
    )
    expect(routed('where were we', decision('general'), { ...both, record: parked })).toBe('scripting')
  })

  test('a question or order about the text at hand is answered from the documents', () => {
    const text = { draft: { words: 200, state: 'written', missing: [] } }
    expect(routed('how long is it?', decision('knowledge'), text)).toBe('scripting')
    expect(routed('make the second paragraph friendlier', decision('knowledge'), text)).toBe('scripting')
    expect(
      routed('how long is the workmanship warranty?', decision('knowledge'), { ...text, record: parked }),
    ).toBe('knowledge')
  })
})

describe('words of an open or just left script', () => {
  const text = {
    draft: {
      words: 200,
      state: 'written',
      missing: [],
      paragraphs: [{ text: 'Hi Maria, we come on Sunday.' }],
    },
  }
  const told = '… Say what to change, or “it is final”.'

  test.each([
    'its too long',
    'too stiff',
    'first para sounds weird',
    'cut 10 seconds',
    'fix the typo in paragraph 1',
    'mention Dana is our sales director',
    'tell him we bring our own dumpster',
    'change "Maria" to "Mrs. Ortiz"',
    'change Sunday to Monday',
    'write it again',
    'thats the wrong ortiz',
    'say "we will be there"',
  ])('“%s” goes to the CRM or becomes a new client', (said) => {
    for (const route of ['crm', 'new_client', 'knowledge'] as const) {
      expect(routed(said, decision(route, 'offline'), { ...text, last: told })).toBe('scripting')
    }
  })

  test.each(['too stiff', 'change Sunday to Monday', 'no price talk', 'make it 2 minutes', 'its final'])(
    '“%s” is lost after one question to the CRM',
    (said) => {
      const history = [
        { role: 'assistant' as const, text: told },
        { role: 'assistant' as const, text: 'Phone: 614-555-0100.' },
      ]
      const given = { text: said, conversationId: 'c', history }
      expect(resumed(services(text), given, parked, decision('crm', 'offline')).route).toBe('scripting')
    },
  )

  test.each([
    'add a note on 2231-01 that she called',
    'remind me to call her',
    'change his phone to 614-555-0123',
    'add a task to order shingles',
    'tell Dana the primer is ready',
    'move it to negotiation',
  ])('“%s” is taken for an order about the text', (said) => {
    expect(routed(said, decision('crm', 'offline'), { ...text, last: told })).toBe('crm')
  })

  test.each([
    "what's his phone number?",
    'who is his adjuster',
    'does he owe anything',
    'whats her phone again',
  ])('“%s” shows the script again', (said) =>
    expect(routed(said, decision('scripting', 'context'), text)).toBe('crm'),
  )

  test.each(['how long is it?', 'can you make it warmer?', 'what does it say about her?', 'is it final?'])(
    '“%s” is asked of the CRM',
    (said) => expect(routed(said, decision('scripting', 'context'), text)).toBe('scripting'),
  )
})

describe('what is open', () => {
  function follow(
    text: string,
    given: RouteDecision,
    record: OpenWorkflow | null,
    more: Parameters<typeof services>[0],
  ) {
    let now = record
    const events: TurnEvent[] = []
    const conversations = {
      workflow: () => now,
      setWorkflow: (_: string, next: OpenWorkflow | null) => void (now = next),
    }
    followWorkflow(services(more), conversations, turn(text), given, (event) => events.push(event))
    return { now, notices: events.flatMap((event) => (event.type === 'notice' ? [event.kind] : [])) }
  }

  test('a detour leaves the script open, or a thank-you parks it', () => {
    expect(follow('which jobs?', decision('crm'), open, {})).toEqual({ now: parked, notices: ['parked'] })
    expect(follow('thanks', decision('general'), open, {})).toEqual({ now: open, notices: [] })
    expect(follow('never mind', decision('general', 'context'), open, {})).toEqual({
      now: parked,
      notices: ['parked'],
    })
    expect(follow('warm', decision('scripting'), parked, {})).toEqual({ now: open, notices: ['resumed'] })
  })

  test('the other workflow is not taken up when the words go back to it', () => {
    const back = follow('back to the new client', decision('new_client'), open, { client: true })
    expect(back.now).toEqual({ route: 'new_client', id: 'client-1', state: 'open' })
    expect(back.notices).toEqual(['parked', 'resumed'])
  })
})
