import { FilePlus2, Library, RefreshCw, Search, X } from 'lucide-react'
import { useState } from 'react'
import type { Collection } from '#shared/domain/citation.ts'
import type { KnowledgeSource } from '#shared/domain/knowledge-document.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Input } from '../../components/input.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { sayError } from '../../components/toast.tsx'
import { useCall } from '../../connection/use-call.ts'
import { useRows } from '../../connection/use-rows.ts'
import { count, t } from '../../i18n/t.ts'
import { AreaHeader } from '../frame/area-header.tsx'
import { Area } from '../frame/area.tsx'
import { useDropTarget } from '../frame/drop-zone.tsx'
import { useGo, usePlaceId, usePlaceMessage } from '../frame/place.ts'
import { CollectionFilter } from './collection-badge.tsx'
import { DocumentList } from './document-list.tsx'
import { DocumentReader } from './document-reader.tsx'
import { FilePicker } from './file-picker.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { SearchResults } from './search-results.tsx'
import { SourceList } from './source-list.tsx'
import { useSettled } from './use-settled.ts'

/** Sources, documents and passages. The address names the open document, its search part the passage. */
export function Screen() {
  const [query, setQuery] = useState('')
  const [collection, setCollection] = useState<Collection | null>(null)
  const [source, setSource] = useState<KnowledgeSource | null>(null)
  const [files, setFiles] = useState<readonly File[] | null>(null)
  const sources = useRows('knowledge.sources', {}).data
  const sync = useCall('knowledge.sync', { onError: (error) => sayError(error) })
  const documentId = usePlaceId()
  const passageId = usePlaceMessage()
  const go = useGo()
  const asked = useSettled(query.trim())
  const searching = query.trim() !== '' && asked !== ''
  const busy = sync.isPending || (sources?.some((one) => one.state === 'syncing') ?? false)
  const off = new Set(sources?.filter((one) => !one.enabled).map((one) => one.id))
  const endsPractice = sources?.every((one) => one.kind === 'practice') ?? false
  useDropTarget(t('knowledge.dropTarget'), setFiles)
  const close = (): void => go('/knowledge')
  return (
    <Area
      label={t('knowledge.title')}
      list={<SourceList selected={source?.id ?? null} onSelect={setSource} />}
      companion={
        documentId ? (
          <DocumentReader
            key={documentId}
            documentId={documentId}
            passageId={passageId}
            query={searching ? asked : ''}
            onClose={close}
          />
        ) : null
      }
      onCloseCompanion={close}
    >
      <AreaHeader
        title={t('knowledge.title')}
        actions={
          <>
            <Button
              tone="quiet"
              icon={<RefreshCw />}
              busy={busy}
              onClick={() => sync.mutate({ sourceId: null })}
            >
              {t('knowledge.syncAll')}
            </Button>
            <FilePicker label={t('knowledge.import')} icon={<FilePlus2 />} onFiles={setFiles} />
          </>
        }
      />
      <div className="flex shrink-0 flex-wrap items-center gap-2 border-b border-line px-4 py-2.5">
        <Input
          type="search"
          icon={<Search />}
          className="min-w-56 flex-1 [&_input::-webkit-search-cancel-button]:grayscale"
          aria-label={t('knowledge.search')}
          placeholder={t('knowledge.search')}
          value={query}
          maxLength={2000}
          onChange={(event) => setQuery(event.target.value)}
        />
        <CollectionFilter value={collection} onChange={setCollection} />
      </div>
      <ScrollArea label={t('knowledge.documents')} className="px-4 py-4">
        {searching ? (
          <>
            <h2 className="mb-2 text-meta font-medium text-ink-3">{t('knowledge.result')}</h2>
            <SearchResults query={asked} collection={collection} openPassage={passageId} />
          </>
        ) : (
          <Documents
            collection={collection}
            source={source}
            off={off}
            openId={documentId}
            onAllSources={() => setSource(null)}
          />
        )}
      </ScrollArea>
      {files ? (
        <ImportDialog
          files={files}
          collection={collection ?? 'training'}
          endsPractice={endsPractice}
          onClose={() => setFiles(null)}
        />
      ) : null}
    </Area>
  )
}

interface DocumentsProps {
  readonly collection: Collection | null
  readonly source: KnowledgeSource | null
  /** Sources that are switched off; their documents show only when the source is chosen. */
  readonly off: ReadonlySet<string>
  readonly openId: string | null
  readonly onAllSources: () => void
}

function Documents({ collection, source, off, openId, onAllSources }: DocumentsProps) {
  const rows = useRows('knowledge.documents', { collection, sourceId: source?.id ?? null }, { keep: true })
  if (rows.isPending) return <SkeletonRows className="px-0" />
  if (rows.isError) {
    return (
      <ErrorState
        title={t('knowledge.documentsFailed')}
        error={rows.error}
        onRetry={() => void rows.refetch()}
      />
    )
  }
  const shown = source ? rows.data : rows.data.filter((document) => !off.has(document.sourceId))
  const hidden = rows.data.length - shown.length
  return (
    <>
      <div className="mb-2 flex min-h-6 items-center gap-2">
        <h2 className="text-meta font-medium text-ink-3">{count(shown.length, 'document')}</h2>
        {source ? (
          <span className="flex min-w-0 items-center gap-1 text-meta text-ink-2">
            <span className="truncate">{t('knowledge.onlyOf', { label: source.label })}</span>
            <IconButton size="small" label={t('knowledge.allSources')} icon={<X />} onClick={onAllSources} />
          </span>
        ) : null}
      </div>
      {shown.length > 0 ? (
        <DocumentList documents={shown} openId={openId} />
      ) : collection || source ? (
        <EmptyState className="py-16" icon={<Library />} title={t('knowledge.noneFiltered')} />
      ) : (
        <EmptyState
          className="py-16"
          icon={<Library />}
          title={t('knowledge.none')}
          body={t('knowledge.noneBody')}
        />
      )}
      {hidden > 0 ? (
        <p className="mt-3 text-meta text-ink-3">
          {t('knowledge.hidden', { documents: count(hidden, 'document') })}
        </p>
      ) : null}
    </>
  )
}
