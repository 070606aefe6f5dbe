import { MessagesSquare } from 'lucide-react'
import { cn } from '../../../components/cn.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { useRows } from '../../../connection/use-rows.ts'
import { useDelayed } from '../../../hooks/use-delayed.ts'
import { t } from '../../../i18n/t.ts'
import type { FilterInput } from '../filter/narrowing.ts'
import { ChartCard } from './chart-card.tsx'
import type { OpenEvidence } from './evidence.ts'
import { FigureCard } from './figure-card.tsx'

export interface PatternsProps {
  readonly filter: FilterInput
  /** True while files are being read in: the figures wait for the last one. */
  readonly paused: boolean
  readonly onEvidence: OpenEvidence
}

/** Four figures and the charts, counted over the transcripts of the filter. */
export function Patterns({ filter, paused, onEvidence }: PatternsProps) {
  const rows = useRows('analysis.dashboard', { filter }, { keep: true, enabled: !paused })
  if (rows.isError && !rows.data) {
    return (
      <ErrorState
        title={t('transcripts.patternsFailed')}
        error={rows.error}
        onRetry={() => void rows.refetch()}
      />
    )
  }
  if (!rows.data) return <PatternsSkeleton />
  const { figures, charts } = rows.data
  const calls = figures.find(({ id }) => id === 'calls')?.result.total.value ?? 0
  if (calls === 0)
    return <EmptyState className="py-16" icon={<MessagesSquare />} title={t('transcripts.noneFiltered')} />
  return (
    <div className={cn('@container flex flex-col gap-4', rows.isPlaceholderData && 'opacity-60')}>
      <div className="grid grid-cols-2 gap-3 @3xl:grid-cols-4">
        {figures.map((figure) => (
          <FigureCard key={figure.id} figure={figure} onEvidence={onEvidence} />
        ))}
      </div>
      <div className="grid grid-cols-1 items-start gap-4 @4xl:grid-cols-2">
        {charts.map(({ id, title, result }) => (
          <ChartCard key={id} title={title} result={result} onEvidence={onEvidence} />
        ))}
      </div>
    </div>
  )
}

export function PatternsSkeleton() {
  const late = useDelayed(true)
  return (
    <output className="flex flex-col gap-4">
      <span className="sr-only">{t('common.loading')}</span>
      {late ? (
        <>
          <span className="grid grid-cols-2 gap-3">
            <Skeleton className="h-28" />
            <Skeleton className="h-28" />
          </span>
          <Skeleton className="h-52" />
          <Skeleton className="h-52" />
        </>
      ) : null}
    </output>
  )
}
