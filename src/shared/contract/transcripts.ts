import { z } from 'zod'
import {
  distilledSchema,
  importResultSchema,
  outcomeSchema,
  projectTypeSchema,
  speakerRoleSchema,
  transcriptFilterSchema,
  transcriptHitSchema,
  transcriptSchema,
  transcriptTurnSchema,
} from '../domain/transcript.ts'
import { call } from '../rpc/define.ts'

const one = z.object({ transcriptId: z.string() })

/** How far the summaries are. */
export const distillProgressSchema = z.object({
  waiting: z.number().int(),
  running: z.number().int(),
  done: z.number().int(),
  failed: z.number().int(),
  stale: z.number().int(),
  /** Transcripts without a summary that nobody asked for yet. */
  none: z.number().int(),
})
export type DistillProgress = z.infer<typeof distillProgressSchema>

export const transcripts = {
  /** Newest conversation first. */
  'transcripts.list': call(
    z.object({ filter: transcriptFilterSchema.prefault({}) }),
    z.array(transcriptSchema),
  ),
  'transcripts.get': call(
    one,
    z.object({
      transcript: transcriptSchema,
      turns: z.array(transcriptTurnSchema),
      distilled: distilledSchema.nullable(),
    }),
  ),
  /** One file; a window with many sends one after another and shows each result. */
  'transcripts.import': call(
    z.object({ name: z.string().min(1).max(255), base64: z.string().max(28_000_000) }),
    importResultSchema,
  ),
  'transcripts.search': call(
    z.object({
      query: z.string().max(2_000),
      filter: transcriptFilterSchema.prefault({}),
      limit: z.number().int().positive().max(100).default(20),
    }),
    z.array(transcriptHitSchema),
  ),
  /** Absent keys stay as they are; null empties. */
  'transcripts.update': call(
    one.extend({
      title: z.string().trim().min(1).max(200).optional(),
      outcome: outcomeSchema.nullable().optional(),
      projectTypes: z.array(projectTypeSchema).optional(),
      heldAt: z.number().nullable().optional(),
      customerName: z.string().max(200).nullable().optional(),
      jobNumber: z.string().max(40).nullable().optional(),
    }),
    transcriptSchema,
  ),
  /** Says who a speaker is. `remember`: the same name has this role in other transcripts too, now and later. */
  'transcripts.nameSpeaker': call(
    one.extend({
      speaker: z.string(),
      role: speakerRoleSchema,
      /** The full name, where the file has only "Speaker 1" or a first name; null keeps it. */
      name: z.string().trim().min(1).max(120).nullable().default(null),
      remember: z.boolean().default(true),
    }),
    transcriptSchema,
  ),
  'transcripts.remove': call(z.object({ transcriptIds: z.array(z.string()).min(1) }), z.object({})),
  /** Queues summaries: of these, of all that are stale or failed, or of all that have none. */
  'transcripts.distill': call(
    z.object({
      which: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('these'), ids: z.array(z.string()).min(1) }),
        z.object({ kind: z.literal('stale') }),
        z.object({ kind: z.literal('missing') }),
      ]),
    }),
    distillProgressSchema,
  ),
  'transcripts.distillProgress': call(z.object({}), distillProgressSchema),
  /** Those that wait go back to having none; the running one ends. */
  'transcripts.stopDistilling': call(z.object({}), distillProgressSchema),
} as const
