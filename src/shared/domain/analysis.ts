import { z } from 'zod'
import { objectionKindSchema, speakerRoleSchema, transcriptFilterSchema } from './transcript.ts'

/**
 * What can be counted. All are counted by code over every transcript of the filter; docs/analysis.md defines each.
 * Those of scripts count script drafts instead of transcripts.
 */
export const measureNameSchema = z.enum([
  'calls',
  'talk_ratio',
  'longest_monologue',
  'questions',
  'objections',
  'objection_answered_rate',
  'phrase',
  'price_position',
  'price_mentions',
  'next_step_rate',
  'win_rate',
  'length_words',
  'length_minutes',
  'script_length',
  'script_segments',
  'script_openings',
])
export type MeasureName = z.infer<typeof measureNameSchema>

export const groupBySchema = z.enum([
  'none',
  'rep',
  'outcome',
  'projectType',
  'month',
  'objectionKind',
  'transcript',
  /** Phrases, openings or segments themselves. */
  'text',
])
export type GroupBy = z.infer<typeof groupBySchema>

export const analysisQuerySchema = z.object({
  measure: measureNameSchema,
  filter: transcriptFilterSchema.prefault({}),
  groupBy: groupBySchema.default('none'),
  /** For `objections`: only these kinds. */
  objectionKinds: z.array(objectionKindSchema).default([]),
  /** For `phrase`: the words looked for; null lists the most frequent phrases. */
  phrase: z.string().nullable().default(null),
  /** Whose words; for `questions`, `longest_monologue`, `phrase`. */
  speaker: z.enum(['rep', 'customer', 'any']).default('rep'),
  /** Only transcripts where a counted figure is in a range, for "reps who ask more than 12 questions". */
  where: z
    .object({
      measure: z.enum(['questions', 'talk_ratio', 'longest_monologue', 'objections', 'price_position']),
      op: z.enum(['more', 'less']),
      value: z.number(),
    })
    .nullable()
    .default(null),
})
export type AnalysisQuery = z.infer<typeof analysisQuerySchema>
export type AnalysisQueryInput = z.input<typeof analysisQuerySchema>

export const analysisGroupSchema = z.object({
  key: z.string(),
  label: z.string(),
  /** Null when nothing of the group can be counted. Shares are 0 to 1. */
  value: z.number().nullable(),
  /** What the value is made of: value = numerator / denominator for shares and means. */
  numerator: z.number(),
  denominator: z.number(),
  /** Transcripts (or scripts) that were counted, and those that could not be. */
  counted: z.number().int(),
  leftOut: z.number().int(),
  /** Turns behind it; read with `analysis.evidence`. */
  turns: z.number().int(),
})
export type AnalysisGroup = z.infer<typeof analysisGroupSchema>

export const analysisResultSchema = z.object({
  query: analysisQuerySchema,
  /** What was counted, in words: "Questions asked by the rep per call, by rep". */
  title: z.string(),
  unit: z.enum(['count', 'share', 'words', 'minutes', 'per_call', 'position']),
  groups: z.array(analysisGroupSchema),
  total: analysisGroupSchema,
  /** What limits it: "7 transcripts are left out: nobody said who the rep is." */
  notes: z.array(z.string()),
})
export type AnalysisResult = z.infer<typeof analysisResultSchema>

/** One turn behind a number. */
export const evidenceTurnSchema = z.object({
  transcriptId: z.string(),
  title: z.string(),
  ordinal: z.number().int(),
  speaker: z.string(),
  role: speakerRoleSchema,
  start: z.number().nullable(),
  text: z.string(),
})
export type EvidenceTurn = z.infer<typeof evidenceTurnSchema>

/** The answer to a free question. */
export const analysisAnswerSchema = z.object({
  question: z.string(),
  /** False: it cannot be told from these transcripts; `text` says why and what can be told. */
  answerable: z.boolean(),
  /** Plain words with [1], [2] … for `quotes`. */
  text: z.string(),
  results: z.array(analysisResultSchema),
  quotes: z.array(evidenceTurnSchema.extend({ index: z.number().int().positive() })),
})
export type AnalysisAnswer = z.infer<typeof analysisAnswerSchema>

/** What the top of the Transcripts screen shows. */
export const dashboardSchema = z.object({
  /** Calls, talk ratio, next-step rate, top objection; `trend` is by month, oldest first, null = not countable. */
  figures: z.array(
    z.object({
      id: z.enum(['calls', 'talk_ratio', 'next_step_rate', 'top_objection']),
      result: analysisResultSchema,
      /** For top_objection its kind in words, else empty. */
      words: z.string(),
      trend: z.array(z.object({ month: z.string(), value: z.number().nullable() })),
    }),
  ),
  /** Each answers a question in its title: "Reps who ask more than 12 questions close more often: 41 % against 28 %". */
  charts: z.array(z.object({ id: z.string(), title: z.string(), result: analysisResultSchema })),
  reps: z.array(z.string()),
})
export type Dashboard = z.infer<typeof dashboardSchema>
