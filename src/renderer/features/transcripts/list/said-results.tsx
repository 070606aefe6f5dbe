import type { TranscriptHit } from '#shared/domain/transcript.ts'
import { cn } from '../../../components/cn.ts'
import { placeTime } from '../../../components/time.ts'
import { count, t } from '../../../i18n/t.ts'
import { excerpt } from '../../knowledge/mark-terms.ts'
import { Marked } from '../../knowledge/marked.tsx'
import { TurnLink } from '../jump.tsx'
import { speakerName } from '../words.ts'
import { groupHits } from './group-hits.ts'

export interface SaidResultsProps {
  readonly query: string
  readonly hits: readonly TranscriptHit[]
  /** As many as were asked for: there may be more. */
  readonly cut: boolean
  /** The open transcript and turn. */
  readonly current: { readonly id: string | null; readonly ordinal: number | null }
}

/** What was said that fits the words, by transcript; a click leads to the turn. */
export function SaidResults({ query, hits, cut, current }: SaidResultsProps) {
  const groups = groupHits(hits)
  const turns = count(hits.length, 'turn')
  const calls = count(groups.length, 'transcript')
  return (
    <>
      <output className="block px-2 py-2 text-meta text-ink-3">
        {t(cut ? 'transcripts.bestHits' : 'transcripts.hits', { turns, calls })}
      </output>
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
    </>
  )
}

interface HitProps {
  readonly hit: TranscriptHit
  readonly query: string
  readonly current: boolean
}

function Hit({ hit, query, current }: HitProps) {
  const who = [speakerName(hit.speaker), hit.start === null ? '' : placeTime(hit.start)]
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
