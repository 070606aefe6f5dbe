import { Link } from '@tanstack/react-router'
import type { VideoRun } from '#shared/domain/video-run.ts'
import { clockTime } from '#shared/text/clock-time.ts'
import { Badge } from '../../../components/badge.tsx'
import { cn } from '../../../components/cn.ts'
import { RelativeTime } from '../../../components/relative-time.tsx'
import { t } from '../../../i18n/t.ts'
import { Poster } from '../posters.tsx'
import { RunState } from '../run-state.tsx'

export interface RunRowProps {
  readonly run: VideoRun
  readonly current: boolean
}

/** One video in the list: picture, customer, job, how it stands, how long it is. */
export function RunRow({ run, current }: RunRowProps) {
  return (
    <Link
      to="/videos/{-$id}"
      params={{ id: run.id }}
      aria-current={current ? 'true' : undefined}
      className={cn(
        'flex gap-2.5 rounded-control px-2 py-2 -outline-offset-2 hover:bg-hover compact:py-1',
        current && 'bg-selected hover:bg-selected',
      )}
    >
      <Poster runId={run.id} made={run.video !== null} className="mt-0.5" />
      <span className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span className="flex items-baseline justify-between gap-2">
          <span className="truncate text-base font-medium text-ink">{run.customerName}</span>
          <RelativeTime at={run.createdAt} className="shrink-0 text-meta text-ink-2" />
        </span>
        <span className="truncate text-meta text-ink-2 tabular-nums">
          {[run.jobNumber, run.jobName].filter(Boolean).join(' · ')}
        </span>
        <span className="mt-0.5 flex flex-wrap items-center gap-1.5 text-meta text-ink-2">
          <RunState state={run.state} />
          {run.simulate ? <Badge>{t('videos.simulated')}</Badge> : null}
          {run.video ? (
            <span className="ml-auto tabular-nums">
              <span aria-hidden>{clockTime(run.video.seconds)}</span>
              <span className="sr-only">{t('videos.length', { time: clockTime(run.video.seconds) })}</span>
            </span>
          ) : null}
        </span>
      </span>
    </Link>
  )
}
