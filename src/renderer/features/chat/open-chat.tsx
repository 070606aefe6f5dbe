import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { Citation } from '#shared/domain/citation.ts'
import type { Message } from '#shared/domain/conversation.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { sayError } from '../../components/toast.tsx'
import { useClient } from '../../connection/connection-context.tsx'
import { useRows } from '../../connection/use-rows.ts'
import { shortcuts } from '../../hooks/keymap.ts'
import { useShortcut } from '../../hooks/use-shortcut.ts'
import { t } from '../../i18n/t.ts'
import { AreaHeader } from '../frame/area-header.tsx'
import { ChatHeader } from './chat-header.tsx'
import { Composer, type ComposerHandle, type Outgoing } from './composer/composer.tsx'
import { ThreadActionsContext, type ThreadActions } from './thread/thread-actions.ts'
import { isBusy } from './thread/thread-state.ts'
import { ThreadView } from './thread/thread-view.tsx'
import { TurnStatus } from './thread/turn-status.tsx'
import { useThread } from './thread/use-thread.ts'

export interface OpenChatProps {
  readonly conversationId: string
  readonly show: string | null
  /** What else belongs to this conversation, beside its name. */
  readonly header?: ReactNode
  readonly onCite: (citation: Citation) => void
}

/** One conversation: its messages and the box to go on with it. */
export function OpenChat({ conversationId, show, header, onCite }: OpenChatProps) {
  const client = useClient()
  const { thread, error, reload } = useThread(conversationId)
  const [editing, setEditing] = useState<string | null>(null)
  const [sent, setSent] = useState(0)
  const composer = useRef<ComposerHandle>(null)
  // The list hears of a new name first.
  const listed = useRows('chat.conversations', {}).data?.find((one) => one.id === conversationId)
  const messages = thread?.messages ?? none
  const busy = isBusy(messages)
  useEffect(() => composer.current?.focus(), [])

  const guarded = async (work: Promise<unknown>, title?: string): Promise<void> => {
    try {
      await work
      await reload()
    } catch (failure) {
      sayError(failure, title)
      throw failure
    }
  }
  const quietly = (work: Promise<unknown>): void => void guarded(work).catch(() => undefined)
  const send = ({ text, route, attachmentIds, recordingIds }: Outgoing): Promise<void> => {
    setSent((count) => count + 1)
    const message = { text, route, attachmentIds: [...attachmentIds], recordingIds: [...recordingIds] }
    return guarded(client['chat.send']({ conversationId, ...message }), t('chat.sendFailed'))
  }
  const stop = (): void => {
    if (busy) client['chat.stop']({ conversationId }).catch((failure: unknown) => sayError(failure))
  }
  useShortcut(shortcuts.stop, stop)

  const newest = useRef({ guarded, quietly, send, onCite })
  useEffect(() => {
    newest.current = { guarded, quietly, send, onCite }
  })
  // Stable, so that a streaming answer does not draw every other message again.
  const actions = useMemo<ThreadActions>(
    () => ({
      cite: (citation) => newest.current.onCite(citation),
      retry: ({ id }) =>
        newest.current.quietly(client['chat.retry']({ conversationId, assistantMessageId: id })),
      send: (text, route) =>
        void newest.current.send({ text, route, attachmentIds: [], recordingIds: [] }).catch(() => undefined),
      edit: async ({ id, attachments }, text) => {
        const attachmentIds = attachments.map((file) => file.id)
        const sent = client['chat.send']({ conversationId, text, attachmentIds, editOf: id })
        await newest.current.guarded(sent, t('chat.sendFailed')).then(
          () => setEditing(null),
          () => undefined,
        )
      },
      startEdit: setEditing,
      selectBranch: (messageId) =>
        newest.current.quietly(client['chat.selectBranch']({ conversationId, messageId })),
    }),
    [client, conversationId],
  )

  // A found message may stand on another branch: bring that one forward.
  const missing = show !== null && thread !== null && !messages.some((message) => message.id === show)
  useEffect(() => {
    if (missing && show) actions.selectBranch(show)
  }, [missing, show, actions])

  const editLast = (): void => {
    const last = messages.findLast((message) => message.role === 'user')
    if (last && !busy) setEditing(last.id)
  }

  return (
    <ThreadActionsContext value={actions}>
      {thread ? (
        <>
          <ChatHeader conversation={listed ?? thread.conversation} messages={messages} extra={header} />
          <ThreadView messages={messages} editing={editing} show={show} sent={sent} />
        </>
      ) : (
        <>
          <AreaHeader title={t('chat.title')} />
          <div className="mx-auto flex w-full max-w-190 flex-1 flex-col">
            {error ? (
              <ErrorState
                className="my-auto"
                title={t('chat.loadFailed')}
                error={error}
                onRetry={() => quietly(reload())}
              />
            ) : (
              <SkeletonRows />
            )}
          </div>
        </>
      )}
      <TurnStatus messages={messages} />
      <div className="shrink-0 px-6 pb-3">
        <Composer
          ref={composer}
          conversationId={conversationId}
          busy={busy}
          onSend={send}
          onStop={stop}
          onEditLast={editLast}
        />
      </div>
    </ThreadActionsContext>
  )
}

const none: readonly Message[] = []
