import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Transcript, TranscriptTurn } from '#shared/domain/transcript.ts'
import { Badge } from '../../../components/badge.tsx'
import { cn } from '../../../components/cn.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { ScrollArea } from '../../../components/scroll-area.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { placeTime } from '../../../components/time.ts'
import { useRows } from '../../../connection/use-rows.ts'
import { t } from '../../../i18n/t.ts'
import { TurnLink } from '../jump.tsx'
import { findingIcons } from './finding-icons.ts'
import { findingSections, findingsOf, type ShownFinding } from './findings.ts'
import { SummaryState } from './summary-state.tsx'

/** A finding that was asked for from its turn; `times` tells a second asking from the first. */
export interface WantedFinding {
  readonly key: string
  readonly times: number
}

export interface FindingsPanelProps {
  readonly transcriptId: string
  readonly wanted: WantedFinding | null
  readonly onClose: () => void
}

/** The summary beside its conversation: each finding leads to the turns it rests on. */
export function FindingsPanel({ transcriptId, wanted, onClose }: FindingsPanelProps) {
  const { data } = useRows('transcripts.get', { transcriptId })
  const content = data?.distilled?.content
  const findings = content ? findingsOf(content) : []
  const sections = findingSections
    .map((section) => ({ section, found: findings.filter((one) => one.section === section) }))
    .filter(({ section, found }) => found.length > 0 || section === 'nextStep' || section === 'objections')
  return (
    <>
      <header className="flex h-13 shrink-0 items-center gap-2 border-b border-line pr-2 pl-4">
        <h2 className="mr-auto text-base font-semibold">{t('transcripts.summary')}</h2>
        <IconButton label={t('transcripts.summaryClose')} icon={<X />} onClick={onClose} />
      </header>
      <ScrollArea label={t('transcripts.summary')}>
        {data ? <SummaryState transcript={data.transcript} distilled={data.distilled} /> : <SkeletonRows />}
        {data && content ? (
          <div className="flex flex-col gap-4 px-2 py-3">
            {sections.map(({ section, found }) => {
              const Icon = findingIcons[section]
              return (
                <section key={section}>
                  <h3 className="flex items-center gap-1.5 px-2 py-1 text-meta font-medium text-ink-2">
                    <Icon className="size-3.5 text-ink-3" aria-hidden />
                    {t(`transcripts.finding.${section}`)}
                  </h3>
                  {found.length === 0 ? (
                    <p className="px-2 text-base text-ink-3">
                      {t(section === 'nextStep' ? 'transcripts.noNextStep' : 'transcripts.noObjections')}
                    </p>
                  ) : null}
                  <ul>
                    {found.map((finding) => (
                      <Entry
                        key={finding.key}
                        finding={finding}
                        transcript={data.transcript}
                        turns={data.turns}
                        wanted={finding.key === wanted?.key ? wanted.times : 0}
                      />
                    ))}
                  </ul>
                </section>
              )
            })}
            {content.tone.length > 0 ? (
              <section className="px-2">
                <h3 className="py-1 text-meta font-medium text-ink-2">{t('transcripts.tone')}</h3>
                <p className="text-base">{content.tone.join(', ')}</p>
              </section>
            ) : null}
          </div>
        ) : null}
      </ScrollArea>
    </>
  )
}

interface EntryProps {
  readonly finding: ShownFinding
  readonly transcript: Transcript
  readonly turns: readonly TranscriptTurn[]
  /** Above 0: it was asked for from its turn, this many times. */
  readonly wanted: number
}

function Entry({ finding, transcript, turns, wanted }: EntryProps) {
  const place = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (wanted > 0) place.current?.scrollIntoView({ block: 'nearest' })
  }, [wanted])
  return (
    <li
      ref={place}
      key={wanted}
      className={cn('rounded-control', wanted > 0 && 'animate-flash bg-selected')}
      aria-current={wanted > 0 ? 'true' : undefined}
    >
      <Place transcriptId={transcript.id} finding={finding} turns={turns} label={finding.label} />
      {finding.answer === undefined ? null : finding.answer ? (
        <div className="ml-3 border-l-2 border-line-strong">
          <Place
            transcriptId={transcript.id}
            finding={finding.answer}
            turns={turns}
            label={t('transcripts.answered')}
          />
        </div>
      ) : (
        <p className="px-2 pb-1 text-meta text-ink-3">{t('transcripts.unanswered')}</p>
      )}
    </li>
  )
}

interface PlaceProps {
  readonly transcriptId: string
  readonly finding: Pick<ShownFinding, 'text' | 'turns'>
  readonly turns: readonly TranscriptTurn[]
  readonly label: string
}

/** A finding as a link to the first of its turns, with the places of all of them. */
function Place({ transcriptId, finding, turns, label }: PlaceProps) {
  const first = finding.turns[0] ?? 0
  const whenOf = (ordinal: number): string => {
    const start = turns.find((turn) => turn.ordinal === ordinal)?.start ?? null
    return start === null ? t('transcripts.turnNumber', { number: ordinal + 1 }) : placeTime(start)
  }
  return (
    <div className="rounded-control hover:bg-hover">
      <TurnLink transcriptId={transcriptId} ordinal={first} className="block rounded-control px-2 pt-1.5">
        {label ? (
          <Badge tone="neutral" className="mr-1.5 align-[1px]">
            {label}
          </Badge>
        ) : null}
        <span className="text-base [overflow-wrap:anywhere]">{finding.text}</span>
      </TurnLink>
      <p className="flex flex-wrap gap-x-2 px-2 pb-1 text-meta text-ink-3 tabular-nums">
        {finding.turns.map((ordinal) => (
          <TurnLink
            key={ordinal}
            transcriptId={transcriptId}
            ordinal={ordinal}
            label={t('transcripts.goToTurn', { place: whenOf(ordinal) })}
            className="rounded-chip py-0.5 hover:text-ink hover:underline"
          >
            {whenOf(ordinal)}
          </TurnLink>
        ))}
      </p>
    </div>
  )
}
