import type { Attachment, Conversation, Message } from '#shared/domain/conversation.ts'
import type { OutwardAction } from '#shared/domain/outward-action.ts'
import type { Route } from '#shared/domain/route.ts'
import type { JournalEntry } from '#shared/domain/turn-event.ts'
import { noUsage } from '#shared/domain/usage.ts'
import { UserError } from '../core/errors.ts'
import { isUntitled } from '../store/conversations.ts'
import type { Recordings } from '../store/recordings.ts'
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
  /** Recordings that parts of the text were said as. */
  readonly recordingIds?: readonly string[]
  readonly route?: Route | null
  readonly editOf?: string | null
  /** Follows this message instead of the end of the active branch. */
  readonly after?: string
}

export interface Chat {
  create(): Conversation
  send(message: SendMessage): { turnId: string; userMessageId: string; assistantMessageId: string }
  retry(conversationId: string, assistantMessageId: string): { turnId: string; assistantMessageId: string }
  stop(conversationId: string): boolean
  history(conversationId: string): { conversation: Conversation; messages: Message[]; seq: number }
  selectBranch(conversationId: string, messageId: string): void
  events(conversationId: string, after: number, signal: AbortSignal): AsyncGenerator<JournalEntry, void>
  attach(name: string, mime: string, content: Uint8Array): Promise<Attachment>
  export(conversationId: string): { fileName: string; markdown: string }
  /**
   * An approval changed: the turn that proposed it shows it, and a refusal with a reason goes to the
   * agent.
   */
  actionChanged(action: OutwardAction): void
  /** Deletes a conversation; what it still had proposed is withdrawn. */
  remove(conversationId: string): void
  /** Turns of dead processes are closed with their words kept; those that had not started run here. */
  recover(): void
  /** Forgets single words of old turns; their text stays. */
  tidy(): void
  idle(): Promise<void>
  close(): Promise<void>
}

export interface ChatOptions extends TurnRunner {
  readonly recordings: Pick<Recordings, 'bind' | 'carry'>
  /** This process, as it stands in turns.owner. */
  readonly owner: string
  readonly isAlive: (owner: string) => boolean
  readonly onChange: (conversationId: string) => void
}

const KEEP_DELTAS = 24 * 3_600_000
const CLOSE_DEADLINE = 3_000
const LOOK_AGAIN = 250
const MOST_WAITING = 500

export function createChat(options: ChatOptions): Chat {
  const { services, journal, messages, conversations, attachments, owner } = options
  const { db } = services.workspace
  const queue = createTurnQueue((error, turnId) =>
    services.log.error('a turn could not be closed', { turnId, error }),
  )

  let closing = false

  const closeInterrupted = (turn: Turn): void => {
    const { text } = viewOf(journal, turn.id)
    const ms = Math.max(0, services.clock.now() - (turn.startedAt ?? turn.createdAt))
    const usage = turn.usage ?? noUsage
    finishTurn(options, turn, { status: 'interrupted', usage, failure: null, ms, text })
    options.onChange(turn.conversationId)
  }
  const isOrphan = (turn: Turn): boolean =>
    turn.owner !== owner && !(turn.owner && options.isAlive(turn.owner))

  /** Claims a turn; waits while another process runs one of this conversation. Null when it is not to run. */
  const claim = async (turnId: string, signal: AbortSignal): Promise<Turn | null> => {
    for (;;) {
      if (closing) return null
      if (services.turns.start(turnId, owner)) return services.turns.get(turnId)
      const turn = services.turns.get(turnId)
      if (turn?.status !== 'queued') return null
      if (signal.aborted) {
        finishTurn(options, turn, { status: 'stopped', usage: noUsage, failure: null, ms: 0, text: '' })
        return null
      }
      const inTheWay = services.turns
        .unfinished()
        .filter((other) => other.status === 'running' && isOrphan(other))
      inTheWay.forEach(closeInterrupted)
      await services.clock.sleep(LOOK_AGAIN, signal).catch(() => undefined)
    }
  }

  const enqueue = (turnId: string, conversationId: string): void => {
    queue.add(conversationId, turnId, async (signal) => {
      const turn = await claim(turnId, signal)
      options.onChange(conversationId)
      if (!turn) return
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
      const parentId = edited ? edited.parentId : (message.after ?? conversations.head(conversationId))
      const user = messages.add({ conversationId, parentId, turnId: null, role: 'user', text })
      attachments.bind(files, user.id)
      options.recordings.bind(message.recordingIds ?? [], user.id)
      if (edited) options.recordings.carry(edited.id, user.id)
      if (isUntitled(conversation)) conversations.rename(conversationId, titleFrom(text || 'Files'))
      return openTurn(conversationId, user.id, message.route ?? null)
    })()
    if (message.editOf) {
      withdraw(services.turns.ofUserMessage(message.editOf).flatMap((turn) => options.actionsOfTurn(turn.id)))
    }
    enqueue(ids.turnId, conversationId)
    options.onChange(conversationId)
    return ids
  }

  /** What an edited message had asked for is not wanted any more. */
  const withdraw = (actions: readonly OutwardAction[]): void => {
    for (const action of actions) if (action.state === 'proposed') services.door.reject(action.id, '')
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
    attach: async (name, mime, content) =>
      attachments.add({ name, mime, content, kind: await attachmentKind(name, content) }),
    export(conversationId) {
      const { conversation, messages: all } = historyOf(options, conversationId)
      return exportMarkdown(conversation, all)
    },
    actionChanged(action) {
      const turn = action.turnId ? services.turns.get(action.turnId) : null
      if (!turn) return
      // A retried message shows the proposal of the first try, so several answers may show one action.
      const shown = journal.turnsShowing(turn.conversationId, action.id)
      db.transaction(() => {
        for (const turnId of shown.length ? shown : [turn.id]) {
          journal.append(turn.conversationId, turnId, { type: 'approval.settled', action })
          const current = services.turns.get(turnId)
          if (current?.view) services.turns.setView(turnId, viewAfter(current.view, action))
        }
      })()
      options.onChange(turn.conversationId)
      const { rejectReason, decidedBy } = action
      if (action.state === 'rejected' && decidedBy === 'person' && rejectReason) {
        // Not the title: it quotes the CRM, and this message speaks as the person.
        const job = action.payload['jobNumber']
        const plain = typeof job === 'string' && /^[\w-]{1,20}$/.test(job)
        const what = plain ? `the proposal for job ${job}` : 'that proposal'
        const text = `I rejected ${what}: ${rejectReason}`
        const clientId = action.payload['clientId']
        const route = typeof clientId === 'string' ? 'new_client' : 'crm'
        // Several clients may be under way in one conversation: the refusal is about this one.
        if (typeof clientId === 'string') {
          conversations.setWorkflow(turn.conversationId, { route: 'new_client', id: clientId, state: 'open' })
        }
        send({ conversationId: turn.conversationId, text, route, after: turn.assistantMessageId })
      }
    },
    remove(conversationId) {
      queue.stop(conversationId)
      const waiting = services.door.list({ states: ['proposed'], limit: MOST_WAITING })
      withdraw(waiting.filter((action) => action.conversationId === conversationId))
      conversations.remove(conversationId)
    },
    recover() {
      for (const turn of services.turns.unfinished().filter(isOrphan)) {
        if (turn.status === 'running') closeInterrupted(turn)
        else {
          services.turns.claim(turn.id, owner)
          enqueue(turn.id, turn.conversationId)
        }
      }
    },
    tidy: () => journal.pruneDeltas(services.clock.now() - KEEP_DELTAS),
    idle: () => queue.idle(),
    async close() {
      closing = true
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
