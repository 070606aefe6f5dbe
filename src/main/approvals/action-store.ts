import { z } from 'zod'
import {
  auditEntrySchema,
  outwardActionSchema,
  type AuditEntry,
  type OutwardAction,
  type OutwardActionState,
} from '#shared/domain/outward-action.ts'
import type { Clock } from '#main/core/clock.ts'
import type { Workspace } from '#main/store/workspace.ts'
import { hashInDetail } from './payload-hash.ts'

/** Who moved an action: `service` means that a look in the outside service decided. */
export type Actor = 'person' | 'policy' | 'door' | 'service'

/** Columns a transition may change with the state. */
export interface ActionPatch {
  readonly title?: string
  readonly payload?: OutwardAction['payload']
  readonly effects?: OutwardAction['effects']
  readonly recipient?: string
  readonly decidedAt?: number
  readonly decidedBy?: 'person' | 'policy'
  readonly rejectReason?: string
  readonly settledAt?: number | null
  readonly result?: OutwardAction['result']
  readonly error?: string | null
  readonly owner?: string | null
  readonly leaseUntil?: number | null
}

export interface Transition {
  readonly id: string
  readonly from: OutwardActionState
  readonly to: OutwardActionState
  readonly actor: Actor
  readonly detail: string
  readonly patch?: ActionPatch
  /** Only while this process's attempt (or the dead one's) still owns the action. */
  readonly owner?: string | null
}

/** An action with what only the door needs. */
export interface StoredAction {
  readonly action: OutwardAction
  readonly owner: string | null
  readonly leaseUntil: number | null
}

/** Outward actions and their audit list. Each change of state and its audit row are one transaction. */
export interface ActionStore {
  find(id: string): StoredAction | null
  byKey(idempotencyKey: string): StoredAction | null
  /** False when the key is taken: the first action stays. */
  insert(action: OutwardAction, options: { idempotencyKey: string; detail: string }): boolean
  /** False when the action is no longer in `from` (or with `owner`): somebody else moved it. */
  transition(change: Transition): boolean
  /** Takes over an orphaned `sending` action from `from`; false when it was not its any more. */
  claim(id: string, claim: { from: string | null; owner: string; leaseUntil: number }): boolean
  extend(id: string, lease: { owner: string; leaseUntil: number }): boolean
  /** Empty states: all. Newest first. */
  list(filter: { states: readonly OutwardActionState[]; limit: number }): readonly OutwardAction[]
  ofTurn(turnId: string): readonly OutwardAction[]
  /** Newest first; null: of all actions. */
  auditOf(actionId: string | null, limit: number): readonly AuditEntry[]
  /** The newest change to `to`, and the payload hash noted with it. */
  lastChange(
    id: string,
    to: OutwardActionState,
  ): { readonly actor: string; readonly at: number; readonly hash: string | null } | null
}

const json = z.string().transform((text): unknown => JSON.parse(text))
const rowSchema = z
  .object({
    payload: json,
    effects: json,
    provenance: json,
    tainted: z.number(),
    result: json.nullable(),
    owner: z.string().nullable(),
    lease_until: z.number().nullable(),
  })
  .loose()

const COLUMNS = `id, kind, state, title, destination, recipient, payload, effects, provenance, tainted,
  conversation_id as conversationId, turn_id as turnId, proposed_at as proposedAt, decided_at as decidedAt,
  decided_by as decidedBy, reject_reason as rejectReason, settled_at as settledAt,
  result, error, owner, lease_until`

function toAction(row: unknown): StoredAction {
  const { owner, lease_until: leaseUntil, tainted, ...rest } = rowSchema.parse(row)
  return { action: outwardActionSchema.parse({ ...rest, tainted: tainted === 1 }), owner, leaseUntil }
}

const patchColumns: Readonly<Record<keyof ActionPatch, string>> = {
  title: 'title',
  payload: 'payload',
  effects: 'effects',
  recipient: 'recipient',
  decidedAt: 'decided_at',
  decidedBy: 'decided_by',
  rejectReason: 'reject_reason',
  settledAt: 'settled_at',
  result: 'result',
  error: 'error',
  owner: 'owner',
  leaseUntil: 'lease_until',
}

