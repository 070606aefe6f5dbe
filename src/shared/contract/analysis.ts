import { z } from 'zod'
import {
  analysisAnswerSchema,
  analysisQuerySchema,
  analysisResultSchema,
  dashboardSchema,
  evidenceTurnSchema,
} from '../domain/analysis.ts'
import { transcriptFilterSchema } from '../domain/transcript.ts'
import { call } from '../rpc/define.ts'

export const analysis = {
  'analysis.dashboard': call(z.object({ filter: transcriptFilterSchema.prefault({}) }), dashboardSchema),
  'analysis.measure': call(z.object({ query: analysisQuerySchema }), analysisResultSchema),
  /** The turns behind one group (by its key; null: behind the total), in the order of the transcripts. */
  'analysis.evidence': call(
    z.object({
      query: analysisQuerySchema,
      group: z.string().nullable().default(null),
      offset: z.number().int().nonnegative().default(0),
      limit: z.number().int().positive().max(500).default(100),
    }),
    z.object({ total: z.number().int(), turns: z.array(evidenceTurnSchema) }),
  ),
  'analysis.csv': call(
    z.object({ query: analysisQuerySchema }),
    z.object({ fileName: z.string(), csv: z.string() }),
  ),
  /** A free question, answered by the same rules or brain as in the chat. */
  'analysis.ask': call(z.object({ question: z.string().trim().min(1).max(2_000) }), analysisAnswerSchema),
} as const
