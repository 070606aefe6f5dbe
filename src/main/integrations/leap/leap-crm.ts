import type { Clock } from '#main/core/clock.ts'
import type { Fetch } from '#main/core/http.ts'
import type { Log } from '#main/core/log.ts'
import type { Crm } from '#main/crm/crm.ts'
import { z } from 'zod'
import { leapAccount } from './account.ts'
import { createCustomerDirectory } from './customer-directory.ts'
import { createLeapClient } from './leap-client.ts'
import { createLeapClients } from './leap-clients.ts'
import { createLeapLists } from './leap-lists.ts'
import { createLeapReads, toNote } from './leap-reads.ts'
import { createLeapWrites } from './leap-writes.ts'
import type { MentionSettings } from './mention.ts'

export interface LeapCrmOptions {
  /** Leap's v3 address; a proxy or a stand-in may take its place. */
  readonly baseUrl: string
  /** Reads the token when a request needs it; it may reject with a UserError when none is stored. */
  readonly token: () => Promise<string>
  readonly requestsPerMinute?: number
  readonly mention: MentionSettings
  /** Code of the stage in which a job waits for its primer video; '' when none was chosen. */
  readonly primerStage?: string
  readonly timeoutMs?: number
  readonly fetch: Fetch
  readonly clock: Clock
  readonly log: Log
  readonly random?: () => number
}

/** What the documented API does not tell; the summary says so instead of looking empty. */
const GAPS = [
  "Leap's API does not list tasks, so open tasks are not shown.",
  'The contract value is not read from Leap.',
]
const DAY = 86_400_000

/** The CRM port on Leap (formerly JobProgress) API v3. */
export function createLeapCrm(options: LeapCrmOptions): Crm {
  const { clock, mention, primerStage = '' } = options
  const log = options.log.child({ service: 'leap' })
  const client = createLeapClient({ ...options, log })
  const reads = createLeapReads(client, clock, log)
  const directory = createCustomerDirectory(reads, clock)
  const writes = createLeapWrites(client, reads, { mention, log })
  const lists = createLeapLists(client, clock)
  const clients = createLeapClients(client, lists, directory)
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10)

  return {
    label: 'Leap',
    service: 'leap',
    account: leapAccount(options.baseUrl),
    requires: { phone: true },
    find: (text, call) => directory.find(text, call?.limit ?? 50, call?.signal),
    customer: (id, call) => reads.customer(id, call?.signal),
    details: (id, call) => clients.details(id, call?.signal),
    job: (id, call) => reads.job(id, call?.signal),
    summary: async (jobId, call) => {
      const signal = call?.signal
      const job = await reads.job(jobId, signal)
      const [customer, notes, appointments] = await Promise.all([
        reads.customer(job.customerId, signal),
        reads.rawNotes(jobId, signal),
        reads.appointmentsOf(job.customerId, jobId, signal),
      ])
      return {
        job: { ...job, customerName: job.customerName || customer.name },
        customer,
        notes: notes.map((note) => toNote(note, jobId)),
        appointments,
        tasks: [],
        gaps: GAPS,
        primerReady: primerStage !== '' && job.stage.code === primerStage,
      }
    },
    notes: async (jobId, call) =>
      (await reads.rawNotes(jobId, call?.signal)).map((note) => toNote(note, jobId)),
    appointments: (from, to, call) => reads.appointmentsBetween(from, to, call?.signal),
    jobsInStage: async (code, call) => {
      const since = call?.changedSince
      const changed =
        since === undefined
          ? {}
          : {
              date_range_type: 'job_stage_changed_date',
              start_date: day(since - DAY),
              end_date: day(clock.now() + DAY),
            }
      const jobs = await reads.jobs({ stages: [code], ...changed }, 1000, call?.signal)
      return jobs
        .filter((job) => job.stage.code === code && (job.stageSince ?? 0) >= (since ?? 0))
        .sort((a, b) => (a.stageSince ?? 0) - (b.stageSince ?? 0))
    },
    stages: (call) => reads.stages(call?.signal),
    colleagues: (call) => reads.colleagues(call?.signal),

    addNote: (draft, marker, call) => writes.addNote(draft, marker, call?.signal),
    moveStage: async (move, marker, call) => {
      directory.forget()
      return writes.moveStage(move, marker, call?.signal)
    },
    addTask: (draft, marker, call) => writes.addTask(draft, marker, call?.signal),
    findNote: (jobId, marker, call) => writes.findNote(jobId, marker, call?.mention ?? null, call?.signal),
    findStageMove: (move, _marker, call) => writes.findStageMove(move, call?.signal),
    findTask: async () => 'unknown',
    createClient: async (draft, marker, call) => {
      try {
        return await clients.create(draft, marker, call?.signal)
      } finally {
        directory.forget()
      }
    },
    addToClient: async (addition, marker, call) => {
      try {
        return await clients.add(addition, marker, call?.signal)
      } finally {
        directory.forget()
      }
    },
    findClient: (draft, customerId, marker, call) => clients.find(draft, customerId, marker, call?.signal),
    trades: (call) => lists.trades(call?.signal),
    check: async (call) => {
      await client.get(
        '/company/users',
        { limit: 1 },
        z.looseObject({ data: z.array(z.unknown()) }),
        call?.signal,
      )
    },
  }
}
