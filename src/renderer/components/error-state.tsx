import { CircleAlert, RotateCcw } from 'lucide-react'
import { t } from '../i18n/t.ts'
import { Button } from './button.tsx'
import { cn } from './cn.ts'
import { explain } from './explain-error.ts'
import { Reference } from './reference.tsx'

export interface ErrorStateProps {
  readonly error: unknown
  /** What did not work: "The conversation could not be read". */
  readonly title?: string
  readonly onRetry?: () => void
  readonly className?: string
}

/** What happened, what to do, and the reference that finds it in the log. */
export function ErrorState({ error, title, onRetry, className }: ErrorStateProps) {
  const { message, nextStep, reference } = explain(error)
  return (
    <div role="alert" className={cn('flex flex-col items-center gap-2 px-6 py-10 text-center', className)}>
      <CircleAlert className="size-6 stroke-[1.5] text-red" aria-hidden />
      <p className="text-body font-medium">{title ?? message}</p>
      <p className="max-w-96 text-base text-ink-2">
        {title ? `${message} ` : ''}
        {nextStep}
      </p>
      {reference ? <Reference reference={reference} /> : null}
      {onRetry ? (
        <Button className="mt-2" icon={<RotateCcw />} onClick={onRetry}>
          {t('common.retry')}
        </Button>
      ) : null}
    </div>
  )
}
