import { RotateCcw, RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import type { VideoRun, VideoStep } from '#shared/domain/video-run.ts'
import { clockTime } from '#shared/text/clock-time.ts'
import { Button } from '../../../components/button.tsx'
import { useNow } from '../../../hooks/use-now.ts'
import { t } from '../../../i18n/t.ts'
import { ProgressBar } from '../progress-bar.tsx'
import { ProblemBox } from './problem-box.tsx'
import { canRetryAt, secondsLeft } from './run-facts.ts'
import { StepApproval } from './step-approval.tsx'
import { WaitRing } from './wait-ring.tsx'

export interface StepDetailProps {
  readonly id: string
  readonly run: VideoRun
  readonly step: VideoStep
  readonly made: ReactNode
  readonly open: boolean
  readonly onRetry: () => void
  readonly onStartOver: () => void
  readonly busy: boolean
}

/** How far a step is and what it waits for, always; what it made and what went wrong, when it is open. */
export function StepDetail({ id, run, step, made, open, onRetry, onStartOver, busy }: StepDetailProps) {
  const { state, wakeAt, progress, problem } = step
  return (
    <>
      {state === 'running' && progress !== null ? (
        <ProgressBar
          label={t('videos.progress', { name: t(`videos.step.${step.name}`) })}
          value={progress}
          className="mt-1.5 w-full max-w-80"
        />
      ) : null}
      {state === 'waiting' && wakeAt !== null ? (
        <div className="pt-2">
          <WaitRing step={step} wakeAt={wakeAt} />
        </div>
      ) : null}
      <div id={id} className={open ? 'flex flex-col gap-3 pt-2' : 'hidden'}>
        {open && problem ? (
          <ProblemBox problem={problem} passing={state === 'retrying' || state === 'waiting'}>
            {state === 'retrying' ? <NextTry wakeAt={wakeAt} /> : null}
            {canRetryAt(run, step) ? (
              <>
                <Button size="small" tone="primary" icon={<RotateCw />} busy={busy} onClick={onRetry}>
                  {t('videos.tryAgain')}
                </Button>
                <Button size="small" icon={<RotateCcw />} disabled={busy} onClick={onStartOver}>
                  {t('videos.startOver')}
                </Button>
              </>
            ) : null}
          </ProblemBox>
        ) : null}
        {open && state === 'needs_person' ? <StepApproval run={run} step={step.name} /> : null}
        {open ? made : null}
      </div>
    </>
  )
}

function NextTry({ wakeAt }: { readonly wakeAt: number | null }) {
  const now = useNow(1000)
  const seconds = wakeAt === null ? 0 : secondsLeft(wakeAt, now)
  return (
    <span className="text-meta text-ink-2 tabular-nums">
      {seconds > 0 ? t('videos.retryAt', { time: clockTime(seconds) }) : t('videos.retryNow')}
    </span>
  )
}
