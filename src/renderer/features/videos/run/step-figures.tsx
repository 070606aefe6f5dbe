import type { VideoStep } from '#shared/domain/video-run.ts'
import { cost } from '../../../components/figures.ts'
import { absoluteTime, duration } from '../../../components/time.ts'
import { Tooltip } from '../../../components/tooltip.tsx'
import { useNow } from '../../../hooks/use-now.ts'
import { t } from '../../../i18n/t.ts'
import { isOpen, spentMs } from './run-facts.ts'

/** Tries, cost and time of a step, at the right edge. */
export function StepFigures({ step }: { readonly step: VideoStep }) {
  const price = cost(step.costUsd)
  return (
    <span className="flex shrink-0 items-baseline gap-3 text-meta text-ink-2 tabular-nums">
      {step.attempts > 1 ? <span>{t('videos.attempts', { count: step.attempts })}</span> : null}
      {price ? <span>{price}</span> : null}
      {step.startedAt === null ? null : isOpen(step) ? (
        <Growing step={step} startedAt={step.startedAt} />
      ) : step.finishedAt === null ? null : (
        <Spent step={step} startedAt={step.startedAt} now={step.finishedAt} />
      )}
    </span>
  )
}

interface SpentProps {
  readonly step: VideoStep
  readonly startedAt: number
  readonly now: number
}

function Spent({ step, startedAt, now }: SpentProps) {
  return (
    <Tooltip text={absoluteTime(startedAt)}>
      <span>{duration(spentMs(step, now) ?? 0)}</span>
    </Tooltip>
  )
}

function Growing({ step, startedAt }: Omit<SpentProps, 'now'>) {
  const seconds = Math.floor((spentMs(step, useNow(1000)) ?? 0) / 1000)
  // Whole seconds: tenths that jump are only noise.
  return (
    <Spent step={{ ...step, finishedAt: startedAt + seconds * 1000 }} startedAt={startedAt} now={startedAt} />
  )
}
