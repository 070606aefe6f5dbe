import { z } from 'zod'

/** Why a mail started a run or did not. */
export const mailReasonSchema = z.enum([
  'trigger',
  /** The subject or the first line is not the order. */
  'not_an_order',
  /** A bounce, an automatic answer, a list, a calendar invitation. */
  'automatic',
  /** The order stands in a forwarded or quoted part only. */
  'quoted',
  'sender_not_allowed',
  'not_authenticated',
  'wrong_recipient',
  'stale',
  'future',
  'no_job',
  'several_jobs',
  'unreadable',
  /** What follows is found out in the CRM, never by `mail check`. */
  'unknown_job',
  'wrong_stage',
  'run_exists',
  'duplicate',
  'crm_trouble',
])
export type MailReason = z.infer<typeof mailReasonSchema>

/** How the sender was verified; `none` when it was not. */
export const mailAuthenticationSchema = z.enum(['dkim', 'provider', 'practice', 'none'])
export type MailAuthentication = z.infer<typeof mailAuthenticationSchema>

/** What a mail says, judged by its own content. */
export const mailDecisionSchema = z.object({
  decision: z.enum(['trigger', 'ignore']),
  reason: mailReasonSchema,
  /** In words, with what to do where something can be done. */
  detail: z.string(),
  jobRef: z.string().nullable(),
  messageId: z.string().nullable(),
  from: z.string().nullable(),
  subject: z.string().nullable(),
  /** Epoch milliseconds of its Date header. */
  date: z.number().nullable(),
  authenticated: z.boolean(),
  authentication: mailAuthenticationSchema,
})
export type MailDecision = z.infer<typeof mailDecisionSchema>

/** A mail in the ledger. */
export const ledgerMailSchema = z.object({
  id: z.string(),
  from: z.string(),
  subject: z.string(),
  messageId: z.string().nullable(),
  seenAt: z.number(),
  decision: z.enum(['trigger', 'ignore', 'pending']),
  reason: mailReasonSchema.nullable(),
  detail: z.string(),
  jobRef: z.string().nullable(),
  runId: z.string().nullable(),
  authenticated: z.boolean(),
})
export type LedgerMail = z.infer<typeof ledgerMailSchema>

/** `elsewhere`: another process of this workspace listens. */
export const listenerStateSchema = z.enum(['off', 'paused', 'connecting', 'listening', 'error', 'elsewhere'])
export type ListenerState = z.infer<typeof listenerStateSchema>

export const listenerStatusSchema = z.object({
  provider: z.enum(['imap', 'folder']),
  /** "videos@example.com on imap.example.com", "Folder inbox". */
  label: z.string(),
  state: listenerStateSchema,
  lastCheckAt: z.number().nullable(),
  /** When the server last answered while waiting for mail. */
  lastIdleAt: z.number().nullable(),
  lastMailAt: z.number().nullable(),
  /** Since when it does not work; an error is shown only after minutes. */
  troubleSince: z.number().nullable(),
  trouble: z.object({ message: z.string(), nextStep: z.string() }).nullable(),
  /** The second source: jobs that reached the primer stage in the CRM. */
  stagePoll: z.object({
    on: z.boolean(),
    lastAt: z.number().nullable(),
    trouble: z.string().nullable(),
  }),
})
export type ListenerStatus = z.infer<typeof listenerStatusSchema>
