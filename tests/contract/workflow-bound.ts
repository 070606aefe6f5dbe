import type { Json, NotYet, RunContext, StepCall, StepOptions } from '#main/workflow/workflow.ts'

/** What a step gets, with functions that may be taken out of it. */
type BoundCall = Pick<StepCall, 'runId' | 'idempotencyKey' | 'attempt' | 'signal' | 'saved'> & {
  readonly save: (value: Json) => void
  readonly progress: (fraction: number | null, note?: string) => void
  readonly cost: (usd: number | null) => void
}

/** What a workflow gets, likewise. */
export type Bound = Pick<RunContext, 'runId' | 'input' | 'signal'> & {
  readonly step: <T extends Json>(
    name: string,
    work: (call: BoundCall) => Promise<T | NotYet>,
    options?: StepOptions,
  ) => Promise<T>
  readonly sleep: (name: string, ms: number) => Promise<void>
}
