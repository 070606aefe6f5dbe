import { ArrowDown } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { VList, type VListHandle } from 'virtua'
import type { Message } from '#shared/domain/conversation.ts'
import { Button } from '../../../components/button.tsx'
import { t } from '../../../i18n/t.ts'
import { MessageRow } from './message-row.tsx'
import { isBusy } from './thread-state.ts'
import { useStickToEnd } from './use-stick-to-end.ts'

export interface ThreadViewProps {
  readonly messages: readonly Message[]
  readonly editing: string | null
  /** A message to bring into view and to light up for a moment. */
  readonly show: string | null
  /** How many messages the person sent from here; each brings the end back into view. */
  readonly sent: number
}

/** The messages, drawn only where they can be seen; it stays at the end unless the person scrolled up. */
export function ThreadView({ messages, editing, show, sent }: ThreadViewProps) {
  const list = useRef<VListHandle>(null)
  const frame = useRef<HTMLDivElement>(null)
  const { away, onScroll, toEnd, letGo } = useStickToEnd(frame, sent, show === null)
  const last = messages.length - 1

  const shown = show === null ? -1 : messages.findIndex((message) => message.id === show)
  useEffect(() => {
    if (shown < 0) return
    letGo()
    list.current?.scrollToIndex(shown, { align: 'center' })
  }, [shown, letGo])

  const edited = messages.findIndex((message) => message.id === editing)
  return (
    <div ref={frame} className="relative min-h-0 flex-1">
      <VList
        ref={list}
        data={messages}
        role="log"
        aria-label={t('chat.log')}
        aria-busy={isBusy(messages)}
        tabIndex={0}
        className="-outline-offset-2"
        style={{ height: '100%', overflowAnchor: 'none' }}
        // The newest is what is spoken about: it must not vanish while the rows around it find their size.
        keepMounted={[edited, last].filter((index) => index >= 0)}
        onScroll={(offset) => list.current && onScroll(offset, list.current)}
      >
        {(message, index) => (
          <MessageRow
            key={message.id}
            message={message}
            first={index === 0}
            last={index === last}
            editing={message.id === editing}
            shown={message.id === show}
          />
        )}
      </VList>
      {away ? (
        <Button
          size="small"
          icon={<ArrowDown />}
          className="absolute bottom-3 left-1/2 -translate-x-1/2 animate-rise rounded-full shadow-float"
          onClick={toEnd}
        >
          {t('chat.jumpLatest')}
        </Button>
      ) : null}
    </div>
  )
}
