import { Link } from '@tanstack/react-router'
import { ChartNoAxesColumn, FilePlus2, ListChecks, MessagesSquare, SlidersHorizontal } from 'lucide-react'
import { useId, useState } from 'react'
import type { Transcript } from '#shared/domain/transcript.ts'
import { cn } from '../../../components/cn.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { SearchInput } from '../../../components/search-input.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { useRows } from '../../../connection/use-rows.ts'
import { count, t } from '../../../i18n/t.ts'
import { useSettled } from '../../knowledge/use-settled.ts'
import { FilterPanel } from '../filter/filter-panel.tsx'
import { isNarrowed, type FilterInput, type Narrowing } from '../filter/narrowing.ts'
import { ImportButton } from '../import/import-button.tsx'
import { ImportLine } from '../import/import-line.tsx'
import { useImportQueue } from '../import/use-import-queue.ts'
import { ChoiceBar } from './choice-bar.tsx'
import { FoundResults } from './found-results.tsx'
import { matchingCalls } from './matching-calls.ts'
import { SummaryProgress } from './summary-progress.tsx'
import { TranscriptRows } from './transcript-rows.tsx'
import { useChoice } from './use-choice.ts'

export interface ListColumnProps {
  readonly narrowing: Narrowing
  readonly filter: FilterInput
  readonly reps: readonly string[]
  readonly query: string
  readonly current: { readonly id: string | null; readonly ordinal: number | null }
  readonly onNarrow: (narrowing: Narrowing) => void
  readonly onQuery: (query: string) => void
  readonly onFiles: (files: readonly File[]) => void
  readonly onShowImport: () => void
}

/** Search over names, titles and what was said, filters, and every transcript; what runs is told at the foot. */
export function ListColumn(props: ListColumnProps) {
  const { narrowing, filter, reps, query, current, onNarrow, onQuery, onFiles, onShowImport } = props
  const [filtering, setFiltering] = useState(false)
  const panelId = useId()
  const { busy } = useImportQueue()
  const rows = useRows('transcripts.list', { filter }, { keep: true, enabled: !busy })
  const choice = useChoice()
  const asked = useSettled(query.trim())
  const searching = query.trim() !== '' && asked !== ''
  const narrowed = isNarrowed(filter)
  const shown = rows.data ?? []
  return (
    <>
      <div className="flex h-13 shrink-0 items-center gap-1 px-3">
        <SearchInput label={t('transcripts.search')} value={query} maxLength={2000} onChange={onQuery} />
        <ImportButton label={t('transcripts.importShort')} icon={<FilePlus2 />} onFiles={onFiles} />
      </div>
      <div className="px-2">
        <Link
          to="/transcripts/{-$id}"
          params={{ id: undefined }}
          aria-current={current.id === null ? 'true' : undefined}
          className={cn(
            'flex h-8 items-center gap-2 rounded-control px-2 text-base font-medium -outline-offset-2',
            'hover:bg-hover',
            current.id === null && 'bg-selected hover:bg-selected',
          )}
        >
          <ChartNoAxesColumn className="size-4 text-ink-3" aria-hidden />
          {t('transcripts.patterns')}
        </Link>
      </div>
      <div className="flex h-10 shrink-0 items-center gap-1 border-b border-line pr-2 pl-4">
        <output className="mr-auto text-meta text-ink-3">
          {rows.data ? count(shown.length, 'transcript') : ''}
        </output>
        <IconButton
          size="small"
          label={t(narrowed ? 'transcripts.filterOn' : 'transcripts.filter')}
          icon={<SlidersHorizontal className={cn(narrowed && 'text-accent-ink')} />}
          aria-expanded={filtering}
          aria-controls={panelId}
          aria-pressed={filtering}
          onClick={() => setFiltering(!filtering)}
        />
        <IconButton
          size="small"
          label={t('transcripts.chooseSeveral')}
          icon={<ListChecks />}
          disabled={shown.length === 0}
          aria-pressed={choice.ids !== null}
          onClick={choice.ids ? choice.end : choice.begin}
        />
      </div>
      {filtering ? <FilterPanel id={panelId} value={narrowing} reps={reps} onChange={onNarrow} /> : null}
      {searching ? (
        <FoundResults
          query={asked}
          filter={filter}
          calls={matchingCalls(shown, asked)}
          current={current}
          choice={choice}
        />
      ) : rows.isError ? (
        <ErrorState
          title={t('transcripts.listFailed')}
          error={rows.error}
          onRetry={() => void rows.refetch()}
          className="flex-1"
        />
      ) : rows.isPending ? (
        <SkeletonRows className="flex-1" />
      ) : shown.length === 0 ? (
        <EmptyState
          className="flex-1"
          icon={<MessagesSquare />}
          title={t(narrowed ? 'transcripts.noneFiltered' : 'transcripts.none')}
        />
      ) : (
        <TranscriptRows rows={shown} current={current.id} choice={choice} />
      )}
      <ImportLine onShow={onShowImport} />
      {choice.ids ? (
        <ChoiceBar choice={choice} shown={shown.map(idOf)} currentId={current.id} />
      ) : (
        <SummaryProgress />
      )}
    </>
  )
}

const idOf = ({ id }: Transcript): string => id
