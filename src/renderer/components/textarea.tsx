import type { Ref, TextareaHTMLAttributes } from 'react'
import { cn } from './cn.ts'
import { fieldStyle } from './field-style.ts'

export interface TextareaProps extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  readonly ref?: Ref<HTMLTextAreaElement>
}

/** Grows with its text; `rows` is the least. */
export function Textarea({ className, rows = 3, ...rest }: TextareaProps) {
  return (
    <textarea
      rows={rows}
      className={cn(fieldStyle, 'field-sizing-content resize-y py-1.5', className)}
      {...rest}
    />
  )
}
