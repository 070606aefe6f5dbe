import { SearchX } from 'lucide-react'
import type { TranscriptHit } from '#shared/domain/transcript.ts'
import { cn } from '../../../components/cn.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { ScrollArea } from '../../../components/scroll-area.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { clockTime } from '../../../components/time.ts'
import { useRows } from '../../../connection/use-rows.ts'
import { count, t } from '../../../i18n/t.ts'
import { excerpt } from '../../knowledge/mark-terms.ts'
import { Marked } from '../../knowledge/marked.tsx'
import type { FilterInput } from '../filter/narrowing.ts'
import { TurnLink } from '../jump.tsx'
import { speakerName } from '../words.ts'
import { groupHits } from './group-hits.ts'

const MOST = 60

export interface SaidResultsProps {
  readonly query: string
  readonly filter: FilterInput
  /** The open transcript and turn. */
  readonly current: { readonly id: string | null; readonly ordinal: number | null }
}

/** What was said that fits the words, by transcript; a click leads to the turn. */
export function SaidResults({ query, filter, current }: SaidResultsProps) {
  const rows = useRows('transcripts.search', { query, filter, limit: MOST }, { keep: true })
  if (rows.isError) {
    return (
      <ErrorState
        title={t('transcripts.searchFailed')}
        error={rows.error}
        onRetry={() => void rows.refetch()}
      />
    )
  }
  if (rows.isPending) return <SkeletonRows className="flex-1" />
  const groups = groupHits(rows.data)
  if (groups.length === 0) {
    return (
      <EmptyState
        className="flex-1"
        icon={<SearchX />}
        title={t('transcripts.noHits', { query })}
        body={t('transcripts.noHitsBody')}
      />
    )
  }
  const turns = count(rows.data.length, 'turn')
  const calls = count(groups.length, 'transcript')
  return (
    <ScrollArea label={t('transcripts.hitList')} className="px-2 pb-3">
      <output className="block px-2 py-2 text-meta text-ink-3">
        {t(rows.data.length < MOST ? 'transcripts.hits' : 'transcripts.bestHits', { turns, calls })}
      </output>
      <div className={cn(rows.isPlaceholderData && 'opacity-60')}>
        {groups.map((group) => (
          <section key={group.transcriptId} aria-label={group.title} className="mb-3">
            <h3 className="px-2 py-1 text-base font-medium [overflow-wrap:anywhere]">{group.title}</h3>
            <ul>
              {group.hits.map((hit) => (
                <li key={hit.ordinal}>
                  <Hit
                    hit={hit}
                    query={query}
                    current={hit.transcriptId === current.id && hit.ordinal === current.ordinal}
                  />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </ScrollArea>
  )
}

interface HitProps {
  readonly hit: TranscriptHit
  readonly query: string
  readonly current: boolean
}

function Hit({ hit, query, current }: HitProps) {
  const who = [speakerName(hit.speaker), hit.start === null ? '' : clockTime(hit.start)]
  return (
    <TurnLink
      transcriptId={hit.transcriptId}
      ordinal={hit.ordinal}
      current={current}
      className={cn(
        'block rounded-control px-2 py-1.5 text-base -outline-offset-2 hover:bg-hover',
        current && 'bg-selected hover:bg-selected',
      )}
    >
      <span className="block text-meta text-ink-2">{who.filter(Boolean).join(' · ')}</span>
      <span className="text-ink-2">
        <Marked text={excerpt(hit.text, query, 150)} query={query} />
      </span>
    </TurnLink>
  )
}
