import type { HTMLAttributes, Ref } from 'react'
import { cn } from './cn.ts'

export interface ScrollAreaProps extends HTMLAttributes<HTMLDivElement> {
  /** Spoken name; a region that scrolls must be reachable by keyboard. */
  readonly label: string
  readonly ref?: Ref<HTMLDivElement>
}

export function ScrollArea({ label, className, ...rest }: ScrollAreaProps) {
  return (
    <section
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={cn('min-h-0 flex-1 overflow-y-auto overscroll-contain -outline-offset-2', className)}
      {...rest}
    />
  )
}
