import type { OutwardAction, OutwardActionState } from '#shared/domain/outward-action.ts'
import type { Clock } from '#main/core/clock.ts'
import { messageOf } from '#main/core/errors.ts'
import type { Ids } from '#main/core/ids.ts'
import type { Log } from '#main/core/log.ts'
import type { ActionPatch, ActionStore, Actor } from './action-store.ts'
import { orphanState } from './orphans.ts'
import { judgeFailure, markerOf } from './outcome.ts'
import type { ActionExecutor, Reconciled } from './outward-action.ts'
import { hashStamp, payloadHash } from './payload-hash.ts'
import { StillRunning, withDeadline } from './with-deadline.ts'

/** Milliseconds. */
export interface SenderTimes {
  /** The longest a service may take to carry out one action. */
  readonly executeMs: number
  /** How long a service that was told to stop may take to do so. */
  readonly graceMs: number
  readonly lookMs: number
  /** A sending that is not renewed for so long has lost its process, where that cannot be seen otherwise. */
  readonly leaseMs: number
  /** After a crash, what was already on the wire gets this long to arrive before the service is looked at. */
  readonly settleMs: number
}

export const senderTimes: SenderTimes = {
  executeMs: 120_000,
  graceMs: 5_000,
  lookMs: 30_000,
  leaseMs: 60_000,
  settleMs: 2_000,
}

export interface SenderDeps {
  readonly store: ActionStore
  readonly executorOf: (kind: OutwardAction['kind']) => ActionExecutor
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly owner: string
  readonly changed: (actionId: string) => void
  readonly times: SenderTimes
}

/** Carries approved actions out, once, and finds out what became of those that were interrupted. */
export interface Sender {
  /** Runs an `approved` action to its end; joins a run of this process; does nothing in other states. */
  run(actionId: string, signal?: AbortSignal): Promise<void>
  /** Looks in the service; trouble on the way counts as not knowing. */
  look(action: OutwardAction): Promise<Sight>
  recover(): Promise<void>
}

/** What a look in the service showed, and the words for it. */
export interface Sight {
  readonly seen: Reconciled
  readonly words: string
}

interface Settlement {
  readonly to: OutwardActionState
  readonly actor: Actor
  readonly detail: string
  readonly patch?: ActionPatch
}

