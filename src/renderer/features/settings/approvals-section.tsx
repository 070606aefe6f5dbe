import { useState } from 'react'
import type { ApprovalPolicy } from '#shared/domain/outward-action.ts'
import { Card } from '../../components/card.tsx'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { say, sayError } from '../../components/toast.tsx'
import type { OutputOf } from '../../connection/routes.ts'
import { useCall } from '../../connection/use-call.ts'
import { useRows } from '../../connection/use-rows.ts'
import { t } from '../../i18n/t.ts'
import { pipelineKinds } from '../approvals/pipeline-kinds.ts'
import { StandingOrder } from './standing-order.tsx'

type Policy = OutputOf<'approvals.policies'>[number]

/**
 * What may happen without a person, kind by kind. "Without asking" is confirmed; every change can be
 * undone.
 */
export function ApprovalsSection() {
  const rows = useRows('approvals.policies', {})
  const [asked, setAsked] = useState<Policy | null>(null)
  const set = useCall('approvals.setPolicy', { onError: (error) => sayError(error) })
  const save = ({ kind, label, policy: before }: Policy, policy: ApprovalPolicy): void =>
    set.mutate(
      { kind, policy },
      {
        onSuccess: () =>
          say(t('policy.saved', { label, policy: t(`policy.${policy}`) }), {
            run: () => set.mutate({ kind, policy: before }),
          }),
      },
    )
  if (rows.isPending) return <SkeletonRows className="px-0" />
  if (rows.isError) {
    return <ErrorState title={t('policy.failed')} error={rows.error} onRetry={() => void rows.refetch()} />
  }
  return (
    <>
      <Card>
        <ul>
          {rows.data.map((row) => (
            <li
              key={row.kind}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line px-4 py-2.5 last:border-b-0"
            >
              <span>
                <span className="block text-base font-medium">{row.label}</span>
                {row.canAlways && !pipelineKinds.has(row.kind) ? null : (
                  <span className="block text-meta text-ink-3">
                    {t(row.canAlways ? 'policy.videoNote' : 'policy.clientNote')}
                  </span>
                )}
              </span>
              <Segmented<ApprovalPolicy>
                label={t('policy.for', { label: row.label })}
                value={row.policy}
                disabled={set.isPending}
                onChange={(policy) => (policy === 'always' ? setAsked(row) : save(row, policy))}
                options={(['ask', 'always', 'never'] as const)
                  .filter((policy) => policy !== 'always' || row.canAlways)
                  .map((policy) => ({ value: policy, label: t(`policy.${policy}`) }))}
              />
            </li>
          ))}
        </ul>
      </Card>
      <p className="text-meta text-ink-3">{t('policy.later')}</p>
      <StandingOrder />
      <ConfirmDialog
        open={asked !== null}
        title={t('policy.alwaysTitle', { label: asked?.label.toLowerCase() ?? '' })}
        body={t('policy.alwaysBody')}
        confirm={t('policy.alwaysConfirm')}
        onConfirm={() => {
          if (asked) save(asked, 'always')
          setAsked(null)
        }}
        onClose={() => setAsked(null)}
      />
    </>
  )
}
