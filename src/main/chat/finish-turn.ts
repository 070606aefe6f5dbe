import type { Failure } from '#shared/domain/failure.ts'
import type { TurnView } from '#shared/domain/conversation.ts'
import type { Usage } from '#shared/domain/usage.ts'
import { emptyTurnView, reduceTurn } from '#shared/turn/reduce-turn.ts'
import type { Journal } from '../store/journal.ts'
import type { Messages } from '../store/messages.ts'
import type { Turn } from '../store/turns.ts'
import type { Conversations } from '../store/conversations.ts'
import type { FlowServices } from './flow-services.ts'
import { rememberTurn } from './turn-end.ts'

interface Stores {
  readonly services: Pick<FlowServices, 'workspace' | 'turns'>
  readonly journal: Journal
  readonly messages: Messages
  readonly conversations: Conversations
}

export interface TurnEnd {
  readonly status: 'finished' | 'stopped' | 'failed' | 'interrupted'
  readonly usage: Usage
  readonly failure: Failure | null
  /** Milliseconds. */
  readonly ms: number
  readonly text: string
}

/** The turn as the renderer shows it, replayed from its journal. */
export function viewOf(journal: Journal, turnId: string): { view: TurnView; text: string } {
  let state = { view: emptyTurnView(turnId), text: '' }
  for (const entry of journal.ofTurn(turnId)) state = reduceTurn(state.view, state.text, entry.event)
  return state
}

/** Stores a turn's end: text, status, view and the last event, in one transaction. */
export function finishTurn(stores: Stores, turn: Turn, end: TurnEnd): void {
  const { db } = stores.services.workspace
  const { status, usage, failure, ms } = end
  db.transaction(() => {
    if (!stores.services.turns.finish(turn.id, { status, usage, failure })) return
    stores.messages.setText(turn.assistantMessageId, end.text)
    stores.journal.append(turn.conversationId, turn.id, { type: 'turn.finished', status, usage, ms, failure })
    stores.services.turns.setView(turn.id, viewOf(stores.journal, turn.id).view)
    // A turn that was cut off still has its words; the next turn should know them.
    const user = stores.messages.get(turn.userMessageId)
    const known = db.prepare('select 1 from session_items where turn_id = ? limit 1').get(turn.id)
    if (user && !known) rememberTurn(stores.services, { turnId: turn.id, text: user.text }, end.text)
    stores.conversations.touch(turn.conversationId)
  })()
}
