import { z } from 'zod'

export const scriptKindSchema = z.enum(['proposal', 'primer'])
export type ScriptKind = z.infer<typeof scriptKindSchema>

/** What a script needs to know, in the order in which it is asked for. Lists have one entry a line. */
export const draftFieldSchema = z.enum([
  'kind',
  /** The job, and with it the customer: chosen in the CRM, never typed. Holds the job's id. */
  'job',
  'goals',
  'tone',
  /** Minutes to speak, for example "1.5". */
  'length',
  'cover',
  'avoid',
  'offer',
  'sender',
])
export type DraftField = z.infer<typeof draftFieldSchema>
export const draftFields = draftFieldSchema.options

/** `default`: what the settings or the kind of script say. `crm`: follows from the job. */
export const draftSlotSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('empty') }),
  z.object({
    status: z.literal('filled'),
    value: z.string(),
    /** The words it was taken from; empty when typed or taken from a record. */
    words: z.string(),
    by: z.enum(['chat', 'person', 'crm', 'default']),
  }),
  z.object({ status: z.literal('skipped'), by: z.enum(['chat', 'person']) }),
])
export type DraftSlot = z.infer<typeof draftSlotSchema>
export const draftSlotsSchema = z.record(draftFieldSchema, draftSlotSchema)
export type DraftSlots = z.infer<typeof draftSlotsSchema>

/** Where a fact is from. */
export const factSourceSchema = z.discriminatedUnion('type', [
  /** `record`: `customer:12`, `job:34`, `note:7`, `appointment:3`; `field` in words: "contract value". */
  z.object({ type: z.literal('crm'), record: z.string(), field: z.string() }),
  z.object({
    type: z.literal('document'),
    passageId: z.string(),
    documentId: z.string(),
    title: z.string(),
    quote: z.string(),
  }),
  /** Said in the chat, typed in the form, or confirmed by a person who looked at the claim. */
  z.object({ type: z.literal('person'), how: z.enum(['chat', 'form', 'confirmed']), words: z.string() }),
  z.object({ type: z.literal('setting'), key: z.string() }),
])
export type FactSource = z.infer<typeof factSourceSchema>

export const factKindSchema = z.enum(['name', 'price', 'date', 'product', 'number', 'detail'])
export type FactKind = z.infer<typeof factKindSchema>

/** Something true about the customer, the job or the company, that a script may say. */
export const factSchema = z.object({
  id: z.string(),
  kind: factKindSchema,
  /** "Contract value", "Appointment", "Customer". */
  label: z.string(),
  /** As it may be written: "$24,850", "Tuesday, December 1 at 10:00 AM", "Maria Ortiz". */
  value: z.string(),
  source: factSourceSchema,
})
export type Fact = z.infer<typeof factSchema>

export const outlinePointSchema = z.object({
  key: z.string(),
  title: z.string(),
  /** What it will say, in a sentence. */
  note: z.string(),
})
export type OutlinePoint = z.infer<typeof outlinePointSchema>

export const paragraphSchema = z.object({
  id: z.string(),
  /** Outline point it belongs to; empty for one that a person added. */
  point: z.string(),
  text: z.string(),
  /** A locked paragraph is never changed by an engine. */
  locked: z.boolean(),
})
export type Paragraph = z.infer<typeof paragraphSchema>

/** A name, price, date, product or number in the text, and whether it has a source. */
export const claimSchema = z.object({
  kind: factKindSchema,
  /** As it stands in the paragraph. */
  text: z.string(),
  paragraphId: z.string(),
  /** Character range in the paragraph's text. */
  start: z.number().int(),
  end: z.number().int(),
  /** The fact it rests on; null: nobody knows where it comes from. */
  factId: z.string().nullable(),
})
export type Claim = z.infer<typeof claimSchema>

/** A transcript whose wording inspired the draft. */
export const inspirationSchema = z.object({
  transcriptId: z.string(),
  title: z.string(),
  /** Why it is near: "Roofing, won, price objection". */
  why: z.string(),
  /** The sentence and its turns. */
  text: z.string(),
  turns: z.array(z.number().int()),
})
export type Inspiration = z.infer<typeof inspirationSchema>

