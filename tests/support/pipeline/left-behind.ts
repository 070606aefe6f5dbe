import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { openDatabase } from '#main/store/database.ts'

export interface StoredRun {
  readonly id: string
  readonly status: string
  readonly error: string | null
}

interface ActionRow {
  readonly kind: string
  readonly state: string
  readonly result: string | null
}

export interface LeftBehind {
  readonly runs: readonly StoredRun[]
  /** Outward actions as "kind state", sorted, without those that were cut off before they were decided. */
  readonly actions: readonly string[]
  /** Files that only a process at work on a run may need; the daily backup is another matter. */
  readonly temporary: readonly string[]
  readonly outbox: readonly string[]
  readonly deliveries: readonly string[]
  /** Notes of the built-in CRM that carry a link to a video. */
  readonly notes: number
  /** Notes of which a person is told that a colleague may not have heard. */
  readonly noteWarnings: number
  /** Steps that are not done. */
  readonly openSteps: readonly string[]
}

const TEMPORARY =
  /\.(?:tmp|part|new|partial)$|\.(?:tmp|part)\.|rendering\.mp4$|\/kept\/|(?:^|\/)\.[^/]*\.(?:mp4|eml)/

function filesIn(dir: string): readonly string[] {
  if (!existsSync(dir)) return []
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => relative(dir, join(each.parentPath, each.name)))
    .toSorted()
}

/** What the workspace holds after its processes are gone. */
export function leftBehind(dir: string): LeftBehind {
  const db = openDatabase(join(dir, 'hard-e.db'))
  try {
    const runs = db.prepare<[], StoredRun>('select id, status, error from runs order by created_at').all()
    const actions = db
      .prepare<[], ActionRow>(
        `select kind, state, result from outward_actions
          where state <> 'rejected' or decided_by is not 'policy'`,
      )
      .all()
    const steps = db
      .prepare<[], { name: string; status: string }>(
        "select name, status from run_steps where status not in ('done')",
      )
      .all()
    const notes = db
      .prepare<[], { n: number }>(
        "select count(*) as n from crm_notes where text like 'The primer video for %'",
      )
      .get()
    return {
      runs,
      actions: actions.map(({ kind, state }) => `${kind} ${state}`).toSorted(),
      temporary: filesIn(dir).filter((name) => !name.startsWith('backups/') && TEMPORARY.test(`/${name}`)),
      outbox: filesIn(join(dir, 'outbox')),
      deliveries: filesIn(join(dir, 'deliveries')),
      notes: notes?.n ?? 0,
      noteWarnings: actions.filter(({ kind, result }) => kind === 'crm.note' && result?.includes('"warning"'))
        .length,
      openSteps: steps.map(({ name, status }) => `${name} ${status}`),
    }
  } finally {
    db.close()
  }
}

/** When steps of the one run in the workspace were done, in milliseconds since the epoch. */
export function finishedAt(dir: string, steps: readonly string[]): readonly number[] {
  const db = openDatabase(join(dir, 'hard-e.db'))
  try {
    const one = db.prepare<[string], { at: number }>('select finished_at as at from run_steps where name = ?')
    return steps.map((name) => one.get(name)?.at ?? 0)
  } finally {
    db.close()
  }
}
