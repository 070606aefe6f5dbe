import type { VideoStep } from '#shared/domain/video-run.ts'
import { clockTime } from '#shared/text/clock-time.ts'
import { absoluteTime } from '../../../components/time.ts'
import { Tooltip } from '../../../components/tooltip.tsx'
import { useNow } from '../../../hooks/use-now.ts'
import { t } from '../../../i18n/t.ts'
import { secondsLeft, waitedPart } from './run-facts.ts'

const SIZE = 56
const RADIUS = 24
const ROUND = 2 * Math.PI * RADIUS

export interface WaitRingProps {
  readonly step: Pick<VideoStep, 'startedAt' | 'note'>
  readonly wakeAt: number
}

/** The time that is left, as a ring that empties, and what is waited for. */
export function WaitRing({ step, wakeAt }: WaitRingProps) {
  const now = useNow(1000)
  const seconds = secondsLeft(wakeAt, now)
  const left = 1 - waitedPart(step.startedAt, wakeAt, now)
  const arc = { cx: SIZE / 2, cy: SIZE / 2, r: RADIUS, fill: 'none', strokeWidth: 4 }
  const time = clockTime(seconds)
  return (
    <div className="flex items-center gap-3">
      <Tooltip text={absoluteTime(wakeAt)}>
        <span role="timer" className="relative flex size-14 shrink-0 items-center justify-center">
          <svg viewBox={`0 0 ${SIZE} ${SIZE}`} className="absolute inset-0 -rotate-90 text-blue" aria-hidden>
            <circle {...arc} className="stroke-line-strong" />
            <circle
              {...arc}
              stroke="currentColor"
              strokeLinecap="round"
              strokeDasharray={`${left * ROUND} ${ROUND}`}
              className="transition-[stroke-dasharray]"
            />
          </svg>
          <span className="text-meta font-medium tabular-nums">{time}</span>
        </span>
      </Tooltip>
      <p className="min-w-0 text-base">
        <span className="block font-medium tabular-nums">
          {seconds > 0 ? t('videos.left', { time }) : t('videos.lookingNow')}
        </span>
        <span className="block text-ink-2 [overflow-wrap:anywhere]">{step.note ?? t('videos.waitsFor')}</span>
      </p>
    </div>
  )
}
