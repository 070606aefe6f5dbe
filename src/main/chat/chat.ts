import type { Attachment, Conversation, Message, SearchHit } from '#shared/domain/conversation.ts'
import type { OutwardAction } from '#shared/domain/outward-action.ts'
import type { Route } from '#shared/domain/route.ts'
import type { JournalEntry } from '#shared/domain/turn-event.ts'
import { noUsage } from '#shared/domain/usage.ts'
import { UserError } from '../core/errors.ts'
import { isUntitled } from '../store/conversations.ts'
import type { Turn } from '../store/turns.ts'
import { attachmentKind } from './attachment-kind.ts'
import { exportMarkdown } from './export.ts'
import { finishTurn, viewOf } from './finish-turn.ts'
import { historyOf } from './history.ts'
import { runTurn, type TurnRunner } from './run-turn.ts'
import { titleFrom } from './title.ts'
import { createTurnQueue } from './turn-queue.ts'

export interface SendMessage {
  readonly conversationId: string
  readonly text: string
  readonly attachmentIds?: readonly string[]
  readonly route?: Route | null
  readonly editOf?: string | null
}

export interface Chat {
  create(): Conversation
  send(message: SendMessage): { turnId: string; userMessageId: string; assistantMessageId: string }
  retry(conversationId: string, assistantMessageId: string): { turnId: string; assistantMessageId: string }
  stop(conversationId: string): boolean
  history(conversationId: string): { conversation: Conversation; messages: Message[]; seq: number }
  selectBranch(conversationId: string, messageId: string): void
  events(conversationId: string, after: number, signal: AbortSignal): AsyncGenerator<JournalEntry, void>
  search(query: string, limit: number): readonly SearchHit[]
  attach(name: string, mime: string, content: Uint8Array): Attachment
  export(conversationId: string): { fileName: string; markdown: string }
  /** An approval changed: the turn that proposed it shows it, and a refusal with a reason goes to the agent. */
  actionChanged(action: OutwardAction): void
  /** After a start: turns of dead processes are closed with their words kept, waiting ones run. */
  recover(): void
  idle(): Promise<void>
  close(): Promise<void>
}

export interface ChatOptions extends TurnRunner {
  /** This process, as it stands in turns.owner. */
  readonly owner: string
  readonly isAlive: (owner: string) => boolean
  readonly onChange: (conversationId: string) => void
}

const KEEP_DELTAS = 24 * 3_600_000
const CLOSE_DEADLINE = 3_000

