import {
  distillationSchema,
  distillStateSchema,
  type Distillation,
  type DistillState,
  type SpeakerRole,
  type TranscriptTurn,
} from '#shared/domain/transcript.ts'
import type { Workspace } from './workspace.ts'

/** Recipe of a summary that a person wrote: never stale. */
export const BY_HAND = 'hand'

export interface DistillationRow {
  readonly transcriptId: string
  readonly state: DistillState
  readonly content: Distillation | null
  readonly by: string | null
  /** What it was made with; null when there is none yet. */
  readonly recipe: string | null
  /** Why it failed; beside a summary that is done, a note on how it was made. */
  readonly error: string | null
  readonly attempts: number
  readonly updatedAt: number
}

/** Role of each speaker, by the name that the turns use. */
export type RoleOf = ReadonlyMap<string, SpeakerRole>

/** One transcript with what decides whether its summary is stale. */
export interface DistillationOverview {
  readonly transcriptId: string
  readonly state: DistillState
  readonly recipe: string | null
  readonly roles: RoleOf
}

export interface MadeDistillation {
  readonly content: Distillation
  readonly by: string
  readonly recipe: string
  /** Shown beside the summary; null when there is nothing to say. */
  readonly note: string | null
}

export interface Distillations {
  get(transcriptId: string): DistillationRow | null
  /** Every transcript, with a summary or without. */
  overview(): readonly DistillationOverview[]
  roles(transcriptId: string): RoleOf
  turns(transcriptId: string): readonly TranscriptTurn[]
  /** Queues what is neither waiting nor running; returns how many that were. */
  enqueue(ids: readonly string[], now: number): number
  /** Those that wait go back to what they were. */
  withdraw(now: number): void
  /** What is waiting or running. */
  unfinished(): number
  /** Rows that a dead process left as running wait again; only the holder of the lease may ask. */
  requeueRunning(now: number): void
  /** The one that waits longest, now running; `attempts` counts this one. */
  claim(now: number): { readonly transcriptId: string; readonly attempts: number } | null
  /** One more try of what is running; returns how many that makes. */
  countAttempt(transcriptId: string, now: number): number
  /** Waits again, as if it had not been tried. */
  putBack(transcriptId: string, now: number): void
  finish(transcriptId: string, made: MadeDistillation, now: number): void
  fail(transcriptId: string, error: string, now: number): void
  /** Everything that waits fails with the same words. */
  failWaiting(error: string, now: number): void
  putByHand(transcriptId: string, content: Distillation, by: string, now: number): void
  /** In one transaction that no other process can come between. */
  atomically<T>(work: () => T): T
}

interface Row {
  readonly transcript_id: string
  readonly state: string
  readonly content: string | null
  readonly made_by: string | null
  readonly recipe: string | null
  readonly error: string | null
  readonly attempts: number
  readonly updated_at: number
}

interface OverviewRow {
  readonly id: string
  readonly state: string | null
  readonly recipe: string | null
  readonly roles: string | null
}

interface TurnRow {
  readonly ordinal: number
  readonly speaker: string
  readonly start_at: number | null
  readonly end_at: number | null
  readonly text: string
}

function fromRow(row: Row): DistillationRow {
  return {
    transcriptId: row.transcript_id,
    state: distillStateSchema.parse(row.state),
    content: row.content === null ? null : distillationSchema.parse(JSON.parse(row.content)),
    by: row.made_by,
    recipe: row.recipe,
    error: row.error,
    attempts: row.attempts,
    updatedAt: row.updated_at,
  }
}

const rolesFrom = (json: string | null): RoleOf =>
  new Map(Object.entries(JSON.parse(json ?? '{}') as Record<string, SpeakerRole>))

const ROLES = `(select json_group_object(s.speaker, s.role) from transcript_speakers s
                 where s.transcript_id = t.id)`

