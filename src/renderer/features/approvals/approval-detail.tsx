import { Link } from '@tanstack/react-router'
import { MessageSquare } from 'lucide-react'
import type { OutwardAction } from '#shared/domain/outward-action.ts'
import { ConnectedApprovalCard } from '../../components/approval-card/connected-approval-card.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { pipelineKinds } from './pipeline-kinds.ts'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useRows } from '../../connection/use-rows.ts'
import { t } from '../../i18n/t.ts'
import { AuditTrail } from './audit-trail.tsx'
import { useProposer } from './use-proposer.ts'
import { WhyItWaits } from './why-it-waits.tsx'

/** The whole of one action: the card, what "without asking" would mean, and its history. */
export function ApprovalDetail({ action }: { readonly action: OutwardAction }) {
  return (
    <div className="mx-auto flex w-full max-w-190 flex-col gap-5 px-4 py-5">
      <section aria-labelledby="approval-whole" className="flex flex-col gap-3">
        <h2 id="approval-whole" className="sr-only">
          {t('approvals.detail')}
        </h2>
        {action.state === 'proposed' ? <WhyItWaits action={action} /> : null}
        <ConnectedApprovalCard key={action.id} action={action} />
        {action.state === 'proposed' ? <PolicyNote action={action} /> : null}
      </section>
      <History action={action} />
      {action.conversationId ? (
        <Link
          to="/chat/$conversationId"
          params={{ conversationId: action.conversationId }}
          className="flex items-center gap-2 self-start text-base font-medium text-accent-ink hover:underline"
        >
          <MessageSquare className="size-4" aria-hidden />
          {t('approvals.conversation')}
        </Link>
      ) : null}
    </div>
  )
}

/** What the card's tick would change, in plain words before it is ticked. */
function PolicyNote({ action }: { readonly action: OutwardAction }) {
  const { kind, destination } = action
  return (
    <p className="px-1 text-meta text-ink-3">
      {kind === 'email.client'
        ? t('approvals.neverAlways')
        : t('approvals.alwaysNote', { kind: t(`approvals.kinds.${kind}`), destination })}{' '}
      {pipelineKinds.has(kind) ? `${t('approvals.pipelineNote')} ` : null}
      <Link to="/settings/$id" params={{ id: 'approvals' }} className="text-accent-ink underline">
        {t('approvals.policy')}
      </Link>
      {kind === 'email.client' ? (
        <>
          {' · '}
          <Link to="/settings/$id" params={{ id: 'video' }} className="text-accent-ink underline">
            {t('standing.link')}
          </Link>
        </>
      ) : null}
    </p>
  )
}

function History({ action }: { readonly action: OutwardAction }) {
  const audit = useRows('approvals.audit', { actionId: action.id })
  const proposer = useProposer(action)
  return (
    <section aria-labelledby="approval-history" className="flex flex-col gap-3">
      <h2 id="approval-history" className="text-base font-semibold">
        {t('approvals.history')}
      </h2>
      {audit.isPending ? <SkeletonRows rows={2} className="p-0" /> : null}
      {audit.isError ? (
        <ErrorState
          title={t('approvals.audit.failedLoad')}
          error={audit.error}
          onRetry={() => void audit.refetch()}
        />
      ) : null}
      {audit.data ? <AuditTrail action={action} entries={audit.data} proposer={proposer} /> : null}
    </section>
  )
}
