import type { Database } from 'better-sqlite3'
import type { Appointment, Colleague, Customer, Job, Phone, Stage, Task } from '#shared/domain/customer.ts'

interface CustomerRow {
  readonly id: number
  readonly first_name: string
  readonly last_name: string
  readonly company_name: string
  readonly email: string
  readonly phones: string
  readonly street: string
  readonly unit: string
  readonly city: string
  readonly state: string
  readonly zip: string
  readonly rep_id: number | null
  readonly note: string
  readonly created_at: number
}

interface JobRow {
  readonly id: number
  readonly customer_id: number
  readonly number: string
  readonly name: string
  readonly description: string
  readonly trades: string
  readonly stage: string
  readonly stage_since: number
  readonly rep_ids: string
  readonly contract_value: number | null
  readonly created_at: number
  readonly updated_at: number
}

interface AppointmentRow {
  readonly id: number
  readonly job_id: number | null
  readonly customer_id: number | null
  readonly title: string
  readonly description: string
  readonly starts_at: number
  readonly ends_at: number
  readonly attendees: string
}

interface TaskRow {
  readonly id: number
  readonly job_id: number | null
  readonly title: string
  readonly notes: string
  readonly due_on: string | null
  readonly assignee_ids: string
  readonly done: number
}

const list = (json: string): readonly unknown[] => JSON.parse(json) as readonly unknown[]

export function readStages(db: Database): readonly Stage[] {
  return db.prepare('select code, name, position from crm_stages order by position').all() as Stage[]
}

export function readColleagues(db: Database): readonly Colleague[] {
  return db
    .prepare('select cast(id as text) as id, name, email, role from crm_users where active = 1 order by id')
    .all() as Colleague[]
}

function addressOf(row: CustomerRow): Customer['address'] {
  const { street, unit, city, state, zip } = row
  return street || city || zip ? { street, unit, city, state, zip } : null
}

function nameOf(row: CustomerRow): string {
  return `${row.first_name} ${row.last_name}`.trim() || row.company_name
}

/** Customers with their jobs; `where` filters customers, and its parameters are bound, never spliced. */
export function readCustomers(db: Database, where = '', ...params: readonly unknown[]): readonly Customer[] {
  const stages = new Map(readStages(db).map((stage) => [stage.code, stage]))
  const people = new Map(readColleagues(db).map((person) => [person.id, person]))
  const rows = db
    .prepare(`select * from crm_customers c ${where} order by created_at desc, id desc`)
    .all(...params) as CustomerRow[]
  const jobRows = db
    .prepare(
      `select * from crm_jobs where customer_id in (select id from crm_customers c ${where})
       order by created_at desc, id desc`,
    )
    .all(...params) as JobRow[]
  const jobsOf = Map.groupBy(jobRows, (job) => job.customer_id)
  return rows.map((row) => {
    const name = row.company_name || nameOf(row)
    const toJob = (job: JobRow): Job => ({
      id: String(job.id),
      number: job.number,
      name: job.name,
      customerId: String(row.id),
      customerName: name,
      trades: list(job.trades).map(String),
      description: job.description,
      stage: stages.get(job.stage) ?? { code: job.stage, name: job.stage, position: 0 },
      stageSince: job.stage_since,
      address: addressOf(row),
      reps: list(job.rep_ids).flatMap((id) => people.get(String(id)) ?? []),
      createdAt: job.created_at,
      updatedAt: job.updated_at,
      contractValue: job.contract_value,
    })
    return {
      id: String(row.id),
      firstName: row.first_name,
      lastName: row.last_name,
      companyName: row.company_name,
      name,
      email: row.email,
      phones: JSON.parse(row.phones) as Phone[],
      address: addressOf(row),
      rep: row.rep_id === null ? null : (people.get(String(row.rep_id)) ?? null),
      note: row.note,
      createdAt: row.created_at,
      jobs: (jobsOf.get(row.id) ?? []).map(toJob),
    }
  })
}

export function readAppointments(
  db: Database,
  where: string,
  ...params: readonly unknown[]
): readonly Appointment[] {
  const rows = db
    .prepare(`select * from crm_appointments where ${where} order by starts_at, id`)
    .all(...params) as AppointmentRow[]
  return rows.map((row) => ({
    id: String(row.id),
    title: row.title,
    description: row.description,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    customerId: row.customer_id === null ? null : String(row.customer_id),
    jobId: row.job_id === null ? null : String(row.job_id),
    attendees: list(row.attendees).map(String),
  }))
}

/** Open tasks first, then by due date. */
export function readTasks(db: Database, where: string, ...params: readonly unknown[]): readonly Task[] {
  const people = new Map(readColleagues(db).map((person) => [person.id, person.name]))
  const rows = db
    .prepare(`select * from crm_tasks where ${where} order by done, due_on is null, due_on, id`)
    .all(...params) as TaskRow[]
  return rows.map((row) => ({
    id: String(row.id),
    title: row.title,
    notes: row.notes,
    dueOn: row.due_on,
    jobId: row.job_id === null ? null : String(row.job_id),
    assignees: list(row.assignee_ids).flatMap((id) => people.get(String(id)) ?? []),
    done: row.done === 1,
  }))
}
