import type { ReactNode } from 'react'

export interface MadeLineProps {
  readonly icon: ReactNode
  readonly facts: readonly string[]
  /** What can be done with it. */
  readonly children?: ReactNode
}

/** What a step made, in one line: a picture of its kind, the facts, the way in. */
export function MadeLine({ icon, facts, children }: MadeLineProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <p className="flex min-w-0 flex-1 basis-52 items-center gap-2 text-base text-ink-2 tabular-nums">
        <span className="shrink-0 text-ink-3 [&_svg]:size-4" aria-hidden>
          {icon}
        </span>
        <span className="min-w-0 [overflow-wrap:anywhere]">{facts.filter(Boolean).join(' · ')}</span>
      </p>
      <div className="flex flex-wrap items-center gap-1.5">{children}</div>
    </div>
  )
}
