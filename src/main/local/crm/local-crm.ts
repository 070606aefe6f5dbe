import type { Clock } from '#main/core/clock.ts'
import type { Crm, CallOptions } from '#main/crm/crm.ts'
import type { Workspace } from '#main/store/workspace.ts'
import { rankCustomers } from '#shared/domain/customer-match.ts'
import type { Customer, Job, JobNote } from '#shared/domain/customer.ts'
import { createClientWrites } from './client-writes.ts'
import { missing } from './refusals.ts'
import { readAppointments, readColleagues, readCustomers, readStages, readTasks } from './rows.ts'
import { createWrites } from './writes.ts'

export interface LocalCrmOptions {
  readonly workspace: Workspace
  readonly clock: Clock
  readonly label?: string
  /** Code of the stage in which a job waits for its primer video. */
  readonly primerStage?: string
  /** Whose name stands under notes written here. */
  readonly author?: string
}

const NOTES = `select cast(id as text) as id, cast(job_id as text) as jobId, text, author, at from crm_notes`

/** The embedded CRM: the crm_ tables of the workspace, with the meaning of the Leap adapter. */
export function createLocalCrm(options: LocalCrmOptions): Crm {
  const { workspace, clock, label = 'Practice CRM', primerStage = 'primer', author = 'Hard-E' } = options
  const { db } = workspace
  const writes = createWrites(workspace, author)
  const clients = createClientWrites(workspace)
  const begin = (call?: CallOptions): void => call?.signal?.throwIfAborted()

  const customerById = (id: string): Customer => {
    const [customer] = readCustomers(db, 'where c.id = ?', Number(id))
    if (!customer) throw missing(`Customer ${id}`)
    return customer
  }
  const withJob = (jobId: string): { customer: Customer; job: Job } => {
    const [customer] = readCustomers(
      db,
      'where c.id in (select customer_id from crm_jobs where id = ?)',
      Number(jobId),
    )
    const job = customer?.jobs.find((each) => each.id === jobId)
    if (!customer || !job) throw missing(`Job ${jobId}`)
    return { customer, job }
  }
  const notesOf = (jobId: string): JobNote[] =>
    db.prepare(`${NOTES} where job_id = ? order by at desc, id desc`).all(Number(jobId)) as JobNote[]

  return {
    label,
    service: 'local',
    account: 'local',
    requires: { phone: false },
    find: async (text, call) => {
      begin(call)
      const all = readCustomers(db)
      const found = text.trim() === '' ? all : rankCustomers(all, text)
      return found.slice(0, call?.limit ?? 50)
    },
    customer: async (id, call) => {
      begin(call)
      return customerById(id)
    },
    details: async (id, call) => {
      begin(call)
      return clients.details(id)
    },
    job: async (id, call) => {
      begin(call)
      return withJob(id).job
    },
    summary: async (jobId, call) => {
      begin(call)
      const { customer, job } = withJob(jobId)
      return {
        job,
        customer,
        notes: notesOf(jobId),
        appointments: [
          ...readAppointments(
            db,
            'job_id = ? or (job_id is null and customer_id = ?)',
            Number(jobId),
            Number(customer.id),
          ),
        ],
        tasks: [...readTasks(db, 'job_id = ?', Number(jobId))],
        gaps: [],
        primerReady: job.stage.code === primerStage,
      }
    },
    notes: async (jobId, call) => {
      begin(call)
      withJob(jobId)
      return notesOf(jobId)
    },
    appointments: async (from, to, call) => {
      begin(call)
      return readAppointments(db, 'starts_at >= ? and starts_at < ?', from, to)
    },
    jobsInStage: async (code, call) => {
      begin(call)
      return readCustomers(db, 'where c.id in (select customer_id from crm_jobs where stage = ?)', code)
        .flatMap((customer) => customer.jobs)
        .filter((job) => job.stage.code === code && (job.stageSince ?? 0) >= (call?.changedSince ?? 0))
        .sort((a, b) => (a.stageSince ?? 0) - (b.stageSince ?? 0))
    },
    stages: async (call) => {
      begin(call)
      return readStages(db)
    },
    colleagues: async (call) => {
      begin(call)
      return readColleagues(db)
    },

    addNote: async (draft, marker, call) => {
      begin(call)
      const id = writes.note(draft, marker, clock.now())
      return db.prepare(`${NOTES} where id = ?`).get(id) as JobNote
    },
    moveStage: async (move, marker, call) => {
      begin(call)
      writes.stage(move, marker, clock.now())
      return withJob(move.jobId).job
    },
    addTask: async (draft, marker, call) => {
      begin(call)
      const id = writes.task(draft, marker, clock.now())
      const [task] = readTasks(db, 'id = ?', id)
      if (!task) throw missing('The task')
      return task
    },
    findNote: async (_jobId, marker, call) => {
      begin(call)
      return writes.find('crm_notes', marker)
    },
    findStageMove: async (_move, marker, call) => {
      begin(call)
      return writes.find('crm_stage_history', marker)
    },
    findTask: async (_draft, marker, call) => {
      begin(call)
      return writes.find('crm_tasks', marker)
    },
    createClient: async (draft, marker, call) => {
      begin(call)
      return clients.create(draft, marker, clock.now())
    },
    addToClient: async (addition, marker, call) => {
      begin(call)
      return clients.add(addition, marker, clock.now())
    },
    findClient: async (draft, customerId, marker, call) => {
      begin(call)
      return clients.find(draft, customerId, marker)
    },
    trades: async (call) => {
      begin(call)
      return clients.trades()
    },
    check: async (call) => {
      begin(call)
      db.prepare('select count(*) from crm_customers').get()
    },
  }
}
