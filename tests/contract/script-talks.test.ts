import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DraftField, ScriptDraft } from '#shared/domain/script-draft.ts'
import type { Route } from '#shared/domain/route.ts'
import { testCore, type Asked, type TestCore } from '#tests/support/test-core.ts'

let core: TestCore
beforeAll(async () => {
  core = await testCore()
})
afterAll(() => core.dispose())

/** What the draft of the conversation has to be after a message; fields by value, null for left open. */
interface After {
  readonly route?: Route
  readonly job?: string | null
  readonly kind?: string
  readonly state?: ScriptDraft['state'] | null
  readonly video?: boolean
  readonly fields?: Partial<Record<DraftField, string | null>>
  /** Parts of the answer. */
  readonly says?: readonly string[]
  readonly text?: string
  /** Versions of the text so far. */
  readonly versions?: number
}
type Step = readonly [said: string, after?: After]

type Seen = After & { readonly said: string }

/** The draft and answer after a message, in the terms in which the table asks for them. */
function seen(said: string, asked: After, draft: ScriptDraft | null, answer: Asked['answer']): Seen {
  const slot = (field: DraftField): string | null => {
    const one = draft?.slots[field]
    return one?.status === 'filled' ? one.value : null
  }
  const text = draft?.paragraphs.map((paragraph) => paragraph.text).join('\n') ?? ''
  const all: Record<keyof After, unknown> = {
    route: answer.turn?.decision?.route,
    job: draft?.jobNumber ?? null,
    kind: slot('kind'),
    state: draft?.state ?? null,
    video: draft?.forVideo,
    versions: draft?.versions.length,
    fields: Object.fromEntries(
      Object.keys(asked.fields ?? {}).map((field) => [field, slot(field as DraftField)]),
    ),
    says: asked.says?.filter((part) => answer.text.includes(part)),
    text: asked.text !== undefined && text.includes(asked.text) ? asked.text : text,
  }
  const wanted = Object.entries(all).filter(([key]) => key in asked)
  return { said, ...Object.fromEntries(wanted) }
}

async function hold(steps: readonly Step[]): Promise<Seen[]> {
  let conversationId: string | undefined
  const found: Seen[] = []
  for (const [said, asked = {}] of steps) {
    const { answer, conversationId: id } = await core.ask(said, conversationId ? { conversationId } : {})
    conversationId = id
    found.push(seen(said, asked, core.scripts.ofConversation(id), answer))
  }
  return found
}

