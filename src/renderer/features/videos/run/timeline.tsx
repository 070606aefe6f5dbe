import { videoStepNameSchema, type RunEvent } from '#shared/domain/video-run.ts'
import { RelativeTime } from '../../../components/relative-time.tsx'
import { t } from '../../../i18n/t.ts'

function stepWords(step: string | null): string | null {
  if (step === null) return null
  const known = videoStepNameSchema.safeParse(step)
  return known.success ? t(`videos.step.${known.data}`) : step
}

/** Everything that happened to a run, newest first. */
export function Timeline({ events }: { readonly events: readonly RunEvent[] }) {
  if (events.length === 0) return <p className="text-base text-ink-2">{t('videos.timelineNone')}</p>
  return (
    <ol aria-label={t('videos.timeline')} className="flex flex-col gap-1.5">
      {events.toReversed().map((event, at) => (
        // Events have no name of their own; the list only grows at one end.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={events.length - at} className="grid grid-cols-[6.5rem_1fr] gap-x-3 text-base">
          <RelativeTime at={event.at} className="text-meta leading-5 text-ink-3 tabular-nums" />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {[stepWords(event.step), event.text].filter(Boolean).join(': ')}
          </span>
        </li>
      ))}
    </ol>
  )
}
