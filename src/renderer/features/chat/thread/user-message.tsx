import { Copy, Paperclip, Pencil } from 'lucide-react'
import { useState } from 'react'
import type { Message } from '#shared/domain/conversation.ts'
import { bytes } from '../../../components/figures.ts'
import { Button } from '../../../components/button.tsx'
import { focusOnce } from '../../../components/focus-once.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { RelativeTime } from '../../../components/relative-time.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { copyText } from '../../../components/toast.tsx'
import { t } from '../../../i18n/t.ts'
import { BranchPicker } from './branch-picker.tsx'
import { MessageTools } from './message-tools.tsx'
import { useThreadActions } from './thread-actions.ts'

export interface UserMessageProps {
  readonly message: Message
  readonly editing: boolean
}

/** What the person said: a soft bubble on the right. */
export function UserMessage({ message, editing }: UserMessageProps) {
  const { startEdit } = useThreadActions()
  if (editing) return <EditMessage message={message} />
  return (
    <article aria-label={t('chat.you')} className="flex flex-col items-end gap-1">
      {message.attachments.length > 0 ? (
        <ul className="flex flex-wrap justify-end gap-1.5">
          {message.attachments.map((file) => (
            <li
              key={file.id}
              className={[
                'flex items-center gap-1.5 rounded-control border',
                'border-line bg-raised px-2 py-1 text-meta',
              ].join(' ')}
            >
              <Paperclip className="size-3 text-ink-3" aria-hidden />
              {file.name}
              <span className="text-ink-3 tabular-nums">{bytes(file.size)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {message.text ? (
        <div
          className={[
            'max-w-[85%] rounded-dialog rounded-br-chip bg-sunken px-4 py-2.5 text-body whitespace-pre-wrap',
            '[overflow-wrap:anywhere] [unicode-bidi:plaintext]',
          ].join(' ')}
        >
          {message.text}
        </div>
      ) : null}
      <MessageTools>
        <RelativeTime at={message.createdAt} className="px-1 text-meta text-ink-3" />
        <BranchPicker message={message} />
        <IconButton
          size="small"
          label={t('chat.copyText')}
          icon={<Copy />}
          onClick={() => void copyText(message.text)}
        />
        <IconButton
          size="small"
          label={t('chat.editMessage')}
          icon={<Pencil />}
          onClick={() => startEdit(message.id)}
        />
      </MessageTools>
    </article>
  )
}

function EditMessage({ message }: { readonly message: Message }) {
  const { edit, startEdit } = useThreadActions()
  const [text, setText] = useState(message.text)
  const [busy, setBusy] = useState(false)
  const send = (): void => {
    setBusy(true)
    void edit(message, text).finally(() => setBusy(false))
  }
  return (
    <form
      className="ml-auto flex w-full max-w-[85%] flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Textarea
        ref={focusOnce}
        aria-label={t('chat.editMessage')}
        value={text}
        rows={2}
        className="max-h-80 text-body"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.preventDefault()
            event.stopPropagation()
            startEdit(null)
          }
          if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
            event.preventDefault()
            send()
          }
        }}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={() => startEdit(null)}>{t('common.cancel')}</Button>
        <Button type="submit" tone="primary" busy={busy} disabled={text.trim() === ''}>
          {t('chat.editSend')}
        </Button>
      </div>
    </form>
  )
}
