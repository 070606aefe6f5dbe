import type { Clock } from '#main/core/clock.ts'
import { ownerState } from './process-owner.ts'
import type { Workspace } from './workspace.ts'

/** A claim on something that only one process may do. `epoch` grows with every new holder. */
export interface Lease {
  readonly name: string
  readonly owner: string
  readonly epoch: number
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
}

/** Named leases in the workspace: runs, mailboxes and turns are claimed so that nothing runs twice. */
export interface Leases {
  /**
   * The lease, or null while another holds it. An expired lease, and at once one whose process on this
   * computer has died, is taken over under the next epoch.
   */
  acquire(name: string, ttlMs: number): Lease | null
  /** The lease with its new expiry; null when it was lost and the work must stop. */
  renew(lease: Lease, ttlMs: number): Lease | null
  /** Ends it; a lease lost meanwhile is left to its new holder. */
  release(lease: Lease): void
  /** Fence: true while exactly this lease is in force. Ask inside the transaction that writes. */
  holds(lease: Lease): boolean
  /** Who holds `name` now; null when nobody does. */
  holder(name: string): Lease | null
}

interface LeaseRow {
  readonly name: string
  readonly owner: string
  readonly epoch: number
  readonly expires_at: number
}

/** True when a lease row still binds: not expired, and its process (where that can be seen) not dead. */
export function isInForce(owner: string, expiresAt: number, now: number): boolean {
  if (expiresAt <= now) return false
  const state = ownerState(owner)
  return state.at === 'elsewhere' || state.alive
}

export function createLeases(deps: { workspace: Workspace; clock: Clock; owner: string }): Leases {
  const { clock, owner } = deps
  const { db } = deps.workspace
  const find = db.prepare<[string], LeaseRow>('select * from leases where name = ?')
  const take = db.prepare<[string, string, number]>(
    `insert into leases (name, owner, epoch, expires_at) values (?, ?, 1, ?)
     on conflict (name) do update set owner = excluded.owner, epoch = epoch + 1,
       expires_at = excluded.expires_at`,
  )
  const extend = db.prepare<[number, string, string, number, number]>(
    'update leases set expires_at = ? where name = ? and owner = ? and epoch = ? and expires_at > ?',
  )
  // The row stays so that the epoch never starts again: a late writer of an old epoch must not match.
  const end = db.prepare<[string, string, number]>(
    'update leases set expires_at = 0 where name = ? and owner = ? and epoch = ?',
  )
  const acquire = db.transaction((name: string, ttlMs: number): Lease | null => {
    const now = clock.now()
    const row = find.get(name)
    if (row && isInForce(row.owner, row.expires_at, now)) return null
    take.run(name, owner, now + ttlMs)
    return { name, owner, epoch: (row?.epoch ?? 0) + 1, expiresAt: now + ttlMs }
  })
  return {
    acquire: (name, ttlMs) => acquire.immediate(name, ttlMs),
    renew(lease, ttlMs) {
      const now = clock.now()
      const kept = extend.run(now + ttlMs, lease.name, lease.owner, lease.epoch, now).changes === 1
      return kept ? { ...lease, expiresAt: now + ttlMs } : null
    },
    release(lease) {
      end.run(lease.name, lease.owner, lease.epoch)
    },
    holds(lease) {
      const row = find.get(lease.name)
      return row?.owner === lease.owner && row.epoch === lease.epoch && row.expires_at > clock.now()
    },
    holder(name) {
      const row = find.get(name)
      if (!row || !isInForce(row.owner, row.expires_at, clock.now())) return null
      return { name, owner: row.owner, epoch: row.epoch, expiresAt: row.expires_at }
    },
  }
}
