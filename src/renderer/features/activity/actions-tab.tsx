import { Link } from '@tanstack/react-router'
import { ChevronRight, Stamp } from 'lucide-react'
import { ApprovalState } from '../../components/approval-card/approval-state.tsx'
import { Card } from '../../components/card.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import type { OutputOf } from '../../connection/routes.ts'
import { useRows } from '../../connection/use-rows.ts'
import { t } from '../../i18n/t.ts'
import { AuditTrail } from '../approvals/audit-trail.tsx'
import { movedAt } from '../approvals/inbox.ts'
import { useProposer } from '../approvals/use-proposer.ts'

type Entry = OutputOf<'activity.actions'>[number]

/** Everything that left this computer or wanted to, with its history. */
export function ActionsTab() {
  const rows = useRows('activity.actions', { limit: 200 })
  if (rows.isPending) return <SkeletonRows className="px-0" />
  if (rows.isError) {
    return (
      <ErrorState title={t('activity.loadFailed')} error={rows.error} onRetry={() => void rows.refetch()} />
    )
  }
  if (rows.data.length === 0) {
    return (
      <EmptyState
        className="py-20"
        icon={<Stamp />}
        title={t('activity.noActions')}
        body={t('activity.noActionsBody')}
      />
    )
  }
  return (
    <ul className="flex max-w-230 flex-col gap-2">
      {rows.data.map((entry) => (
        <li key={entry.action.id}>
          <ActionRow entry={entry} />
        </li>
      ))}
    </ul>
  )
}

function ActionRow({ entry: { action, audit } }: { readonly entry: Entry }) {
  const proposer = useProposer(action)
  return (
    <Card>
      <details className="group">
        <summary
          className={[
            'flex cursor-default list-none items-center gap-3 rounded-card px-4 py-2.5 hover:bg-hover',
            '[&::-webkit-details-marker]:hidden',
          ].join(' ')}
        >
          <ChevronRight
            aria-hidden
            className="size-4 shrink-0 text-ink-3 transition-transform group-open:rotate-90"
          />
          <span className="min-w-0 flex-1">
            <span className="block truncate text-base">{action.title}</span>
            <span className="block truncate text-meta text-ink-3">
              {t(`approval.kind.${action.kind}`)} · {action.destination} · {action.recipient}
            </span>
          </span>
          <RelativeTime at={movedAt(action)} className="shrink-0 text-meta text-ink-3" />
          <ApprovalState state={action.state} />
        </summary>
        <div className="flex flex-col gap-3 border-t border-line px-4 py-3 pl-11">
          <AuditTrail action={action} entries={audit} proposer={proposer} />
          <Link
            to="/approvals/$id"
            params={{ id: action.id }}
            className="self-start text-base font-medium text-accent-ink hover:underline"
          >
            {t('activity.openApproval')}
          </Link>
        </div>
      </details>
    </Card>
  )
}
