import { useState } from 'react'
import type { VideoRun, VideoStep, VideoStepName } from '#shared/domain/video-run.ts'
import { t } from '../../../i18n/t.ts'
import { StepRow } from './step-row.tsx'

export interface StepListProps {
  readonly run: VideoRun
  readonly onRetry: () => void
  readonly onStartOver: () => void
  readonly busy: boolean
}

/** Opens by itself: what went wrong, what needs the person, and the finished video. */
function opensItself(run: VideoRun, { name, state }: VideoStep): boolean {
  if (state === 'failed' || state === 'needs_person' || state === 'retrying') return true
  return name === 'render_video' && run.video !== null
}

/** The nine steps in their order. */
export function StepList({ run, onRetry, onStartOver, busy }: StepListProps) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map())
  // A step that comes into another state has other things to tell: it decides anew.
  const keyOf = (name: VideoStepName, state: string): string => `${name} ${state}`
  return (
    <ol aria-label={t('videos.steps')} className="flex flex-col">
      {run.steps.map((step, at) => {
        const key = keyOf(step.name, step.state)
        const open = chosen.get(key) ?? opensItself(run, step)
        return (
          <StepRow
            key={step.name}
            n={at + 1}
            run={run}
            step={step}
            open={open}
            onToggle={() => setChosen(new Map(chosen).set(key, !open))}
            onRetry={onRetry}
            onStartOver={onStartOver}
            busy={busy}
          />
        )
      })}
    </ol>
  )
}
