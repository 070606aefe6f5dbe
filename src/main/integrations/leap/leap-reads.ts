import type { Clock } from '#main/core/clock.ts'
import { ServiceError } from '#main/core/errors.ts'
import type { Log } from '#main/core/log.ts'
import type { Appointment, Colleague, Customer, Job, JobNote, Stage } from '#shared/domain/customer.ts'
import type { Fields, LeapClient } from './leap-client.ts'
import { leapTime, toAppointment, toColleague, toCustomer, toJob } from './mapping.ts'
import { markersIn, withoutMarkers } from './marker.ts'
import { remembered } from './remembered.ts'
import {
  appointmentSchema,
  customerSchema,
  jobSchema,
  noteSchema,
  oneOf,
  stageSchema,
  userSchema,
  type LeapCustomer,
  type LeapNote,
} from './schemas.ts'

const CUSTOMER_WITH = { includes: ['phones', 'address', 'rep', 'jobs'] }
const JOB_WITH = { includes: ['address', 'customer', 'reps', 'estimators', 'trades'] }
/** Stages and colleagues change seldom; asking again every few minutes is enough. */
const LISTS_FRESH_FOR = 5 * 60_000
const DAY = 86_400_000

type Signal = AbortSignal | undefined

/** Leap's ids are numbers. Anything else ('..', '') would be another address, not another record. */
export function pathId(id: string): string {
  if (/^\d+$/.test(id)) return id
  const message = `Leap has no record "${id.slice(0, 40)}".`
  throw new ServiceError(message, { service: 'leap', kind: 'notFound', safeToRetry: true })
}

export function toNote(note: LeapNote, jobId: string): JobNote {
  const author = note.created_by ? toColleague(note.created_by).name : ''
  return { id: note.id, jobId, text: withoutMarkers(note.note), author, at: note.created_at }
}

function marksOf({ note, jobs = [] }: LeapCustomer): readonly string[] {
  return [note, ...jobs.map((job) => job.description)].flatMap(markersIn)
}

/** Everything read from Leap v3, in the CRM port's words. */
export function createLeapReads(client: LeapClient, clock: Clock, log: Log) {
  const stages = remembered(clock, LISTS_FRESH_FOR, async (signal): Promise<readonly Stage[]> => {
    const { items } = await client.list('/workflow/stages', {}, stageSchema, { signal })
    return items
      .map((stage, i) => ({ code: stage.code, name: stage.name, position: stage.position ?? i + 1 }))
      .sort((a, b) => a.position - b.position)
  })
  const colleagues = remembered(clock, LISTS_FRESH_FOR, async (signal): Promise<readonly Colleague[]> => {
    const { items } = await client.list('/company/users', { active: 1 }, userSchema, { signal })
    return items.filter((user) => user.active !== false).map(toColleague)
  })

  const customers = async (query: Fields, max: number, signal: Signal) => {
    const [known, found] = await Promise.all([
      stages(signal),
      client.list('/customers', { ...query, ...CUSTOMER_WITH }, customerSchema, { max, signal }),
    ])
    if (!found.complete) log.info('leap: a list of customers was cut', { max })
    const alive = found.items.filter((customer) => customer.deleted_at === null)
    // The marks are taken out of what is shown; who bears which is kept beside it.
    const bearers = new Map(
      alive.flatMap((customer) => marksOf(customer).map((mark) => [mark, customer.id] as const)),
    )
    const items = alive.map((customer) => toCustomer(customer, known))
    return { items, bearers, complete: found.complete }
  }
  const jobs = async (query: Fields, max: number, signal: Signal): Promise<readonly Job[]> => {
    const [known, found] = await Promise.all([
      stages(signal),
      client.list('/jobs', { ...query, ...JOB_WITH }, jobSchema, { max, signal }),
    ])
    return found.items.filter((job) => job.deleted_at === null).map((job) => toJob(job, known))
  }

  const visits = async (query: Fields, signal: Signal): Promise<readonly Appointment[]> => {
    const [people, { items }] = await Promise.all([
      colleagues(signal),
      client.list('/appointments', { ...query, includes: ['attendees', 'jobs'] }, appointmentSchema, {
        signal,
      }),
    ])
    return items
      .flatMap((visit) => toAppointment(visit, people) ?? [])
      .sort((a, b) => a.startsAt - b.startsAt)
  }

  return {
    stages,
    colleagues,
    customers,
    jobs,
    customer: async (id: string, signal: Signal): Promise<Customer> => {
      const path = `/customers/${pathId(id)}`
      const [known, answer] = await Promise.all([
        stages(signal),
        client.get(path, CUSTOMER_WITH, oneOf(customerSchema), signal),
      ])
      return toCustomer(answer.data, known)
    },
    job: async (id: string, signal: Signal): Promise<Job> => {
      const path = `/jobs/${pathId(id)}`
      const [known, answer] = await Promise.all([
        stages(signal),
        client.get(path, JOB_WITH, oneOf(jobSchema), signal),
      ])
      return toJob(answer.data, known)
    },
    rawNotes: async (jobId: string, signal: Signal): Promise<readonly LeapNote[]> => {
      const path = `/jobs/${pathId(jobId)}/notes`
      const { items } = await client.list(path, { includes: ['created_by'] }, noteSchema, { signal })
      return items.toSorted((a, b) => (b.created_at ?? 0) - (a.created_at ?? 0))
    },
    appointmentsBetween: async (from: number, to: number, signal: Signal) => {
      // Asked a day wider and cut here: how Leap treats the edges of a range is not documented.
      const range = { start_date: leapTime(from - DAY), end_date: leapTime(to + DAY), duration: 'date' }
      const found = await visits(range, signal)
      return found.filter((visit) => visit.startsAt >= from && visit.startsAt < to)
    },
    appointmentsOf: (customerId: string, jobId: string, signal: Signal) =>
      visits({ customer_id: customerId }, signal).then((found) =>
        found.filter((visit) => visit.jobId === null || visit.jobId === jobId),
      ),
  }
}
export type LeapReads = ReturnType<typeof createLeapReads>
