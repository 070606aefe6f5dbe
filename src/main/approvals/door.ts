import type { OutwardAction, OutwardActionKind } from '#shared/domain/outward-action.ts'
import type { Clock } from '#main/core/clock.ts'
import { UserError } from '#main/core/errors.ts'
import type { Ids } from '#main/core/ids.ts'
import type { Log } from '#main/core/log.ts'
import type { Settings } from '#main/settings/settings.ts'
import type { Workspace } from '#main/store/workspace.ts'
import { createActionStore, type ActionPatch } from './action-store.ts'
import { realEdits, withEdits } from './edits.ts'
import type { ActionExecutor, OutwardDoor, Proposal } from './outward-action.ts'
import { hashStamp, payloadHash } from './payload-hash.ts'
import { createPolicyBook, decidePolicy, refuseAlways } from './policy.ts'
import { createSender, senderTimes, type SenderTimes } from './sender.ts'

export interface DoorDeps {
  readonly workspace: Workspace
  readonly settings: Settings
  /** One a kind. */
  readonly executors: readonly ActionExecutor[]
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  /** This process, as processOwner() names it. */
  readonly owner: string
  readonly times?: Partial<SenderTimes>
}

type ApproveOptions = Parameters<OutwardDoor['approve']>[1]

/** The one door out, over the workspace's database. Several processes may stand at the same door. */
export function createDoor(deps: DoorDeps): OutwardDoor {
  const { clock, ids, log, settings } = deps
  const store = createActionStore(deps.workspace, clock)
  const policies = createPolicyBook(settings)
  const executors = new Map(deps.executors.map((executor) => [executor.kind, executor]))
  const listeners = new Set<(action: OutwardAction) => void>()

  const executorOf = (kind: OutwardActionKind): ActionExecutor => {
    const executor = executors.get(kind)
    if (executor) return executor
    const next = 'Connect the service in Settings, then try again.'
    throw new UserError('NO_EXECUTOR', `Hard-E cannot carry out "${kind}" here yet.`, next)
  }
  const get = (id: string): OutwardAction => {
    const stored = store.find(id)
    if (stored) return stored.action
    throw new UserError('NOT_FOUND', `There is no action ${id}.`, 'Open the Approvals list again.')
  }
  const changed = (id: string): void => {
    const action = get(id)
    for (const listener of listeners) {
      try {
        listener(action)
      } catch (error) {
        log.error('A listener to outward actions failed', { actionId: id, error })
      }
    }
  }
  const times = { ...senderTimes, ...deps.times }
  const sender = createSender({ store, executorOf, clock, ids, log, owner: deps.owner, changed, times })

  const sameAction = (proposal: Proposal, hash: string): OutwardAction | null => {
    const first = store.byKey(proposal.idempotencyKey)?.action
    if (!first) return null
    if (store.lastChange(first.id, 'proposed')?.hash === hash) return first
    throw new UserError(
      'IDEMPOTENCY_CONFLICT',
      `Another action was already proposed under the key ${proposal.idempotencyKey}. Nothing was changed.`,
      'Ask for the action again; if this returns, report it with the diagnostics bundle.',
    )
  }

  const approveProposed = async (action: OutwardAction, options: ApproveOptions): Promise<void> => {
    const edits = realEdits(action, options?.edits ?? {})
    const edited = Object.keys(edits)
    const changes = edited.length ? await withEdits(action, edits, executorOf(action.kind)) : {}
    const payload = changes.payload ?? action.payload
    const words = edited.length ? `Approved after editing ${edited.join(', ')}.` : 'Approved.'
    const patch: ActionPatch = { ...changes, decidedAt: clock.now(), decidedBy: 'person' }
    const moved = store.transition({
      id: action.id,
      ...({ from: 'proposed', to: 'approved', actor: 'person' } as const),
      detail: `${words} ${hashStamp(payloadHash(action.kind, payload))}`,
      patch,
    })
    if (!moved) return approve(action.id, options)
    changed(action.id)
    if (options?.alwaysForKind) policies.set(action.kind, 'always')
    return sender.run(action.id)
  }

  const retryFailed = (action: OutwardAction): Promise<void> => {
    const detail = `Approved again. ${hashStamp(payloadHash(action.kind, action.payload))}`
    const patch: ActionPatch = { decidedAt: clock.now(), decidedBy: 'person' }
    const again = { id: action.id, from: 'failed', to: 'approved', actor: 'person', detail, patch } as const
    if (store.transition(again)) changed(action.id)
    return sender.run(action.id)
  }

  const approve = async (id: string, options: ApproveOptions): Promise<void> => {
    const action = get(id)
    executorOf(action.kind)
    if (options?.alwaysForKind) refuseAlways(action.kind)
    if (action.state !== 'proposed' && Object.keys(realEdits(action, options?.edits ?? {})).length) {
      const next = 'Look at what was decided; propose a new action for another text.'
      throw new UserError('ACTION_NOT_EDITABLE', `"${action.title}" was already decided.`, next)
    }
    switch (action.state) {
      case 'proposed':
        return approveProposed(action, options)
      case 'failed':
        return retryFailed(action)
      case 'approved':
      case 'sending':
        return sender.run(id)
      case 'sent':
        return undefined
      case 'unknown':
        throw new UserError(
          'ACTION_UNKNOWN',
          `It is not known whether "${action.title}" happened, so it is not sent again.`,
          'Look in the service and say whether it happened, or let Hard-E look again.',
        )
      case 'rejected':
        throw new UserError('ACTION_REJECTED', `"${action.title}" was rejected.`, 'Ask for it again.')
    }
  }

  return {
    async propose(proposal, signal) {
      signal?.throwIfAborted()
      const payload = executorOf(proposal.kind).validate(proposal.payload)
      const hash = payloadHash(proposal.kind, payload)
      const first = sameAction(proposal, hash)
      if (first) return first
      const action = newAction(ids.next('act'), { ...proposal, payload }, clock.now())
      const options = { idempotencyKey: proposal.idempotencyKey, detail: `Proposed. ${hashStamp(hash)}` }
      if (!store.insert(action, options)) return sameAction(proposal, hash) ?? get(action.id)
      changed(action.id)
      const { verdict, reason } = decidePolicy({ ...proposal, policy: policies.of(proposal.kind) })
      const decided = { id: action.id, from: 'proposed', actor: 'policy' } as const
      const patch: ActionPatch = { decidedAt: clock.now(), decidedBy: 'policy' }
      if (verdict === 'refuse') {
        const refusal = { ...patch, rejectReason: reason }
        if (store.transition({ ...decided, to: 'rejected', detail: reason, patch: refusal }))
          changed(action.id)
      }
      if (verdict === 'run') {
        const detail = `${reason} ${hashStamp(hash)}`
        if (store.transition({ ...decided, to: 'approved', detail, patch })) changed(action.id)
        await sender.run(action.id, signal)
      }
      return get(action.id)
    },
    async approve(actionId, options) {
      await approve(actionId, options)
      return get(actionId)
    },
    async tryAgain(actionId, signal) {
      const action = get(actionId)
      if (action.state !== 'failed') return action
      const { verdict, reason } = decidePolicy({ ...action, policy: policies.of(action.kind) })
      if (verdict === 'refuse') {
        const patch: ActionPatch = { decidedAt: clock.now(), decidedBy: 'policy', rejectReason: reason }
        const refusal = { id: actionId, from: 'failed', to: 'rejected', actor: 'policy' } as const
        if (store.transition({ ...refusal, detail: reason, patch })) changed(actionId)
        return get(actionId)
      }
      const detail = `Its workflow tries it again. ${hashStamp(payloadHash(action.kind, action.payload))}`
      const again = { id: actionId, from: 'failed', to: 'approved', actor: 'policy', detail } as const
      if (store.transition(again)) changed(actionId)
      await sender.run(actionId, signal)
      return get(actionId)
    },
    reject(actionId, reason, by = 'person') {
      const patch: ActionPatch = { decidedAt: clock.now(), decidedBy: by, rejectReason: reason }
      const detail = reason || 'Rejected without a reason.'
      const refusal = { id: actionId, to: 'rejected', actor: by, detail, patch } as const
      // One that failed may be taken back too: it would otherwise stay there to be tried again.
      const refused =
        store.transition({ ...refusal, from: 'proposed' }) || store.transition({ ...refusal, from: 'failed' })
      if (refused) changed(actionId)
      const action = get(actionId)
      if (action.state === 'rejected') return action
      const next = 'Look at its state in Approvals.'
      throw new UserError('ACTION_DECIDED', `"${action.title}" was already approved.`, next)
    },
    async resolve(actionId, outcome) {
      const action = get(actionId)
      if (action.state !== 'unknown') return action
      const unknown = { id: actionId, from: 'unknown' } as const
      const settledAt = clock.now()
      if (outcome === 'happened') {
        const [detail, patch] = ['A person saw that it happened.', { settledAt, error: null }] as const
        store.transition({ ...unknown, to: 'sent', actor: 'person', detail, patch })
      } else if (outcome === 'did_not_happen') {
        const detail = 'A person saw that it did not happen.'
        store.transition({
          ...unknown,
          to: 'failed',
          actor: 'person',
          detail,
          patch: { settledAt, error: detail },
        })
      } else {
        const { seen, words } = await sender.look(action)
        if (seen === 'unknown') {
          const change = { ...unknown, to: 'unknown', actor: 'service', detail: words } as const
          store.transition({ ...change, patch: { error: words } })
        } else if (seen.done) {
          const [detail, patch] = [
            'Found in the service.',
            { settledAt, result: seen.result, error: null },
          ] as const
          store.transition({ ...unknown, to: 'sent', actor: 'service', detail, patch })
        } else {
          const detail = 'It is not in the service: nothing happened.'
          const patch = { settledAt, error: detail }
          store.transition({ ...unknown, to: 'failed', actor: 'service', detail, patch })
        }
      }
      changed(actionId)
      return get(actionId)
    },
    get,
    list: (filter) => store.list(filter),
    recover: () => sender.recover(),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function newAction(id: string, proposal: Proposal, proposedAt: number): OutwardAction {
  const { idempotencyKey: _key, standingOrder: _order, ...shown } = proposal
  return {
    ...shown,
    id,
    state: 'proposed',
    payload: { ...proposal.payload },
    effects: [...proposal.effects],
    provenance: [...proposal.provenance],
    proposedAt,
    decidedAt: null,
    decidedBy: null,
    rejectReason: null,
    settledAt: null,
    result: null,
    error: null,
  }
}
