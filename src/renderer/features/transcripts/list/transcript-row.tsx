import { Link } from '@tanstack/react-router'
import { Check, UserRoundSearch } from 'lucide-react'
import { Checkbox as RadixCheckbox } from 'radix-ui'
import type { Transcript } from '#shared/domain/transcript.ts'
import { clockTime } from '#shared/text/clock-time.ts'
import { Badge } from '../../../components/badge.tsx'
import { cn } from '../../../components/cn.ts'
import { count, t } from '../../../i18n/t.ts'
import { OutcomeBadge } from '../outcome-badge.tsx'
import { dayWords, wantsRep } from '../words.ts'
import { SummaryMark } from './summary-mark.tsx'

export interface TranscriptRowProps {
  readonly transcript: Transcript
  readonly current: boolean
  /** Null while nothing is being chosen. */
  readonly chosen: boolean | null
  readonly onChoose: (chosen: boolean) => void
}

/** One conversation in the list: what, who, when, how it ended, how the summary stands. */
export function TranscriptRow({ transcript, current, chosen, onChoose }: TranscriptRowProps) {
  const { id, title, customerName, rep, heldAt, duration, outcome, turnCount } = transcript
  const beside = customerName && !title.includes(customerName) ? customerName : ''
  const length = duration === null ? count(turnCount, 'turn') : clockTime(duration)
  const meta = [beside, rep ?? '', heldAt === null ? '' : dayWords(heldAt), length].filter(Boolean)
  return (
    <div
      className={cn(
        'flex items-start gap-2 rounded-control hover:bg-hover',
        current && 'bg-selected hover:bg-selected',
      )}
    >
      {chosen === null ? null : (
        <RadixCheckbox.Root
          checked={chosen}
          onCheckedChange={(next) => onChoose(next === true)}
          aria-label={t('transcripts.choose', { title })}
          className={[
            'mt-2.5 ml-2 flex size-4 shrink-0 items-center justify-center rounded-chip border border-control',
            'bg-raised text-on-accent data-[state=checked]:border-accent data-[state=checked]:bg-accent',
          ].join(' ')}
        >
          <RadixCheckbox.Indicator>
            <Check className="size-3" strokeWidth={3} />
          </RadixCheckbox.Indicator>
        </RadixCheckbox.Root>
      )}
      <Link
        to="/transcripts/{-$id}"
        params={{ id }}
        aria-current={current ? 'true' : undefined}
        className={[
          'flex min-w-0 flex-1 flex-col gap-0.5 rounded-control px-2 py-2 -outline-offset-2',
          'compact:py-1',
        ].join(' ')}
      >
        <span className="truncate text-base font-medium text-ink" title={title}>
          {title}
        </span>
        <span className="truncate text-meta text-ink-2 tabular-nums">{meta.join(' · ')}</span>
        <span className="mt-0.5 flex flex-wrap items-center gap-1.5 text-ink-2">
          <OutcomeBadge outcome={outcome} />
          {wantsRep(transcript) ? (
            <Badge tone="amber" icon={<UserRoundSearch />}>
              {t('transcripts.whoIsRep')}
            </Badge>
          ) : null}
          <SummaryMark transcript={transcript} />
        </span>
      </Link>
    </div>
  )
}
