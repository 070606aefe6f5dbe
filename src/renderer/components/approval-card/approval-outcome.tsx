import type { OutwardAction } from '#shared/domain/outward-action.ts'
import { t } from '../../i18n/t.ts'
import { Button } from '../button.tsx'
import { RelativeTime } from '../relative-time.tsx'
import type { ApprovalCardProps } from './approval-card.tsx'

export interface ApprovalOutcomeProps {
  readonly action: OutwardAction
  readonly busy: boolean
  readonly onResolve: ApprovalCardProps['onResolve']
}

/** What became of it, in words; for an unknown outcome, the question only a person can answer. */
export function ApprovalOutcome({ action, busy, onResolve }: ApprovalOutcomeProps) {
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
  return (
    <output className="block text-base text-ink-2">
      {outcomeWords(action)}
      {action.decidedBy === 'policy' ? ` ${t('approval.byPolicy')}` : ''}
      {at ? (
        <>
          {' '}
          <RelativeTime at={at} className="text-meta text-ink-3" />
        </>
      ) : null}
    </output>
  )
}

function outcomeWords(action: OutwardAction): string {
  switch (action.state) {
    case 'sent':
      return t('approval.sent', { destination: action.destination })
    case 'failed':
      return t('approval.failed', { error: action.error ?? '' })
    case 'rejected':
      return action.rejectReason
        ? t('approval.rejectedWith', { reason: action.rejectReason })
        : t('approval.rejected')
    default:
      return t(`approval.state.${action.state}`)
  }
}
