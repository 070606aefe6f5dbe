import { z } from 'zod'
import type { Proposal } from '#main/approvals/outward-action.ts'
import type { RemoteStates } from '#main/store/remote-states.ts'
import { outwardActionSchema } from '#shared/domain/outward-action.ts'

/** Everything of a proposal but its key, which follows from run, slot and number. */
export type SlotProposal = Omit<Proposal, 'idempotencyKey'>

/**
 * One outward action of a run. Stored before it is proposed, so that a crash in between proposes the
 * same.
 */
export interface SlotEntry {
  /** From 1 up: a slot is used again when what it did is not what is wanted any more. */
  readonly n: number
  readonly proposal: SlotProposal
  readonly actionId: string | null
}

/** The outward actions of runs by what they are for: 'upload', 'note', 'mail' … */
export interface DoorSlots {
  entries(runId: string, slot: string): readonly SlotEntry[]
  add(runId: string, slot: string, proposal: SlotProposal): SlotEntry
  setAction(runId: string, slot: string, n: number, actionId: string): void
  /** Slots of a run that were used. */
  used(runId: string): readonly string[]
  runOf(actionId: string): string | null
}

const proposalSchema = outwardActionSchema
  .pick({
    kind: true,
    title: true,
    destination: true,
    recipient: true,
    payload: true,
    effects: true,
    provenance: true,
    tainted: true,
    conversationId: true,
    turnId: true,
  })
  .extend({ standingOrder: z.string().nullable() })
const entriesSchema = z.array(
  z.object({ n: z.number().int(), proposal: proposalSchema, actionId: z.string().nullable() }),
)
const entriesState = z.object({ entries: entriesSchema })
const runState = z.object({ runId: z.string() })

export const slotKey = (runId: string, slot: string, n: number): string =>
  n === 1 ? `${runId}:${slot}` : `${runId}:${slot}#${n}`

export function createDoorSlots(states: RemoteStates): DoorSlots {
  const keyOf = (runId: string, slot: string): string => `door:${runId}:${slot}`
  const entries = (runId: string, slot: string): readonly SlotEntry[] => {
    const state = states.read(keyOf(runId, slot))
    return state ? entriesState.parse(state).entries : []
  }
  const write = (runId: string, slot: string, list: readonly SlotEntry[]): void => {
    states.write(keyOf(runId, slot), JSON.parse(JSON.stringify({ entries: list })))
  }
  return {
    entries,
    add(runId, slot, proposal) {
      const known = entries(runId, slot)
      const entry = { n: (known.at(-1)?.n ?? 0) + 1, proposal, actionId: null }
      write(runId, slot, [...known, entry])
      return entry
    },
    setAction(runId, slot, n, actionId) {
      states.write(`door-run:${actionId}`, { runId })
      write(
        runId,
        slot,
        entries(runId, slot).map((entry) => (entry.n === n ? { ...entry, actionId } : entry)),
      )
    },
    used: (runId) => states.keys(`door:${runId}:`).map((key) => key.slice(`door:${runId}:`.length)),
    runOf(actionId) {
      const state = states.read(`door-run:${actionId}`)
      return state ? runState.parse(state).runId : null
    },
  }
}
