import type { DistillProgress } from '#shared/contract/transcripts.ts'
import { backoffMs, type BackoffPolicy } from '#main/core/backoff.ts'
import type { Clock } from '#main/core/clock.ts'
import { isAbort } from '#main/core/errors.ts'
import type { Log } from '#main/core/log.ts'
import type { DistillationOverview, Distillations } from '#main/store/distillations.ts'
import type { Lease, Leases } from '#main/store/leases.ts'
import type { Distiller } from '../transcripts.ts'
import type { DistillEngine, Roles } from './engine.ts'
import { isStale } from './recipe.ts'

const LEASE = 'distill'
/** Longer than any single model call: it is renewed before each of them. */
const LEASE_MS = 15 * 60_000
const LOOK_AGAIN_MS = 1_000
const MOST_ATTEMPTS = 4
const policy: BackoffPolicy = { initialMs: 2_000, maxMs: 60_000, factor: 3 }
const BROKEN_OFF =
  'Making this summary was broken off several times. The transcript is safe. Try it again; if it stays, choose another brain in Settings → Brain.'

export interface DistillerDeps {
  readonly rows: Distillations
  readonly leases: Leases
  /** The engine that the settings name right now. */
  readonly engine: () => DistillEngine
  readonly clock: Clock
  readonly log: Log
  /** A transcript's summary, or how far the whole work is, has changed. */
  readonly onChange: (transcriptId: string | null) => void
  readonly random?: () => number
}

/** The lease went to another process: what was made here must not be written. */
class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
}

const isSame = (one: Roles, other: Roles): boolean => JSON.stringify([...one]) === JSON.stringify([...other])

/** Durable summaries: the queue is in the workspace, and each result is one transaction under the lease. */
export function createDistiller(deps: DistillerDeps): Distiller {
  const { rows, leases, clock, log, onChange, random = Math.random } = deps
  let previous: Promise<void> = Promise.resolve()
  let stopping = new AbortController()

  const staleRows = (): readonly DistillationOverview[] => {
    const engine = deps.engine()
    return rows
      .overview()
      .filter(({ state, recipe, roles }) => state === 'done' && isStale(recipe, engine.recipe(roles)))
  }

  function progress(): DistillProgress {
    const states = Map.groupBy(rows.overview(), ({ state }) => state)
    const count = (state: DistillationOverview['state']): number => states.get(state)?.length ?? 0
    return {
      waiting: count('waiting'),
      running: count('running'),
      done: count('done'),
      failed: count('failed'),
      stale: staleRows().length,
      none: count('none'),
    }
  }

  function queue(ids: readonly string[]): DistillProgress {
    if (rows.enqueue(ids, clock.now()) > 0) onChange(null)
    return progress()
  }

  const idsIn = (state: DistillationOverview['state']): readonly string[] =>
    rows
      .overview()
      .filter((row) => row.state === state)
      .map(({ transcriptId }) => transcriptId)

  /** Writes under the fence; rejects when the lease is no longer held. */
  function write(lease: Lease, work: (now: number) => void): void {
    rows.atomically(() => {
      if (!leases.holds(lease)) throw new LeaseLost()
      work(clock.now())
    })
  }

  /** Tries until it is made, or fails for good; null when it has been settled as failed or put back. */
  async function make(
    transcriptId: string,
    before: number,
    lease: Lease,
    signal: AbortSignal,
  ): Promise<void> {
    const stopped = AbortSignal.any([signal, stopping.signal])
    const renew = (): void => {
      if (leases.renew(lease, LEASE_MS) === null) throw new LeaseLost()
    }
    for (let attempts = before; ; attempts = rows.countAttempt(transcriptId, clock.now())) {
      const engine = deps.engine()
      try {
        renew()
        const request = { turns: rows.turns(transcriptId), roles: rows.roles(transcriptId) }
        const made = await engine.distill(request, signal, renew)
        let timely = true
        write(lease, (now) => {
          // Who is who was said meanwhile: what was made is out of date before it is stored.
          timely = isSame(rows.roles(transcriptId), request.roles)
          if (timely) rows.finish(transcriptId, made, now)
        })
        if (timely) return
      } catch (error) {
        if (error instanceof LeaseLost) throw error
        if (signal.aborted || isAbort(error)) {
          write(lease, (now) => rows.putBack(transcriptId, now))
          signal.throwIfAborted()
          throw error
        }
        const failure = engine.explain(error)
        log.warn('A summary could not be made', { transcriptId, attempts, reach: failure.reach, error })
        if (failure.reach !== 'again' || attempts >= MOST_ATTEMPTS || stopping.signal.aborted) {
          write(lease, (now) => {
            rows.fail(transcriptId, failure.message, now)
            if (failure.reach === 'all') rows.failWaiting(failure.message, now)
          })
          return
        }
        // Stopped while it waits, it is tried no more; on the way out of the app it waits for the next start.
        await clock.sleep(backoffMs(attempts, random, policy, failure.waitMs), stopped).catch(() => undefined)
        if (stopped.aborted) {
          write(lease, (now) =>
            signal.aborted ? rows.putBack(transcriptId, now) : rows.fail(transcriptId, failure.message, now),
          )
          signal.throwIfAborted()
          return
        }
      }
    }
  }

  async function drain(lease: Lease, signal: AbortSignal): Promise<void> {
    rows.requeueRunning(clock.now())
    for (;;) {
      signal.throwIfAborted()
      if (leases.renew(lease, LEASE_MS) === null) throw new LeaseLost()
      const next = rows.claim(clock.now())
      if (!next) return
      const { transcriptId, attempts } = next
      stopping = new AbortController()
      onChange(transcriptId)
      if (attempts > MOST_ATTEMPTS) write(lease, (now) => rows.fail(transcriptId, BROKEN_OFF, now))
      else await make(transcriptId, attempts, lease, signal)
      onChange(transcriptId)
      // A long queue of the built-in rules must not hold up the window.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  async function work(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && rows.unfinished() > 0) {
      const lease = leases.acquire(LEASE, LEASE_MS)
      if (!lease) {
        await clock.sleep(LOOK_AGAIN_MS, signal).catch(() => undefined)
        continue
      }
      try {
        await drain(lease, signal)
      } catch (error) {
        if (!(error instanceof LeaseLost) && !signal.aborted) throw error
      } finally {
        leases.release(lease)
      }
    }
  }

  return {
    progress,
    queue,
    queueStale: () => queue([...staleRows().map(({ transcriptId }) => transcriptId), ...idsIn('failed')]),
    queueMissing: () => queue(idsIn('none')),
    stop() {
      rows.withdraw(clock.now())
      stopping.abort()
      onChange(null)
      return progress()
    },
    run(signal) {
      // One behind the other: what was queued while the last run ended is seen by the next.
      const mine = previous.then(() => work(signal))
      previous = mine.catch(() => undefined)
      return mine
    },
  }
}
