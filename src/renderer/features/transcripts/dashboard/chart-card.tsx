import { ChartNoAxesColumn, Download, Info, Table2 } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { resultCsv } from '#shared/domain/analysis-csv.ts'
import type { AnalysisResult } from '#shared/domain/analysis.ts'
import { cn } from '../../../components/cn.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { Segmented } from '../../../components/segmented.tsx'
import { t } from '../../../i18n/t.ts'
import { download } from '../../chat/download.ts'
import { Bars } from './bars.tsx'
import type { OpenEvidence } from './evidence.ts'
import { ResultTable } from './result-table.tsx'

export interface ChartCardProps {
  /** The answer in words: "Marcus Bell wins most often: 5 of 6 decided calls". */
  readonly title: string
  readonly result: AnalysisResult
  /** Those of the result, unless they were said elsewhere. */
  readonly notes?: readonly string[]
  readonly onEvidence: OpenEvidence
}

type View = 'bars' | 'table'

/** A chart with its answer as title, the same as a table, as a file, and what limits it. */
export function ChartCard({ title, result, notes, onEvidence }: ChartCardProps) {
  const [view, setView] = useState<View>('bars')
  // What is shown is saved: some charts are put together of several queries.
  const save = (): void => {
    const { fileName, csv } = resultCsv(result)
    download(fileName, csv, 'text/csv;charset=utf-8')
  }
  return (
    <figure
      aria-label={title}
      className={cn(
        'flex min-w-0 flex-col gap-3 rounded-card border border-line bg-raised p-4',
        // A table needs the width of both columns.
        view === 'table' && 'col-span-full',
      )}
    >
      <header className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-body leading-5 font-semibold">{title}</h2>
          {title === result.title ? null : <p className="mt-0.5 text-meta text-ink-3">{result.title}</p>}
        </div>
        <div className="flex shrink-0 items-center gap-1">
          <Segmented
            label={t('transcripts.view')}
            value={view}
            onChange={setView}
            options={[
              {
                value: 'bars',
                label: <Sign icon={<ChartNoAxesColumn />} words={t('transcripts.view.bars')} />,
              },
              { value: 'table', label: <Sign icon={<Table2 />} words={t('transcripts.view.table')} /> },
            ]}
          />
          <IconButton label={t('transcripts.csv')} icon={<Download />} onClick={save} />
        </div>
      </header>
      {result.groups.length === 0 && view === 'bars' ? (
        <EmptyState className="py-4" title={t('transcripts.nothingToCount')} />
      ) : view === 'bars' ? (
        <Bars result={result} onEvidence={onEvidence} />
      ) : (
        <ResultTable result={result} onEvidence={onEvidence} />
      )}
      <Notes notes={notes ?? result.notes} />
    </figure>
  )
}

function Sign({ icon, words }: { readonly icon: ReactNode; readonly words: string }) {
  return (
    <span title={words} className="inline-flex">
      {icon}
      <span className="sr-only">{words}</span>
    </span>
  )
}

/** What limits a number. */
export function Notes({ notes }: { readonly notes: readonly string[] }) {
  if (notes.length === 0) return null
  return (
    <ul className="flex flex-col gap-1 text-meta text-ink-2">
      {notes.map((note) => (
        <li key={note} className="flex gap-1.5">
          <Info className="mt-0.5 size-3 shrink-0" aria-hidden />
          {note}
        </li>
      ))}
    </ul>
  )
}
