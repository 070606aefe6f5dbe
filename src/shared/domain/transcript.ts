import { z } from 'zod'
import { projectTypes } from './new-client.ts'

/** The container a transcript came in, recognised by its content and its file name. */
export const transcriptFormatSchema = z.enum([
  'zoom-vtt',
  'teams-vtt',
  'vtt',
  'srt',
  'otter',
  'meet',
  'text',
  'teams-docx',
  'docx',
  'pdf',
  'csv',
  'json',
  'chat',
])
export type TranscriptFormat = z.infer<typeof transcriptFormatSchema>

/** What one speaker says until another speaks. */
export const transcriptTurnSchema = z.object({
  /** Place in the conversation, from 0. */
  ordinal: z.number().int().nonnegative(),
  /** As the file names the speaker; empty where it names none. */
  speaker: z.string(),
  /** Seconds from the beginning; null where the file has no times. */
  start: z.number().nullable(),
  end: z.number().nullable(),
  text: z.string(),
})
export type TranscriptTurn = z.infer<typeof transcriptTurnSchema>

/** `rep` sells, `customer` decides or is with who decides, `other` is neither (an installer, an adjuster). */
export const speakerRoleSchema = z.enum(['rep', 'customer', 'other', 'unknown'])
export type SpeakerRole = z.infer<typeof speakerRoleSchema>

export const transcriptSpeakerSchema = z.object({
  name: z.string(),
  role: speakerRoleSchema,
  /** How the role is known: said by a person, remembered from one, a colleague of the CRM, or by exclusion. */
  roleBy: z.enum(['person', 'remembered', 'colleague', 'exclusion', 'none']),
  turns: z.number().int(),
  words: z.number().int(),
})
export type TranscriptSpeaker = z.infer<typeof transcriptSpeakerSchema>

export const outcomeSchema = z.enum(['won', 'lost', 'open'])
export type Outcome = z.infer<typeof outcomeSchema>
export const projectTypeSchema = z.enum(projectTypes)

export const distillStateSchema = z.enum(['none', 'waiting', 'running', 'done', 'failed'])
export type DistillState = z.infer<typeof distillStateSchema>

/** A transcript without its turns. */
export const transcriptSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** Names of the files it came in, the first one first: the same conversation may come in several. */
  files: z.array(z.object({ name: z.string(), format: transcriptFormatSchema })),
  speakers: z.array(transcriptSpeakerSchema),
  turnCount: z.number().int(),
  wordCount: z.number().int(),
  /** Seconds; null where the file has no times. */
  duration: z.number().nullable(),
  /** When the conversation took place, epoch milliseconds; null when unknown. */
  heldAt: z.number().nullable(),
  importedAt: z.number(),
  /** The rep's full name; null while nobody said who of the speakers it is. */
  rep: z.string().nullable(),
  outcome: outcomeSchema.nullable(),
  projectTypes: z.array(projectTypeSchema),
  customerName: z.string().nullable(),
  jobNumber: z.string().nullable(),
  /** Came with the practice workspace. */
  practice: z.boolean(),
  /** Another transcript that says nearly the same, or null. */
  resembles: z.string().nullable(),
  distilled: distillStateSchema,
  /** True when the summary was made by an older prompt, another brain, or before the speakers were named. */
  stale: z.boolean(),
})
export type Transcript = z.infer<typeof transcriptSchema>

/** Something found in a transcript, with the turns (ordinals) it rests on. */
export const findingSchema = z.object({
  text: z.string(),
  turns: z.array(z.number().int().nonnegative()).min(1),
})
export type Finding = z.infer<typeof findingSchema>

/** `decision`: somebody else must agree. `need`: is it needed at all. `hassle`: mess, noise, disruption. */
export const objectionKindSchema = z.enum([
  'price',
  'timing',
  'trust',
  'competition',
  'decision',
  'need',
  'product',
  'financing',
  'hassle',
  'other',
])
export type ObjectionKind = z.infer<typeof objectionKindSchema>

export const objectionSchema = findingSchema.extend({
  kind: objectionKindSchema,
  /** What the rep answered; null when it was left unanswered. */
  answer: findingSchema.nullable(),
})
export type Objection = z.infer<typeof objectionSchema>

export const priceTalkSchema = findingSchema.extend({
  kind: z.enum(['quote', 'budget', 'discount', 'monthly', 'deposit', 'other']),
  /** US dollars as said; null when no figure was named. */
  amount: z.number().nullable(),
})

/** The structured summary of one conversation. Every entry names the turns it rests on. */
export const distillationSchema = z.object({
  need: z.array(findingSchema),
  objections: z.array(objectionSchema),
  priceTalk: z.array(priceTalkSchema),
  commitments: z.array(findingSchema.extend({ who: z.enum(['rep', 'customer']) })),
  /** What was agreed to happen next, with a time or a deed; null when nothing was. */
  nextStep: findingSchema.nullable(),
  opening: findingSchema.nullable(),
  close: findingSchema.nullable(),
  /** A few words: "warm, unhurried". */
  tone: z.array(z.string()),
  /** Sentences of the rep that are worth using again, verbatim. */
  phrases: z.array(findingSchema),
})
export type Distillation = z.infer<typeof distillationSchema>

export const distilledSchema = z.object({
  transcriptId: z.string(),
  state: distillStateSchema,
  stale: z.boolean(),
  /** Who made it: "Built-in rules", "gpt-6-sol", a person. Null when there is none yet. */
  by: z.string().nullable(),
  content: distillationSchema.nullable(),
  /** What went wrong and what to do, when it failed. */
  error: z.string().nullable(),
  updatedAt: z.number(),
})
export type Distilled = z.infer<typeof distilledSchema>

/** What became of one dropped file. */
export const importResultSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('imported'), file: z.string(), transcript: transcriptSchema }),
  /** The same conversation is there already; the file was added to it. */
  z.object({ outcome: z.literal('same'), file: z.string(), transcript: transcriptSchema }),
  z.object({ outcome: z.literal('failed'), file: z.string(), message: z.string(), nextStep: z.string() }),
])
export type ImportResult = z.infer<typeof importResultSchema>

/** Turns that fit a search, best first. */
export const transcriptHitSchema = z.object({
  transcriptId: z.string(),
  title: z.string(),
  ordinal: z.number().int(),
  speaker: z.string(),
  role: speakerRoleSchema,
  start: z.number().nullable(),
  text: z.string(),
  score: z.number(),
})
export type TranscriptHit = z.infer<typeof transcriptHitSchema>

/** Which transcripts; empty lists and nulls do not narrow. */
export const transcriptFilterSchema = z.object({
  reps: z.array(z.string()).default([]),
  outcomes: z.array(outcomeSchema).default([]),
  projectTypes: z.array(projectTypeSchema).default([]),
  /** Epoch milliseconds of the conversation, from inclusive, to exclusive. */
  from: z.number().nullable().default(null),
  to: z.number().nullable().default(null),
  ids: z.array(z.string()).default([]),
})
export type TranscriptFilter = z.infer<typeof transcriptFilterSchema>
