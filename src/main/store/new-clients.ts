import { z } from 'zod'
import {
  clientSlotsSchema,
  duplicateCandidateSchema,
  duplicateDecisionSchema,
  newClientStateSchema,
  type ClientSlots,
} from '#shared/domain/new-client.ts'
import type { Workspace } from './workspace.ts'

/** A new client as it is stored; what is missing follows from the slots and is not. */
export const newClientRowSchema = z.object({
  id: z.string(),
  conversationId: z.string().nullable(),
  state: newClientStateSchema,
  slots: clientSlotsSchema,
  candidates: z.array(duplicateCandidateSchema),
  /** Hash of the values the CRM was last looked through for. */
  checkedFor: z.string().nullable(),
  decision: duplicateDecisionSchema.nullable(),
  actionId: z.string().nullable(),
  customerId: z.string().nullable(),
  jobId: z.string().nullable(),
  version: z.number(),
  createdAt: z.number(),
  updatedAt: z.number(),
})
export type NewClientRow = z.infer<typeof newClientRowSchema>

/** A message that was read into a client, and what the client was before. */
export interface StoredReading {
  readonly turnId: string
  readonly slotsBefore: ClientSlots
  readonly slotsAfter: ClientSlots
}

export interface NewClientRows {
  insert(row: NewClientRow): void
  get(id: string): NewClientRow | null
  /** Newest first. */
  list(): readonly NewClientRow[]
  /** Those whose proposal may have been settled unheard, and created ones that left something behind. */
  unsettled(): readonly NewClientRow[]
  /** The newest one of the conversation that was not abandoned. */
  ofConversation(conversationId: string): NewClientRow | null
  /** Writes the row if its version is still `row.version`, under the next one; false when it is not. */
  update(row: NewClientRow, now: number): boolean
  addReading(clientId: string, reading: StoredReading, now: number): void
  /** Newest first. */
  readings(clientId: string): readonly StoredReading[]
  /** In one transaction that no other process can come between. */
  atomically<T>(work: () => T): T
}

interface Row {
  readonly id: string
  readonly conversation_id: string | null
  readonly state: string
  readonly slots: string
  readonly candidates: string
  readonly checked_for: string | null
  readonly decision: string | null
  readonly action_id: string | null
  readonly customer_id: string | null
  readonly job_id: string | null
  readonly version: number
  readonly created_at: number
  readonly updated_at: number
}

const parsed = (text: string): unknown => JSON.parse(text)

function fromRow(row: Row): NewClientRow {
  return newClientRowSchema.parse({
    id: row.id,
    conversationId: row.conversation_id,
    state: row.state,
    slots: parsed(row.slots),
    candidates: parsed(row.candidates),
    checkedFor: row.checked_for,
    decision: row.decision === null ? null : parsed(row.decision),
    actionId: row.action_id,
    customerId: row.customer_id,
    jobId: row.job_id,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  })
}

function columnsOf(row: NewClientRow) {
  return {
    ...row,
    slots: JSON.stringify(row.slots),
    candidates: JSON.stringify(row.candidates),
    decision: row.decision && JSON.stringify(row.decision),
  }
}

export function createNewClientRows({ db }: Workspace): NewClientRows {
  const one = db.prepare<[string], Row>('select * from new_clients where id = ?')
  const all = db.prepare<[], Row>(
    "select * from new_clients where state <> 'abandoned' order by created_at desc, id desc",
  )
  const loose = db.prepare<[], Row>(
    `select * from new_clients n where n.state in ('collecting', 'proposed') or n.state = 'created' and (
       exists (select 1 from recordings r where r.client_id = n.id)
       or exists (select 1 from conversations c where c.id = n.conversation_id
                  and json_extract(c.workflow, '$.id') = n.id))`,
  )
  const newest = db.prepare<[string], Row>(
    `select * from new_clients where conversation_id = ? and state <> 'abandoned'
     order by created_at desc, id desc limit 1`,
  )
  const reading = db.prepare<[string], { turn_id: string; slots_before: string; slots_after: string }>(
    'select * from new_client_readings where client_id = ? order by rowid desc',
  )
  const found = (row: Row | undefined): NewClientRow | null => (row ? fromRow(row) : null)
  return {
    insert(row) {
      db.prepare(
        `insert into new_clients (id, conversation_id, state, slots, candidates, checked_for, decision, action_id,
           customer_id, job_id, version, created_at, updated_at)
         values (@id, @conversationId, @state, @slots, @candidates, @checkedFor, @decision, @actionId,
           @customerId, @jobId, @version, @createdAt, @updatedAt)`,
      ).run(columnsOf(row))
    },
    get: (id) => found(one.get(id)),
    list: () => all.all().map(fromRow),
    unsettled: () => loose.all().map(fromRow),
    ofConversation: (conversationId) => found(newest.get(conversationId)),
    update(row, now) {
      const done = db
        .prepare(
          `update new_clients set state = @state, slots = @slots, candidates = @candidates,
             checked_for = @checkedFor, decision = @decision, action_id = @actionId, customer_id = @customerId,
             job_id = @jobId, version = version + 1, updated_at = @now
           where id = @id and version = @version`,
        )
        .run({ ...columnsOf(row), now })
      return done.changes === 1
    },
    addReading(clientId, { turnId, slotsBefore, slotsAfter }, now) {
      db.prepare(
        `insert into new_client_readings (turn_id, client_id, slots_before, slots_after, at)
         values (?, ?, ?, ?, ?)`,
      ).run(turnId, clientId, JSON.stringify(slotsBefore), JSON.stringify(slotsAfter), now)
    },
    readings: (clientId) =>
      reading.all(clientId).map((row) => ({
        turnId: row.turn_id,
        slotsBefore: clientSlotsSchema.parse(parsed(row.slots_before)),
        slotsAfter: clientSlotsSchema.parse(parsed(row.slots_after)),
      })),
    atomically: (work) => db.transaction(work).immediate(),
  }
}