export function createSender(deps: SenderDeps): Sender {
  const { store, executorOf, clock, ids, log, times } = deps
  const running = new Map<string, Promise<void>>()
  const attempt = (): string => `${deps.owner}/${ids.next('try')}`

  const settle = (id: string, owner: string, { to, actor, detail, patch }: Settlement): void => {
    const lease = { owner: null, leaseUntil: null, ...(to === 'approved' ? {} : { settledAt: clock.now() }) }
    const change = { id, from: 'sending', to, actor, detail, owner, patch: { ...lease, ...patch } } as const
    if (store.transition(change)) deps.changed(id)
    else log.warn('An outcome came too late: another process had taken the action over', { actionId: id, to })
  }

  const look = async (action: OutwardAction): Promise<Sight> => {
    try {
      const executor = executorOf(action.kind)
      const seen = await withDeadline({ ms: times.lookMs, graceMs: 0 }, (signal) =>
        executor.reconcile(action.payload, markerOf(action.id), signal),
      )
      const words = seen === 'unknown' ? 'The service cannot tell.' : 'The service was looked at.'
      return { seen, words }
    } catch (error) {
      log.warn('The look in the service failed', { actionId: action.id, error })
      return { seen: 'unknown', words: `The service could not be looked at: ${messageOf(error)}` }
    }
  }

  /** After a doubt: what the service shows decides. `late`: the effect may still arrive. */
  const bySight = ({ seen, words }: Sight, cause: string, late: boolean): Settlement => {
    const why = /[.!?]$/.test(cause) ? cause : `${cause}.`
    if (seen !== 'unknown' && seen.done) {
      const patch = { result: seen.result, error: null }
      return { to: 'sent', actor: 'service', detail: `${why} It was found in the service.`, patch }
    }
    if (seen !== 'unknown' && !late) {
      const detail = `${why} It is not in the service: nothing happened.`
      return { to: 'failed', actor: 'service', detail, patch: { error: why } }
    }
    const detail =
      seen === 'unknown' ? `${why} ${words}` : `${why} It is not in the service yet, but may still arrive.`
    return { to: 'unknown', actor: 'service', detail, patch: { error: detail } }
  }

  const execute = async (action: OutwardAction, signal: AbortSignal | undefined): Promise<Settlement> => {
    try {
      const executor = executorOf(action.kind)
      const result = await withDeadline(
        { ms: executor.executeMs ?? times.executeMs, graceMs: times.graceMs, signal },
        (inner) => executor.execute(action.payload, markerOf(action.id), inner),
      )
      const patch = { result, error: null }
      return { to: 'sent', actor: 'door', detail: 'The service confirmed it.', patch }
    } catch (error) {
      const message = messageOf(error)
      log.warn('An outward action did not go through', { actionId: action.id, kind: action.kind, error })
      if (judgeFailure(error) === 'nothing_happened') {
        return { to: 'failed', actor: 'door', detail: `Refused: ${message}`, patch: { error: message } }
      }
      return bySight(await look(action), message, error instanceof StillRunning)
    }
  }

  const carryOut = async (id: string, signal: AbortSignal | undefined): Promise<void> => {
    const action = store.find(id)?.action
    if (action?.state !== 'approved') return
    executorOf(action.kind)
    const approved = store.lastChange(id, 'approved')
    if (approved?.hash !== payloadHash(action.kind, action.payload)) {
      const detail = 'The content is not what was approved, so it was not sent.'
      const patch = { error: detail, settledAt: clock.now() }
      const refused = { id, from: 'approved', to: 'failed', actor: 'door', detail, patch } as const
      if (store.transition(refused)) deps.changed(id)
      return
    }
    // An earlier try that had vanished may have arrived since.
    const lookFirst = store.lastChange(id, 'failed')?.actor === 'service'
    const owner = attempt()
    const lease = { owner, leaseUntil: clock.now() + times.leaseMs, error: null, settledAt: null }
    const start = { id, from: 'approved', to: 'sending', actor: 'door', patch: lease } as const
    if (!store.transition({ ...start, detail: `Sending with marker ${markerOf(id)}.` })) return
    deps.changed(id)
    const stop = keepLease(id, owner)
    try {
      const sight = lookFirst ? await look(action) : null
      const clear = sight === null || (sight.seen !== 'unknown' && !sight.seen.done)
      const before = 'Looked before trying again.'
      settle(id, owner, clear ? await execute(action, signal) : bySight(sight, before, false))
    } finally {
      stop()
    }
  }

  /** Renewed by real time: a simulated clock has nothing to do with how long a service takes. */
  const keepLease = (id: string, owner: string): (() => void) => {
    const beat = setInterval(() => {
      try {
        store.extend(id, { owner, leaseUntil: clock.now() + times.leaseMs })
      } catch (error) {
        log.warn('A sending could not be renewed', { actionId: id, error })
      }
    }, times.leaseMs / 3)
    beat.unref()
    return () => clearInterval(beat)
  }

  const run = (id: string, signal?: AbortSignal): Promise<void> => {
    const current = running.get(id)
    if (current) return current
    const promise = carryOut(id, signal).finally(() => running.delete(id))
    running.set(id, promise)
    return promise
  }

  /** One action that was `sending` when its process ended. */
  const recoverOne = async (id: string): Promise<void> => {
    const stored = store.find(id)
    if (stored?.action.state !== 'sending' || running.has(id)) return
    executorOf(stored.action.kind)
    const orphan = orphanState(stored, clock.now(), deps.owner)
    if (orphan === 'alive') return
    const owner = attempt()
    if (!store.claim(id, { from: stored.owner, owner, leaseUntil: clock.now() + times.leaseMs })) return
    const stop = keepLease(id, owner)
    try {
      const startedAt = store.lastChange(id, 'sending')?.at ?? 0
      const wait = Math.min(times.settleMs, startedAt + times.settleMs - clock.now())
      if (wait > 0) await clock.sleep(wait)
      const why = 'Hard-E was stopped while sending.'
      const outcome = bySight(await look(stored.action), why, orphan === 'expired')
      if (outcome.to !== 'failed') settle(id, owner, outcome)
      else {
        const approved = store.lastChange(id, 'approved')?.hash
        const detail = `${why} It is not in the service, so it is tried again. ${hashStamp(approved ?? '')}`
        settle(id, owner, { to: 'approved', actor: 'service', detail })
      }
    } finally {
      stop()
    }
  }

  const each = async (state: OutwardActionState, work: (id: string) => Promise<void>): Promise<void> => {
    for (const action of store.list({ states: [state], limit: 10_000 }).toReversed()) {
      try {
        await work(action.id)
      } catch (error) {
        log.error('An outward action could not be recovered', { actionId: action.id, state, error })
      }
    }
  }

  return {
    run,
    look,
    async recover() {
      await each('sending', recoverOne)
      await each('approved', (id) => run(id))
    },
  }
}
