import { ownerState } from '../store/process-owner.ts'

export interface OtherClaim {
  readonly runId: string
  readonly owner: string
  /** Milliseconds since the epoch. */
  readonly leaseUntil: number
}

export interface OwnershipDeps {
  readonly owner: string
  /** Runs that are executed here. */
  readonly isLive: (runId: string) => boolean
  readonly graceMs: number
  /** Milliseconds of a clock that never jumps. */
  readonly monotonic?: () => number
}

/**
 * Whether a claim must be respected. A dead process of this computer loses it at once, a live one never. Where
 * that cannot be seen the lease decides, and only after it was seen to stay expired: after a computer's sleep
 * its owner gets the chance to renew it.
 */
export function createOwnership(deps: OwnershipDeps): (claim: OtherClaim, now: number) => boolean {
  const monotonic = deps.monotonic ?? (() => performance.now())
  const expired = new Map<string, { readonly leaseUntil: number; readonly since: number }>()
  return ({ runId, owner, leaseUntil }, now) => {
    if (owner === deps.owner) return deps.isLive(runId)
    const state = ownerState(owner)
    if (state.at === 'here' && !state.alive) return false
    if (state.at === 'here' && state.sameProcess) return true
    if (leaseUntil > now) {
      expired.delete(runId)
      return true
    }
    const seen = expired.get(runId)
    if (seen?.leaseUntil !== leaseUntil) {
      expired.set(runId, { leaseUntil, since: monotonic() })
      return true
    }
    // Asked twice for one claim, before and in its transaction: the answer must stay.
    return monotonic() - seen.since < deps.graceMs
  }
}
