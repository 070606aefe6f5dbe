import { cva, type VariantProps } from 'class-variance-authority'
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { cn } from './cn.ts'

const button = cva(
  [
    'inline-flex shrink-0 items-center justify-center',
    'gap-2 rounded-control border font-medium whitespace-nowrap',
    'select-none transition-colors disabled:opacity-50',
    'aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0',
  ],
  {
    variants: {
      tone: {
        primary: 'border-transparent bg-accent text-on-accent hover:not-disabled:bg-accent-hover',
        neutral: 'border-line-strong bg-raised text-ink hover:not-disabled:bg-hover',
        quiet: 'border-transparent bg-transparent text-ink-2 hover:not-disabled:bg-hover hover:text-ink',
        danger: 'border-transparent bg-danger text-on-danger hover:not-disabled:brightness-90',
        link: 'border-transparent bg-transparent px-0! text-accent-ink underline-offset-2 hover:underline',
      },
      size: {
        small: 'h-7 px-2.5 text-meta',
        medium: 'h-8 px-3 text-base',
        large: 'h-10 px-4 text-body',
      },
    },
    defaultVariants: { tone: 'neutral', size: 'medium' },
  },
)

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, VariantProps<typeof button> {
  readonly icon?: ReactNode
  /** Shows that the click is being worked on; further clicks do nothing. */
  readonly busy?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button says what will happen: "Send to Maria Ortiz", not "OK". */
export function Button({ tone, size, icon, busy, className, children, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={cn(button({ tone, size }), busy && 'animate-breathe', className)}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      {...rest}
    >
      {icon}
      {children}
    </button>
  )
}
