import type { VideoRun } from '#shared/domain/video-run.ts'

/**
 * What choosing a job means. `open`: one is under way; `take_up`: the last one failed and goes on; `another`: one
 * is finished.
 */
export type VideoOrder = 'new' | 'open' | 'take_up' | 'another'

/** What can be ordered for a job whose newest run is `run`. */
export function orderFor(run: Pick<VideoRun, 'state'> | undefined): VideoOrder {
  switch (run?.state) {
    case undefined:
    case 'cancelled':
      return 'new'
    case 'failed':
      return 'take_up'
    case 'completed':
      return 'another'
    case 'queued':
    case 'running':
    case 'waiting':
    case 'needs_person':
      return 'open'
  }
}
