import { CircleAlert } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { cn } from './cn.ts'

export interface FieldIds {
  readonly id: string
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: boolean
}

export interface FieldProps {
  readonly label: string
  readonly help?: ReactNode
  /** What is wrong and what to do. */
  readonly error?: string | null
  readonly className?: string
  /** Gets the ids that tie control, help and error together: spread them on the control. */
  readonly children: (ids: FieldIds) => ReactNode
}

export function Field({ label, help, error, className, children }: FieldProps) {
  const id = useId()
  const helpId = `${id}-help`
  const errorId = `${id}-error`
  const described = [help ? helpId : '', error ? errorId : ''].filter(Boolean).join(' ')
  return (
    <div className={cn('flex flex-col gap-1', className)}>
      <label htmlFor={id} className="text-base font-medium text-ink">
        {label}
      </label>
      {children({
        id,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(error ? { 'aria-invalid': true } : {}),
      })}
      {help ? (
        <p id={helpId} className="text-meta text-ink-3">
          {help}
        </p>
      ) : null}
      {error ? (
        <p id={errorId} className="flex items-start gap-1.5 text-meta text-red" role="alert">
          <CircleAlert className="mt-0.5 size-3 shrink-0" aria-hidden />
          {error}
        </p>
      ) : null}
    </div>
  )
}

/** A switch or a segmented control with its words to the left: one row of a settings list. */
export function FieldRow(props: Omit<FieldProps, 'error'>) {
  const id = useId()
  const helpId = `${id}-help`
  return (
    <div className={cn('flex items-center justify-between gap-6 py-2', props.className)}>
      <div>
        <label htmlFor={id} className="text-base font-medium text-ink">
          {props.label}
        </label>
        {props.help ? (
          <p id={helpId} className="text-meta text-ink-3">
            {props.help}
          </p>
        ) : null}
      </div>
      {props.children({ id, ...(props.help ? { 'aria-describedby': helpId } : {}) })}
    </div>
  )
}
