import type { Clock } from '../core/clock.ts'
import type { Fence } from '../store/run-rows.ts'
import type { Runs } from '../store/runs.ts'
import type { Json, StepCall, StepOutcome } from './workflow.ts'
import { RunLost, StepTimedOut, type AttemptEnd } from './attempt-ends.ts'
import { createProgressWriter, type Progress } from './progress-writer.ts'

/** Longest real timer; a longer timeout means: none that matters. */
const LONGEST_MS = 2 ** 31 - 1
/** What ignores its signal that long is left behind: whatever it stores later is refused. */
const GRACE_MS = 10_000

export interface AttemptDeps {
  readonly runs: Runs
  readonly fence: Fence
  readonly clock: Clock
  readonly changed: () => void
  /** The run is another's: called when a write was refused. */
  readonly lost: () => void
  readonly graceMs?: number
}

export type AttemptResult<T> =
  | { readonly kind: 'gave'; readonly outcome: StepOutcome<T & Json> }
  | { readonly kind: 'threw'; readonly error: unknown }

/** One attempt under way. */
export interface Attempt<T extends Json> {
  readonly shielded: boolean
  abort(end: AttemptEnd): void
  /** Never rejects. */
  readonly result: Promise<AttemptResult<T>>
  /** From here on nothing is stored any more; gives the progress that was not written yet. */
  close(): Progress | null
}

export interface AttemptWish<T extends Json> {
  readonly step: string
  readonly number: number
  readonly saved: Json | null
  readonly shielded: boolean
  readonly timeoutMs: number | null
  readonly work: (call: StepCall) => Promise<StepOutcome<T>>
}

/** Starts the work of a step. Its timeout is real time, like every network timeout. */
export function startAttempt<T extends Json>(deps: AttemptDeps, wish: AttemptWish<T>): Attempt<T> {
  const { runs, fence, clock } = deps
  const { step } = wish
  const controller = new AbortController()
  const left = Promise.withResolvers<never>()
  let open = true
  let timeout: NodeJS.Timeout | undefined
  let grace: NodeJS.Timeout | undefined

  const abort = (end: AttemptEnd): void => {
    if (controller.signal.aborted) return
    controller.abort(end)
    const wait = end instanceof RunLost ? 0 : (deps.graceMs ?? GRACE_MS)
    grace = setTimeout(() => left.reject(end), wait)
  }
  /** Stored under the fence and announced; false when this attempt counts no more. */
  const write = (stored: () => boolean): boolean => {
    if (!open) return false
    if (!stored()) {
      deps.lost()
      return false
    }
    deps.changed()
    return true
  }
  const reports = createProgressWriter((progress) => {
    try {
      write(() => runs.progress(fence, step, progress, clock.now()))
    } catch {
      // A report that cannot be stored now is worth less than the step.
    }
  })
  const call: StepCall = {
    runId: fence.runId,
    idempotencyKey: `${fence.runId}:${step}`,
    attempt: wish.number,
    signal: controller.signal,
    saved: wish.saved,
    save(value) {
      if (!write(() => runs.save(fence, step, value, clock.now()))) throw new RunLost()
    },
    progress(fraction, note) {
      if (open) reports.report({ fraction: fraction === null ? null : clamp(fraction), note: note ?? null })
    },
    cost: (usd) => void write(() => runs.cost(fence, step, usd, clock.now())),
  }

  async function work(): Promise<AttemptResult<T>> {
    try {
      const outcome = await Promise.race([wish.work(call), left.promise])
      return { kind: 'gave', outcome }
    } catch (error) {
      return { kind: 'threw', error: endOr(error, controller.signal) }
    } finally {
      clearTimeout(timeout)
      clearTimeout(grace)
    }
  }

  const { timeoutMs } = wish
  if (timeoutMs !== null) {
    timeout = setTimeout(() => abort(new StepTimedOut(step, timeoutMs)), Math.min(timeoutMs, LONGEST_MS))
  }
  return {
    shielded: wish.shielded,
    abort,
    result: work(),
    close() {
      open = false
      return reports.close()
    },
  }
}

const clamp = (fraction: number): number => Math.min(1, Math.max(0, Number.isNaN(fraction) ? 0 : fraction))

/** What the signal said is what happened, whatever the work made of the abort. */
function endOr(error: unknown, signal: AbortSignal): unknown {
  if (!signal.aborted) return error
  const end: unknown = signal.reason
  if (end instanceof StepTimedOut && error !== end) end.cause ??= error
  return end
}
