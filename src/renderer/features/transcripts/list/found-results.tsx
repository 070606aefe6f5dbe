import { SearchX } from 'lucide-react'
import { useState } from 'react'
import type { Transcript } from '#shared/domain/transcript.ts'
import { Button } from '../../../components/button.tsx'
import { cn } from '../../../components/cn.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { ScrollArea } from '../../../components/scroll-area.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { useRows } from '../../../connection/use-rows.ts'
import { t } from '../../../i18n/t.ts'
import type { FilterInput } from '../filter/narrowing.ts'
import { SaidResults } from './said-results.tsx'
import { TranscriptRow } from './transcript-row.tsx'
import type { Choice } from './use-choice.ts'

const MOST_HITS = 60
const FIRST_CALLS = 6
const MORE_CALLS = 50

export interface FoundResultsProps {
  readonly query: string
  readonly filter: FilterInput
  /** Those that carry the words in their title or names. */
  readonly calls: readonly Transcript[]
  readonly current: { readonly id: string | null; readonly ordinal: number | null }
  readonly choice: Choice
}

/** What fits the words: the calls named so, and under them what was said. */
export function FoundResults({ query, filter, calls, current, choice }: FoundResultsProps) {
  const rows = useRows('transcripts.search', { query, filter, limit: MOST_HITS }, { keep: true })
  const hits = rows.data ?? []
  if (calls.length === 0 && rows.isPending) return <SkeletonRows className="flex-1" />
  if (calls.length === 0 && rows.data && hits.length === 0) {
    return (
      <EmptyState
        className="flex-1"
        icon={<SearchX />}
        title={t('transcripts.noHits', { query })}
        body={t('transcripts.noHitsBody')}
      />
    )
  }
  return (
    <ScrollArea label={t('transcripts.hitList')} className="px-2 pb-3">
      {calls.length > 0 ? <Calls key={query} calls={calls} currentId={current.id} choice={choice} /> : null}
      <section aria-label={t('transcripts.saidHits')} className={cn(rows.isPlaceholderData && 'opacity-60')}>
        {calls.length > 0 ? <GroupName>{t('transcripts.saidHits')}</GroupName> : null}
        {rows.isError ? (
          <ErrorState
            title={t('transcripts.searchFailed')}
            error={rows.error}
            onRetry={() => void rows.refetch()}
          />
        ) : rows.isPending ? (
          <SkeletonRows className="p-0" />
        ) : hits.length === 0 ? (
          <p className="px-2 py-1 text-meta text-ink-3">{t('transcripts.noHits', { query })}</p>
        ) : (
          <SaidResults query={query} hits={hits} cut={hits.length >= MOST_HITS} current={current} />
        )}
      </section>
    </ScrollArea>
  )
}

function GroupName({ children }: { readonly children: string }) {
  return <h2 className="px-2 pt-3 pb-1 text-meta font-medium text-ink-3">{children}</h2>
}

interface CallsProps {
  readonly calls: readonly Transcript[]
  readonly currentId: string | null
  readonly choice: Choice
}

function Calls({ calls, currentId, choice }: CallsProps) {
  const [most, setMost] = useState(FIRST_CALLS)
  const rest = Math.min(MORE_CALLS, calls.length - most)
  return (
    <section aria-label={t('transcripts.calls')} className="border-b border-line pb-2">
      <GroupName>{t('transcripts.calls')}</GroupName>
      <ul>
        {calls.slice(0, most).map((transcript) => (
          <li key={transcript.id} className="pb-0.5">
            <TranscriptRow
              transcript={transcript}
              current={transcript.id === currentId}
              chosen={choice.ids ? choice.ids.has(transcript.id) : null}
              onChoose={(chosen) => choice.set(transcript.id, chosen)}
            />
          </li>
        ))}
      </ul>
      {rest > 0 ? (
        <Button tone="quiet" size="small" onClick={() => setMost(most + rest)}>
          {t('transcripts.evidenceMore', { count: rest })}
        </Button>
      ) : null}
    </section>
  )
}
