import { useInfiniteQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import type { EvidenceTurn } from '#shared/domain/analysis.ts'
import { Button } from '../../../components/button.tsx'
import { cn } from '../../../components/cn.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { ScrollArea } from '../../../components/scroll-area.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { placeTime } from '../../../components/time.ts'
import { useClient } from '../../../connection/connection-context.tsx'
import { callRoute } from '../../../connection/routes.ts'
import { count, t } from '../../../i18n/t.ts'
import { TurnLink } from '../jump.tsx'
import { roleWord, speakerName } from '../words.ts'
import { groupEvidence, type Evidence } from './evidence.ts'

const PAGE = 100

export interface EvidencePanelProps {
  readonly evidence: Evidence
  readonly current: { readonly id: string | null; readonly ordinal: number | null }
  readonly onClose: () => void
}

/** The turns behind a number, by transcript; each leads to its place. */
export function EvidencePanel({ evidence, current, onClose }: EvidencePanelProps) {
  const client = useClient()
  const { query, group, title, words } = evidence
  const rows = useInfiniteQuery({
    queryKey: ['analysis.evidence', { query, group }],
    queryFn: ({ pageParam, signal }) =>
      callRoute(client, 'analysis.evidence', { query, group, offset: pageParam, limit: PAGE }, signal),
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => {
      const read = pages.reduce((sum, page) => sum + page.turns.length, 0)
      return read < total && (pages.at(-1)?.turns.length ?? 0) > 0 ? read : undefined
    },
  })
  const turns = rows.data?.pages.flatMap((page) => page.turns) ?? []
  const total = rows.data?.pages.at(-1)?.total ?? 0
  return (
    <>
      <header className="flex shrink-0 items-start gap-2 border-b border-line py-2.5 pr-2 pl-4">
        <div className="mr-auto min-w-0">
          <h2 className="text-base font-semibold [overflow-wrap:anywhere]">{title}</h2>
          <p className="text-meta text-ink-2 tabular-nums">{words}</p>
        </div>
        <IconButton label={t('transcripts.evidenceClose')} icon={<X />} onClick={onClose} />
      </header>
      <ScrollArea label={t('transcripts.evidence')} className="p-2">
        {rows.isPending ? <SkeletonRows /> : null}
        {rows.isError && !rows.data ? (
          <ErrorState
            title={t('transcripts.evidenceFailed')}
            error={rows.error}
            onRetry={() => void rows.refetch()}
          />
        ) : null}
        {rows.data && turns.length === 0 ? <EmptyState title={t('transcripts.evidenceNone')} /> : null}
        {turns.length > 0 ? (
          <output className="block px-2 py-1 text-meta text-ink-3">
            {t('transcripts.evidenceCount', { turns: count(total, 'turn') })}
          </output>
        ) : null}
        {groupEvidence(turns).map((one) => (
          <section key={one.transcriptId} aria-label={one.title} className="mb-3">
            <h3 className="px-2 py-1 text-base font-medium [overflow-wrap:anywhere]">{one.title}</h3>
            <ul>
              {one.turns.map((turn, index) => (
                // A turn with two questions is there twice.
                // oxlint-disable-next-line react/no-array-index-key
                <li key={`${turn.ordinal}:${index}`}>
                  <Turn
                    turn={turn}
                    current={turn.transcriptId === current.id && turn.ordinal === current.ordinal}
                  />
                </li>
              ))}
            </ul>
          </section>
        ))}
        {rows.hasNextPage ? (
          <Button className="m-2" busy={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
            {t('transcripts.evidenceMore', { count: Math.min(PAGE, total - turns.length) })}
          </Button>
        ) : null}
      </ScrollArea>
    </>
  )
}

function Turn({ turn, current }: { readonly turn: EvidenceTurn; readonly current: boolean }) {
  const who = [
    speakerName(turn.speaker),
    turn.role === 'unknown' ? '' : roleWord(turn.role),
    turn.start === null ? '' : placeTime(turn.start),
  ]
  return (
    <TurnLink
      transcriptId={turn.transcriptId}
      ordinal={turn.ordinal}
      current={current}
      className={cn(
        'block rounded-control px-2 py-1.5 -outline-offset-2 hover:bg-hover',
        current && 'bg-selected hover:bg-selected',
      )}
    >
      <span className="block text-meta text-ink-2 tabular-nums">{who.filter(Boolean).join(' · ')}</span>
      <span className="line-clamp-3 text-base [overflow-wrap:anywhere]">{turn.text}</span>
    </TurnLink>
  )
}
