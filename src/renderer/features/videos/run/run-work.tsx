import { Repeat, SquareX } from 'lucide-react'
import type { ReactNode } from 'react'
import type { RunEvent, VideoRun } from '#shared/domain/video-run.ts'
import { Badge } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { ScrollArea } from '../../../components/scroll-area.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { Tooltip } from '../../../components/tooltip.tsx'
import { useRows } from '../../../connection/use-rows.ts'
import { t } from '../../../i18n/t.ts'
import { AreaHeader } from '../../frame/area-header.tsx'
import { RunState } from '../run-state.tsx'
import { DeedDialog } from './deed-dialog.tsx'
import { EndedBar } from './ended-bar.tsx'
import { hasEnded } from './run-facts.ts'
import { RunSummary } from './run-summary.tsx'
import { StepList } from './step-list.tsx'
import { Timeline } from './timeline.tsx'
import { useRunDeeds } from './use-run-deeds.ts'

export interface RunWorkProps {
  readonly runId: string
  /** The run as the list knows it; undefined when it is not listed. */
  readonly row: VideoRun | undefined
  readonly more: ReactNode
}

/** The chosen run. */
export function RunWork({ runId, row, more }: RunWorkProps) {
  const whole = useRows('videos.get', { runId })
  const run = whole.data?.run ?? row
  if (run) return <OpenRun run={run} events={whole.data?.events} more={more} />
  return (
    <>
      <AreaHeader title={t('videos.title')} actions={more} />
      {whole.isError ? (
        <ErrorState
          className="my-auto"
          title={t('videos.gone')}
          error={whole.error}
          onRetry={() => void whole.refetch()}
        />
      ) : (
        <SkeletonRows />
      )}
    </>
  )
}

interface OpenRunProps {
  readonly run: VideoRun
  readonly events: readonly RunEvent[] | undefined
  readonly more: ReactNode
}

function OpenRun({ run, events, more }: OpenRunProps) {
  const deeds = useRunDeeds(run)
  return (
    <>
      <AreaHeader
        title={`${run.customerName} · ${run.jobNumber}`}
        state={
          <>
            <RunState state={run.state} />
            {run.simulate ? (
              <Tooltip text={t('videos.simulatedTip')}>
                <Badge>{t('videos.simulated')}</Badge>
              </Tooltip>
            ) : null}
          </>
        }
        actions={
          <>
            {run.state === 'completed' ? (
              <Button size="small" tone="quiet" icon={<Repeat />} onClick={() => deeds.ask('again')}>
                {t('videos.again')}
              </Button>
            ) : hasEnded(run) ? null : (
              <Button size="small" tone="quiet" icon={<SquareX />} onClick={() => deeds.ask('cancel')}>
                {t('videos.cancel')}
              </Button>
            )}
            {more}
          </>
        }
      />
      <ScrollArea label={t('videos.steps')} className="px-4 py-4">
        <div className="mx-auto flex w-full max-w-190 flex-col gap-5">
          <RunSummary run={run} />
          <EndedBar run={run} deeds={deeds} />
          <StepList
            run={run}
            busy={deeds.busy}
            onRetry={deeds.goOn}
            onStartOver={() => deeds.ask('start_over')}
          />
          <Timeline events={events} />
        </div>
      </ScrollArea>
      <DeedDialog run={run} deeds={deeds} />
    </>
  )
}