export function createDistillations({ db }: Workspace): Distillations {
  const one = db.prepare<[string], Row>('select * from distillations where transcript_id = ?')
  const all = db.prepare<[], OverviewRow>(
    `select t.id, d.state, d.recipe, ${ROLES} as roles
     from transcripts t left join distillations d on d.transcript_id = t.id`,
  )
  const rolesOf = db.prepare<[string], { roles: string | null }>(
    `select ${ROLES} as roles from transcripts t where t.id = ?`,
  )
  const turnsOf = db.prepare<[string], TurnRow>(
    `select ordinal, speaker, start_at, end_at, text from transcript_turns
     where transcript_id = ? order by ordinal`,
  )
  const wait = db.prepare<[{ id: string; now: number }]>(
    `insert into distillations (transcript_id, state, attempts, queued_at, updated_at)
     select id, 'waiting', 0, @now, @now from transcripts where id = @id
     on conflict (transcript_id) do update set state = 'waiting', attempts = 0, queued_at = @now,
       updated_at = @now where state not in ('waiting', 'running')`,
  )
  const first = db.prepare<[], Row>(
    "select * from distillations where state = 'waiting' order by queued_at, rowid limit 1",
  )
  const run = (sql: string) => {
    const statement = db.prepare(sql)
    return (values: Record<string, unknown>): number => statement.run(values).changes
  }
  const begin = run(
    `update distillations set state = 'running', attempts = attempts + 1, updated_at = @now
     where transcript_id = @id`,
  )
  const back = run(
    `update distillations set state = case when content is not null then 'done'
       when error is not null then 'failed' else 'none' end, queued_at = null, updated_at = @now
     where state = 'waiting'`,
  )
  const again = run("update distillations set state = 'waiting', updated_at = @now where state = 'running'")
  const untried = run(
    `update distillations set state = 'waiting', attempts = max(0, attempts - 1), updated_at = @now
     where transcript_id = @id and state = 'running'`,
  )
  const done = run(
    `update distillations set state = 'done', content = @content, made_by = @by, recipe = @recipe,
       error = @note, attempts = 0, queued_at = null, updated_at = @now
     where transcript_id = @id and state = 'running'`,
  )
  const failed = run(
    `update distillations set state = 'failed', error = @error, queued_at = null, updated_at = @now
     where transcript_id = @id and state = 'running'`,
  )
  const allFailed = run(
    `update distillations set state = 'failed', error = @error, queued_at = null, updated_at = @now
     where state = 'waiting'`,
  )
  const byHand = run(
    `insert into distillations (transcript_id, state, content, made_by, recipe, updated_at)
     values (@id, 'done', @content, @by, '${BY_HAND}', @now)
     on conflict (transcript_id) do update set state = 'done', content = @content, made_by = @by,
       recipe = '${BY_HAND}', error = null, attempts = 0, queued_at = null, updated_at = @now`,
  )
  const left = db.prepare<[], { n: number }>(
    "select count(*) as n from distillations where state in ('waiting', 'running')",
  )
  const attempts = (id: string): number => one.get(id)?.attempts ?? 0
  const atomically = <T>(work: () => T): T => db.transaction(work).immediate()

  return {
    get(id) {
      const row = one.get(id)
      return row ? fromRow(row) : null
    },
    overview: () =>
      all.all().map(({ id, state, recipe, roles }) => ({
        transcriptId: id,
        state: distillStateSchema.parse(state ?? 'none'),
        recipe,
        roles: rolesFrom(roles),
      })),
    roles: (id) => rolesFrom(rolesOf.get(id)?.roles ?? null),
    turns: (id) =>
      turnsOf.all(id).map(({ start_at: start, end_at: end, ...turn }) => ({ ...turn, start, end })),
    enqueue: (ids, now) =>
      atomically(() => ids.reduce((queued, id) => queued + wait.run({ id, now }).changes, 0)),
    withdraw: (now) => void back({ now }),
    unfinished: () => left.get()?.n ?? 0,
    requeueRunning: (now) => void again({ now }),
    claim: (now) =>
      atomically(() => {
        const row = first.get()
        if (!row) return null
        begin({ id: row.transcript_id, now })
        return { transcriptId: row.transcript_id, attempts: row.attempts + 1 }
      }),
    countAttempt(id, now) {
      begin({ id, now })
      return attempts(id)
    },
    putBack: (id, now) => void untried({ id, now }),
    finish: (id, { content, ...made }, now) =>
      void done({ id, now, content: JSON.stringify(content), ...made }),
    fail: (id, error, now) => void failed({ id, error, now }),
    failWaiting: (error, now) => void allFailed({ error, now }),
    putByHand: (id, content, by, now) => void byHand({ id, by, now, content: JSON.stringify(content) }),
    atomically,
  }
}
