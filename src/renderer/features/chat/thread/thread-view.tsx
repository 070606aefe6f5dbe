import { ArrowDown } from 'lucide-react'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { VList, type VListHandle } from 'virtua'
import type { Message } from '#shared/domain/conversation.ts'
import { Button } from '../../../components/button.tsx'
import { t } from '../../../i18n/t.ts'
import { MessageRow } from './message-row.tsx'
import { isBusy } from './thread-state.ts'

export interface ThreadViewProps {
  readonly messages: readonly Message[]
  readonly editing: string | null
  /** A message to bring into view and to light up for a moment. */
  readonly show: string | null
}

const NEAR = 24

/** The messages, drawn only where they can be seen; it stays at the end unless the person scrolled up. */
export function ThreadView({ messages, editing, show }: ThreadViewProps) {
  const list = useRef<VListHandle>(null)
  const frame = useRef<HTMLDivElement>(null)
  const stick = useRef(show === null)
  const lastSeen = useRef({ offset: 0, size: 0 })
  const [away, setAway] = useState(false)
  const last = messages.length - 1

  const toEnd = useCallback((): void => {
    const scroller = frame.current?.firstElementChild
    if (scroller) scroller.scrollTop = scroller.scrollHeight
  }, [])

  const onScroll = (offset: number): void => {
    const handle = list.current
    if (!handle) return
    const distance = handle.scrollSize - handle.viewportSize - offset
    const before = lastSeen.current
    const size = handle.scrollSize
    if (distance < NEAR) stick.current = true
    // Rows that turn out shorter than guessed lower the offset too; otherwise it was the person.
    else if (offset < before.offset - 1 && size >= before.size) stick.current = false
    lastSeen.current = { offset, size }
    setAway(!stick.current && distance > handle.viewportSize / 3)
  }

  // The rows get their true size after they are drawn, the frame when the composer grows: follow both.
  useLayoutEffect(() => {
    const scroller = frame.current?.firstElementChild
    const content = scroller?.firstElementChild
    if (!scroller || !content) return
    const sizes = new ResizeObserver(() => {
      if (stick.current) toEnd()
    })
    sizes.observe(scroller)
    sizes.observe(content)
    return () => sizes.disconnect()
  }, [toEnd])

  const shown = show === null ? -1 : messages.findIndex((message) => message.id === show)
  useEffect(() => {
    if (shown < 0) return
    stick.current = false
    list.current?.scrollToIndex(shown, { align: 'center' })
  }, [shown])

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
        keepMounted={edited < 0 ? [] : [edited]}
        onScroll={onScroll}
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
          onClick={() => {
            stick.current = true
            toEnd()
          }}
        >
          {t('chat.jumpLatest')}
        </Button>
      ) : null}
    </div>
  )
}
