import { expect, test } from 'vitest'
import type { TurnEvent } from '#shared/domain/turn-event.ts'
import { emptyTurnView, reduceTurn, type TurnState } from '#shared/turn/reduce-turn.ts'
import { outwardAction } from './outward-action.ts'

function fold(events: readonly TurnEvent[]): TurnState {
  return events.reduce<TurnState>((state, event) => reduceTurn(state.view, state.text, event), {
    view: emptyTurnView('t1'),
    text: '',
  })
}

const usage = { modelCalls: 1, inputTokens: 10, outputTokens: 4, costUsd: 0.001 }
const toolStarted: TurnEvent = {
  type: 'tool.started',
  callId: 'c1',
  tool: 'find_customers',
  title: 'Looking up Ortiz',
  args: { text: 'Ortiz' },
}

test('text deltas are lost or put in the wrong order', () => {
  expect(
    fold([
      { type: 'text.delta', delta: 'Hel' },
      { type: 'text.delta', delta: 'lo' },
    ]).text,
  ).toBe('Hello')
})

test('a voided start stays in the answer after an escalation', () => {
  const { text, view } = fold([
    { type: 'text.delta', delta: 'I cannot' },
    {
      type: 'citations',
      citations: [{ kind: 'crm', index: 1, record: 'job:1', title: 'Job', quote: '' }],
    },
    { type: 'text.reset' },
    { type: 'text.delta', delta: 'Done.' },
  ])
  expect(text).toBe('Done.')
  expect(view.citations).toEqual([])
})

test('a finished tool forgets the arguments it was called with', () => {
  const { view } = fold([
    toolStarted,
    { type: 'tool.finished', callId: 'c1', ok: true, title: 'Found 2', result: 2, ms: 12 },
  ])
  expect(view.tools).toEqual([
    {
      callId: 'c1',
      tool: 'find_customers',
      title: 'Found 2',
      args: { text: 'Ortiz' },
      state: 'done',
      result: 2,
      ms: 12,
    },
  ])
})

test('a tool that was cut off spins for ever', () => {
  const { view } = fold([
    toolStarted,
    { type: 'turn.finished', status: 'stopped', usage, ms: 40, failure: null },
  ])
  expect(view.tools[0]?.state).toBe('interrupted')
  expect(view.status).toBe('stopped')
})

test('a settled approval appears as a second card', () => {
  const proposed = outwardAction({ id: 'a1', state: 'proposed' })
  const { view } = fold([
    { type: 'approval.requested', action: proposed },
    { type: 'approval.settled', action: { ...proposed, state: 'sent' } },
  ])
  expect(view.approvals.map((action) => action.state)).toEqual(['sent'])
})

test('the same event folded twice doubles a tool card', () => {
  expect(fold([toolStarted, toolStarted]).view.tools).toHaveLength(1)
})
