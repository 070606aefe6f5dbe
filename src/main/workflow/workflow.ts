import type { z } from 'zod'

export type Json = z.core.util.JSONType

/** When and how often a step is tried again. Times in milliseconds. */
export interface RetryPolicy {
  readonly attempts: number
  readonly initialMs: number
  readonly maxMs: number
  readonly factor: number
}

/** What a step may use while it works. */
export interface StepCall {
  readonly runId: string
  /** `<run id>:<step name>`: the same for every attempt, for ever. */
  readonly idempotencyKey: string
  /** Counts from 1. */
  readonly attempt: number
  /** Ends with the step's timeout, with a cancel (not for shielded steps) and with a lost lease. */
  readonly signal: AbortSignal
  /** What an earlier attempt saved; null at first. */
  readonly saved: Json | null
  /** Committed to disk before it returns: a remote id is saved before the next await. */
  readonly save: (value: Json) => void
  /** Stored and announced; `fraction` from 0 to 1, null when it cannot be said. */
  readonly progress: (fraction: number | null, note?: string) => void
  /** Adds to the step's cost; null: the price is not known. */
  readonly cost: (usd: number | null) => void
}

/** A step gives its result, or says when to come back. */
export type StepOutcome<T extends Json> = T | NotYet

/** The step is not finished: it is called again at `at`, or when a person has decided. No attempt is counted. */
export class NotYet {
  /** Epoch milliseconds. */
  readonly at: number
  /** What it waits for, in words. */
  readonly note: string
  /** True: the run shows as needing a person; `wake` brings it back before `at`. */
  readonly forPerson: boolean
  constructor(at: number, note: string, forPerson = false) {
    this.at = at
    this.note = note
    this.forPerson = forPerson
  }
}

export interface StepOptions {
  readonly retry?: Partial<RetryPolicy>
  /** Of one attempt. */
  readonly timeoutMs?: number
  /** Runs although the run was cancelled: for cleaning up. */
  readonly shielded?: boolean
}

/** What the code of a workflow gets. Its steps are remembered by name, so code may change between two steps. */
export interface RunContext<Input extends Json = Json> {
  readonly runId: string
  readonly input: Input
  readonly signal: AbortSignal
  /**
   * The remembered result, or that of `work`. Throws StepFailed after the last attempt and RunCancelled once.
   * Suspension passes no exception through the workflow: its `finally` runs at the real end only.
   */
  step<T extends Json>(
    name: string,
    work: (call: StepCall) => Promise<StepOutcome<T>>,
    options?: StepOptions,
  ): Promise<T>
  /** Sleeps as a row: the computer may sleep or restart meanwhile. */
  sleep(name: string, ms: number): Promise<void>
}

export interface WorkflowDefinition<Input extends Json = Json, Output extends Json = Json> {
  readonly name: string
  readonly version: number
  run(context: RunContext<Input>): Promise<Output>
}

/** Thrown by a step, it ends the run: a person decided there that it goes no further. The message is told. */
export class RunCancelled extends Error {
  override readonly name = 'RunCancelled'
}

/** A step failed for good; `cause` is what its last attempt threw, or its record after a restart. */
export class StepFailed extends Error {
  override readonly name = 'StepFailed'
  readonly step: string
  readonly attempts: number
  constructor(step: string, attempts: number, options: ErrorOptions) {
    super(`The step ${step} failed after ${attempts} attempts.`, options)
    this.step = step
    this.attempts = attempts
  }
}

export type RunStatus = 'ready' | 'running' | 'needs_person' | 'completed' | 'failed' | 'cancelled'

/** An error as it is kept. */
export interface StoredError {
  readonly message: string
  readonly nextStep: string
  /** Code of a UserError, kind of a ServiceError, else 'unexpected'. */
  readonly code: string
  readonly reference: string
}

export interface RunRecord {
  readonly id: string
  readonly key: string
  readonly workflow: string
  readonly version: number
  readonly input: Json
  readonly status: RunStatus
  /** When it is due, for `ready` and `needs_person`. */
  readonly wakeAt: number | null
  readonly owner: string | null
  readonly cancelAsked: boolean
  readonly output: Json | null
  readonly error: StoredError | null
  readonly createdAt: number
  readonly updatedAt: number
  readonly finishedAt: number | null
}

export interface StepRecord {
  readonly name: string
  readonly status: 'started' | 'retrying' | 'waiting' | 'needs_person' | 'done' | 'failed'
  readonly attempts: number
  readonly wakeAt: number | null
  readonly output: Json | null
  readonly saved: Json | null
  readonly progress: number | null
  readonly note: string | null
  readonly costUsd: number
  /** False when a part of the cost is not known. */
  readonly costKnown: boolean
  readonly error: StoredError | null
  readonly startedAt: number | null
  readonly finishedAt: number | null
}

export interface RunFilter {
  readonly workflow?: string
  readonly statuses?: readonly RunStatus[]
  /** Keys that begin so. */
  readonly keyPrefix?: string
  readonly limit: number
}

/**
 * Durable runs. One contract suite (tests/contract/workflow.suite.ts); the embedded one keeps them in the
 * workspace's database, a team server may dispatch ids over a queue and keep the truth in SQL.
 */
export interface WorkflowRunner {
  /** Stored before it returns. The same key gives the same run, for ever. */
  start(workflow: string, input: Json, key: string): { readonly runId: string; readonly created: boolean }
  /** Takes effect at the next moment the run can be stopped; shielded steps still run. */
  cancel(runId: string): void
  /**
   * A failed or cancelled run goes on at its failed step; with `from`, that step and all begun after it are
   * forgotten and done again. UserError when it is under way or completed and `from` is not given.
   * `line`: what the timeline says of it, instead of how it is done.
   */
  retry(runId: string, from?: readonly string[], line?: string): void
  /** Due now: a person decided, or the computer woke up. Without an id: whatever is overdue is looked at at once. */
  wake(runId?: string): void
  get(runId: string): RunRecord | null
  byKey(key: string): RunRecord | null
  steps(runId: string): readonly StepRecord[]
  events(
    runId: string,
  ): readonly { readonly at: number; readonly step: string | null; readonly text: string }[]
  /** Newest first. */
  list(filter: RunFilter): readonly RunRecord[]
  /** After every stored change; the result unsubscribes. */
  onChange(listener: (runId: string) => void): () => void
  /** Takes up what is due, from now until `close`. */
  begin(): void
  /**
   * Resolves when each of these runs (all unfinished ones when none are named) has ended or needs a person.
   * Rejects with the signal's reason.
   */
  settled(runIds: readonly string[] | null, signal: AbortSignal): Promise<void>
  /** Stops taking up; what runs is left as it stands, to be taken up by the next process at once. */
  close(): Promise<void>
}
