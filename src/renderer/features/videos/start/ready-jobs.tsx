import { Command } from 'cmdk'
import type { Job } from '#shared/domain/customer.ts'
import type { VideoRun } from '#shared/domain/video-run.ts'
import { Badge } from '../../../components/badge.tsx'
import { cn } from '../../../components/cn.ts'
import { ErrorState } from '../../../components/error-state.tsx'
import { fieldStyle } from '../../../components/field-style.ts'
import { matchWords } from '../../../components/match-words.ts'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { useRows } from '../../../connection/use-rows.ts'
import { t } from '../../../i18n/t.ts'
import { RunState } from '../run-state.tsx'

/** A job in the primer stage, and the newest run it has. */
export interface ReadyJob {
  readonly job: Job
  readonly runId: string | null
  /** Of the client; empty: there is none; null: not known. */
  readonly email: string | null
}

export interface ReadyJobsProps {
  readonly runs: readonly VideoRun[]
  readonly onPick: (ready: ReadyJob) => void
}

/** The jobs that stand in the primer stage, to choose one. */
export function ReadyJobs({ runs, onPick }: ReadyJobsProps) {
  const ready = useRows('videos.readyJobs', {})
  if (ready.isPending) return <SkeletonRows rows={4} className="px-1" />
  if (ready.isError) {
    return (
      <ErrorState
        className="py-4"
        title={t('videos.start.jobsFailed')}
        error={ready.error}
        onRetry={() => void ready.refetch()}
      />
    )
  }
  if (ready.data.length === 0) return <p className="text-base text-ink-2">{t('videos.start.none')}</p>
  return (
    <Command label={t('videos.start.search')} filter={matchWords} className="flex min-h-0 flex-col gap-2">
      <Command.Input placeholder={t('videos.start.search')} className={cn(fieldStyle, 'h-8')} />
      <Command.List
        label={t('videos.start.jobs')}
        className="max-h-72 overflow-y-auto rounded-control border border-line bg-raised p-1"
      >
        <Command.Empty className="px-2 py-6 text-center text-base text-ink-2">
          {t('videos.start.noMatch')}
        </Command.Empty>
        {ready.data.map((one) => (
          <Command.Item
            key={one.job.id}
            value={one.job.id}
            keywords={[one.job.customerName, one.job.number, one.job.name, one.job.stage.name]}
            onSelect={() => onPick(one)}
            className="rounded-control px-2 py-1.5 data-[selected=true]:bg-hover"
          >
            <span className="flex items-baseline justify-between gap-3 text-base">
              <span className="min-w-0 truncate font-medium">{one.job.customerName}</span>
              <span className="shrink-0 text-meta text-ink-2 tabular-nums">{one.job.number}</span>
            </span>
            <span className="flex items-center justify-between gap-3">
              <span className="min-w-0 truncate text-meta text-ink-2">
                {[one.job.name, one.job.stage.name].filter(Boolean).join(' · ')}
              </span>
              <Existing run={runs.find(({ id }) => id === one.runId)} exists={one.runId !== null} />
            </span>
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  )
}

function Existing({ run, exists }: { readonly run: VideoRun | undefined; readonly exists: boolean }) {
  if (run) return <RunState state={run.state} />
  return exists ? <Badge>{t('videos.start.hasVideo')}</Badge> : null
}
