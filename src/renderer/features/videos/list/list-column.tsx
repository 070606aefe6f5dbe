import { Link } from '@tanstack/react-router'
import { Clapperboard, Plus } from 'lucide-react'
import { useState } from 'react'
import type { VideoRun } from '#shared/domain/video-run.ts'
import { cn } from '../../../components/cn.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { ScrollArea } from '../../../components/scroll-area.tsx'
import { SearchInput } from '../../../components/search-input.tsx'
import { Select } from '../../../components/select.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { useNow } from '../../../hooks/use-now.ts'
import { t } from '../../../i18n/t.ts'
import { ListenerLine } from '../mail/listener-line.tsx'
import { groupRuns, runFilters, type RunFilter } from './group-runs.ts'
import { RunRow } from './run-row.tsx'

export interface ListColumnProps {
  /** Undefined while they are read. */
  readonly runs: readonly VideoRun[] | undefined
  readonly current: string | null
  readonly mailOpen: boolean
  readonly onNew: () => void
}

/** Search, filter, the way to the mails, and every video by when it began. */
export function ListColumn({ runs, current, mailOpen, onNew }: ListColumnProps) {
  const [filter, setFilter] = useState<RunFilter>('all')
  const [text, setText] = useState('')
  const groups = groupRuns(runs ?? [], useNow(), { filter, text })
  return (
    <>
      <div className="flex h-13 shrink-0 items-center gap-1 px-3">
        <SearchInput label={t('videos.search')} value={text} maxLength={200} onChange={setText} />
        <IconButton label={t('videos.new')} icon={<Plus />} onClick={onNew} />
      </div>
      <div className="px-2">
        <Link
          to="/videos/{-$id}"
          params={{ id: 'mail' }}
          aria-current={mailOpen ? 'true' : undefined}
          className={cn(
            'flex min-h-8 items-center gap-2 rounded-control px-2 py-1 text-base -outline-offset-2',
            'hover:bg-hover',
            mailOpen && 'bg-selected hover:bg-selected',
          )}
        >
          <ListenerLine />
        </Link>
      </div>
      <div className="flex h-12 shrink-0 items-center border-b border-line px-3">
        <Select
          label={t('videos.filter')}
          value={filter}
          className="w-full"
          options={runFilters.map((value) => ({ value, label: t(`videos.filter.${value}`) }))}
          onChange={setFilter}
        />
      </div>
      {runs === undefined ? (
        <SkeletonRows className="flex-1" />
      ) : groups.length === 0 ? (
        <EmptyState
          className="flex-1"
          icon={<Clapperboard />}
          title={t(runs.length > 0 ? 'videos.noneFound' : 'videos.none')}
        />
      ) : (
        <ScrollArea label={t('videos.list')} className="p-2">
          {groups.map((group) => (
            <section key={group.name} className="mb-3">
              <h2 className="flex justify-between px-2 py-1.5 text-meta font-medium text-ink-3">
                {t(`videos.group.${group.name}`)}
                <span className="tabular-nums">{group.runs.length}</span>
              </h2>
              <ul>
                {group.runs.map((run) => (
                  <li key={run.id}>
                    <RunRow run={run} current={run.id === current} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </ScrollArea>
      )}
    </>
  )
}
