import { Link } from '@tanstack/react-router'
import { SearchX } from 'lucide-react'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { Snippet } from '../../../components/highlight.tsx'
import { RelativeTime } from '../../../components/relative-time.tsx'
import { ScrollArea } from '../../../components/scroll-area.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { useRows } from '../../../connection/use-rows.ts'
import { t } from '../../../i18n/t.ts'

/** Messages that contain the words, with the words marked; a click jumps to the message. */
export function SearchResults({ query }: { readonly query: string }) {
  const { data, error, refetch } = useRows('chat.search', { query, limit: 50 }, { keep: true })
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonRows className="flex-1" />
  if (data.length === 0) {
    return <EmptyState className="flex-1" icon={<SearchX />} title={t('chat.noHits', { query })} />
  }
  return (
    <ScrollArea label={t('chat.search')} className="px-2 pb-3">
      <output className="block px-2 py-1 text-meta text-ink-3">
        {t('chat.hits', { count: data.length })}
      </output>
      <ul>
        {data.map((hit) => (
          <li key={hit.messageId}>
            <Link
              to="/chat/$conversationId"
              params={{ conversationId: hit.conversationId }}
              search={{ message: hit.messageId }}
              className="block rounded-control px-2 py-2 -outline-offset-2 hover:bg-hover"
            >
              <span className="flex items-baseline gap-2">
                <span className="min-w-0 flex-1 truncate font-medium">{hit.conversationTitle}</span>
                <RelativeTime at={hit.at} className="shrink-0 text-meta text-ink-3" />
              </span>
              <span className="line-clamp-2 text-ink-2">
                <span className="text-ink-3">{hit.role === 'user' ? t('chat.you') : t('chat.hardE')}: </span>
                <Snippet text={hit.snippet} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </ScrollArea>
  )
}
