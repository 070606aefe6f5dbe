import { memo } from 'react'
import type { SpeakerRole, TranscriptTurn } from '#shared/domain/transcript.ts'
import { cn } from '../../../components/cn.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { placeTime } from '../../../components/time.ts'
import { t } from '../../../i18n/t.ts'
import { Marked } from '../../knowledge/marked.tsx'
import { roleWord, speakerName } from '../words.ts'
import { findingIcons } from './finding-icons.ts'
import type { ShownFinding } from './findings.ts'
import { roleBars } from './roles.ts'

export interface TurnRowProps {
  readonly turn: TranscriptTurn
  readonly role: SpeakerRole
  readonly marks: readonly ShownFinding[]
  /** Above 0: the address points here; grows with each jump, so that it lights up again. */
  readonly lit: number
  /** Words that were searched for; empty: none. */
  readonly query: string
  readonly onFinding: (key: string) => void
}

/** One turn of the play: time, colour bar, who, what was said; at its side the findings that rest on it. */
export const TurnRow = memo(function TurnRow({ turn, role, marks, lit, query, onFinding }: TurnRowProps) {
  return (
    <div
      key={lit}
      id={`turn-${turn.ordinal}`}
      aria-current={lit > 0 ? 'true' : undefined}
      className={cn(
        'group grid grid-cols-[3.25rem_3px_minmax(0,1fr)_auto] gap-x-3 rounded-control py-2 pr-1',
        lit > 0 && 'animate-flash bg-amber-soft',
      )}
    >
      <span className="pt-0.5 text-right text-meta text-ink-3 tabular-nums">
        {turn.start === null ? turn.ordinal + 1 : placeTime(turn.start)}
      </span>
      <span className={cn('rounded-full', roleBars[role])} aria-hidden />
      <div className="min-w-0">
        <p className="text-meta text-ink-2">
          <span className="font-medium text-ink">{speakerName(turn.speaker)}</span>
          {role === 'unknown' ? null : <span> · {roleWord(role)}</span>}
        </p>
        <p className="text-body [overflow-wrap:anywhere] whitespace-pre-wrap [unicode-bidi:plaintext]">
          <Marked text={turn.text} query={query} />
        </p>
      </div>
      <span className="flex w-6 flex-col items-center">
        {marks.map((finding) => {
          const Icon = findingIcons[finding.section]
          const kind = t(`transcripts.finding.${finding.section}`)
          return (
            <IconButton
              key={finding.key}
              size="small"
              side="left"
              label={t('transcripts.markOf', { kind, text: finding.text })}
              icon={<Icon />}
              onClick={() => onFinding(finding.key)}
            />
          )
        })}
      </span>
    </div>
  )
})
