import type { Conversation, Message, TurnView } from '#shared/domain/conversation.ts'
import type { MessageRow } from '../store/messages.ts'
import { viewOf } from './finish-turn.ts'
import type { TurnRunner } from './run-turn.ts'

/** The messages of the active branch as the renderer shows them, with the journal position they include. */
export function historyOf(
  runner: TurnRunner,
  conversationId: string,
): { conversation: Conversation; messages: Message[]; seq: number } {
  const { conversations, messages, journal, attachments, services } = runner
  return services.workspace.db.transaction(() => {
    const conversation = conversations.get(conversationId)
    const head = conversations.head(conversationId)
    const children = messages.children(conversationId)
    const path = head ? messages.path(head) : []
    return {
      conversation,
      messages: path.map((row) => toMessage(row)),
      seq: journal.lastSeq(conversationId),
    }

    function toMessage(row: MessageRow): Message {
      const shown = row.turnId ? turnOf(row.turnId) : null
      return {
        id: row.id,
        conversationId,
        parentId: row.parentId,
        role: row.role,
        text: shown?.text ?? row.text,
        createdAt: row.createdAt,
        attachments: row.role === 'user' ? [...attachments.ofMessage(row.id)] : [],
        siblings: [...(children.get(row.parentId ?? '') ?? [row.id])],
        turn: shown?.view ?? null,
      }
    }

    /** Finished turns are stored as they look; a running one is replayed, words included. */
    function turnOf(turnId: string): { view: TurnView; text: string | null } | null {
      const turn = services.turns.get(turnId)
      if (!turn) return null
      return turn.view ? { view: turn.view, text: null } : viewOf(journal, turnId)
    }
  })()
}
