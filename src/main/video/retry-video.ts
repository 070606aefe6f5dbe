import { markerOf } from '#main/approvals/outcome.ts'
import { UserError } from '#main/core/errors.ts'
import type { RunRecord, StepRecord } from '#main/workflow/workflow.ts'
import { videoStepNames, type VideoStepName } from '#shared/domain/video-run.ts'
import { removedKey } from './actions/video-actions.ts'
import { actionsOf } from './cleanup/not-needed.ts'
import type { VideoKit } from './kit.ts'
import { isThereSync } from './media/media-file.ts'
import { runInputSchema } from './run-input.ts'
import { hasEnded, runsOfJob } from './run-keys.ts'
import { videoResultSchema, voiceResultSchema } from './steps/results.ts'
import { UPLOAD_SLOT } from './steps/upload-video.ts'

/** True when what the newest upload of a run delivered was taken away again. */
export function wasRemoved(kit: VideoKit, runId: string): boolean {
  const last = actionsOf(kit, runId, UPLOAD_SLOT).at(-1)
  return last !== undefined && kit.remoteStates.read(removedKey(markerOf(last.id))) !== null
}

/**
 * The first finished step whose result is not there any more: it must be done again before those after
 * it.
 */
export function firstLost(kit: VideoKit, runId: string, steps: readonly StepRecord[]): VideoStepName | null {
  const done = (name: VideoStepName): unknown =>
    steps.find((step) => step.name === name && step.status === 'done')?.output ?? null
  const voice = voiceResultSchema.safeParse(done('generate_audio'))
  if (voice.success && !isThereSync(kit.media.path(voice.data.file))) return 'generate_audio'
  const video = videoResultSchema.safeParse(done('render_video'))
  if (video.success && !isThereSync(kit.media.path(video.data.file))) return 'render_video'
  return done('upload_video') !== null && wasRemoved(kit, runId) ? 'upload_video' : null
}

const earlier = (a: VideoStepName, b: VideoStepName): VideoStepName =>
  videoStepNames.indexOf(a) <= videoStepNames.indexOf(b) ? a : b

/** Two runs of a job at the same time would each send the client a mail. */
function refuseBesideAnother(kit: VideoKit, run: RunRecord): void {
  const { simulate, account, jobId, jobNumber } = runInputSchema.parse(run.input)
  if (simulate) return
  const other = runsOfJob(kit.runner(), account, jobId).find((one) => one.id !== run.id && !hasEnded(one))
  if (!other) return
  throw new UserError(
    'OTHER_RUN_UNDER_WAY',
    `Another video for job ${jobNumber} is under way (${other.id}). Nothing was changed.`,
    'Wait until it has ended, or cancel it first.',
  )
}

/** Goes on at the failed step, or does everything from `from` on again; never on a result that is gone. */
export function retryVideo(kit: VideoKit, runId: string, from: VideoStepName | null, line?: string): void {
  const runner = kit.runner()
  const run = runner.get(runId)
  if (run && !hasEnded(run)) {
    const next = 'Wait until it has ended, or cancel it first.'
    throw new UserError('RUN_UNDER_WAY', 'This run is still under way.', next)
  }
  if (run?.status === 'completed' && from === null) {
    const next = 'Choose the step from which it is to be done again.'
    throw new UserError('RUN_COMPLETED', 'This run is completed.', next)
  }
  if (run) refuseBesideAnother(kit, run)
  const lost = firstLost(kit, runId, runner.steps(runId))
  const first = from !== null && lost !== null ? earlier(from, lost) : (from ?? lost)
  runner.retry(runId, first === null ? undefined : [first], line)
}
