import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Passage } from '#shared/domain/knowledge-document.ts'
import { cn } from '../../components/cn.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { bytes } from '../../components/figures.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useRows } from '../../connection/use-rows.ts'
import { t } from '../../i18n/t.ts'
import { CollectionBadge } from './collection-badge.tsx'
import { headingSteps } from './heading-steps.ts'
import { Marked } from './marked.tsx'

export interface DocumentReaderProps {
  readonly documentId: string
  /** The passage to show and mark; null opens at the beginning. */
  readonly passageId: string | null
  readonly query: string
  readonly onClose: () => void
}

/** A document as it was read: headings and passages, the passage that was asked for marked at its side. */
export function DocumentReader({ documentId, passageId, query, onClose }: DocumentReaderProps) {
  const rows = useRows('knowledge.document', { documentId })
  const document = rows.data?.document
  return (
    <>
      <header className="flex min-h-13 shrink-0 items-center justify-between gap-2 border-b border-line py-2 pr-2 pl-4">
        <h2 className="min-w-0 text-base font-semibold [overflow-wrap:anywhere]">
          {document?.title ?? t('knowledge.reader')}
        </h2>
        <IconButton label={t('knowledge.closeReader')} icon={<X />} onClick={onClose} />
      </header>
      <ScrollArea label={document?.title ?? t('knowledge.reader')}>
        {rows.isPending ? <SkeletonRows /> : null}
        {rows.isError ? (
          <ErrorState
            title={t('knowledge.readerFailed')}
            error={rows.error}
            onRetry={() => void rows.refetch()}
          />
        ) : null}
        {document ? (
          <div className="flex flex-col gap-1.5 border-b border-line px-4 py-3 text-meta text-ink-3">
            <span className="flex items-center gap-2">
              <CollectionBadge collection={document.collection} />
              {document.format.toUpperCase()} · {bytes(document.size)}
              {document.modifiedAt === null ? null : (
                <span>
                  · {t('knowledge.changedAt')} <RelativeTime at={document.modifiedAt} />
                </span>
              )}
            </span>
            <span className="[overflow-wrap:anywhere]">{document.path}</span>
            {document.error ? <span className="text-red">{document.error}</span> : null}
          </div>
        ) : null}
        {rows.data ? (
          <article className="px-4 py-4">
            {headingSteps(rows.data.passages).map(({ passage, fresh }) => (
              <PassageText
                key={passage.id}
                passage={passage}
                fresh={fresh}
                query={query}
                wanted={passage.id === passageId}
              />
            ))}
          </article>
        ) : null}
      </ScrollArea>
    </>
  )
}

interface PassageTextProps {
  readonly passage: Passage
  /** The headings that begin with this passage. */
  readonly fresh: readonly string[]
  readonly query: string
  readonly wanted: boolean
}

function PassageText({ passage, fresh, query, wanted }: PassageTextProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (wanted) place.current?.scrollIntoView({ block: 'center' })
  }, [wanted])
  return (
    <div
      ref={place}
      aria-current={wanted ? 'true' : undefined}
      className={cn(
        'mb-3 border-l-2 border-transparent pl-3 -ml-3.5',
        wanted && 'rounded-r-control border-accent bg-accent-soft py-2 pr-2',
      )}
    >
      {fresh.map((heading) => (
        <h3 key={heading} className="mb-1 pt-2 text-base font-semibold first:pt-0">
          {heading}
        </h3>
      ))}
      <p className="text-body [overflow-wrap:anywhere] whitespace-pre-wrap">
        <Marked text={passage.text} query={query} />
      </p>
    </div>
  )
}