/** collecting → outlined → written → final; each can go back by undo, restore or a change. */
export const draftStateSchema = z.enum(['collecting', 'outlined', 'written', 'final', 'abandoned'])
export type DraftState = z.infer<typeof draftStateSchema>

/** A state of the text that can be looked at, compared and restored. */
export const versionSchema = z.object({
  number: z.number().int().positive(),
  at: z.number(),
  /** "Built-in rules", "gpt-6-sol", or "You". */
  by: z.string(),
  /** What was done: "Written", "Warmer", "Edited by hand", "Restored version 2". */
  change: z.string(),
  words: z.number().int(),
  seconds: z.number(),
})
export type ScriptVersion = z.infer<typeof versionSchema>

export const scriptDraftSchema = z.object({
  id: z.string(),
  conversationId: z.string().nullable(),
  title: z.string(),
  state: draftStateSchema,
  slots: draftSlotsSchema,
  /** Fields still to be asked for, in order. Decided by code. */
  missing: z.array(draftFieldSchema),
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  jobNumber: z.string().nullable(),
  outline: z.array(outlinePointSchema),
  paragraphs: z.array(paragraphSchema),
  facts: z.array(factSchema),
  claims: z.array(claimSchema),
  inspirations: z.array(inspirationSchema),
  /** Who wrote the current text; null before there is one. */
  writtenBy: z.string().nullable(),
  words: z.number().int(),
  /** Seconds to speak at the pace of the settings. */
  seconds: z.number(),
  /** Seconds it should lie between. */
  limits: z.object({ min: z.number(), max: z.number() }),
  versions: z.array(versionSchema),
  /** Number of the version the text is; null before there is one. */
  version: z.number().int().nullable(),
  canUndo: z.boolean(),
  canRedo: z.boolean(),
  /** The primer video of the job will use this text (only for a final primer without unsourced claims). */
  forVideo: z.boolean(),
  /** Grows with each change; an edit of an older one is refused. */
  revision: z.number().int(),
  createdAt: z.number(),
  updatedAt: z.number(),
})
export type ScriptDraft = z.infer<typeof scriptDraftSchema>

/** Everything a person or an engine can do to a draft: chat and form go through the same function. */
export const draftChangeSchema = z.discriminatedUnion('type', [
  /** Null empties the field; `skip` marks it as not to be asked for. `words`: what was said in the chat. */
  z.object({
    type: z.literal('set_field'),
    field: draftFieldSchema,
    value: z.string().max(5_000).nullable(),
    skip: z.boolean().default(false),
    words: z.string().default(''),
  }),
  z.object({ type: z.literal('set_outline'), outline: z.array(outlinePointSchema).max(20) }),
  z.object({ type: z.literal('edit_paragraph'), paragraphId: z.string(), text: z.string().max(10_000) }),
  /** After the paragraph with this id; null: at the beginning. */
  z.object({ type: z.literal('add_paragraph'), after: z.string().nullable(), text: z.string().max(10_000) }),
  z.object({ type: z.literal('remove_paragraph'), paragraphId: z.string() }),
  z.object({ type: z.literal('lock'), paragraphId: z.string(), locked: z.boolean() }),
  z.object({ type: z.literal('restore'), version: z.number().int().positive() }),
  z.object({ type: z.literal('undo') }),
  z.object({ type: z.literal('redo') }),
  /** A person vouches for a claim: it becomes a fact with that source. */
  z.object({ type: z.literal('confirm_claim'), kind: factKindSchema, text: z.string().min(1) }),
  z.object({ type: z.literal('finalize') }),
  z.object({ type: z.literal('reopen') }),
  z.object({ type: z.literal('use_for_video'), use: z.boolean() }),
  z.object({ type: z.literal('abandon') }),
])
export type DraftChange = z.infer<typeof draftChangeSchema>
export type DraftChangeInput = z.input<typeof draftChangeSchema>

export const exportFormatSchema = z.enum(['docx', 'pdf', 'txt'])
export type ExportFormat = z.infer<typeof exportFormatSchema>
