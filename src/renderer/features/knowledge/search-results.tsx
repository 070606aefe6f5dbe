import { Link } from '@tanstack/react-router'
import { SearchX } from 'lucide-react'
import type { Collection } from '#shared/domain/citation.ts'
import type { RankedPassage } from '#shared/domain/knowledge-document.ts'
import { Card } from '../../components/card.tsx'
import { cn } from '../../components/cn.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useRows } from '../../connection/use-rows.ts'
import { t } from '../../i18n/t.ts'
import { CollectionBadge } from './collection-badge.tsx'
import { excerpt } from './mark-terms.ts'
import { Marked } from './marked.tsx'

export interface SearchResultsProps {
  readonly query: string
  readonly collection: Collection | null
  readonly openPassage: string | null
}

/** The passages that fit best, in order, with the words of the query marked. */
export function SearchResults({ query, collection, openPassage }: SearchResultsProps) {
  const rows = useRows('knowledge.search', { query, collection, limit: 20 }, { keep: true })
  if (rows.isPending) return <SkeletonRows className="px-0" />
  if (rows.isError) {
    return (
      <ErrorState
        title={t('knowledge.searchFailed')}
        error={rows.error}
        onRetry={() => void rows.refetch()}
      />
    )
  }
  if (rows.data.length === 0) {
    return (
      <EmptyState
        className="py-16"
        icon={<SearchX />}
        title={t('knowledge.noHits', { query })}
        body={t('knowledge.noHitsBody')}
      />
    )
  }
  return (
    <>
      <output className="sr-only">{t('knowledge.results', { count: rows.data.length })}</output>
      <ol className={cn('flex flex-col gap-2', rows.isPlaceholderData && 'opacity-60')}>
        {rows.data.map((passage) => (
          <li key={passage.id}>
            <Result passage={passage} query={query} current={passage.id === openPassage} />
          </li>
        ))}
      </ol>
    </>
  )
}

interface ResultProps {
  readonly passage: RankedPassage
  readonly query: string
  readonly current: boolean
}

function Result({ passage, query, current }: ResultProps) {
  return (
    <Link
      to="/knowledge/$id"
      params={{ id: passage.documentId }}
      search={{ message: passage.id }}
      aria-current={current ? 'true' : undefined}
      className="block rounded-card"
    >
      <Card className={cn('flex flex-col gap-1 px-4 py-3 hover:bg-hover', current && 'bg-selected')}>
        <span className="flex items-center justify-between gap-3">
          <span className="truncate text-base font-medium">{passage.title}</span>
          <CollectionBadge collection={passage.collection} />
        </span>
        {passage.heading ? (
          <span className="truncate text-meta text-ink-3">
            <Marked text={passage.heading} query={query} />
          </span>
        ) : null}
        <span className="text-base text-ink-2">
          <Marked text={excerpt(passage.text, query)} query={query} />
        </span>
      </Card>
    </Link>
  )
}
