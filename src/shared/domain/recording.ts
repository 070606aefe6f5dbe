import { z } from 'zod'

/** Something said aloud. It is kept until the customer it speaks of exists, so that nothing said is lost. */
export const recordingSchema = z.object({
  id: z.string(),
  conversationId: z.string().nullable(),
  mime: z.string(),
  /** Bytes. */
  size: z.number().int().nonnegative(),
  state: z.enum(['kept', 'transcribed', 'failed']),
  /** What was understood; null before. */
  text: z.string().nullable(),
  /** Why it could not be transcribed and what to do, in a sentence. */
  error: z.string().nullable(),
  createdAt: z.number(),
})
export type Recording = z.infer<typeof recordingSchema>
