import { ErrorState } from '../../components/error-state.tsx'
import { ListenerCard } from '../../components/listener/listener-card.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useRows } from '../../connection/use-rows.ts'
import { t } from '../../i18n/t.ts'

/** Whether orders are heard right now. Pausing counts at once and is not part of what is saved below. */
export function ListenerNow() {
  const status = useRows('mailbox.status', {})
  if (status.isError) {
    return (
      <ErrorState
        className="py-4"
        title={t('listener.failed')}
        error={status.error}
        onRetry={() => void status.refetch()}
      />
    )
  }
  if (!status.data) return <SkeletonRows rows={2} className="px-0" />
  return <ListenerCard status={status.data} withLink={false} />
}
