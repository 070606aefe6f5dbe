import { z } from 'zod'
import {
  appointmentSchema,
  colleagueSchema,
  customerSchema,
  jobSchema,
  jobSummarySchema,
  stageSchema,
  type Appointment,
  type Colleague,
  type Customer,
  type Job,
  type JobSummary,
  type Stage,
} from '#shared/domain/customer.ts'
import { fieldOf, resultOf, type Exchange, type ToolResult } from './turn.ts'

function read<T>(schema: z.ZodType<T>, output: unknown, key: string): T | null {
  const parsed = schema.safeParse(fieldOf(output, key))
  return parsed.success ? parsed.data : null
}

/** What the CRM tools answered in an exchange; null where a tool has not been asked. */
export const stagesIn = (exchange: Exchange): readonly Stage[] | null =>
  read(z.array(stageSchema), resultOf(exchange, 'list_stages'), 'stages')

export const colleaguesIn = (exchange: Exchange): readonly Colleague[] | null =>
  read(z.array(colleagueSchema), resultOf(exchange, 'list_colleagues'), 'colleagues')

export const jobsInStageIn = (exchange: Exchange): readonly Job[] | null =>
  read(z.array(jobSchema), resultOf(exchange, 'list_jobs_in_stage'), 'jobs')

export const appointmentsIn = (exchange: Exchange): readonly Appointment[] | null =>
  read(z.array(appointmentSchema), resultOf(exchange, 'list_appointments'), 'appointments')

export function customersOf(result: ToolResult): readonly Customer[] | null {
  return result.name === 'find_customers' ? read(z.array(customerSchema), result.output, 'customers') : null
}

export function summariesIn(exchange: Exchange): readonly JobSummary[] {
  return exchange.results
    .filter((result) => result.name === 'get_job')
    .map((result) => read(jobSummarySchema, result.output, 'summary'))
    .filter((summary) => summary !== null)
}

/** Customers found for exactly this search text, or null when it was not searched. */
export function searchedFor(exchange: Exchange, text: string): readonly Customer[] | null {
  const result = exchange.results.findLast(
    (one) => one.name === 'find_customers' && one.args['text'] === text,
  )
  return result ? (customersOf(result) ?? []) : null
}

/** What a tool said went wrong, in words; null when it went well. */
export function problemIn(output: unknown): string | null {
  const error = fieldOf(output, 'error')
  if (error === undefined || error === null) return null
  const message = typeof error === 'string' ? error : fieldOf(error, 'message')
  const said = typeof message === 'string' ? message : 'it failed'
  const nextStep = fieldOf(output, 'nextStep') ?? fieldOf(error, 'nextStep')
  return typeof nextStep === 'string' && nextStep ? `${said} ${nextStep}` : said
}