const talks: Readonly<Record<string, readonly Step[]>> = {
  'a remark that changes nothing opens a final primer again, or takes it out of the video': [
    ['primer for Naomi Okonkwo, job 2282-01, goal: get her to sign', { job: '2282-01', state: 'outlined' }],
    ['write it', { state: 'written' }],
    ['final', { state: 'final' }],
    ['use it for the video', { video: true }],
    ['the weather is awful today', { state: 'final', video: true }],
    ['yes i vouch for monday', { state: 'final', video: true }],
    ['is it still final?', { state: 'final', video: true, says: ['is final', 'video uses it'] }],
    ['now do a proposal for same customer', { job: '2282-01', kind: 'proposal', state: 'collecting' }],
    ['what about the other one', { kind: 'primer', state: 'final', video: true }],
    ['shorter', { state: 'written', video: false, says: ['It was final'] }],
  ],
  'hurried words loop before there is a text': [
    ['quick primer for jamal whitaker pls', { job: '2263-01', kind: 'primer' }],
    ['so he isnt scared of the deductible', { route: 'scripting', state: 'outlined' }],
    ['make it warmer', { fields: { tone: 'warm' } }],
    ['mention: the timeline, code upgrade', { fields: { cover: 'the timeline\ncode upgrade' } }],
    ['undo', { fields: { cover: null, tone: 'warm' } }],
    ['yea go', { state: 'written' }],
    ['first para sounds weird', { route: 'scripting', state: 'written' }],
    ['cut 10 seconds', { route: 'scripting' }],
    ['ok its fine, final', { state: 'final' }],
  ],
  'a correction of kind or customer is lost, and the wrong person gets the text': [
    ['primer for van den Berg', { job: '2300-01' }],
    ['get a review from him', { state: 'outlined' }],
    ['no, not a primer, a proposal', { kind: 'proposal' }],
    ['the customer is Petrov', { job: '2302-01', kind: 'proposal' }],
    ['hmm banana', { says: ['could not tell'] }],
    ['yes', { state: 'outlined' }],
    ['write it', { state: 'written', job: '2302-01' }],
    ['wrong customer', { job: '2302-01', versions: 1 }],
    ['Maria Ortiz roof', { job: '2231-01', versions: 2 }],
  ],
  'a question about the customer becomes a value, or is swallowed': [
    ['I need a primer for Jamal Whitaker', { state: 'collecting' }],
    ['what stage is he in', { route: 'crm', fields: { goals: null } }],
    ["what's his phone number", { route: 'crm', says: ['740-555-0130'] }],
    ['reassure him', { route: 'scripting', state: 'outlined', fields: { goals: 'reassure him' } }],
    ['yes', { state: 'written' }],
    ["what's his phone number?", { route: 'crm', says: ['740-555-0130'] }],
    ['its too long', { route: 'scripting' }],
  ],
  'an answer for the customer becomes a task or a note': [
    ['primer for curtis mbeki', { job: '2277-01' }],
    ['remind him we start sunday at 7', { route: 'scripting', state: 'outlined' }],
    ['and tell him his neighbor Petrov is happy', { route: 'scripting', state: 'outlined' }],
    ['add a note that he called', { route: 'crm' }],
    ['back', { route: 'scripting', job: '2277-01' }],
  ],
  'one of several scripts is changed in place of another': [
    ['write a primer for Naomi Okonkwo', { job: '2282-01' }],
    ['none, just write it', { state: 'written' }],
    ['now one for Kevin Ashworth', { job: '2273-01', kind: 'primer', state: 'collecting' }],
    ['reassure him', { state: 'outlined' }],
    ['go ahead', { state: 'written' }],
    ['back to the okonkwo one', { job: '2282-01', state: 'written', versions: 1 }],
    ['final', { job: '2282-01', state: 'final' }],
    ['switch to kevin', { job: '2273-01', state: 'written' }],
    ['now one for Zebulon Quark', { job: '2273-01', state: 'written', says: ['Nobody in the CRM'] }],
    ['done', { job: '2273-01', state: 'final' }],
  ],
  'plain commands on paragraphs are not heard': [
    ['primer for job 2240-01, goal: excite him', { state: 'outlined' }],
    ['swap 1 and 2', { state: 'outlined' }],
    ['go', { state: 'written', versions: 1 }],
    ['second paragraph: say "We met at the home show."', { text: 'We met at the home show.', versions: 2 }],
    ['swap 2 and 3', { versions: 3 }],
    ['lock everything'],
    ['shorter', { says: ['locked'], versions: 3 }],
    ['unlock it', { says: ['Nothing is locked'] }],
    ['put back version 1', { versions: 4 }],
    ['cancel', { state: 'written', says: ['Nothing was changed'] }],
  ],
  'an order to the writer is spoken, a goal is forgotten, or the sender is not heard': [
    ['proposal for Maria Ortiz job 2231-01', { job: '2231-01', kind: 'proposal' }],
    ["so she isn't scared of the deductible", { fields: { goals: "she isn't scared of the deductible" } }],
    ['the price is $18,400, mention that', { fields: { offer: '$18,400' } }],
    ['it should be from Priya Nair, not Dana', { fields: { sender: 'Priya Nair', offer: '$18,400' } }],
    [
      'go ahead',
      {
        state: 'written',
        text: 'Priya Nair',
        says: ['$18,400', "cannot follow the goal “she isn't scared of the deductible”"],
      },
    ],
    ['use Marcus Bell instead of Priya', { fields: { sender: 'Marcus Bell' }, versions: 1 }],
    ['write it again', { text: 'Marcus Bell', versions: 2 }],
    ['final', { state: 'final' }],
  ],
  'a new client and a script take each other’s words': [
    ['new client Bob Trent 614-555-0199 wants gutters', { route: 'new_client' }],
    [
      'proposal for Maria Ortiz job 2231-01, goal: get her signature, offer: $23,500 with gutters',
      {
        route: 'scripting',
        job: '2231-01',
        fields: { offer: '$23,500 with gutters', goals: 'get her signature' },
      },
    ],
    ['yes', { state: 'written' }],
    ['the price should be 22,900 instead', { fields: { offer: '22,900' }, says: ['write it again'] }],
    ['back to the new client', { route: 'new_client' }],
    ['back to the proposal', { route: 'scripting', job: '2231-01' }],
    ['mention Dana is our sales director', { route: 'scripting' }],
  ],
}

describe('whole conversations with the built-in rules', () => {
  test.each(Object.entries(talks))('%s', async (_, steps) => {
    expect(await hold(steps)).toEqual(steps.map(([said, asked]) => ({ said, ...asked })))
  })
})
