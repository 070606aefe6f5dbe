import type { Conversation, Message } from '#shared/domain/conversation.ts'
import type { JournalEntry } from '#shared/domain/turn-event.ts'
import { reduceTurn } from '#shared/turn/reduce-turn.ts'

/** A conversation as it stands at journal position `seq`. */
export interface ThreadState {
  readonly conversation: Conversation
  /** The active branch, oldest first. */
  readonly messages: readonly Message[]
  readonly seq: number
}

export interface Applied {
  readonly state: ThreadState
  /** A turn began whose messages are not here: the history must be read again. */
  readonly stale: boolean
}

/** Folds journal entries in; entries the state already includes are skipped. */
export function applyEntries(state: ThreadState, entries: readonly JournalEntry[]): Applied {
  const messages = [...state.messages]
  let { seq } = state
  let stale = false
  for (const entry of entries) {
    if (entry.seq <= seq) continue
    seq = entry.seq
    const index = messages.findLastIndex((message) => message.turn?.id === entry.turnId)
    const message = messages[index]
    if (message?.turn) {
      const { view, text } = reduceTurn(message.turn, message.text, entry.event)
      messages[index] = { ...message, turn: view, text }
    } else if (entry.event.type === 'turn.started') stale = true
  }
  return { state: { ...state, messages, seq }, stale }
}

export function isOpen(message: Message): boolean {
  return message.turn?.status === 'running' || message.turn?.status === 'queued'
}

/** True while an answer is being written or waits for its turn. */
export function isBusy(messages: readonly Message[]): boolean {
  return messages.some(isOpen)
}
