import type { OutwardAction } from '#shared/domain/outward-action.ts'
import { useCall } from '../../connection/use-call.ts'
import { sayError } from '../toast.tsx'
import { ApprovalCard } from './approval-card.tsx'

export interface ConnectedApprovalCardProps {
  readonly action: OutwardAction
  readonly docked?: boolean
}

/** The card with its decisions carried out; the new state comes back through the journal and the inbox. */
export function ConnectedApprovalCard({ action, docked = true }: ConnectedApprovalCardProps) {
  const onError = (error: unknown): void => sayError(error)
  // What is wrong with an edit stands in the card, beside it; a decided card has no place for it.
  const approve = useCall('approvals.approve', {
    onError: (error) => (action.state === 'proposed' ? undefined : sayError(error)),
  })
  const reject = useCall('approvals.reject', { onError })
  const resolve = useCall('approvals.resolve', { onError })
  const shown = [approve.data, reject.data, resolve.data].find((known) => newer(known, action)) ?? action
  return (
    <ApprovalCard
      action={shown}
      busy={approve.isPending || reject.isPending || resolve.isPending}
      problem={approve.error}
      docked={docked}
      onApprove={(choice) => approve.mutate({ actionId: action.id, ...choice })}
      onReject={(reason) => reject.mutate({ actionId: action.id, reason })}
      onResolve={(outcome) => resolve.mutate({ actionId: action.id, outcome })}
    />
  )
}

/** The reply of our own call may be ahead of the list it will arrive in. */
function newer(known: OutwardAction | undefined, action: OutwardAction): known is OutwardAction {
  if (!known || known.id !== action.id) return false
  return (known.settledAt ?? known.decidedAt ?? 0) > (action.settledAt ?? action.decidedAt ?? 0)
}
