import { z } from 'zod'

/**
 * Names and parameters of every tool an agent may be offered. The rules engine is keyed by these names, the
 * agents register exactly these, so that both brains see one set. Every parameter is required (nullable where
 * it may be absent): that is what strict function schemas allow.
 */
export const toolParameters = {
  find_customers: z.object({ text: z.string().describe('Name, phone, e-mail, address or job number') }),
  get_job: z.object({ jobId: z.string() }),
  list_stages: z.object({}),
  list_colleagues: z.object({}),
  list_jobs_in_stage: z.object({ stageCode: z.string() }),
  list_appointments: z.object({
    fromDate: z.string().describe('YYYY-MM-DD'),
    toDate: z.string().describe('YYYY-MM-DD, inclusive'),
  }),
  add_job_note: z.object({
    jobId: z.string(),
    text: z.string().describe('The note exactly as it should stand in the CRM'),
    mentionColleagueId: z.string().nullable(),
  }),
  move_job_stage: z.object({ jobId: z.string(), stageCode: z.string() }),
  create_task: z.object({
    jobId: z.string().nullable(),
    title: z.string(),
    notes: z.string(),
    dueOn: z.string().nullable().describe('YYYY-MM-DD'),
    assigneeIds: z.array(z.string()),
    notifyIds: z.array(z.string()),
  }),
  search_documents: z.object({
    query: z.string(),
    collection: z.enum(['training', 'project', 'meeting']).nullable(),
  }),
  search_web: z.object({
    query: z.string().describe('Without names, addresses, phones or e-mails of customers'),
  }),
  /** Ends the turn with a question and buttons; each button sends its text as the next message. */
  offer_choice: z.object({
    question: z.string(),
    options: z.array(z.object({ label: z.string(), send: z.string() })),
  }),
  /** Fast flow only: the turn needs a write or several steps; it goes on in the agent flow. */
  escalate: z.object({ reason: z.string() }),
} as const

export type ToolName = keyof typeof toolParameters
