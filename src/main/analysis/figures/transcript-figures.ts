import { z } from 'zod'
import { objectionKindSchema, speakerRoleSchema } from '#shared/domain/transcript.ts'

const ordinals = z.array(z.number()).readonly()

const longestTurnSchema = z.object({
  ordinal: z.number(),
  words: z.number(),
  /** Null where the turn has no times. */
  seconds: z.number().nullable(),
})
export type LongestTurn = z.infer<typeof longestTurnSchema>

const countedObjectionSchema = z.object({
  kind: objectionKindSchema,
  turns: ordinals,
  /** Turns of the answer; null when there was none. */
  answer: ordinals.nullable(),
})
export type CountedObjection = z.infer<typeof countedObjectionSchema>

/** Everything that is counted in one transcript. Turns are ordinals. docs/analysis.md defines each figure. */
export const transcriptFiguresSchema = z.object({
  words: z.number(),
  turns: z.number(),
  wordsOf: z.record(speakerRoleSchema, z.number()),
  turnsOf: z.object({ rep: ordinals, customer: ordinals }),
  /** False: no sentence has an end mark, so questions cannot be counted. */
  punctuated: z.boolean(),
  /** Turns with questions, how many, and whose they are. */
  questions: z.array(z.object({ ordinal: z.number(), count: z.number(), role: speakerRoleSchema })),
  longest: z.object({
    rep: longestTurnSchema.nullable(),
    customer: longestTurnSchema.nullable(),
    any: longestTurnSchema.nullable(),
  }),
  priceTurns: ordinals,
  /** The first amount that the rep names, and its place by words, 0 to 1. */
  repPrice: z.object({ ordinal: z.number(), position: z.number() }).nullable(),
  /** Of the summary; null without one. */
  summary: z
    .object({
      objections: z.array(countedObjectionSchema),
      nextStep: ordinals.nullable(),
      opening: ordinals,
      close: ordinals,
    })
    .nullable(),
})
export type TranscriptFigures = z.infer<typeof transcriptFiguresSchema>
