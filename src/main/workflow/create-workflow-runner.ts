import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Clock } from '../core/clock.ts'
import { UserError } from '../core/errors.ts'
import type { Ids } from '../core/ids.ts'
import type { Log } from '../core/log.ts'
import { createRuns } from '../store/runs.ts'
import type { Workspace } from '../store/workspace.ts'
import { createDispatcher } from './dispatcher.ts'
import { executeRun } from './execute-run.ts'
import { createOwnership } from './ownership.ts'
import type { RunSession } from './run-session.ts'
import { isSettled, whenSettled } from './settled.ts'
import { stepsToForget } from './steps-to-forget.ts'
import type { RunRecord, WorkflowDefinition, WorkflowRunner } from './workflow.ts'

export interface WorkflowRunnerParts {
  readonly workspace: Workspace
  readonly definitions: readonly WorkflowDefinition[]
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  /** As `processOwner` gives it. */
  readonly owner: string
  readonly changed?: (runId: string) => void
  /** How many runs are executed here at the same time. */
  readonly concurrency?: number
  readonly leaseMs?: number
  readonly pollMs?: number
  readonly random?: () => number
}

/** What closing waits for steps that do not notice. */
const CLOSE_MS = 2_000

/** Durable runs in the workspace's database; several processes may work on one file. */
export function createWorkflowRunner(parts: WorkflowRunnerParts): WorkflowRunner {
  const { clock, log, ids, concurrency = 2, leaseMs = 30_000, pollMs = 1_000, random = Math.random } = parts
  const runs = createRuns(parts.workspace)
  const definitions = new Map(parts.definitions.map((each) => [each.name, each]))
  const known = new Map(parts.definitions.map(({ name, version }) => [name, version]))
  // Two runners of one process are told apart: what one gave up, the other may take.
  const owner = `${parts.owner}/${randomBytes(3).toString('hex')}`
  const live = new Map<string, RunSession>()
  const leases = new Map<string, number>()
  const listeners = new Set<(runId: string) => void>()
  const logged = new Set<string>()
  let closing = false
  let pulse: NodeJS.Timeout | undefined
  const binds = createOwnership({ owner, isLive: (runId) => live.has(runId), graceMs: 2 * pollMs })

  function onChange(listener: (runId: string) => void): () => void {
    // A function of its own for each call: the same listener may be given twice.
    const own = (runId: string): void => listener(runId)
    listeners.add(own)
    return () => void listeners.delete(own)
  }

  function changed(runId: string): void {
    for (const listener of [parts.changed, ...listeners]) {
      try {
        listener?.(runId)
      } catch (error) {
        log.warn('a listener of runs failed', { runId, error })
      }
    }
  }

  async function forgetAfter(session: RunSession): Promise<void> {
    await session.left
    live.delete(session.claim.runId)
    leases.delete(session.claim.runId)
    dispatcher.kick()
  }

  /** False when nothing is due or this runner closes. */
  function takeUpOne(): boolean {
    if (closing) return false
    const now = clock.now()
    const wish = { owner, known, now, leaseUntil: now + leaseMs }
    const claim = runs.claim({ ...wish, binds: (other) => binds(other, now) })
    const definition = claim && definitions.get(claim.workflow)
    if (!claim || !definition) return false
    if (claim.takenOver) log.info('run taken up again', { runId: claim.runId })
    const session = executeRun({ runs, clock, log, random, changed }, definition, claim)
    live.set(claim.runId, session)
    leases.set(claim.runId, wish.leaseUntil)
    void forgetAfter(session)
    changed(claim.runId)
    return true
  }

  function logUnknown(): void {
    for (const { id, workflow } of runs.unknown(known, clock.now())) {
      if (logged.has(id)) continue
      logged.add(id)
      log.warn('a run is left alone: its workflow is not known here', { runId: id, workflow })
    }
  }

  const dispatcher = createDispatcher({
    clock,
    pollMs,
    takeUp() {
      try {
        while (live.size < concurrency && takeUpOne());
        return true
      } catch (error) {
        log.warn('due runs could not be looked for', { error })
        return false
      }
    },
    nextDue: () => runs.nextDue(known),
    isIdle: () => live.size === 0,
  })

  /** Real time: keeps the leases, hears of cancels and of changes by other processes. */
  function beat(): void {
    try {
      for (const [runId, session] of live) {
        const until = leases.get(runId) ?? 0
        const renewed = clock.now() + leaseMs
        const renew = until - clock.now() < (leaseMs * 2) / 3 ? renewed : null
        const seen = runs.look(session.claim, renew)
        if (renew !== null) leases.set(runId, renewed)
        if (seen === null) session.lose()
        else if (seen.cancelAsked) session.askedToCancel()
      }
      for (const runId of runs.changedElsewhere()) changed(runId)
    } catch (error) {
      log.warn('the runs could not be looked after', { error })
    }
  }

  function existing(runId: string): RunRecord {
    const run = runs.get(runId)
    if (run) return run
    throw new UserError('NO_SUCH_RUN', `There is no run ${runId}.`, 'Look at the list of runs.')
  }

  return {
    start(workflow, input, key) {
      const version = known.get(workflow)
      if (version === undefined) throw new Error(`The workflow ${workflow} is not known.`)
      const id = ids.next('run')
      const created = runs.insert({ id, key, workflow, version, input, now: clock.now() })
      const runId = created ? id : (runs.byKey(key)?.id ?? id)
      if (created) {
        changed(runId)
        dispatcher.kick()
      }
      return { runId, created }
    },
    cancel(runId) {
      const run = existing(runId)
      const isKnown = (known.get(run.workflow) ?? -1) >= run.version
      if (isKnown) runs.askCancel(runId, clock.now())
      else if (!runs.endParked(runId, clock.now(), { step: null, text: 'Cancelled' })) {
        runs.askCancel(runId, clock.now())
      }
      if (!isSettled(run.status) || run.status === 'needs_person') live.get(runId)?.askedToCancel()
      changed(runId)
      dispatcher.kick()
    },
    retry(runId, from, line) {
      const now = clock.now()
      runs.atomically(() => {
        const steps = stepsToForget(existing(runId), runs.steps(runId), from ?? null)
        runs.reopen(runId, steps, now)
        const how = from ? `Done again from ${from.join(', ').replaceAll('_', ' ')}` : 'Tried again'
        const text = line ?? how
        runs.tell(runId, { step: null, text }, now)
      })
      changed(runId)
      dispatcher.kick()
    },
    wake(runId) {
      if (runId !== undefined) {
        runs.wake(existing(runId).id, clock.now())
        changed(runId)
      }
      dispatcher.kick()
    },
    get: (runId) => runs.get(runId),
    byKey: (key) => runs.byKey(key),
    steps: (runId) => runs.steps(runId).map(({ cutOff: _own, ...step }) => step),
    events: (runId) => runs.events(runId),
    list: (filter) => runs.list(filter),
    onChange,
    begin() {
      if (closing || pulse) return
      pulse = setInterval(beat, Math.max(10, Math.min(pollMs, leaseMs / 3)))
      logUnknown()
      dispatcher.begin()
    },
    settled(runIds, signal) {
      const all = (): boolean =>
        runIds === null
          ? runs.unfinished(known).every(({ status }) => isSettled(status))
          : runIds.every((runId) => isSettled(runs.get(runId)?.status))
      return whenSettled(all, onChange, signal)
    },
    async close() {
      closing = true
      const stopped = dispatcher.stop()
      for (const session of live.values()) session.close()
      const left = Promise.all([...live.values()].map((session) => session.left))
      const noticed = new AbortController()
      await Promise.race([
        left,
        delay(CLOSE_MS, undefined, { signal: noticed.signal }).catch(() => undefined),
      ])
      noticed.abort()
      for (const session of live.values()) session.abandon()
      clearInterval(pulse)
      await stopped
    },
  }
}