export function createChat(options: ChatOptions): Chat {
  const { services, journal, messages, conversations, attachments, owner } = options
  const { db } = services.workspace
  const queue = createTurnQueue((error, turnId) =>
    services.log.error('a turn could not be closed', { turnId, error }),
  )

  const enqueue = (turnId: string, conversationId: string): void => {
    queue.add(conversationId, turnId, async (signal) => {
      if (!services.turns.start(turnId, owner)) return
      const turn = services.turns.get(turnId)
      if (!turn) return
      options.onChange(conversationId)
      await runTurn(options, turn, signal)
      options.onChange(conversationId)
    })
  }

  /** Adds the answer's empty message and its turn; the caller holds the transaction. */
  const openTurn = (conversationId: string, userMessageId: string, chosenRoute: Route | null) => {
    const turnId = services.ids.next('turn')
    const assistant = messages.add({
      conversationId,
      parentId: userMessageId,
      turnId,
      role: 'assistant',
      text: '',
    })
    const assistantMessageId = assistant.id
    services.turns.add({ id: turnId, conversationId, userMessageId, assistantMessageId, chosenRoute, owner })
    conversations.setHead(conversationId, assistantMessageId)
    conversations.touch(conversationId)
    journal.append(conversationId, turnId, { type: 'turn.started', userMessageId, assistantMessageId })
    return { turnId, userMessageId, assistantMessageId }
  }

  const messageOf = (conversationId: string, id: string, role: 'user' | 'assistant') => {
    const message = messages.get(id)
    if (message?.conversationId === conversationId && message.role === role) return message
    throw new UserError('MESSAGE_GONE', 'This message no longer exists.', 'Reload the conversation.')
  }

  const send = (message: SendMessage) => {
    const { conversationId } = message
    const text = message.text.trim()
    const files = message.attachmentIds ?? []
    if (!text && files.length === 0) {
      throw new UserError('EMPTY_MESSAGE', 'The message is empty.', 'Type something or attach a file.')
    }
    const conversation = conversations.get(conversationId)
    const ids = db.transaction(() => {
      const edited = message.editOf ? messageOf(conversationId, message.editOf, 'user') : null
      const parentId = edited ? edited.parentId : conversations.head(conversationId)
      const user = messages.add({ conversationId, parentId, turnId: null, role: 'user', text })
      attachments.bind(files, user.id)
      if (isUntitled(conversation)) conversations.rename(conversationId, titleFrom(text || 'Files'))
      return openTurn(conversationId, user.id, message.route ?? null)
    })()
    enqueue(ids.turnId, conversationId)
    options.onChange(conversationId)
    return ids
  }

  const closeInterrupted = (turn: Turn): void => {
    const { text } = viewOf(journal, turn.id)
    const ms = Math.max(0, services.clock.now() - (turn.startedAt ?? turn.createdAt))
    finishTurn(options, turn, {
      status: 'interrupted',
      usage: turn.usage ?? noUsage,
      failure: null,
      ms,
      text,
    })
    options.onChange(turn.conversationId)
  }

  return {
    create: () => conversations.create(),
    send,
    retry(conversationId, assistantMessageId) {
      const answered = messageOf(conversationId, assistantMessageId, 'assistant')
      const chosen = answered.turnId ? (services.turns.get(answered.turnId)?.chosenRoute ?? null) : null
      const ids = db.transaction(() => openTurn(conversationId, answered.parentId ?? '', chosen))()
      enqueue(ids.turnId, conversationId)
      options.onChange(conversationId)
      return ids
    },
    stop: (conversationId) => queue.stop(conversationId),
    history: (conversationId) => historyOf(options, conversationId),
    selectBranch(conversationId, messageId) {
      const found = messages.get(messageId)
      if (found?.conversationId !== conversationId) return
      conversations.setHead(conversationId, messages.newestLeaf(messageId))
      options.onChange(conversationId)
    },
    events: (conversationId, after, signal) => journal.follow(conversationId, after, signal),
    search: (query, limit) => messages.search(query, limit),
    attach: (name, mime, content) =>
      attachments.add({ name, mime, content, kind: attachmentKind(name, content) }),
    export(conversationId) {
      const { conversation, messages: all } = historyOf(options, conversationId)
      return exportMarkdown(conversation, all)
    },
    actionChanged(action) {
      const turn = action.turnId ? services.turns.get(action.turnId) : null
      if (!turn) return
      db.transaction(() => {
        journal.append(turn.conversationId, turn.id, { type: 'approval.settled', action })
        const current = services.turns.get(turn.id)
        if (current?.view) services.turns.setView(turn.id, viewAfter(current.view, action))
      })()
      options.onChange(turn.conversationId)
      const { rejectReason, decidedBy } = action
      if (action.state === 'rejected' && decidedBy === 'person' && rejectReason) {
        // Not the title: it quotes the CRM, and this message speaks as the person.
        const job = action.payload['jobNumber']
        const plain = typeof job === 'string' && /^[\w-]{1,20}$/.test(job)
        const what = plain ? `the proposal for job ${job}` : 'that proposal'
        const text = `I rejected ${what}: ${rejectReason}`
        send({ conversationId: turn.conversationId, text, route: 'crm' })
      }
    },
    recover() {
      journal.pruneDeltas(services.clock.now() - KEEP_DELTAS)
      for (const turn of services.turns.unfinished()) {
        if (turn.owner === owner || (turn.owner && options.isAlive(turn.owner))) continue
        if (turn.status === 'running') closeInterrupted(turn)
        else {
          services.turns.claim(turn.id, owner)
          enqueue(turn.id, turn.conversationId)
        }
      }
    },
    idle: () => queue.idle(),
    async close() {
      queue.stopAll()
      await Promise.race([
        queue.idle(),
        new Promise((resolve) => setTimeout(resolve, CLOSE_DEADLINE).unref()),
      ])
    },
  }
}

function viewAfter(view: NonNullable<Turn['view']>, action: OutwardAction): NonNullable<Turn['view']> {
  return { ...view, approvals: view.approvals.map((known) => (known.id === action.id ? action : known)) }
}
