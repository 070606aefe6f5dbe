import { z } from 'zod'

/** Everything Hard-E can do to the world outside its own workspace. */
export const outwardActionKindSchema = z.enum([
  'crm.note',
  'crm.stage',
  'crm.task',
  'crm.customer',
  'crm.job',
  'email.client',
  'upload.video',
  /** Pieces that a rendering service needs for a while, and what it made. */
  'upload.media',
  'delete.media',
  /** A delivered video that nobody was told of. */
  'delete.video',
  'delete.document',
])
export type OutwardActionKind = z.infer<typeof outwardActionKindSchema>

/** proposed → approved → sending → sent | failed | unknown; proposed or failed → rejected. */
export const outwardActionStateSchema = z.enum([
  'proposed',
  'approved',
  'sending',
  'sent',
  'failed',
  'unknown',
  'rejected',
])
export type OutwardActionState = z.infer<typeof outwardActionStateSchema>

/** One field that changes, as the approval card shows it. */
export const effectSchema = z.object({
  field: z.string(),
  before: z.string().nullable(),
  after: z.string(),
  /** The key in `payload` that a person may edit before approving; null when it is fixed. */
  payloadKey: z.string().nullable(),
  multiline: z.boolean(),
})
export type Effect = z.infer<typeof effectSchema>

/** Where a fact in the payload came from. */
export const provenanceSchema = z.object({
  label: z.string(),
  source: z.enum(['person', 'crm', 'document', 'web', 'mail', 'transcript', 'model']),
  detail: z.string(),
})
export type Provenance = z.infer<typeof provenanceSchema>

export const outwardActionSchema = z.object({
  id: z.string(),
  kind: outwardActionKindSchema,
  state: outwardActionStateSchema,
  /** Plain sentence with the resolved target: "Add a note to job 2231-01 (Ortiz, roof)". */
  title: z.string(),
  /** Which system it goes to, in the person's words: "Leap", "Practice CRM". */
  destination: z.string(),
  /** Who or what receives it: "Job 2231-01 · Maria Ortiz", "maria@example.com". */
  recipient: z.string(),
  payload: z.record(z.string(), z.json()),
  effects: z.array(effectSchema),
  provenance: z.array(provenanceSchema),
  /** True when untrusted text (mail, web, document, CRM note) took part in this turn. */
  tainted: z.boolean(),
  conversationId: z.string().nullable(),
  turnId: z.string().nullable(),
  proposedAt: z.number(),
  decidedAt: z.number().nullable(),
  /** 'person' or 'policy'. */
  decidedBy: z.enum(['person', 'policy']).nullable(),
  rejectReason: z.string().nullable(),
  settledAt: z.number().nullable(),
  /** What the service answered, for example the id of the new note. */
  result: z.record(z.string(), z.json()).nullable(),
  error: z.string().nullable(),
})
export type OutwardAction = z.infer<typeof outwardActionSchema>

/** One row of the audit list: a change of state, by whom, and why. */
export const auditEntrySchema = z.object({
  id: z.number(),
  actionId: z.string(),
  at: z.number(),
  from: outwardActionStateSchema.nullable(),
  to: outwardActionStateSchema,
  actor: z.string(),
  detail: z.string(),
})
export type AuditEntry = z.infer<typeof auditEntrySchema>

export const approvalPolicySchema = z.enum(['ask', 'always', 'never'])
export type ApprovalPolicy = z.infer<typeof approvalPolicySchema>
