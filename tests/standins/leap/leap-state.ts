import type { PracticeFile } from '#main/local/crm/practice-file.ts'
import { practiceRecords, type PracticeRecords } from '#main/local/crm/practice-records.ts'

export interface StandInNote {
  readonly id: number
  readonly jobId: number
  readonly text: string
  readonly authorId: number | null
  readonly at: number
}

export interface StandInTask {
  readonly id: number
  readonly title: string
  readonly notes: string
  readonly origin: string
  readonly jobId: number | null
  readonly dueDate: string | null
  readonly users: readonly number[]
  readonly notifyUsers: readonly number[]
  readonly emailNotification: boolean
  readonly createdAt: number
}

export interface StandInRequest {
  readonly method: string
  readonly path: string
  readonly contentType: string
  readonly status: number
}

export interface StandInPlace {
  readonly street: string
  readonly unit: string
  readonly city: string
  readonly state: string
  readonly zip: string
}

/** What a customer has in Leap beyond the practice records. */
export type StandInCustomer = PracticeRecords['customers'][number] & {
  state: string
  commercial: boolean
  contacts: Readonly<Record<string, string>>[]
  referral: { readonly type: string; readonly id: string; readonly note: string }
  additionalEmails: string[]
  managementCompany: string
}

/** `place`: null where it is the customer's address. */
export type StandInJob = PracticeRecords['jobs'][number] & {
  readonly place: StandInPlace | null
  readonly otherTrade: string
}

/** What the stand-in remembers; tests look at it directly. */
export interface LeapState {
  readonly stages: PracticeFile['stages']
  readonly users: PracticeFile['colleagues']
  readonly customers: StandInCustomer[]
  readonly jobs: StandInJob[]
  readonly appointments: PracticeRecords['appointments']
  readonly notes: StandInNote[]
  readonly tasks: StandInTask[]
  readonly history: { jobId: number; stage: string; start: number; completed: number }[]
  readonly requests: StandInRequest[]
}

export function createLeapState(file: PracticeFile, now: number): LeapState {
  const records = practiceRecords(file, now)
  return {
    stages: file.stages,
    users: file.colleagues,
    customers: records.customers.map((customer) => ({
      ...customer,
      state: 'OH',
      commercial: customer.companyName !== '',
      contacts: [],
      referral: { type: '', id: '', note: '' },
      additionalEmails: [],
      managementCompany: '',
    })),
    jobs: records.jobs.map((job) => ({ ...job, place: null, otherTrade: '' })),
    appointments: records.appointments,
    notes: records.notes.map((note) => ({
      id: note.id,
      jobId: note.jobId,
      text: note.text,
      authorId: file.colleagues.find((person) => person.name === note.author)?.id ?? null,
      at: note.at,
    })),
    tasks: [],
    history: [],
    requests: [],
  }
}
