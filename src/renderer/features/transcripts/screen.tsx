import { FilePlus2, MessagesSquare } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useRows } from '../../connection/use-rows.ts'
import { useNow } from '../../hooks/use-now.ts'
import { t } from '../../i18n/t.ts'
import { AreaHeader } from '../frame/area-header.tsx'
import { Area } from '../frame/area.tsx'
import { useDropTarget } from '../frame/drop-zone.tsx'
import { usePlaceId, usePlaceMessage } from '../frame/place.ts'
import { useAsk } from './ask/use-ask.ts'
import { EvidencePanel } from './dashboard/evidence-panel.tsx'
import { FilterChips } from './filter/filter-chips.tsx'
import { everything, filterOf, type Narrowing } from './filter/narrowing.ts'
import { ImportButton } from './import/import-button.tsx'
import { ImportDialog } from './import/import-dialog.tsx'
import { isOpen } from './import/import-queue.ts'
import { useImportQueue } from './import/use-import-queue.ts'
import { JumpProvider } from './jump.tsx'
import { ListColumn } from './list/list-column.tsx'
import { FindingsPanel } from './reader/findings-panel.tsx'
import { Reader } from './reader/reader.tsx'
import { useCompanion } from './use-companion.ts'

const DAY = 24 * 60 * 60_000

const AskBox = lazy(async () => ({ default: (await import('./ask/ask-box.tsx')).AskBox }))
const Patterns = lazy(async () => ({ default: (await import('./dashboard/dashboard.tsx')).Patterns }))

/** "12" → 12; what is no place in a conversation is none. */
function ordinalOf(message: string | null): number | null {
  return message !== null && /^\d{1,6}$/.test(message) ? Number(message) : null
}

/** All sales conversations: the patterns over them, and the one that is open. */
export function Screen() {
  const id = usePlaceId()
  const wanted = ordinalOf(usePlaceMessage())
  const [narrowing, setNarrowing] = useState<Narrowing>(everything)
  const [query, setQuery] = useState('')
  const [importOpen, setImportOpen] = useState(false)
  const [jumps, setJumps] = useState(0)
  const companion = useCompanion()
  const ask = useAsk()
  const { queue, busy, files } = useImportQueue()
  const filter = filterOf(narrowing, useNow(DAY))
  const all = useRows('transcripts.list', { filter: {} }, { enabled: !busy })
  const reps = [...new Set(all.data?.flatMap(({ rep }) => rep ?? []))].toSorted((a, b) => a.localeCompare(b))
  const current = { id, ordinal: wanted }
  const onFiles = (more: readonly File[]): void => {
    queue.add(more)
    setImportOpen(true)
  }
  useDropTarget(t('transcripts.title'), onFiles, { takesStrays: true })
  const narrow = (next: Narrowing): void => {
    companion.closeEvidence()
    setNarrowing(next)
  }
  const beside = companion.evidence ? (
    <EvidencePanel evidence={companion.evidence} current={current} onClose={companion.closeEvidence} />
  ) : id !== null && companion.summaryOpen ? (
    <FindingsPanel key={id} transcriptId={id} wanted={companion.finding} onClose={companion.closeSummary} />
  ) : null
  const jumped = (): void => {
    setJumps(jumps + 1)
    companion.jumped()
  }
  return (
    <JumpProvider value={{ count: jumps, onJump: jumped }}>
      <Area
        label={t('transcripts.title')}
        list={
          <ListColumn
            narrowing={narrowing}
            filter={filter}
            reps={reps}
            query={query}
            current={current}
            onNarrow={narrow}
            onQuery={setQuery}
            onFiles={onFiles}
            onShowImport={() => setImportOpen(true)}
          />
        }
        companion={beside}
        onCloseCompanion={companion.evidence ? companion.closeEvidence : companion.closeSummary}
      >
        {id === null ? (
          <>
            <AreaHeader
              title={t('transcripts.patterns')}
              actions={
                <ImportButton
                  label={t('transcripts.import')}
                  icon={<FilePlus2 />}
                  tone="neutral"
                  onFiles={onFiles}
                />
              }
            />
            <ScrollArea label={t('transcripts.patterns')} className="px-4 py-4">
              {all.isError && !all.data ? (
                <ErrorState
                  title={t('transcripts.listFailed')}
                  error={all.error}
                  onRetry={() => void all.refetch()}
                />
              ) : all.data?.length === 0 ? (
                <EmptyState
                  className="py-16"
                  icon={<MessagesSquare />}
                  title={t('transcripts.none')}
                  body={t('transcripts.noneBody')}
                  action={
                    <ImportButton
                      label={t('transcripts.importFirst')}
                      icon={<FilePlus2 />}
                      tone="primary"
                      onFiles={onFiles}
                    />
                  }
                />
              ) : (
                <Suspense fallback={<SkeletonRows className="p-0" />}>
                  <div className="mx-auto flex max-w-280 flex-col gap-4">
                    <AskBox ask={ask} onEvidence={companion.openEvidence} />
                    <FilterChips value={narrowing} onChange={narrow} />
                    <Patterns
                      filter={filter}
                      paused={files.some(isOpen)}
                      onEvidence={companion.openEvidence}
                    />
                  </div>
                </Suspense>
              )}
            </ScrollArea>
          </>
        ) : (
          <Reader
            key={id}
            transcriptId={id}
            wanted={wanted}
            query={query.trim()}
            summaryOpen={companion.summaryOpen}
            titleOf={(other) => all.data?.find((one) => one.id === other)?.title ?? null}
            onSummary={companion.toggleSummary}
            onFinding={companion.openFinding}
          />
        )}
        {importOpen ? <ImportDialog onClose={() => setImportOpen(false)} /> : null}
      </Area>
    </JumpProvider>
  )
}
