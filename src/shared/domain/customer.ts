import { z } from 'zod'

/** Ids are strings here: Leap's are numbers, other systems' are not. */
export const phoneSchema = z.object({
  label: z.enum(['home', 'cell', 'phone', 'office', 'fax', 'other']),
  /** Digits only, ten for US numbers. */
  number: z.string(),
  ext: z.string(),
})
export type Phone = z.infer<typeof phoneSchema>

export const addressSchema = z.object({
  street: z.string(),
  unit: z.string(),
  city: z.string(),
  /** Two-letter postal code. */
  state: z.string(),
  zip: z.string(),
})
export type Address = z.infer<typeof addressSchema>

export const stageSchema = z.object({
  /** The code the CRM wants for a stage move. */
  code: z.string(),
  name: z.string(),
  position: z.number().int(),
})
export type Stage = z.infer<typeof stageSchema>

export const colleagueSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.string(),
})
export type Colleague = z.infer<typeof colleagueSchema>

export const jobSchema = z.object({
  id: z.string(),
  /** The number people say: "2231-01". */
  number: z.string(),
  name: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  trades: z.array(z.string()),
  description: z.string(),
  stage: stageSchema,
  /** Epoch milliseconds; null when the CRM does not say. */
  stageSince: z.number().nullable(),
  address: addressSchema.nullable(),
  /** Colleagues responsible for the job. */
  reps: z.array(colleagueSchema),
  createdAt: z.number().nullable(),
  updatedAt: z.number().nullable(),
  /** US dollars; null when none is recorded. */
  contractValue: z.number().nullable(),
})
export type Job = z.infer<typeof jobSchema>

export const customerSchema = z.object({
  id: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  companyName: z.string(),
  /** What a person would call the customer: "Maria Ortiz" or the company. */
  name: z.string(),
  email: z.string(),
  phones: z.array(phoneSchema),
  address: addressSchema.nullable(),
  rep: colleagueSchema.nullable(),
  note: z.string(),
  createdAt: z.number().nullable(),
  jobs: z.array(jobSchema),
})
export type Customer = z.infer<typeof customerSchema>

export const jobNoteSchema = z.object({
  id: z.string(),
  jobId: z.string(),
  text: z.string(),
  author: z.string(),
  at: z.number().nullable(),
})
export type JobNote = z.infer<typeof jobNoteSchema>

export const appointmentSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  startsAt: z.number(),
  endsAt: z.number(),
  customerId: z.string().nullable(),
  jobId: z.string().nullable(),
  attendees: z.array(z.string()),
})
export type Appointment = z.infer<typeof appointmentSchema>

export const taskSchema = z.object({
  id: z.string(),
  title: z.string(),
  notes: z.string(),
  /** Calendar date, YYYY-MM-DD, or null. */
  dueOn: z.string().nullable(),
  jobId: z.string().nullable(),
  assignees: z.array(z.string()),
  done: z.boolean(),
})
export type Task = z.infer<typeof taskSchema>

/** One job with everything a sales director asks about it. */
export const jobSummarySchema = z.object({
  job: jobSchema,
  customer: customerSchema,
  notes: z.array(jobNoteSchema),
  appointments: z.array(appointmentSchema),
  tasks: z.array(taskSchema),
  /** What the connected CRM cannot tell, in words: "Leap's API does not list tasks." */
  gaps: z.array(z.string()),
  primerReady: z.boolean(),
})
export type JobSummary = z.infer<typeof jobSummarySchema>
