import { useState } from 'react'
import { videoStepNames, type VideoRun } from '#shared/domain/video-run.ts'
import { say, sayError } from '../../../components/toast.tsx'
import { useCall } from '../../../connection/use-call.ts'
import { t } from '../../../i18n/t.ts'
import { useGo } from '../../frame/place.ts'

export type AskedDeed = 'cancel' | 'start_over' | 'again'

export interface RunDeeds {
  /** What was asked for and waits for a second word. */
  readonly asked: AskedDeed | null
  readonly ask: (deed: AskedDeed | null) => void
  /** Goes on at the step that failed, or where it was cancelled. */
  readonly goOn: () => void
  /** Carries out what was asked. */
  readonly confirm: () => void
  readonly busy: boolean
}

/** What a person can do with a whole run. */
export function useRunDeeds(run: VideoRun): RunDeeds {
  const [asked, setAsked] = useState<AskedDeed | null>(null)
  const go = useGo()
  const onError = (error: unknown): void => {
    setAsked(null)
    sayError(error, t('videos.failed'))
  }
  const retry = useCall('videos.retry', { onError, onSuccess: () => setAsked(null) })
  const cancel = useCall('videos.cancel', {
    onError,
    onSuccess: () => {
      setAsked(null)
      say(t('videos.cancelAsked'))
    },
  })
  const start = useCall('videos.start', {
    onError,
    onSuccess: (started) => {
      setAsked(null)
      go(`/videos/${started.run.id}`)
    },
  })
  const runId = run.id
  return {
    asked,
    ask: setAsked,
    goOn: () => retry.mutate({ runId }),
    confirm() {
      switch (asked) {
        case 'cancel':
          return cancel.mutate({ runId })
        case 'start_over':
          return retry.mutate({ runId, from: videoStepNames[0] ?? null })
        case 'again':
          return start.mutate({ jobId: run.jobId, simulate: run.simulate, again: true })
        case null:
          return undefined
      }
    },
    busy: retry.isPending || cancel.isPending || start.isPending,
  }
}
