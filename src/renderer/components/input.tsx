import type { InputHTMLAttributes, ReactNode, Ref } from 'react'
import { cn } from './cn.ts'
import { fieldStyle } from './field-style.ts'

export interface InputProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly icon?: ReactNode
  readonly ref?: Ref<HTMLInputElement>
}

export function Input({ icon, className, ...rest }: InputProps) {
  if (!icon) return <input className={cn(fieldStyle, 'h-8', className)} {...rest} />
  return (
    <span className={cn('relative block', className)}>
      <span
        className={[
          'pointer-events-none absolute inset-y-0 left-2.5',
          'flex items-center text-ink-3 [&_svg]:size-4',
        ].join(' ')}
      >
        {icon}
      </span>
      <input className={cn(fieldStyle, 'h-8 pl-8')} {...rest} />
    </span>
  )
}
