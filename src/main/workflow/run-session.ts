import type { Clock } from '../core/clock.ts'
import type { Log } from '../core/log.ts'
import type { Claim } from '../store/run-rows.ts'
import type { Runs } from '../store/runs.ts'
import type { Attempt } from './attempt.ts'
import { RunLost, RunnerClosed } from './attempt-ends.ts'
import { untilFree } from './until-free.ts'
import { RunCancelled, type Json } from './workflow.ts'

export interface SessionDeps {
  readonly runs: Runs
  readonly clock: Clock
  readonly log: Log
  readonly random: () => number
  readonly changed: (runId: string) => void
}

/** Never settles: whoever awaits it is left behind without an exception. */
export const NEVER = new Promise<never>(() => undefined)

interface Waiting {
  readonly at: number
  readonly forPerson: boolean
}

/** One claimed run while it is executed here: what may still happen in it, and how it was left. */
export interface RunSession {
  readonly claim: Claim
  /** Aborts with a cancel and when the run is another's. */
  readonly signal: AbortSignal
  /** Settles when nothing of the run is executed here any more. Never rejects. */
  readonly left: Promise<void>
  /** True when its steps must not begin. */
  isOver(): boolean
  isClosing(): boolean
  /** A cancel was asked for and the workflow has not heard of it. */
  mustCancel(): boolean
  /** The error that tells the workflow, once. */
  cancelNow(): RunCancelled
  /** True after `cancelNow`. */
  isCancelled(): boolean
  enter(attempt: Attempt<Json>): void
  leave(attempt: Attempt<Json>): void
  /** A step that has to wait: the run is parked as soon as no other step is at work. */
  suspend(step: string, until: Waiting): Promise<never>
  /** A step goes to work; until it rests or suspends, the run is not parked. */
  begin(step: string): void
  rest(step: string): void
  /** Does a fenced write; when it is refused the session is lost and this never settles. */
  store(write: () => boolean): Promise<void>
  askedToCancel(): void
  lose(): void
  /** The workflow has ended; true when its end is to be stored. */
  over(): boolean
  done(): void
  close(): void
  /** What did not notice the close in time is given up. */
  abandon(): void
}

export function createRunSession(deps: SessionDeps, claim: Claim): RunSession {
  const { runs, clock, log } = deps
  const { runId } = claim
  const controller = new AbortController()
  const left = Promise.withResolvers<void>()
  const attempts = new Set<Attempt<Json>>()
  const waiting = new Map<string, Waiting>()
  const working = new Set<string>()
  let ended = false
  let closing = false
  let cancelSeen = false
  let cancelTold = false

  function stopAttempts(end: RunLost | RunnerClosed): void {
    for (const attempt of attempts) attempt.abort(end)
  }

  function over(): boolean {
    if (ended) return false
    ended = true
    return true
  }

  function lose(): void {
    if (!over()) return
    const end = new RunLost()
    stopAttempts(end)
    for (const attempt of attempts) attempt.close()
    controller.abort(end)
    left.resolve()
  }

  async function store(write: () => boolean): Promise<void> {
    let stored = false
    try {
      stored = await untilFree(write)
    } catch (error) {
      // The effect may have happened and is not in the journal: the run is taken up anew from what is stored.
      log.error('a run could not be stored', { runId, error })
    }
    if (stored) {
      deps.changed(runId)
      return
    }
    lose()
    await NEVER
  }

  async function park(): Promise<void> {
    if (!over()) return
    const all = [...waiting.values()]
    const wakeAt = Math.min(...all.map(({ at }) => at))
    const forPerson = all.some((each) => each.forPerson)
    try {
      await untilFree(() => runs.park(claim, { wakeAt, forPerson, cancelSeen, now: clock.now() }))
    } catch (error) {
      log.error('a run could not be parked', { runId, error })
    }
    deps.changed(runId)
    left.resolve()
  }

  /** After the microtasks, so that a step which just ended can begin the next one. */
  function parkWhenIdle(): void {
    setImmediate(() => {
      if (!ended && working.size === 0 && waiting.size > 0) void park()
    })
  }

  return {
    claim,
    signal: controller.signal,
    left: left.promise,
    isOver: () => ended,
    isClosing: () => closing,
    mustCancel: () => cancelSeen && !cancelTold,
    cancelNow() {
      cancelTold = true
      return new RunCancelled('The run was cancelled.')
    },
    isCancelled: () => cancelTold,
    enter: (attempt) => void attempts.add(attempt),
    leave: (attempt) => void attempts.delete(attempt),
    suspend(step, until) {
      waiting.set(step, until)
      working.delete(step)
      parkWhenIdle()
      return NEVER
    },
    begin(step) {
      if (working.has(step)) throw new Error(`The step ${step} runs twice at the same time.`)
      waiting.delete(step)
      working.add(step)
    },
    rest(step) {
      working.delete(step)
      parkWhenIdle()
    },
    store,
    askedToCancel() {
      if (ended || cancelSeen) return
      cancelSeen = true
      const end = new RunCancelled('The run was cancelled.')
      // After the workflow heard of it, what runs is clean-up.
      if (!cancelTold) for (const attempt of attempts) if (!attempt.shielded) attempt.abort(end)
      controller.abort(end)
    },
    lose,
    over,
    done() {
      stopAttempts(new RunLost())
      for (const attempt of attempts) attempt.close()
      left.resolve()
    },
    close() {
      closing = true
      stopAttempts(new RunnerClosed())
    },
    abandon() {
      if (ended) return
      try {
        runs.release(claim, clock.now())
      } catch (error) {
        // Its owner will be seen to be dead.
        log.warn('a run could not be released', { runId, error })
      }
      lose()
    },
  }
}
