import { z } from 'zod'

export const collectionSchema = z.enum(['training', 'project', 'meeting'])
export type Collection = z.infer<typeof collectionSchema>

/** Where a claim in an answer comes from. `index` is the number in the text: [1], [2], … */
export const citationSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('passage'),
    index: z.number().int().positive(),
    passageId: z.string(),
    documentId: z.string(),
    title: z.string(),
    heading: z.string(),
    /** The sentence or sentences of the passage that support the claim, verbatim. */
    quote: z.string(),
  }),
  z.object({
    kind: z.literal('web'),
    index: z.number().int().positive(),
    url: z.string(),
    title: z.string(),
    quote: z.string(),
    date: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('crm'),
    index: z.number().int().positive(),
    /** `customer:12` or `job:34` in the connected CRM. */
    record: z.string(),
    title: z.string(),
    quote: z.string(),
  }),
  z.object({
    kind: z.literal('transcript'),
    index: z.number().int().positive(),
    transcriptId: z.string(),
    title: z.string(),
    /** Place of the turn in the transcript. */
    ordinal: z.number().int().nonnegative(),
    speaker: z.string(),
    /** Seconds; null where the transcript has no times. */
    start: z.number().nullable(),
    quote: z.string(),
  }),
])
export type Citation = z.infer<typeof citationSchema>
