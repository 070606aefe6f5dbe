import {
  phoneSchema,
  type Address,
  type Appointment,
  type Colleague,
  type Customer,
  type Job,
  type Stage,
} from '#shared/domain/customer.ts'
import { digitsOf } from '#shared/domain/likeness.ts'
import { withoutMarkers } from './marker.ts'
import type { LeapAddress, LeapAppointment, LeapCustomer, LeapJob, LeapUser } from './schemas.ts'

export function toColleague(user: LeapUser): Colleague {
  return {
    id: user.id,
    name: `${user.first_name} ${user.last_name}`.trim(),
    email: user.email,
    role: user.group?.name ?? '',
  }
}

export function toAddress(address: LeapAddress | null | undefined): Address | null {
  if (!address) return null
  const state = address.state?.code || address.state?.name || ''
  const { city, zip } = address
  return address.address || city || zip
    ? { street: address.address, unit: address.address_line_1, city, state, zip }
    : null
}

interface Named {
  readonly first_name: string
  readonly last_name: string
  readonly company_name: string
}

function nameOf(customer: Named): string {
  return customer.company_name || `${customer.first_name} ${customer.last_name}`.trim()
}

/** A company for which nobody is named stands under its own name where Leap wants a first name. */
export function isOnlyCompany(customer: Named): boolean {
  return customer.last_name === '' && customer.first_name === customer.company_name
}

/** Accounts have their trades in capitals: "CARPETS & FLOORING" is written "Carpets & Flooring". */
export function tradeName(name: string): string {
  if (name !== name.toUpperCase()) return name
  return name.toLowerCase().replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
}

/** Leap's jobs name their stage; only the list of stages knows its place in the workflow. */
export function toJob(
  job: LeapJob,
  stages: readonly Stage[],
  owner?: Pick<Customer, 'name' | 'address'>,
): Job {
  const current = job.current_stage
  const known = stages.find((stage) => stage.code === current?.code)
  const reps = [...(job.reps ?? []), ...(job.estimators ?? [])].map(toColleague)
  return {
    id: job.id,
    number: job.number,
    name: job.name,
    customerId: job.customer_id,
    customerName: owner?.name ?? (job.customer ? nameOf(job.customer) : ''),
    trades: (job.trades ?? []).map((trade) => tradeName(trade.name)),
    description: withoutMarkers(job.description),
    stage: known ?? { code: current?.code ?? '', name: current?.name || 'No stage', position: 0 },
    stageSince: job.stage_last_modified,
    address: toAddress(job.address) ?? owner?.address ?? null,
    reps: reps.filter((rep, i) => reps.findIndex((other) => other.id === rep.id) === i),
    createdAt: job.created_at,
    updatedAt: job.updated_at,
    contractValue: null,
  }
}

export function toCustomer(customer: LeapCustomer, stages: readonly Stage[]): Customer {
  const name = nameOf(customer)
  const address = toAddress(customer.address)
  const label = (written: string): Customer['phones'][number]['label'] => {
    const known = phoneSchema.shape.label.safeParse(written)
    return known.success ? known.data : 'phone'
  }
  return {
    id: customer.id,
    firstName: isOnlyCompany(customer) ? '' : customer.first_name,
    lastName: customer.last_name,
    companyName: customer.company_name,
    name,
    email: customer.email,
    phones: (customer.phones ?? []).map((phone) => ({
      label: label(phone.label),
      number: digitsOf(phone.number),
      ext: phone.ext,
    })),
    address,
    rep: customer.rep ? toColleague(customer.rep) : null,
    note: withoutMarkers(customer.note),
    createdAt: customer.created_at,
    jobs: (customer.jobs ?? [])
      .filter((job) => job.deleted_at === null)
      .map((job) => toJob(job, stages, { name, address })),
  }
}

/** Attendees by name where Leap included them, else from the list of colleagues. */
export function toAppointment(visit: LeapAppointment, colleagues: readonly Colleague[]): Appointment | null {
  if (visit.start_date_time === null) return null
  const ids = [...(visit.attendees_ids ?? []), ...(visit.user_id ? [visit.user_id] : [])]
  const named = (visit.attendees ?? []).map((user) => toColleague(user).name)
  const known = ids.flatMap((id) => colleagues.find((person) => person.id === id)?.name ?? [])
  return {
    id: visit.id,
    title: visit.title,
    description: visit.description,
    startsAt: visit.start_date_time,
    endsAt: visit.end_date_time ?? visit.start_date_time,
    customerId: visit.customer_id ?? null,
    jobId: visit.jobs?.[0]?.id ?? null,
    attendees: [...new Set([...named, ...known])],
  }
}

/** Epoch milliseconds as Leap writes times: "YYYY-MM-DD HH:MM:SS", UTC. */
export function leapTime(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ')
}
