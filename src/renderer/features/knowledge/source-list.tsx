import { Cloud, FolderPlus, Library } from 'lucide-react'
import { useState } from 'react'
import type { KnowledgeSource } from '#shared/domain/knowledge-document.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useRows } from '../../connection/use-rows.ts'
import { t } from '../../i18n/t.ts'
import { useGo } from '../frame/place.ts'
import { AddFolderDialog } from './add-folder-dialog.tsx'
import { SourceCard } from './source-card.tsx'

export interface SourceListProps {
  /** The source that the document list is narrowed to. */
  readonly selected: string | null
  readonly onSelect: (source: KnowledgeSource | null) => void
}

export function SourceList({ selected, onSelect }: SourceListProps) {
  const sources = useRows('knowledge.sources', {})
  const [adding, setAdding] = useState(false)
  const go = useGo()
  return (
    <>
      <div className="flex h-13 shrink-0 items-center border-b border-line px-4">
        <h2 className="text-base font-semibold">{t('knowledge.sources')}</h2>
      </div>
      <ScrollArea label={t('knowledge.sources')} className="p-3">
        {sources.isPending ? <SkeletonRows rows={3} className="p-1" /> : null}
        {sources.isError ? (
          <ErrorState
            title={t('knowledge.sourcesFailed')}
            error={sources.error}
            onRetry={() => void sources.refetch()}
          />
        ) : null}
        {sources.data?.length === 0 ? (
          <EmptyState
            icon={<Library />}
            title={t('knowledge.noSources')}
            body={t('knowledge.noSourcesBody')}
          />
        ) : null}
        <ul className="flex flex-col gap-2">
          {sources.data?.map((source) => (
            <li key={source.id}>
              <SourceCard
                source={source}
                current={source.id === selected}
                onSelect={() => onSelect(source.id === selected ? null : source)}
              />
            </li>
          ))}
        </ul>
      </ScrollArea>
      <div className="flex shrink-0 gap-2 border-t border-line p-3">
        <Button className="flex-1" icon={<FolderPlus />} onClick={() => setAdding(true)}>
          {t('knowledge.addFolder')}
        </Button>
        {sources.data?.some((source) => source.kind === 's3') ? null : (
          <Button className="flex-1" icon={<Cloud />} onClick={() => go('/settings/documents')}>
            {t('knowledge.addS3')}
          </Button>
        )}
      </div>
      {adding ? (
        <AddFolderDialog
          endsPractice={sources.data?.every((source) => source.kind === 'practice') ?? false}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </>
  )
}
