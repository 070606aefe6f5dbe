import { z } from 'zod'

/** An error as the person sees it: what happened, what to do, and a reference that finds it in the log. */
export const failureSchema = z.object({
  code: z.string(),
  message: z.string(),
  nextStep: z.string(),
  /** Short reference such as `a1b2c3d4`, written to the log beside the full error. */
  reference: z.string(),
  retryable: z.boolean(),
})
export type Failure = z.infer<typeof failureSchema>
