import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { videoStepNameSchema, type RunEvent } from '#shared/domain/video-run.ts'
import { Button } from '../../../components/button.tsx'
import { cn } from '../../../components/cn.ts'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { absoluteTime, duration, relativeTime, timeOfDay } from '../../../components/time.ts'
import { Tooltip } from '../../../components/tooltip.tsx'
import { useNow } from '../../../hooks/use-now.ts'
import { t } from '../../../i18n/t.ts'
import { timelineLines } from './timeline-lines.ts'

function stepWords(step: string | null): string | null {
  if (step === null) return null
  const known = videoStepNameSchema.safeParse(step)
  return known.success ? t(`videos.step.${known.data}`) : step
}

/** Everything that happened to a run, newest first, once it is asked for. Undefined while it is read. */
export function Timeline({ events }: { readonly events: readonly RunEvent[] | undefined }) {
  const [open, setOpen] = useState(false)
  return (
    <section aria-label={t('videos.timeline')} className="flex flex-col gap-2 border-t border-line pt-4">
      <Button
        size="small"
        tone="quiet"
        aria-expanded={open}
        icon={<ChevronDown className={cn(open && 'rotate-180')} />}
        className="self-start"
        onClick={() => setOpen(!open)}
      >
        {t(open ? 'videos.timelineHide' : 'videos.timelineShow')}
      </Button>
      {!open ? null : events ? <Lines events={events} /> : <SkeletonRows rows={3} className="p-0" />}
    </section>
  )
}

function Lines({ events }: { readonly events: readonly RunEvent[] }) {
  const lines = timelineLines(events)
  if (lines.length === 0) return <p className="text-base text-ink-2">{t('videos.timelineNone')}</p>
  return (
    <ol aria-label={t('videos.timeline')} className="flex flex-col gap-1.5">
      {lines.toReversed().map(({ at, step, text, ms }, index) => (
        // Events have no name of their own; the list only grows at one end.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={lines.length - index} className="grid grid-cols-[4.5rem_1fr] gap-x-3 text-base">
          <Moment at={at} />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {[stepWords(step), text].filter(Boolean).join(': ')}
            {ms === null ? null : <span className="text-meta text-ink-3"> · {duration(ms)}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}

function Moment({ at }: { readonly at: number }) {
  const now = useNow()
  return (
    <Tooltip text={`${relativeTime(at, now)}\n${absoluteTime(at)}`}>
      <time
        dateTime={new Date(at).toISOString()}
        className="justify-self-start text-meta leading-5 text-ink-3 tabular-nums"
      >
        {timeOfDay(at)}
      </time>
    </Tooltip>
  )
}
