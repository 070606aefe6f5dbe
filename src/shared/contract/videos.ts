import { z } from 'zod'
import { jobSchema } from '../domain/customer.ts'
import { runEventSchema, videoRunSchema, videoStepNameSchema } from '../domain/video-run.ts'
import { call, stream } from '../rpc/define.ts'

const one = z.object({ runId: z.string() })

export const mailPreviewSchema = z.object({
  to: z.string(),
  from: z.string(),
  subject: z.string(),
  text: z.string(),
  /** A whole HTML document, as it is sent. */
  html: z.string(),
})
export type MailPreview = z.infer<typeof mailPreviewSchema>

export const videos = {
  /** Newest first. */
  'videos.list': call(
    z.object({ limit: z.number().int().positive().max(500).default(100) }),
    z.array(videoRunSchema),
  ),
  'videos.get': call(one, z.object({ run: videoRunSchema, events: z.array(runEventSchema) })),
  /**
   * Jobs in the primer stage, and the run that each already has. `email`: the client's address as the CRM
   * has it, empty when there is none; null when it is not known.
   */
  'videos.readyJobs': call(
    z.object({}),
    z.array(z.object({ job: jobSchema, runId: z.string().nullable(), email: z.string().nullable() })),
  ),
  /** `again`: another video for a job that has one; its mail then waits for approval. */
  'videos.start': call(
    z.object({ jobId: z.string(), simulate: z.boolean().default(false), again: z.boolean().default(false) }),
    z.object({ run: videoRunSchema, created: z.boolean() }),
  ),
  /** Goes on at the failed step, or does everything from `from` on again. */
  'videos.retry': call(one.extend({ from: videoStepNameSchema.nullable().default(null) }), videoRunSchema),
  'videos.cancel': call(one, videoRunSchema),
  /** The file in pieces; `total` in bytes. */
  'videos.media': stream(
    one.extend({ kind: z.enum(['audio', 'video']) }),
    z.object({ base64: z.string(), total: z.number().int(), mime: z.string() }),
  ),
  /** Exactly what the client gets; unsaved templates may be given. */
  'videos.mailPreview': call(
    z.object({
      runId: z.string().nullable().default(null),
      subject: z.string().nullable().default(null),
      body: z.string().nullable().default(null),
    }),
    mailPreviewSchema,
  ),
} as const
