import { X } from 'lucide-react'
import { useState } from 'react'
import type { VideoRun } from '#shared/domain/video-run.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Checkbox } from '../../../components/checkbox.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { sayError } from '../../../components/toast.tsx'
import { useCall } from '../../../connection/use-call.ts'
import { useRows } from '../../../connection/use-rows.ts'
import { t } from '../../../i18n/t.ts'
import { RunState } from '../run-state.tsx'
import { orderFor, type VideoOrder } from './order-for.ts'
import { ReadyJobs, type ReadyJob } from './ready-jobs.tsx'

export interface NewVideoDialogProps {
  readonly runs: readonly VideoRun[]
  readonly onClose: () => void
  /** A run to show: the one that was started, or one that is there already. */
  readonly onOpen: (runId: string) => void
}

/** Which job gets a video, what it has already, and whether this is only a trial. */
export function NewVideoDialog({ runs, onClose, onOpen }: NewVideoDialogProps) {
  const [picked, setPicked] = useState<ReadyJob | null>(null)
  const [simulate, setSimulate] = useState(false)
  const listed = runs.find(({ id }) => id === picked?.runId)
  const single = useRows(
    'videos.get',
    { runId: picked?.runId ?? '' },
    { enabled: picked !== null && picked.runId !== null && !listed },
  )
  const existing = listed ?? (picked?.runId ? single.data?.run : undefined)
  const order = orderFor(existing)
  const start = useCall('videos.start', {
    onSuccess: ({ run }) => onOpen(run.id),
    onError: (error) => sayError(error, t('videos.startFailed')),
  })
  const trial = simulate && (order === 'new' || order === 'another')
  const go = (): void => {
    if (!picked) return
    if (order === 'open' && existing) onOpen(existing.id)
    else start.mutate({ jobId: picked.job.id, simulate: trial, again: order === 'another' })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('videos.start.title')}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            tone="primary"
            busy={start.isPending}
            disabled={!picked || (picked.runId !== null && !existing && !single.isError)}
            onClick={go}
            className="min-w-0 shrink"
          >
            <span className="truncate">
              {picked ? buttonWords(order, trial, picked.job.customerName) : t('videos.start.choose')}
            </span>
          </Button>
        </>
      }
    >
      {picked ? (
        <div className="flex flex-col gap-4">
          <div className="flex items-center gap-2 rounded-control border border-line bg-raised px-3 py-2">
            <p className="min-w-0 flex-1 text-base">
              <span className="sr-only">{t('videos.start.chosen')}: </span>
              <span className="block truncate font-medium">{picked.job.customerName}</span>
              <span className="block truncate text-meta text-ink-2 tabular-nums">
                {[picked.job.number, picked.job.name, picked.job.stage.name].filter(Boolean).join(' · ')}
              </span>
            </p>
            {existing ? <RunState state={existing.state} /> : null}
            <IconButton label={t('videos.start.other')} icon={<X />} onClick={() => setPicked(null)} />
          </div>
          <Banner boxed tone={order === 'another' && !trial ? 'amber' : 'info'}>
            {t(`videos.start.about.${trial ? 'simulated' : order}`)}
          </Banner>
          {picked.email === '' && order !== 'open' ? (
            <Banner boxed tone="amber">
              {t('videos.start.noEmail', { name: picked.job.customerName })}
            </Banner>
          ) : null}
          {order === 'another' && existing ? (
            <Button tone="link" className="self-start" onClick={() => onOpen(existing.id)}>
              {t('videos.start.openExisting')}
            </Button>
          ) : null}
          {order === 'new' || order === 'another' ? (
            <Checkbox checked={simulate} onChange={setSimulate}>
              {t('videos.start.simulate')}
            </Checkbox>
          ) : null}
        </div>
      ) : (
        <ReadyJobs runs={runs} onPick={setPicked} />
      )}
    </Dialog>
  )
}

function buttonWords(order: VideoOrder, trial: boolean, name: string): string {
  if (trial) return t('videos.start.newSimulated', { name })
  switch (order) {
    case 'new':
      return t('videos.start.new', { name })
    case 'another':
      return t('videos.start.another', { name })
    case 'open':
    case 'take_up':
      return t(`videos.start.${order}`)
  }
}
