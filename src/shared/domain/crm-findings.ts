import { z } from 'zod'
import {
  appointmentSchema,
  colleagueSchema,
  customerSchema,
  jobSchema,
  jobSummarySchema,
  stageSchema,
} from './customer.ts'

/** What a CRM look-up found for a question, gathered by code before any model is asked. */
export const crmFindingsSchema = z.object({
  /** What was understood: the names, numbers, stages and times searched for. */
  searched: z.array(z.string()),
  /** Customers that match a name, phone, e-mail, address or job number in the question, best first. */
  customers: z.array(customerSchema),
  /** Summaries of the jobs the question is about; empty when it is not clear which. */
  jobs: z.array(jobSummarySchema),
  /** True when several customers or jobs fit equally well: offer a choice, never guess. */
  ambiguous: z.boolean(),
  /** Set when the question names a stage: every job standing in it. */
  stage: z.object({ stage: stageSchema, jobs: z.array(jobSchema) }).nullable(),
  /** Set when the question is about appointments in a period. */
  appointments: z
    .object({ label: z.string(), from: z.number(), to: z.number(), items: z.array(appointmentSchema) })
    .nullable(),
  /** Set when the question is about the pipeline as a whole: number of jobs by stage. */
  pipeline: z.array(z.object({ stage: stageSchema, count: z.number() })).nullable(),
  colleagues: z.array(colleagueSchema),
})
export type CrmFindings = z.infer<typeof crmFindingsSchema>
