import type { NoteDraft, StageMove, TaskDraft } from '#main/crm/crm.ts'
import type { Workspace } from '#main/store/workspace.ts'
import { invalid, missing } from './refusals.ts'

interface Found {
  readonly id: number
}

function byMarker(db: Workspace['db'], table: 'crm_notes' | 'crm_tasks', marker: string): Found | undefined {
  return db.prepare(`select id from ${table} where marker = ?`).get(marker) as Found | undefined
}

function requireJob(db: Workspace['db'], jobId: string): { id: number; stage: string; number: string } {
  const job = db.prepare('select id, stage, number from crm_jobs where id = ?').get(Number(jobId))
  if (!job) throw missing(`Job ${jobId}`)
  return job as { id: number; stage: string; number: string }
}

function requirePeople(db: Workspace['db'], ids: readonly string[]): void {
  const known = db.prepare('select 1 from crm_users where id = ? and active = 1')
  for (const id of ids) if (!known.get(Number(id))) throw invalid(`users: colleague ${id} does not exist.`)
}

function requireTask(db: Workspace['db'], draft: TaskDraft): void {
  if (draft.title.trim() === '') throw invalid('title: The title field is required.')
  if (draft.assigneeIds.length === 0) throw invalid('users: The users field is required.')
  requirePeople(db, [...draft.assigneeIds, ...draft.notifyIds])
  if (draft.dueOn !== null && Number.isNaN(Date.parse(`${draft.dueOn}T00:00:00Z`))) {
    throw invalid('due_date: The due date is not a date.')
  }
  if (draft.jobId !== null) requireJob(db, draft.jobId)
}

function insertTask(db: Workspace['db'], draft: TaskDraft, marker: string, now: number): number {
  const { lastInsertRowid } = db
    .prepare(
      `insert into crm_tasks (job_id, title, notes, due_on, assignee_ids, notify_ids, marker, created_at)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      draft.jobId === null ? null : Number(draft.jobId),
      draft.title.trim(),
      draft.notes,
      draft.dueOn,
      JSON.stringify(draft.assigneeIds.map(Number)),
      JSON.stringify(draft.notifyIds.map(Number)),
      marker,
      now,
    )
  return Number(lastInsertRowid)
}

/** Each write is one transaction; a marker that was seen before returns what it made then. */
export function createWrites(workspace: Workspace, author: string) {
  const { db } = workspace
  return {
    note: (draft: NoteDraft, marker: string, now: number): number =>
      db
        .transaction(() => {
          const earlier = byMarker(db, 'crm_notes', marker)
          if (earlier) return earlier.id
          if (draft.text.trim() === '') throw invalid('note: The note field is required.')
          const job = requireJob(db, draft.jobId)
          if (draft.mention) requirePeople(db, [draft.mention.id])
          const { lastInsertRowid } = db
            .prepare('insert into crm_notes (job_id, text, author, marker, at) values (?, ?, ?, ?, ?)')
            .run(job.id, draft.text, author, marker, now)
          // The same way of telling a colleague that Leap documents: a task that points at the note.
          if (draft.mention) {
            const task: TaskDraft = {
              jobId: draft.jobId,
              title: `Note on job ${job.number}`,
              notes: draft.text,
              dueOn: null,
              assigneeIds: [draft.mention.id],
              notifyIds: [draft.mention.id],
            }
            insertTask(db, task, `${marker}/mention`, now)
          }
          return Number(lastInsertRowid)
        })
        .immediate(),

    stage: (move: StageMove, marker: string, now: number): void =>
      db
        .transaction(() => {
          if (db.prepare('select 1 from crm_stage_history where marker = ?').get(marker)) return
          const job = requireJob(db, move.jobId)
          if (!db.prepare('select 1 from crm_stages where code = ?').get(move.toCode)) {
            throw invalid(`stage: "${move.toCode}" is not a stage.`)
          }
          db.prepare(
            'insert into crm_stage_history (job_id, from_code, to_code, marker, at) values (?, ?, ?, ?, ?)',
          ).run(job.id, job.stage, move.toCode, marker, now)
          if (job.stage === move.toCode) return
          db.prepare('update crm_jobs set stage = ?, stage_since = ?, updated_at = ? where id = ?').run(
            move.toCode,
            now,
            now,
            job.id,
          )
        })
        .immediate(),

    task: (draft: TaskDraft, marker: string, now: number): number =>
      db
        .transaction(() => {
          const earlier = byMarker(db, 'crm_tasks', marker)
          if (earlier) return earlier.id
          requireTask(db, draft)
          return insertTask(db, draft, marker, now)
        })
        .immediate(),

    find: (table: 'crm_notes' | 'crm_tasks' | 'crm_stage_history', marker: string) => {
      const row = db.prepare(`select id from ${table} where marker = ?`).get(marker) as Found | undefined
      return row ? ({ done: true, id: String(row.id) } as const) : ({ done: false } as const)
    },
  }
}
