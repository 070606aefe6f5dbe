import { z } from 'zod'
import { videoTriggerSchema } from '#shared/domain/video-run.ts'

export const WORKFLOW = 'primer-video'

/** Everything a run needs to know from its start: the order, and whom it is for as the CRM had it then. */
export const runInputSchema = z.object({
  jobId: z.string(),
  /** The CRM account the job is of: a run never goes on in another one. */
  account: z.string(),
  jobNumber: z.string(),
  jobName: z.string(),
  customerName: z.string(),
  trigger: videoTriggerSchema,
  simulate: z.boolean(),
  /** Another one for a job that had one. */
  again: z.boolean(),
  waitSeconds: z.number().nonnegative().nullable(),
})
export type RunInput = z.infer<typeof runInputSchema>
