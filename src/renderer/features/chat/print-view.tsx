import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import type { Message } from '#shared/domain/conversation.ts'
import { Markdown } from '../../components/markdown/markdown.tsx'
import { absoluteTime } from '../../components/time.ts'
import { t } from '../../i18n/t.ts'

export interface PrintViewProps {
  readonly title: string
  readonly messages: readonly Message[]
  readonly onDone: () => void
}

/** The whole conversation on white paper; it opens the print dialog and goes away after it. */
export function PrintView({ title, messages, onDone }: PrintViewProps) {
  useEffect(() => {
    window.addEventListener('afterprint', onDone, { once: true })
    const frame = requestAnimationFrame(() => window.print())
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('afterprint', onDone)
    }
  }, [onDone])
  return createPortal(
    <div className="print-view">
      <h1 className="mb-6 text-display font-semibold">{title}</h1>
      {messages.map((message) => (
        <article key={message.id} className="mb-6">
          <header className="mb-1 text-meta text-ink-3">
            {message.role === 'user' ? t('chat.you') : t('chat.hardE')} · {absoluteTime(message.createdAt)}
          </header>
          <Markdown text={message.text} />
          {message.turn?.citations.map((citation) => (
            <p key={citation.index} className="text-meta text-ink-2">
              [{citation.index}] {citation.title}
              {citation.kind === 'web' ? ` · ${citation.url}` : ''}
            </p>
          ))}
        </article>
      ))}
    </div>,
    document.body,
  )
}
