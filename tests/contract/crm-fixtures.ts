import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLog } from '#main/core/log.ts'
import type { Crm } from '#main/crm/crm.ts'
import { createLeapCrm } from '#main/integrations/leap/leap-crm.ts'
import { createLocalCrm } from '#main/local/crm/local-crm.ts'
import { seedPracticeCrm } from '#main/local/crm/seed-practice.ts'
import { migrate, openDatabase } from '#main/store/database.ts'
import { startLeapStandIn, type LeapFault } from '#tests/standins/leap/leap-stand-in.ts'
import { practiceFile } from '#tests/standins/leap/practice-fixture.ts'
import { createQuickClock, type QuickClock } from '#tests/standins/quick-clock.ts'

/** Monday 2026-11-23, 10:00 local time. */
export const START = new Date(2026, 10, 23, 10, 0).getTime()

export interface CrmFixture {
  readonly crm: Crm
  readonly clock: QuickClock
  /** The effect of the next write happens, its answer is lost (where there is a wire to lose it on). */
  loseNextReply(write: 'note' | 'stage' | 'task' | 'customer' | 'fill' | 'job'): void
  /** The next such write is refused with `status`, without effect; false where there is no wire. */
  failNext(write: 'customer' | 'fill' | 'job', status: number): boolean
  /** The next task is not made; false where a mention is no request of its own that could be refused. */
  failNextTask(fault: Pick<LeapFault, 'kind' | 'status' | 'times'>): boolean
  /** The same CRM as a newly started process connects to it. */
  reconnect(): Crm
  /** Raw texts of the notes in the service. */
  noteTexts(jobId: string): readonly string[]
  taskTitles(): readonly string[]
  /** How often a job was moved. */
  moves(jobId: string): number
  /** Everything the service has of customers called so (last name or company). */
  clients(name: string): readonly RawClient[]
  close(): Promise<void>
}

/** A customer as the service stores it. */
interface RawClient {
  readonly id: string
  readonly coName: string
  readonly source: string
  readonly note: string
  readonly numbers: readonly string[]
  readonly jobs: readonly { readonly id: string; readonly number: string; readonly description: string }[]
}

export async function localFixture(extra: number): Promise<CrmFixture> {
  const dir = mkdtempSync(join(tmpdir(), 'hard-e-crm-'))
  const clock = createQuickClock(START)
  const db = openDatabase(join(dir, 'hard-e.db'))
  migrate(db)
  const workspace = { id: 'test', dir, db }
  const file = join(dir, 'crm.json')
  writeFileSync(file, JSON.stringify(practiceFile(extra)))
  seedPracticeCrm(workspace, file, clock)
  const connect = (): Crm => createLocalCrm({ workspace, clock })
  return {
    crm: connect(),
    clock,
    loseNextReply: () => undefined,
    failNext: () => false,
    failNextTask: () => false,
    reconnect: connect,
    noteTexts: (jobId) =>
      db.prepare('select text from crm_notes where job_id = ?').pluck().all(Number(jobId)) as string[],
    taskTitles: () => db.prepare('select title from crm_tasks').pluck().all() as string[],
    moves: (jobId) =>
      Number(
        db.prepare('select count(*) from crm_stage_history where job_id = ?').pluck().get(Number(jobId)),
      ),
    clients: (name) => {
      const rows = db
        .prepare('select * from crm_customers where last_name = ? or company_name = ?')
        .all(name, name) as Record<string, string>[]
      return rows.map((row) => ({
        id: String(row['id']),
        coName: row['co_name'] ?? '',
        source: [row['lead_source'], row['referred_by']].filter(Boolean).join(', referred by '),
        note: row['note'] ?? '',
        numbers: (JSON.parse(row['phones'] ?? '[]') as { number: string }[]).map((each) => each.number),
        jobs: db
          .prepare(
            `select cast(id as text) as id, number, description from crm_jobs
             where customer_id = ? order by id`,
          )
          .all(row['id']) as RawClient['jobs'],
      }))
    },
    close: async () => {
      db.close()
      rmSync(dir, { recursive: true })
    },
  }
}

export async function leapFixture(extra: number): Promise<CrmFixture> {
  const clock = createQuickClock(START)
  const leap = await startLeapStandIn({ file: practiceFile(extra), now: () => clock.now() })
  const paths = {
    note: 'POST /jobs/*/notes',
    stage: 'POST /jobs/stage',
    task: 'POST /tasks',
    customer: 'POST /prospects',
    fill: 'PUT /customers/*',
    job: 'POST /jobs',
  } as const
  const connect = (): Crm =>
    createLeapCrm({
      baseUrl: leap.url,
      token: async () => leap.token,
      mention: { mode: 'task', template: '@{{name}}' },
      primerStage: 'primer',
      fetch,
      clock,
      log: silentLog,
    })
  return {
    crm: connect(),
    clock,
    loseNextReply: (write) => leap.faults.add({ on: paths[write], kind: 'reset-after' }),
    failNextTask: (fault) => {
      leap.faults.add({ ...fault, on: paths.task })
      return true
    },
    failNext: (write, status) => {
      leap.faults.add({ on: paths[write], kind: 'status', status })
      return true
    },
    reconnect: connect,
    noteTexts: (jobId) =>
      leap.state.notes.filter((note) => note.jobId === Number(jobId)).map((note) => note.text),
    taskTitles: () => leap.state.tasks.map((task) => task.title),
    moves: (jobId) => leap.state.history.filter((entry) => entry.jobId === Number(jobId)).length,
    clients: (name) =>
      leap.state.customers
        .filter((each) => each.lastName === name || each.companyName === name)
        .map((each) => ({
          id: String(each.id),
          coName: each.contacts.map((one) => `${one['first_name']} ${one['last_name']}`).join(', '),
          source: each.referral.note,
          note: each.note,
          numbers: each.phones.map((phone) => phone.number),
          jobs: leap.state.jobs
            .filter((job) => job.customerId === each.id)
            .map(({ id, number, description }) => ({ id: String(id), number, description })),
        })),
    close: () => leap.close(),
  }
}
