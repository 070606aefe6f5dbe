import { readFileSync } from 'node:fs'
import type { Clock } from '#main/core/clock.ts'
import type { Workspace } from '#main/store/workspace.ts'
import { practiceFileSchema, type PracticeFile } from './practice-file.ts'
import { practiceRecords, type PracticeRecords } from './practice-records.ts'

function insertAll(db: Workspace['db'], file: PracticeFile, records: PracticeRecords): void {
  const stage = db.prepare('insert into crm_stages (code, name, position) values (?, ?, ?)')
  file.stages.forEach((s, i) => stage.run(s.code, s.name, i + 1))
  const user = db.prepare('insert into crm_users (id, name, email, role) values (?, ?, ?, ?)')
  for (const person of file.colleagues) user.run(person.id, person.name, person.email, person.role)
  const customer = db.prepare(
    `insert into crm_customers (id, first_name, last_name, company_name, email, phones, street, unit, city,
     state, zip, rep_id, note, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'OH', ?, ?, ?, ?, ?)`,
  )
  for (const c of records.customers) {
    const phones = JSON.stringify(c.phones.map((phone) => ({ ...phone, ext: '' })))
    const name = [c.firstName, c.lastName, c.companyName]
    const place = [c.street, c.unit, c.city, c.zip]
    customer.run(c.id, ...name, c.email, phones, ...place, c.rep, c.note, c.createdAt, c.createdAt)
  }
  const job = db.prepare(
    `insert into crm_jobs (id, customer_id, number, name, description, trades, stage, stage_since, rep_ids,
     contract_value, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const j of records.jobs) {
    const what = [j.number, j.name, j.description, JSON.stringify(j.trades)]
    const reps = JSON.stringify(j.reps)
    const times = [j.createdAt, j.stageSince]
    job.run(j.id, j.customerId, ...what, j.stage, j.stageSince, reps, j.contractValue, ...times)
  }
  const note = db.prepare('insert into crm_notes (id, job_id, text, author, at) values (?, ?, ?, ?, ?)')
  for (const n of records.notes) note.run(n.id, n.jobId, n.text, n.author, n.at)
  const visit = db.prepare(
    `insert into crm_appointments (id, job_id, customer_id, title, description, starts_at, ends_at, attendees)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const a of records.appointments) {
    const attendees = a.attendees.map((id) => file.colleagues.find((person) => person.id === id)?.name)
    const names = JSON.stringify(attendees.filter((name) => name !== undefined))
    visit.run(a.id, a.jobId, a.customerId, a.title, a.description, a.startsAt, a.endsAt, names)
  }
  const task = db.prepare(
    `insert into crm_tasks (id, job_id, title, notes, due_on, assignee_ids, notify_ids, done, created_at)
     values (?, ?, ?, ?, ?, ?, '[]', ?, ?)`,
  )
  for (const t of records.tasks) {
    const assignees = JSON.stringify(t.assignees)
    task.run(t.id, t.jobId, t.title, t.notes, t.dueOn, assignees, t.done ? 1 : 0, t.createdAt)
  }
}

/** Moves the dates of untouched practice records to today; what a person wrote or changed stays. */
function refreshDates(db: Workspace['db'], records: PracticeRecords): void {
  const customer = db.prepare(
    'update crm_customers set created_at = ? where id = ? and marker is null and email = ?',
  )
  for (const c of records.customers) customer.run(c.createdAt, c.id, c.email)
  const job = db.prepare(
    `update crm_jobs set stage_since = ?, created_at = ? where id = ? and number = ? and stage = ?
     and id not in (select job_id from crm_stage_history)`,
  )
  for (const j of records.jobs) job.run(j.stageSince, j.createdAt, j.id, j.number, j.stage)
  const note = db.prepare('update crm_notes set at = ? where id = ? and marker is null and text = ?')
  for (const n of records.notes) note.run(n.at, n.id, n.text)
  const visit = db.prepare(
    'update crm_appointments set starts_at = ?, ends_at = ? where id = ? and title = ? and job_id = ?',
  )
  for (const a of records.appointments) visit.run(a.startsAt, a.endsAt, a.id, a.title, a.jobId)
  const task = db.prepare(
    'update crm_tasks set due_on = ?, created_at = ? where id = ? and marker is null and title = ?',
  )
  for (const t of records.tasks) task.run(t.dueOn, t.createdAt, t.id, t.title)
}

/**
 * Fills an empty workspace with the practice records of `file` (JSON). On later starts the dates of those
 * records move along with the calendar. Call it only for the practice CRM. Returns what it did.
 */
export function seedPracticeCrm(
  workspace: Workspace,
  file: string,
  clock: Clock,
): 'seeded' | 'refreshed' | 'unchanged' {
  const { db } = workspace
  const practice = practiceFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const records = practiceRecords(practice, clock.now())
  return db
    .transaction(() => {
      const used = db.prepare('select 1 from crm_customers union all select 1 from crm_stages limit 1').get()
      if (!used) {
        insertAll(db, practice, records)
        return 'seeded'
      }
      const first = records.appointments[0]
      const stored = db
        .prepare('select starts_at as at from crm_appointments where id = ? and title = ?')
        .get(first?.id ?? 0, first?.title ?? '') as { at: number } | undefined
      if (!first || !stored || stored.at === first.startsAt) return 'unchanged'
      refreshDates(db, records)
      return 'refreshed'
    })
    .immediate()
}
