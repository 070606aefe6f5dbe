import { z } from 'zod'

/** What is taken in of a new client, in the order in which it is asked for. */
export const clientFieldSchema = z.enum([
  'firstName',
  'lastName',
  'coName',
  'companyName',
  'phone',
  'phone2',
  'email',
  'street',
  'unit',
  'city',
  'state',
  'zip',
  'projectTypes',
  'leadSource',
  'referredBy',
  'notes',
])
export type ClientField = z.infer<typeof clientFieldSchema>
export const clientFields = clientFieldSchema.options

/** The words of the glossary. A client's project types are a list of them. */
export const projectTypes = [
  'Roofing',
  'Siding',
  'Windows',
  'Doors',
  'Gutters',
  'Decks',
  'Kitchens',
  'Bathrooms',
  'Insulation',
] as const
export type ProjectType = (typeof projectTypes)[number]

/**
 * Who set a value. `speech`: read out of what the person said or pasted. `person`: typed into the form.
 * `place`: follows from the ZIP code, for example its city and state.
 */
export const slotSourceSchema = z.enum(['speech', 'person', 'place'])

/**
 * One value with its story. Values are written forms: phones E.164 (an extension as " x12" behind it), e-mail in
 * lower case, state two letters, ZIP five digits, project types joined by ", ".
 */
export const clientSlotSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('empty') }),
  z.object({
    status: z.literal('filled'),
    value: z.string(),
    /** The words it was taken from, as they were said; empty when typed. */
    words: z.string(),
    by: slotSourceSchema,
    /** 0 to 1; below 0.7 it is shown as needing a look. */
    confidence: z.number().min(0).max(1),
  }),
  /** The person said that there is none, or that it is not needed. */
  z.object({ status: z.literal('skipped'), words: z.string(), by: slotSourceSchema }),
  /** Said, but it fails a check: kept, shown, never written to the CRM. */
  z.object({
    status: z.literal('invalid'),
    value: z.string(),
    words: z.string(),
    by: slotSourceSchema,
    /** What is wrong and what to do, in a sentence. */
    problem: z.string(),
  }),
])
export type ClientSlot = z.infer<typeof clientSlotSchema>

export const clientSlotsSchema = z.record(clientFieldSchema, clientSlotSchema)
export type ClientSlots = z.infer<typeof clientSlotsSchema>

/** An existing customer that may be the same person. */
export const duplicateCandidateSchema = z.object({
  customerId: z.string(),
  name: z.string(),
  /** 0 to 1. */
  likeness: z.number().min(0).max(1),
  /** Why it looks alike, in words: "same phone", "same address". */
  reasons: z.array(z.string()),
  /** The existing values side by side with the new ones; null where it has none. */
  values: z.partialRecord(clientFieldSchema, z.string()),
  jobs: z.array(z.object({ id: z.string(), number: z.string(), name: z.string(), stage: z.string() })),
})
export type DuplicateCandidate = z.infer<typeof duplicateCandidateSchema>

/**
 * What the person wants done about possible duplicates. `create`: a new customer all the same. `use`: only a
 * job on the existing one. `merge`: a job, and what the existing one lacks is filled in.
 */
export const duplicateDecisionSchema = z.object({
  kind: z.enum(['create', 'use', 'merge']),
  customerId: z.string().nullable(),
})
export type DuplicateDecision = z.infer<typeof duplicateDecisionSchema>

/** collecting → proposed → created; collecting or proposed → abandoned. A rejected proposal collects again. */
export const newClientStateSchema = z.enum(['collecting', 'proposed', 'created', 'abandoned'])

export const newClientSchema = z.object({
  id: z.string(),
  conversationId: z.string().nullable(),
  state: newClientStateSchema,
  slots: clientSlotsSchema,
  /** Fields still to be asked for, in order; empty when it can be created. */
  missing: z.array(clientFieldSchema),
  /** True when nothing required is missing or invalid. */
  complete: z.boolean(),
  candidates: z.array(duplicateCandidateSchema),
  /** False while the CRM has not been looked through for these values. */
  duplicatesChecked: z.boolean(),
  decision: duplicateDecisionSchema.nullable(),
  /** The outward action that creates it, once proposed. */
  actionId: z.string().nullable(),
  /** Set when it exists in the CRM. */
  customerId: z.string().nullable(),
  jobId: z.string().nullable(),
  recordingIds: z.array(z.string()),
  /** Grows with each change; a form that edits an older version is told. */
  version: z.number().int(),
  createdAt: z.number(),
  updatedAt: z.number(),
})
export type NewClient = z.infer<typeof newClientSchema>

/** One value as an engine read it, before the checks. */
export const readValueSchema = z.object({
  value: z.string(),
  words: z.string(),
  confidence: z.number().min(0).max(1),
})
export type ReadValue = z.infer<typeof readValueSchema>

/** What one message says about the client. */
export interface ClientReading {
  readonly values: Readonly<Partial<Record<ClientField, ReadValue>>>
  /** Said to be absent or not wanted, with the words. */
  readonly skipped: Readonly<Partial<Record<ClientField, string>>>
  /** Said to be wrong, without a new value. */
  readonly cleared: readonly ClientField[]
  /** What the person wants done with the whole: `start_over` forgets everything said so far. */
  readonly wish: 'start_over' | 'abandon' | 'finish' | null
}
