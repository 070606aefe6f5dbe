import { MessagesSquare } from 'lucide-react'
import type { Citation } from '#shared/domain/citation.ts'
import { Button } from '../../../components/button.tsx'
import { cn } from '../../../components/cn.ts'
import { ErrorState } from '../../../components/error-state.tsx'
import { Quoted } from '../../../components/highlight.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { placeTime } from '../../../components/time.ts'
import { useRows } from '../../../connection/use-rows.ts'
import { t } from '../../../i18n/t.ts'
import { useGo } from '../../frame/place.ts'

/** Turns shown before and after the cited one. */
const AROUND = 2

export interface TranscriptSourceProps {
  readonly citation: Extract<Citation, { kind: 'transcript' }>
}

/** What was said, with the turns around it and the quoted words marked. */
export function TranscriptSource({ citation }: TranscriptSourceProps) {
  const { transcriptId, ordinal, quote, title } = citation
  const { data, error, refetch } = useRows('transcripts.get', { transcriptId })
  const go = useGo()
  const near = data?.turns.filter((turn) => Math.abs(turn.ordinal - ordinal) <= AROUND) ?? []
  return (
    <div className="flex flex-col gap-3">
      <h3 className="text-body font-semibold">{title}</h3>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data || error ? null : <SkeletonRows className="px-0" />}
      <ol className="flex flex-col gap-2">
        {near.map((turn) => (
          <li
            key={turn.ordinal}
            className={cn(
              'rounded-card px-3 py-2 text-base',
              turn.ordinal === ordinal ? 'border border-line bg-raised' : 'text-ink-2',
            )}
          >
            <p className="text-meta text-ink-3">
              {[turn.speaker, turn.start === null ? '' : placeTime(turn.start)].filter(Boolean).join(' · ')}
            </p>
            <p>{turn.ordinal === ordinal ? <Quoted text={turn.text} quote={quote} /> : turn.text}</p>
          </li>
        ))}
      </ol>
      <Button
        className="self-start"
        icon={<MessagesSquare />}
        onClick={() => go(`/transcripts/${transcriptId}`, { message: String(ordinal) })}
      >
        {t('chat.openTranscript')}
      </Button>
    </div>
  )
}
