import { expect, test } from 'vitest'
import type { Message } from '#shared/domain/conversation.ts'
import type { TurnEvent } from '#shared/domain/turn-event.ts'
import { emptyTurnView } from '#shared/turn/reduce-turn.ts'
import { applyEntries, isBusy, type ThreadState } from '#renderer/features/chat/thread/thread-state.ts'

function message(id: string, turnId: string | null): Message {
  return {
    id,
    conversationId: 'c1',
    parentId: null,
    role: turnId ? 'assistant' : 'user',
    text: '',
    createdAt: 1,
    attachments: [],
    siblings: [id],
    turn: turnId ? emptyTurnView(turnId) : null,
  }
}

const state: ThreadState = {
  conversation: {
    id: 'c1',
    title: 'T',
    createdAt: 1,
    updatedAt: 1,
    busy: true,
    waiting: 0,
    archived: false,
  },
  messages: [message('u1', null), message('a1', 't1')],
  seq: 4,
}

const entry = (seq: number, event: TurnEvent, turnId = 't1') => ({
  seq,
  conversationId: 'c1',
  turnId,
  at: 1,
  event,
})
const delta = (text: string): TurnEvent => ({ type: 'text.delta', delta: text })

test('words that the history already holds are written twice after a reconnect', () => {
  const { state: after } = applyEntries(state, [entry(4, delta('old')), entry(5, delta('new'))])
  expect(after.messages[1]?.text).toBe('new')
  expect(after.seq).toBe(5)
})

test('every message is drawn again when one grows', () => {
  const { state: after } = applyEntries(state, [entry(5, delta('x'))])
  expect(after.messages[0]).toBe(state.messages[0])
  expect(after.messages[1]).not.toBe(state.messages[1])
})

test('a turn begun in another window stays invisible', () => {
  const started: TurnEvent = { type: 'turn.started', userMessageId: 'u2', assistantMessageId: 'a2' }
  expect(applyEntries(state, [entry(5, started, 't2')]).stale).toBe(true)
  expect(applyEntries(state, [entry(5, started)]).stale).toBe(false)
})

test('the stop button stays after the answer is finished', () => {
  expect(isBusy(state.messages)).toBe(true)
  const usage = { modelCalls: 1, inputTokens: 1, outputTokens: 1, costUsd: null }
  const finished: TurnEvent = { type: 'turn.finished', status: 'finished', usage, ms: 1, failure: null }
  expect(isBusy(applyEntries(state, [entry(5, finished)]).state.messages)).toBe(false)
})
