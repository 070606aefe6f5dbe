import { payloadHash } from '#main/approvals/payload-hash.ts'
import type { OutwardDoor } from '#main/approvals/outward-action.ts'
import type { Clock } from '#main/core/clock.ts'
import { UserError, type ServiceName } from '#main/core/errors.ts'
import { NotYet } from '#main/workflow/workflow.ts'
import type { OutwardAction } from '#shared/domain/outward-action.ts'
import type { StepMemory } from '../steps/step-memory.ts'
import type { ErrorMemory } from './error-memory.ts'
import { nextMove } from './next-move.ts'
import { slotKey, type DoorSlots, type SlotEntry, type SlotProposal } from './slots.ts'

export interface DoorWay {
  readonly door: () => OutwardDoor
  readonly slots: DoorSlots
  readonly errors: ErrorMemory
  readonly clock: Clock
}

export interface DoorRequest {
  readonly runId: string
  readonly slot: string
  readonly proposal: SlotProposal
  readonly service: ServiceName
  readonly memory: StepMemory
  readonly signal: AbortSignal
  /** Said while a person has to decide, and while it is not known what became of it. */
  readonly words: { readonly waiting: string; readonly unknown: string }
  /** What is thrown when a person rejected it; default: the step fails. */
  readonly refused?: (action: OutwardAction) => Error
  /**
   * Of an action that an earlier execution of the step sent: is that still what is wanted? Default: no
   * change.
   */
  readonly stands?: (sent: OutwardAction, same: boolean) => boolean | Promise<boolean>
}

const LOOK_AGAIN = 2_000
/** A decision wakes the run by itself; this is for the day that the news is lost. */
const FOR_PERSON = 3_600_000

/** True when a person's settings, not a person, said no. */
const byPolicy = (action: OutwardAction): boolean => action.decidedBy === 'policy'

function rejected(action: OutwardAction, refused: DoorRequest['refused']): Error {
  const why = action.rejectReason?.trim() ?? ''
  if (byPolicy(action)) {
    return new UserError(
      'POLICY_NEVER',
      `"${action.title}" was not carried out. ${why}`.trim(),
      'Change the approval policy in Settings if it should, then try the run again.',
    )
  }
  if (refused) return refused(action)
  const next = 'Nothing was sent. Try again from here to propose it anew, or leave it as it is.'
  const words = `You rejected "${action.title}"${why === '' ? '.' : `: ${why}`}`
  return new UserError('ACTION_REJECTED', words, next)
}

/**
 * One outward action of a run, exactly once: an action that an earlier attempt, or a process that died, left
 * behind is found and followed, never made twice. Gives the sent action, or NotYet while it is not decided;
 * throws what it failed with.
 */
export async function throughTheDoor(way: DoorWay, ask: DoorRequest): Promise<OutwardAction | NotYet> {
  const { slots, clock } = way
  const door = way.door()
  const { runId, slot, memory, signal, proposal } = ask
  const remembered = `door:${slot}`
  const hash = (one: SlotProposal): string => payloadHash(one.kind, one.payload)

  const propose = async ({ n, proposal: stored }: SlotEntry): Promise<OutwardAction> => {
    memory.set(remembered, n)
    const keep = ({ id }: OutwardAction): void => slots.setAction(runId, slot, n, id)
    // Known before anything is sent: a cleanup after a crash must see what was under way.
    const stop = door.onChange(keep)
    const proposed = door.propose({ ...stored, idempotencyKey: slotKey(runId, slot, n) }, signal)
    stop()
    const action = await proposed
    keep(action)
    return action
  }

  const follow = async (action: OutwardAction): Promise<OutwardAction> => {
    const seen = await settled(action)
    return seen.state === 'failed' ? await settled(await door.tryAgain(seen.id, signal)) : seen
  }

  /** What a process that died was doing is found out; what a living one does is waited for. */
  const settled = async (action: OutwardAction): Promise<OutwardAction> => {
    if (action.state !== 'approved' && action.state !== 'sending') return action
    await door.recover()
    return door.get(action.id)
  }

  const last = slots.entries(runId, slot).at(-1)
  const before = last?.actionId ? door.get(last.actionId) : null
  const same = last !== undefined && hash(last.proposal) === hash(proposal)
  const mine = last !== undefined && memory.get(remembered) === last.n
  const stands =
    before?.state === 'sent' && !mine ? await (ask.stands?.(before, same) ?? Promise.resolve(same)) : false
  const refused = before?.decidedBy === 'person'
  const move = nextMove(last ? { state: before?.state ?? null, mine, refused, same, stands } : null)

  let action: OutwardAction
  if (last === undefined || move !== 'follow') {
    if (move === 'replace' && before) door.reject(before.id, 'Replaced by a newer one.', 'policy')
    action = await settled(await propose(slots.add(runId, slot, proposal)))
  } else if (before === null) {
    action = await settled(await propose(last))
  } else {
    memory.set(remembered, last.n)
    action = await follow(before)
  }
  // A standing order is decided as it is proposed: what still waits was cut off in between.
  if (action.state === 'proposed' && slots.entries(runId, slot).at(-1)?.proposal.standingOrder) {
    door.reject(action.id, 'Hard-E was stopped before it was decided. It is proposed anew.', 'policy')
    action = await settled(await propose(slots.add(runId, slot, proposal)))
  }

  switch (action.state) {
    case 'sent':
      return action
    case 'proposed':
      return new NotYet(clock.now() + FOR_PERSON, ask.words.waiting, true)
    case 'unknown':
      return new NotYet(clock.now() + FOR_PERSON, ask.words.unknown, true)
    case 'approved':
    case 'sending':
      return new NotYet(clock.now() + LOOK_AGAIN, `Waiting for “${action.title}”, which is under way`)
    case 'rejected':
      // Whoever tries again wants another one.
      memory.set(remembered, null)
      throw rejected(action, ask.refused)
    case 'failed':
      signal.throwIfAborted()
      throw way.errors.of(action, ask.service)
  }
}
