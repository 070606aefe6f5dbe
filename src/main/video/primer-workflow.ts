import type { Json, RunContext, StepCall, StepOptions, WorkflowDefinition } from '#main/workflow/workflow.ts'
import { StepFailed } from '#main/workflow/workflow.ts'
import type { VideoStepName } from '#shared/domain/video-run.ts'
import type { VideoKit } from './kit.ts'
import { runInputSchema, WORKFLOW } from './run-input.ts'
import { cleanup } from './steps/cleanup.ts'
import { deliverToClient } from './steps/deliver-to-client.ts'
import { fetchContext } from './steps/fetch-context.ts'
import { generateAudio } from './steps/generate-audio.ts'
import { generateScript } from './steps/generate-script.ts'
import { notifyCrm } from './steps/notify-crm.ts'
import { renderVideo } from './steps/render-video.ts'
import { uploadVideo } from './steps/upload-video.ts'
import { waitForProcessing } from './steps/wait-for-processing.ts'

const MINUTE = 60_000
/** Of one attempt; each is longer than what its services may take. */
const timeouts: Readonly<Record<VideoStepName, number>> = {
  fetch_context: 2 * MINUTE,
  generate_script: 10 * MINUTE,
  generate_audio: 15 * MINUTE,
  render_video: 30 * MINUTE,
  upload_video: 40 * MINUTE,
  notify_crm: 5 * MINUTE,
  wait_for_processing: 2 * MINUTE,
  deliver_to_client: 5 * MINUTE,
  cleanup: 15 * MINUTE,
}
/** A service that is away for some minutes is waited for. */
const patient = { attempts: 6, initialMs: 2_000, maxMs: 2 * MINUTE, factor: 3 } as const

/** The nine steps. Whatever happens, the ninth runs. */
export function createPrimerWorkflow(kit: VideoKit): WorkflowDefinition {
  return {
    name: WORKFLOW,
    version: 1,
    async run(context: RunContext): Promise<Json> {
      const input = runInputSchema.parse(context.input)
      const options = (name: VideoStepName): StepOptions => ({ timeoutMs: timeouts[name], retry: patient })
      const step = async <T extends Json>(
        name: VideoStepName,
        work: (call: StepCall) => ReturnType<Parameters<typeof context.step<T>>[1]>,
      ): Promise<T> => await context.step<T>(name, work, options(name))
      let completed = false
      try {
        const fetched = await step('fetch_context', (call) => fetchContext(kit, input, call))
        const script = await step('generate_script', (call) => generateScript(kit, input, fetched, call))
        const voice = await step('generate_audio', (call) => generateAudio(kit, input, script, call))
        const video = await step('render_video', (call) => renderVideo(kit, input, { fetched, voice }, call))
        const delivered = await step('upload_video', (call) =>
          uploadVideo(kit, input, { fetched, video }, call),
        )
        const finished = { fetched, script, voice, video, delivered }
        await step('notify_crm', (call) => notifyCrm(kit, input, finished, call))
        await step('wait_for_processing', (call) => waitForProcessing(kit, input, finished, call))
        await step('deliver_to_client', (call) => deliverToClient(kit, input, finished, call))
        completed = true
        return { completed: true }
      } finally {
        await shieldedCleanup(completed)
      }

      /** Cleaning up that fails is shown at its step; it makes no failed run of one that did its work. */
      async function shieldedCleanup(done: boolean): Promise<void> {
        const work = (call: StepCall) => cleanup(kit, input, { completed: done }, call)
        try {
          await context.step('cleanup', work, { ...options('cleanup'), shielded: true })
        } catch (error) {
          if (!(error instanceof StepFailed)) throw error
          kit.log.warn('The cleanup of a run did not get through', { runId: context.runId, error })
        }
      }
    },
  }
}
