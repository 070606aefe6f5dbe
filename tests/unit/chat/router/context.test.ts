import { describe, expect, it } from 'vitest'
import type { RouteContext, RouteInput } from '#main/chat/router/router.ts'
import type { Route } from '#shared/domain/route.ts'
import { input, loadLexical, never, router } from './parts.ts'

const decide = router(loadLexical())
const asksPhone: RouteInput['history'] = [
  { role: 'user', text: 'new client Hannah Brennan' },
  { role: 'assistant', text: 'Got Hannah Brennan. What is the best phone number?' },
]
const drafted: RouteInput['history'] = [
  { role: 'user', text: 'write a primer script for Ortiz' },
  {
    role: 'assistant',
    text: 'Here is a first draft, 70 seconds: "Hi Maria, this is Marcus from Larkfield."',
  },
]

interface Case {
  readonly bug: string
  readonly text: string
  readonly context: Partial<RouteContext>
  readonly history?: RouteInput['history']
  readonly route: Route
  readonly flow: 'fast' | 'agent'
  readonly stage?: string
}

const cases: readonly Case[] = [
  {
    bug: 'a chosen route is overruled by the words',
    text: 'hello',
    context: { chosen: 'scripting' },
    route: 'scripting',
    flow: 'agent',
    stage: 'person',
  },
  {
    bug: 'yes to a waiting approval becomes small talk',
    text: 'yes, approve it',
    context: { approvalWaiting: true },
    route: 'crm',
    flow: 'agent',
    stage: 'context',
  },
  {
    bug: 'no to a waiting approval becomes small talk',
    text: 'No.',
    context: { approvalWaiting: true },
    route: 'crm',
    flow: 'agent',
    stage: 'context',
  },
  {
    bug: 'a question is swallowed while an approval waits',
    text: 'what is our policy on refunds',
    context: { approvalWaiting: true },
    route: 'knowledge',
    flow: 'fast',
  },
  {
    bug: 'a dropped transcript is searched as a document',
    text: '',
    context: { attachments: ['transcript'] },
    route: 'analysis',
    flow: 'agent',
  },
  {
    bug: 'a document without words starts a workflow',
    text: '',
    context: { attachments: ['document'] },
    route: 'knowledge',
    flow: 'fast',
  },
  {
    bug: 'a dictated new client is taken for a call',
    text: 'new client, please take this down',
    context: { attachments: ['audio'] },
    route: 'new_client',
    flow: 'agent',
  },
  {
    bug: 'a bare phone number leaves the open intake',
    text: '614 555 0142',
    context: { openWorkflow: 'new_client' },
    history: asksPhone,
    route: 'new_client',
    flow: 'agent',
    stage: 'context',
  },
  {
    bug: 'skip leaves the open intake',
    text: 'skip the email',
    context: { openWorkflow: 'new_client' },
    history: asksPhone,
    route: 'new_client',
    flow: 'agent',
  },
  {
    bug: 'no as an answer leaves the open intake',
    text: 'no',
    context: { openWorkflow: 'new_client' },
    history: asksPhone,
    route: 'new_client',
    flow: 'agent',
  },
  {
    bug: 'a revision leaves the open draft',
    text: 'make it warmer',
    context: { openWorkflow: 'scripting' },
    history: drafted,
    route: 'scripting',
    flow: 'agent',
  },
  {
    bug: 'thanks are written into the draft',
    text: 'thanks a lot',
    context: { openWorkflow: 'scripting' },
    history: drafted,
    route: 'general',
    flow: 'fast',
  },
  {
    bug: 'a CRM question is written into the draft',
    text: "what's the phone number of Kowalski",
    context: { openWorkflow: 'scripting' },
    history: drafted,
    route: 'crm',
    flow: 'fast',
  },
  {
    bug: 'an open intake captures a policy question',
    text: 'what is our policy on deposits',
    context: { openWorkflow: 'new_client' },
    history: asksPhone,
    route: 'knowledge',
    flow: 'fast',
  },
  {
    bug: 'a workflow cannot be left',
    text: 'never mind',
    context: { openWorkflow: 'new_client' },
    history: asksPhone,
    route: 'general',
    flow: 'fast',
  },
]

describe('hard context', () => {
  it.each(cases)('$bug', async ({ text, context, history, route, flow, stage }) => {
    const decision = await decide.decide(input(text, context, history), never)
    expect(decision).toMatchObject({ route, flow, ...(stage === undefined ? {} : { stage }) })
    expect(decision.reason).toMatch(/^[A-Z].*\.$/)
  })

  it('a recording without words is filed by a guess instead of a question', async () => {
    const decision = await decide.decide(input('', { attachments: ['audio'] }), never)
    expect(decision.choices).toContain('new_client')
    expect(decision.choices).toContain('analysis')
  })
})
