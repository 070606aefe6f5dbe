import { ownerState } from '#main/store/process-owner.ts'

/**
 * Whether a `sending` action has lost its process. `dead`: certainly, so nothing can still arrive from it.
 * `expired`: only its lease says so, and a process that slept may yet wake and send.
 */
export function orphanState(
  row: { readonly owner: string | null; readonly leaseUntil: number | null },
  now: number,
  owner: string,
): 'alive' | 'dead' | 'expired' {
  if (row.owner === null) return 'dead'
  const expired = (row.leaseUntil ?? 0) <= now
  const state = ownerState(row.owner)
  if (state.at === 'here' && !state.alive) return 'dead'
  const mine = row.owner.split('/')[0] === owner
  if (state.at === 'here' && state.sameProcess && !mine) return 'alive'
  return expired ? 'expired' : 'alive'
}
