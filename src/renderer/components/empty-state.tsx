import type { ReactNode } from 'react'
import { cn } from './cn.ts'

export interface EmptyStateProps {
  readonly icon?: ReactNode
  readonly title: string
  readonly body?: ReactNode
  /** The first thing to do here. */
  readonly action?: ReactNode
  readonly className?: string
}

export function EmptyState({ icon, title, body, action, className }: EmptyStateProps) {
  return (
    <div className={cn('flex flex-col items-center gap-2 px-6 py-10 text-center', className)}>
      {icon ? (
        <span className="mb-1 text-ink-3 [&_svg]:size-6 [&_svg]:stroke-[1.5]" aria-hidden>
          {icon}
        </span>
      ) : null}
      <p className="text-base font-medium text-ink">{title}</p>
      {body ? <p className="max-w-96 text-base text-ink-2">{body}</p> : null}
      {action ? <div className="mt-2">{action}</div> : null}
    </div>
  )
}
