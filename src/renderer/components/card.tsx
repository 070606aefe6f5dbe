import type { HTMLAttributes, ReactNode } from 'react'
import { cn } from './cn.ts'

export function Card({ className, ...rest }: HTMLAttributes<HTMLDivElement>) {
  return <div className={cn('rounded-card border border-line bg-raised', className)} {...rest} />
}

export interface SectionProps {
  readonly title: string
  readonly description?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A titled card: one group of a settings screen. */
export function Section({ title, description, actions, children }: SectionProps) {
  return (
    <section className="flex flex-col gap-3">
      <header className="flex items-end justify-between gap-4">
        <div>
          <h2 className="text-body font-semibold">{title}</h2>
          {description ? <p className="text-base text-ink-2">{description}</p> : null}
        </div>
        {actions}
      </header>
      <Card className="p-4">{children}</Card>
    </section>
  )
}
