import { RotateCcw } from 'lucide-react'
import type { OutwardAction } from '#shared/domain/outward-action.ts'
import { t } from '../../i18n/t.ts'
import { Button } from '../button.tsx'
import { cn } from '../cn.ts'
import { RelativeTime } from '../relative-time.tsx'
import type { ApprovalCardProps } from './approval-card-props.ts'

export interface ApprovalOutcomeProps {
  readonly action: OutwardAction
  readonly busy: boolean
  readonly onResolve: ApprovalCardProps['onResolve']
  /** Sends what failed once more. */
  readonly onRetry: () => void
}

/** What became of it, in words; for an unknown outcome, the question only a person can answer. */
export function ApprovalOutcome({ action, busy, onResolve, onRetry }: ApprovalOutcomeProps) {
  const { destination } = action
  if (action.state === 'unknown') {
    return (
      <div className="flex flex-col gap-2 rounded-control bg-amber-soft px-3 py-2.5">
        <p className="text-base text-ink">{t('approval.unknown', { destination })}</p>
        {action.error ? <p className="text-meta text-ink-2">{action.error}</p> : null}
        <div className="flex flex-wrap gap-2">
          <Button size="small" busy={busy} onClick={() => onResolve('look_again')}>
            {t('approval.lookAgain')}
          </Button>
          <Button size="small" disabled={busy} onClick={() => onResolve('happened')}>
            {t('approval.happened')}
          </Button>
          <Button size="small" disabled={busy} onClick={() => onResolve('did_not_happen')}>
            {t('approval.didNotHappen')}
          </Button>
        </div>
      </div>
    )
  }
  const at = action.settledAt ?? action.decidedAt
  const warning = action.result?.['warning']
  const failed = action.state === 'failed'
  return (
    <div
      className={cn('flex flex-col items-start gap-2', failed && 'rounded-control bg-red-soft px-3 py-2.5')}
    >
      <output className={cn('block [overflow-wrap:anywhere]', failed ? 'text-ink' : 'text-ink-2')}>
        {outcomeWords(action)}
        {at ? (
          <>
            {' '}
            <RelativeTime at={at} className="ml-1 text-meta whitespace-nowrap text-ink-3" />
          </>
        ) : null}
        {typeof warning === 'string' ? (
          <span className="mt-1 block text-meta text-amber">{warning}</span>
        ) : null}
      </output>
      {failed ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button size="small" icon={<RotateCcw />} busy={busy} onClick={onRetry}>
            {t('common.retry')}
          </Button>
          <p className="text-meta text-ink-2">{t('approval.againBody')}</p>
        </div>
      ) : null}
    </div>
  )
}

function outcomeWords(action: OutwardAction): string {
  const { destination, rejectReason: reason, decidedBy } = action
  switch (action.state) {
    case 'sent': {
      const done = t('approval.sent', { destination })
      return decidedBy === 'policy' ? `${done} ${t('approval.byPolicy')}` : done
    }
    case 'failed':
      return t('approval.failed', { error: action.error ?? '' })
    case 'rejected':
      if (!reason) return t('approval.rejected')
      return t(decidedBy === 'policy' ? 'approval.rejectedPolicy' : 'approval.rejectedWith', { reason })
    default:
      return t(`approval.state.${action.state}`)
  }
}
