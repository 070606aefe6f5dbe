import { memo } from 'react'
import type { Message } from '#shared/domain/conversation.ts'
import { cn } from '../../../components/cn.ts'
import { Answer } from '../answer/answer.tsx'
import { UserMessage } from './user-message.tsx'

export interface MessageRowProps {
  readonly message: Message
  readonly first: boolean
  readonly last: boolean
  readonly editing: boolean
  readonly shown: boolean
}

/** One message in the reading column. Drawn again only when its own content changes. */
export const MessageRow = memo(function MessageRow({
  message,
  first,
  last,
  editing,
  shown,
}: MessageRowProps) {
  return (
    <div
      data-message={message.id}
      className={cn(
        'px-6 pb-6 compact:pb-4',
        message.role === 'user' && 'pb-1 compact:pb-0',
        first && 'pt-8',
        last && 'pb-8',
      )}
    >
      <div className={cn('group mx-auto max-w-190 rounded-card', shown && 'animate-flash')}>
        {message.role === 'user' ? (
          <UserMessage message={message} editing={editing} />
        ) : (
          <Answer message={message} />
        )}
      </div>
    </div>
  )
})
