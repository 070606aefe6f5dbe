import { CircleAlert, RotateCcw } from 'lucide-react'
import type { Message } from '#shared/domain/conversation.ts'
import type { Failure } from '#shared/domain/failure.ts'
import { Button } from '../../../components/button.tsx'
import { Reference } from '../../../components/reference.tsx'
import { t } from '../../../i18n/t.ts'
import { useThreadActions } from '../thread/thread-actions.ts'

export interface FailureBlockProps {
  readonly message: Message
  readonly failure: Failure | null
}

/** An answer that broke off: what happened, what to do, and the way to try again. */
export function FailureBlock({ message, failure }: FailureBlockProps) {
  const { retry } = useThreadActions()
  return (
    <div
      role="alert"
      className="flex items-start gap-3 rounded-card border border-red/30 bg-red-soft px-4 py-3"
    >
      <CircleAlert className="mt-0.5 size-4 shrink-0 text-red" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="text-base font-medium">{failure?.message ?? t('chat.failed')}</p>
        {failure ? (
          <>
            <p className="text-base text-ink-2">{failure.nextStep}</p>
            <Reference reference={failure.reference} />
          </>
        ) : null}
      </div>
      <Button size="small" icon={<RotateCcw />} onClick={() => retry(message)}>
        {t('common.retry')}
      </Button>
    </div>
  )
}