function assignments(patch: ActionPatch): { readonly sql: string; readonly values: readonly unknown[] } {
  const fields = (Object.keys(patch) as (keyof ActionPatch)[]).filter((key) => patch[key] !== undefined)
  const values = fields.map((key) => {
    const value = patch[key]
    return value !== null && typeof value === 'object' ? JSON.stringify(value) : value
  })
  return { sql: fields.map((key) => `, ${patchColumns[key]} = ?`).join(''), values }
}

export function createActionStore(workspace: Workspace, clock: Clock): ActionStore {
  const { db } = workspace
  const one = db.prepare<[string]>(`select ${COLUMNS} from outward_actions where id = ?`)
  const oneByKey = db.prepare<[string]>(`select ${COLUMNS} from outward_actions where idempotency_key = ?`)
  const ofTurn = db.prepare<[string]>(
    `select ${COLUMNS} from outward_actions where turn_id = ? order by proposed_at, id`,
  )
  const put = db.prepare(
    `insert into outward_actions (id, idempotency_key, kind, state, title, destination, recipient, payload,
       effects, provenance, tainted, conversation_id, turn_id, proposed_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (idempotency_key) do nothing`,
  )
  const note = db.prepare(
    'insert into audit (action_id, at, from_state, to_state, actor, detail) values (?, ?, ?, ?, ?, ?)',
  )
  const entries =
    'select id, action_id as actionId, at, from_state as "from", to_state as "to", actor, detail from audit'
  const last = db.prepare<[string, string], { actor: string; at: number; detail: string }>(
    'select actor, at, detail from audit where action_id = ? and to_state = ? order by id desc limit 1',
  )
  const insert = db.transaction((a: OutwardAction, key: string, detail: string): boolean => {
    const texts = [a.payload, a.effects, a.provenance].map((value) => JSON.stringify(value))
    const head = [a.id, key, a.kind, a.state, a.title, a.destination, a.recipient]
    const tail = [a.tainted ? 1 : 0, a.conversationId, a.turnId, a.proposedAt]
    if (put.run(...head, ...texts, ...tail).changes === 0) return false
    note.run(a.id, a.proposedAt, null, a.state, 'door', detail)
    return true
  })
  const transition = db.transaction((change: Transition): boolean => {
    const { sql, values } = assignments(change.patch ?? {})
    const fence = change.owner === undefined ? '' : ' and owner is ?'
    const moved = db
      .prepare(`update outward_actions set state = ?${sql} where id = ? and state = ?${fence}`)
      .run(change.to, ...values, change.id, change.from, ...(fence ? [change.owner] : []))
    if (moved.changes === 0) return false
    note.run(change.id, clock.now(), change.from, change.to, change.actor, change.detail)
    return true
  })
  return {
    find(id) {
      const row = one.get(id)
      return row === undefined ? null : toAction(row)
    },
    byKey(key) {
      const row = oneByKey.get(key)
      return row === undefined ? null : toAction(row)
    },
    insert: (action, { idempotencyKey, detail }) => insert.immediate(action, idempotencyKey, detail),
    transition: (change) => transition.immediate(change),
    claim: (id, { from, owner, leaseUntil }) =>
      db
        .prepare(
          `update outward_actions set owner = ?, lease_until = ?
           where id = ? and state = 'sending' and owner is ?`,
        )
        .run(owner, leaseUntil, id, from).changes === 1,
    extend: (id, { owner, leaseUntil }) =>
      db
        .prepare(
          "update outward_actions set lease_until = ? where id = ? and owner = ? and state = 'sending'",
        )
        .run(leaseUntil, id, owner).changes === 1,
    list({ states, limit }) {
      const where = states.length ? `where state in (${states.map(() => '?').join(', ')})` : ''
      const sql = `select ${COLUMNS} from outward_actions ${where} order by proposed_at desc, id desc limit ?`
      return db
        .prepare(sql)
        .all(...states, limit)
        .map((row) => toAction(row).action)
    },
    ofTurn: (turnId) => ofTurn.all(turnId).map((row) => toAction(row).action),
    auditOf(actionId, limit) {
      const rows =
        actionId === null
          ? db.prepare(`${entries} order by id desc limit ?`).all(limit)
          : db.prepare(`${entries} where action_id = ? order by id desc limit ?`).all(actionId, limit)
      return z.array(auditEntrySchema).parse(rows)
    },
    lastChange(id, to) {
      const row = last.get(id, to)
      return row ? { actor: row.actor, at: row.at, hash: hashInDetail(row.detail) } : null
    },
  }
}
