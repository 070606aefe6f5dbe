import type { OutwardAction, OutwardActionState } from '#shared/domain/outward-action.ts'
import { startOfDay } from '../../components/time.ts'

export const inboxFilters = ['all', 'waiting', 'sent', 'stopped'] as const
export type InboxFilter = (typeof inboxFilters)[number]

export interface InboxGroup {
  readonly key: 'waiting' | 'running' | 'today' | 'earlier'
  readonly actions: readonly OutwardAction[]
}

const filterOf: Readonly<Record<OutwardActionState, Exclude<InboxFilter, 'all'> | 'running'>> = {
  proposed: 'waiting',
  unknown: 'waiting',
  approved: 'running',
  sending: 'running',
  sent: 'sent',
  failed: 'stopped',
  rejected: 'stopped',
}

/** True while only a person can move it on. */
export function waitsForPerson(action: OutwardAction): boolean {
  return filterOf[action.state] === 'waiting'
}

/** When the action last moved; epoch milliseconds. */
export function movedAt(action: OutwardAction): number {
  return action.settledAt ?? action.decidedAt ?? action.proposedAt
}

/**
 * What waits comes first, then what runs, then history by day; newest first in each. Empty groups are left
 * out.
 */
export function groupInbox(
  actions: readonly OutwardAction[],
  now: number,
  filter: InboxFilter = 'all',
): readonly InboxGroup[] {
  const midnight = startOfDay(now)
  const keyOf = (action: OutwardAction): InboxGroup['key'] => {
    const kind = filterOf[action.state]
    if (kind === 'waiting' || kind === 'running') return kind
    return movedAt(action) >= midnight ? 'today' : 'earlier'
  }
  const shown = actions.filter((action) => filter === 'all' || filterOf[action.state] === filter)
  return (['waiting', 'running', 'today', 'earlier'] as const).flatMap((key) => {
    const own = shown.filter((action) => keyOf(action) === key)
    return own.length > 0 ? [{ key, actions: own.toSorted((a, b) => movedAt(b) - movedAt(a)) }] : []
  })
}

/** The entry `step` places further in the list, or null at its ends. */
export function neighbour(ids: readonly string[], id: string | null, step: 1 | -1): string | null {
  const at = id === null ? -1 : ids.indexOf(id)
  if (at === -1) return ids[0] ?? null
  return ids[at + step] ?? null
}
