import { ChevronDown } from 'lucide-react'
import { useId } from 'react'
import type { VideoRun, VideoStep } from '#shared/domain/video-run.ts'
import { cn } from '../../../components/cn.ts'
import { stepMade } from './step-made.tsx'
import { StepDetail } from './step-detail.tsx'
import { stepIcons, stepLooks } from './step-look.ts'
import { StepFigures } from './step-figures.tsx'
import { t } from '../../../i18n/t.ts'

export interface StepRowProps {
  readonly run: VideoRun
  readonly step: VideoStep
  /** From 1. */
  readonly n: number
  readonly open: boolean
  readonly onToggle: () => void
  readonly onRetry: () => void
  readonly onStartOver: () => void
  readonly busy: boolean
}

/** One of the nine steps: its picture, name, state and time; opened, what it made or what went wrong. */
export function StepRow({ run, step, n, open, onToggle, onRetry, onStartOver, busy }: StepRowProps) {
  const { name, state, note } = step
  const Icon = stepIcons[name]
  const { text, round, icon: Sign } = stepLooks[state]
  const made = stepMade(run, name)
  const opens = made !== null || step.problem !== null || state === 'needs_person'
  const current = run.current === name && (state === 'running' || state === 'waiting' || state === 'retrying')
  const detailId = useId()
  const words = t(`videos.step.${name}`)
  const stateWords = t(`videos.stepState.${state}`)
  const waits = state === 'waiting' && step.wakeAt !== null
  const head = (
    <>
      <span className="min-w-0 flex-1">
        <span
          className={cn(
            'text-base font-medium',
            (state === 'pending' || state === 'skipped') && 'text-ink-2',
          )}
        >
          {words}
        </span>
        <span className={cn('ml-2 inline-flex items-baseline gap-1 text-meta', text)}>
          <Sign className="size-3 shrink-0 self-center" aria-hidden />
          {stateWords}
        </span>
      </span>
      <StepFigures step={step} />
    </>
  )
  return (
    <li
      data-step={name}
      data-state={state}
      aria-label={t('videos.stepOf', { n, name: words, state: stateWords })}
      {...(run.current === name ? { 'aria-current': 'step' as const } : {})}
      className={cn(
        'group/step relative flex gap-3 pb-5 last:pb-0',
        // The line from this step to the next.
        'before:absolute before:top-9 before:bottom-1 before:left-4 before:w-px before:bg-line-strong',
        'last:before:hidden',
      )}
    >
      <span
        className={cn(
          'flex size-8 shrink-0 items-center justify-center rounded-full border',
          round,
          current && 'animate-breathe',
        )}
        aria-hidden
      >
        <Icon className="size-4 stroke-[1.7]" />
      </span>
      <div className="min-w-0 flex-1 pt-1">
        {opens ? (
          <button
            type="button"
            aria-expanded={open}
            aria-controls={detailId}
            onClick={onToggle}
            className="-mx-1.5 flex w-[calc(100%+0.75rem)] items-baseline gap-2 rounded-control px-1.5 text-left hover:bg-hover"
          >
            {head}
            <ChevronDown
              className={cn(
                'size-4 shrink-0 self-center text-ink-3 transition-transform',
                open && 'rotate-180',
              )}
              aria-hidden
            />
          </button>
        ) : (
          <p className="flex items-baseline gap-2">
            {head}
            <span className="w-4 shrink-0" />
          </p>
        )}
        {note && !waits ? <p className="text-base text-ink-2 [overflow-wrap:anywhere]">{note}</p> : null}
        <StepDetail
          id={detailId}
          run={run}
          step={step}
          made={made}
          open={opens && open}
          onRetry={onRetry}
          onStartOver={onStartOver}
          busy={busy}
        />
      </div>
    </li>
  )
}
