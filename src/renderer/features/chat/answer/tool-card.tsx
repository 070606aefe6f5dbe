import { ChevronRight, CircleAlert, CircleCheck, CircleDashed, LoaderCircle } from 'lucide-react'
import { useId, useState } from 'react'
import type { ToolCall } from '#shared/domain/conversation.ts'
import { cn } from '../../../components/cn.ts'
import { duration } from '../../../components/time.ts'
import { t } from '../../../i18n/t.ts'
import { plainLines } from '../../../components/plain-lines.ts'

const looks = {
  running: { icon: LoaderCircle, look: 'text-accent-ink motion-safe:animate-spin' },
  done: { icon: CircleCheck, look: 'text-green' },
  failed: { icon: CircleAlert, look: 'text-red' },
  interrupted: { icon: CircleDashed, look: 'text-ink-3' },
} as const

/** Milliseconds below which a time says nothing. */
const WORTH_SAYING = 100

/** One line that says what was done; it opens to what was asked and what came back. */
export function ToolCard({ tool }: { readonly tool: ToolCall }) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const { icon: Icon, look } = looks[tool.state]
  const args = plainLines(tool.args)
  const result = plainLines(tool.result)
  return (
    <div
      className={cn('rounded-control border border-transparent text-base', open && 'border-line bg-canvas')}
    >
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className={cn(
          'flex min-h-7 w-full items-center gap-2 rounded-control px-1.5 text-left text-ink-2 hover:bg-hover',
          'hover:text-ink',
        )}
      >
        <Icon className={cn('size-3.5 shrink-0', look)} aria-hidden />
        <span className="min-w-0 truncate">{tool.title}</span>
        <span className="shrink-0 text-meta text-ink-3 tabular-nums">
          {tool.state === 'running' ? t('chat.toolRunning') : null}
          {tool.state === 'interrupted' ? t('chat.toolInterrupted') : null}
          {tool.ms === null || tool.ms < WORTH_SAYING ? null : `· ${duration(tool.ms)}`}
        </span>
        <ChevronRight
          aria-hidden
          className={cn('ml-auto size-3.5 shrink-0 text-ink-3 transition-transform', open && 'rotate-90')}
        />
      </button>
      <div id={id} hidden={!open} className="px-3 pt-1 pb-3">
        {args ? <Part title={t('chat.toolArgs')} text={args} /> : null}
        {result ? (
          <Part title={tool.state === 'failed' ? t('chat.toolError') : t('chat.toolResult')} text={result} />
        ) : null}
        {args || result ? null : <p className="text-meta text-ink-3">{tool.title}</p>}
      </div>
    </div>
  )
}

function Part({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <section className="mt-1">
      <p className="text-meta text-ink-3">{title}</p>
      <pre
        className="max-h-72 overflow-auto font-sans text-base whitespace-pre-wrap text-ink-2"
        // Long answers scroll, so the box takes the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {text}
      </pre>
    </section>
  )
}
