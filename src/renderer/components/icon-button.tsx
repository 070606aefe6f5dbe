import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { cn } from './cn.ts'
import { Tooltip } from './tooltip.tsx'

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** Spoken name and tooltip. */
  readonly label: string
  readonly icon: ReactNode
  readonly size?: 'small' | 'medium'
  readonly tone?: 'quiet' | 'primary'
  /** A shortcut shown in the tooltip. */
  readonly keys?: string
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  readonly ref?: Ref<HTMLButtonElement>
}

const tones = {
  quiet: 'text-ink-2 hover:not-disabled:bg-hover hover:not-disabled:text-ink aria-pressed:bg-selected',
  primary: 'bg-accent text-on-accent hover:not-disabled:bg-accent-hover',
}

export function IconButton({
  label,
  icon,
  size = 'medium',
  tone = 'quiet',
  keys,
  side,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} {...(keys ? { keys } : {})} {...(side ? { side } : {})}>
      <button
        type="button"
        aria-label={label}
        className={cn(
          'inline-flex shrink-0 items-center justify-center rounded-control transition-colors',
          'disabled:opacity-40 data-[state=open]:bg-hover [&_svg]:size-4',
          size === 'small' ? 'size-6 [&_svg]:size-3.5' : 'size-8',
          tones[tone],
          className,
        )}
        {...rest}
      >
        {icon}
      </button>
    </Tooltip>
  )
}
