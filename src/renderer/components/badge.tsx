import { cva, type VariantProps } from 'class-variance-authority'
import type { HTMLAttributes, ReactNode } from 'react'
import { cn } from './cn.ts'

const badge = cva(
  [
    'inline-flex h-5 shrink-0 items-center gap-1',
    'rounded-full border px-2 text-micro font-medium whitespace-nowrap',
    '[&_svg]:size-3',
  ],
  {
    variants: {
      tone: {
        outline: 'border-line-strong text-ink-2',
        neutral: 'border-transparent bg-sunken text-ink-2',
        green: 'border-transparent bg-green-soft text-green',
        amber: 'border-transparent bg-amber-soft text-amber',
        red: 'border-transparent bg-red-soft text-red',
        blue: 'border-transparent bg-blue-soft text-blue',
        accent: 'border-transparent bg-accent-soft text-accent-ink',
      },
    },
    defaultVariants: { tone: 'outline' },
  },
)

export interface BadgeProps extends HTMLAttributes<HTMLSpanElement>, VariantProps<typeof badge> {
  readonly icon?: ReactNode
}

/** A word with an icon; colour never speaks alone. */
export function Badge({ tone, icon, className, children, ...rest }: BadgeProps) {
  return (
    <span className={cn(badge({ tone }), className)} {...rest}>
      {icon}
      {children}
    </span>
  )
}
