import { z } from 'zod'
import type { RunRecord } from '#main/workflow/workflow.ts'
import { videoTriggerSchema, type VideoTrigger } from '#shared/domain/video-run.ts'
import type { VideoKit } from './kit.ts'
import { runInputSchema } from './run-input.ts'

const reorders = z.object({ triggers: z.array(videoTriggerSchema) })
const keyOf = (runId: string): string => `reorders:${runId}`

/** Everything that ordered a run, oldest first: what started it, and what took it up again after a failure. */
export function triggersOf(
  { remoteStates }: Pick<VideoKit, 'remoteStates'>,
  run: Pick<RunRecord, 'id' | 'input'>,
): readonly [VideoTrigger, ...VideoTrigger[]] {
  const later = reorders.safeParse(remoteStates.read(keyOf(run.id)))
  return [runInputSchema.parse(run.input).trigger, ...(later.success ? later.data.triggers : [])]
}

export function addTrigger(
  kit: Pick<VideoKit, 'remoteStates'>,
  run: Pick<RunRecord, 'id' | 'input'>,
  trigger: VideoTrigger,
): void {
  const [, ...later] = triggersOf(kit, run)
  kit.remoteStates.write(keyOf(run.id), { triggers: [...later, { ...trigger }] })
}

/** A line of the timeline. */
export function orderedAgainInWords({ source, detail }: VideoTrigger): string {
  const by = { mail: 'by mail', stage: 'by its stage', person: 'in the app', command_line: 'by a command' }
  return `Ordered again ${by[source]}.${detail === '' ? '' : ` ${detail}`}`
}
