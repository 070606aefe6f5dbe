import { RotateCcw, RotateCw } from 'lucide-react'
import type { VideoRun } from '#shared/domain/video-run.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { t } from '../../../i18n/t.ts'
import { ProblemBox } from './problem-box.tsx'
import { hasLooseProblem, wasChosen } from './run-facts.ts'
import type { RunDeeds } from './use-run-deeds.ts'

export interface EndedBarProps {
  readonly run: VideoRun
  readonly deeds: RunDeeds
}

/** What is to be said about the whole of a run that no single step says, with the ways on. */
export function EndedBar({ run, deeds }: EndedBarProps) {
  const ways = (
    <>
      <Button
        size="small"
        tone={run.state === 'failed' ? 'primary' : 'neutral'}
        icon={<RotateCw />}
        busy={deeds.busy}
        onClick={deeds.goOn}
      >
        {t('videos.goOn')}
      </Button>
      <Button size="small" icon={<RotateCcw />} disabled={deeds.busy} onClick={() => deeds.ask('start_over')}>
        {t('videos.startOver')}
      </Button>
    </>
  )
  const chosen = wasChosen(run)
  if (run.problem && hasLooseProblem(run) && !chosen) {
    return <ProblemBox problem={run.problem}>{run.state === 'completed' ? null : ways}</ProblemBox>
  }
  if (run.state !== 'cancelled') return null
  return (
    <Banner boxed tone="info" action={<span className="flex flex-wrap gap-2">{ways}</span>}>
      {chosen && run.problem ? `${run.problem.message} ${run.problem.nextStep}` : t('videos.wasCancelled')}
    </Banner>
  )
}
