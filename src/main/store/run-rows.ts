import type { Json, RunRecord, RunStatus, StepRecord, StoredError } from '#main/workflow/workflow.ts'

/** The claim of one process on one run: a write under an older epoch changes nothing. */
export interface Fence {
  readonly runId: string
  readonly epoch: number
}

export interface Claim extends Fence {
  readonly workflow: string
  readonly input: Json
  readonly cancelAsked: boolean
  readonly takenOver: boolean
}

/** What a step becomes. Fields left out stay as they are stored. */
export interface StepChange {
  readonly name: string
  readonly status: StepRecord['status']
  readonly attempts: number
  readonly cutOff: number
  readonly wakeAt?: number | null
  readonly output?: Json
  readonly saved?: Json
  readonly progress?: number
  readonly note?: string
  readonly error: StoredError | null
  readonly startedAt: number | null
  readonly finishedAt?: number | null
}

/** One line of the timeline. */
export interface RunLine {
  readonly step: string | null
  readonly text: string
}

/** Name of each workflow that can be executed here, with its newest version. */
export type Known = ReadonlyMap<string, number>

export interface ClaimWish {
  readonly owner: string
  readonly known: Known
  readonly now: number
  readonly leaseUntil: number
  /** True while this claim of another must be respected. */
  readonly binds: (claim: { runId: string; owner: string; leaseUntil: number }) => boolean
}

/** `cutOff`: how often an attempt ended with its process. */
export interface StepRow extends StepRecord {
  readonly cutOff: number
}

/** Table `runs`. */
export interface RunRow {
  readonly id: string
  readonly key: string
  readonly workflow: string
  readonly version: number
  readonly input: string
  readonly status: RunStatus
  readonly wake_at: number | null
  readonly owner: string | null
  readonly lease_until: number | null
  readonly epoch: number
  readonly cancel: number
  readonly output: string | null
  readonly error: string | null
  readonly created_at: number
  readonly updated_at: number
  readonly finished_at: number | null
}

/** Table `run_steps`. */
export interface StepSql {
  readonly name: string
  readonly status: StepRecord['status']
  readonly attempts: number
  readonly wake_at: number | null
  readonly output: string | null
  readonly saved: string | null
  readonly progress: number | null
  readonly note: string | null
  readonly cost_usd: number | null
  readonly cost_known: number
  readonly error: string | null
  readonly started_at: number | null
  readonly finished_at: number | null
}

/** The error column of a step also holds how often it was cut off. */
export interface StepTrouble {
  readonly cutOff: number
  readonly error: StoredError | null
}

export const readJson = (text: string | null): Json => (text === null ? null : (JSON.parse(text) as Json))

export function toRun(row: RunRow): RunRecord {
  return {
    id: row.id,
    key: row.key,
    workflow: row.workflow,
    version: row.version,
    input: readJson(row.input),
    status: row.status,
    // While it runs the column only notes that somebody woke it.
    wakeAt: row.status === 'running' ? null : row.wake_at,
    owner: row.owner,
    cancelAsked: row.cancel === 1,
    output: readJson(row.output),
    error: row.error === null ? null : (JSON.parse(row.error) as StoredError),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    finishedAt: row.finished_at,
  }
}

export function toStep(row: StepSql): StepRow {
  const trouble: StepTrouble =
    row.error === null ? { cutOff: 0, error: null } : (JSON.parse(row.error) as StepTrouble)
  return {
    name: row.name,
    status: row.status,
    attempts: row.attempts,
    wakeAt: row.wake_at,
    output: readJson(row.output),
    saved: readJson(row.saved),
    progress: row.progress,
    note: row.note,
    costUsd: row.cost_usd ?? 0,
    costKnown: row.cost_known === 1,
    ...trouble,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  }
}
