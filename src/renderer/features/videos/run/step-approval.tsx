import { Link } from '@tanstack/react-router'
import type { VideoRun, VideoStepName } from '#shared/domain/video-run.ts'
import { ConnectedApprovalCard } from '../../../components/approval-card/connected-approval-card.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { useRows } from '../../../connection/use-rows.ts'
import { t } from '../../../i18n/t.ts'
import { actionOf } from './run-facts.ts'

export interface StepApprovalProps {
  readonly run: VideoRun
  readonly step: VideoStepName
}

/** What a step waits for a person to decide, right where it waits. */
export function StepApproval({ run, step }: StepApprovalProps) {
  const open = useRows('approvals.list', { states: ['proposed', 'unknown', 'failed'], limit: 500 })
  const action = actionOf(run, step, open.data ?? [])
  if (open.isPending) return <SkeletonRows rows={2} className="p-0" />
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-baseline justify-between gap-2 text-base text-ink-2">
        {t('videos.needsYou')}
        <Link
          to="/approvals/{-$id}"
          params={{ id: action?.id }}
          className="text-meta font-medium text-accent-ink hover:underline"
        >
          {t(action ? 'videos.decide' : 'videos.allApprovals')}
        </Link>
      </p>
      {action ? <ConnectedApprovalCard key={action.id} action={action} docked={false} /> : null}
    </div>
  )
}
