import { z } from 'zod'
import {
  draftSlotsSchema,
  draftStateSchema,
  factSchema,
  inspirationSchema,
  outlinePointSchema,
  paragraphSchema,
} from '#shared/domain/script-draft.ts'
import type { Workspace } from './workspace.ts'

/** What one state of a draft holds. Facts that follow from the slots and the settings are not stored. */
export const draftContentSchema = z.object({
  state: draftStateSchema.exclude(['abandoned']),
  slots: draftSlotsSchema,
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  jobNumber: z.string().nullable(),
  outline: z.array(outlinePointSchema),
  paragraphs: z.array(paragraphSchema),
  /** Of the job as the CRM had it, of documents, and what a person confirmed. */
  facts: z.array(factSchema),
  inspirations: z.array(inspirationSchema),
  writtenBy: z.string().nullable(),
  /** What the fields held that the text must keep to, when it was last changed. */
  writtenFor: z.record(z.string(), z.string()).default({}),
  words: z.number().int(),
  /** Which run of an engine the text is from, whatever a person changed in it; empty before there is one. */
  generation: z.string(),
  /** What the engine that made this state said to the person. */
  remarks: z.array(z.string()),
})
export type DraftContent = z.infer<typeof draftContentSchema>

export interface ScriptDraftRow {
  readonly id: string
  readonly conversationId: string | null
  readonly state: z.infer<typeof draftStateSchema>
  readonly customerId: string | null
  readonly jobId: string | null
  readonly position: number
  readonly revision: number
  readonly forVideo: boolean
  readonly createdAt: number
  readonly updatedAt: number
}

export interface ScriptStateRow {
  /** From 0 up. Below 0: put aside, a version that was undone before something else was done. */
  readonly position: number
  readonly content: DraftContent
  readonly version: number | null
  readonly madeBy: string
  readonly change: string
  readonly turnId: string | null
  readonly at: number
}

export interface VersionRow {
  readonly number: number
  readonly position: number
  readonly at: number
  readonly by: string
  readonly change: string
  readonly words: number
}

/** One thing a turn of the chat did: `step` tells its message from what an engine made for it. */
export interface TurnStep {
  readonly turnId: string
  readonly step: string
  readonly before: number
  readonly after: number
  readonly at: number
}

export interface ScriptDraftRows {
  insert(row: ScriptDraftRow, first: ScriptStateRow): void
  get(id: string): ScriptDraftRow | null
  /** Last changed first, without abandoned ones. */
  list(): readonly ScriptDraftRow[]
  /** The newest of the conversation that is not abandoned. */
  ofConversation(conversationId: string): ScriptDraftRow | null
  forVideo(jobId: string): ScriptDraftRow | null
  state(id: string, position: number): ScriptStateRow | null
  /** Who made the states after `from` up to `to`, and when. */
  makers(id: string, from: number, to: number): readonly { turnId: string | null; at: number }[]
  /** Every version by number, those put aside too. */
  versions(id: string): readonly VersionRow[]
  /** Sets what may be redone aside (versions stay restorable) and adds a state after `row.position`. */
  push(row: ScriptDraftRow, state: Omit<ScriptStateRow, 'position'>): void
  /** Writes the row if its revision is still `row.revision`, under the next one; false when it is not. */
  update(row: ScriptDraftRow, now: number): boolean
  /** Takes other drafts of the job out of use for its video; their ids. */
  onlyForVideo(jobId: string, id: string): readonly string[]
  /** Newest first. */
  turnSteps(id: string): readonly TurnStep[]
  turnStep(turnId: string, step: string): TurnStep | null
  addTurnStep(id: string, step: TurnStep): void
  removeTurnStep(turnId: string, step: string): void
  /** In one transaction that no other process can come between. */
  atomically<T>(work: () => T): T
}

interface Row {
  readonly id: string
  readonly conversation_id: string | null
  readonly state: string
  readonly customer_id: string | null
  readonly job_id: string | null
  readonly position: number
  readonly revision: number
  readonly for_video: number
  readonly created_at: number
  readonly updated_at: number
}

interface StateRow {
  readonly position: number
  readonly content: string
  readonly version: number | null
  readonly made_by: string
  readonly change: string
  readonly turn_id: string | null
  readonly at: number
}

interface StepRow {
  readonly turn_id: string
  readonly position_before: number
  readonly position_after: number
  readonly at: number
}

const fromRow = (row: Row): ScriptDraftRow => ({
  id: row.id,
  conversationId: row.conversation_id,
  state: draftStateSchema.parse(row.state),
  customerId: row.customer_id,
  jobId: row.job_id,
  position: row.position,
  revision: row.revision,
  forVideo: row.for_video === 1,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

const fromState = (row: StateRow): ScriptStateRow => ({
  position: row.position,
  content: draftContentSchema.parse(JSON.parse(row.content)),
  version: row.version,
  madeBy: row.made_by,
  change: row.change,
  turnId: row.turn_id,
  at: row.at,
})

// The column holds turn and step: several steps of one turn are each applied once.
const stepKey = (turnId: string, step: string): string => `${turnId}:${step}`

function fromStep(row: StepRow): TurnStep {
  const cut = row.turn_id.lastIndexOf(':')
  return {
    turnId: row.turn_id.slice(0, cut),
    step: row.turn_id.slice(cut + 1),
    before: row.position_before,
    after: row.position_after,
    at: row.at,
  }
}

export function createScriptDraftRows({ db }: Workspace): ScriptDraftRows {
  const one = db.prepare<[string], Row>('select * from script_drafts where id = ?')
  const all = db.prepare<[], Row>(
    "select * from script_drafts where state <> 'abandoned' order by updated_at desc, id desc",
  )
  const newest = db.prepare<[string], Row>(
    `select * from script_drafts where conversation_id = ? and state <> 'abandoned'
     order by created_at desc, id desc limit 1`,
  )
  const chosen = db.prepare<[string], Row>(
    'select * from script_drafts where job_id = ? and for_video = 1 order by updated_at desc limit 1',
  )
  const state = db.prepare<[string, number], StateRow>(
    'select * from script_states where draft_id = ? and position = ?',
  )
  const makers = db.prepare<[string, number, number], { turnId: string | null; at: number }>(
    `select turn_id as turnId, at from script_states
     where draft_id = ? and position > ? and position <= ? order by position`,
  )
  const versions = db.prepare<[string], VersionRow>(
    `select version as number, position, at, made_by as "by", change,
       json_extract(content, '$.words') as words
     from script_states where draft_id = ? and version is not null order by version`,
  )
  const putAside = db.prepare<[{ id: string; after: number }]>(
    `update script_states set position = -version
     where draft_id = @id and position > @after and version is not null`,
  )
  const drop = db.prepare<[string, number]>('delete from script_states where draft_id = ? and position > ?')
  const addState = db.prepare(
    `insert into script_states (draft_id, position, content, version, made_by, change, turn_id, at)
     values (@id, @position, @content, @version, @madeBy, @change, @turnId, @at)`,
  )
  const steps = db.prepare<[string], StepRow>(
    'select * from script_turns where draft_id = ? order by rowid desc',
  )
  const step = db.prepare<[string], StepRow>('select * from script_turns where turn_id = ?')

  const found = (row: Row | undefined): ScriptDraftRow | null => (row ? fromRow(row) : null)
  const write = (id: string, { content, ...rest }: ScriptStateRow): void => {
    addState.run({ ...rest, id, content: JSON.stringify(content) })
  }

  return {
    insert(row, first) {
      db.prepare(
        `insert into script_drafts (id, conversation_id, state, customer_id, job_id, position, revision,
           for_video, created_at, updated_at)
         values (@id, @conversationId, @state, @customerId, @jobId, @position, @revision, @forVideo,
           @createdAt, @updatedAt)`,
      ).run({ ...row, forVideo: row.forVideo ? 1 : 0 })
      write(row.id, first)
    },
    get: (id) => found(one.get(id)),
    list: () => all.all().map(fromRow),
    ofConversation: (conversationId) => found(newest.get(conversationId)),
    forVideo: (jobId) => found(chosen.get(jobId)),
    state(id, position) {
      const row = state.get(id, position)
      return row ? fromState(row) : null
    },
    makers: (id, from, to) => makers.all(id, from, to),
    versions: (id) => versions.all(id),
    push(row, next) {
      putAside.run({ id: row.id, after: row.position })
      drop.run(row.id, row.position)
      write(row.id, { ...next, position: row.position + 1 })
    },
    update(row, now) {
      const done = db
        .prepare(
          `update script_drafts set state = @state, customer_id = @customerId, job_id = @jobId,
             position = @position, revision = revision + 1, for_video = @forVideo, updated_at = @now
           where id = @id and revision = @revision`,
        )
        .run({ ...row, forVideo: row.forVideo ? 1 : 0, now })
      return done.changes === 1
    },
    onlyForVideo(jobId, id) {
      const others = db
        .prepare<[string, string], { id: string }>(
          `update script_drafts set for_video = 0, revision = revision + 1
           where job_id = ? and id <> ? and for_video = 1 returning id`,
        )
        .all(jobId, id)
      return others.map((other) => other.id)
    },
    turnSteps: (id) => steps.all(id).map(fromStep),
    turnStep(turnId, name) {
      const row = step.get(stepKey(turnId, name))
      return row ? fromStep(row) : null
    },
    addTurnStep(id, { turnId, step: name, before, after, at }) {
      db.prepare(
        `insert into script_turns (turn_id, draft_id, position_before, position_after, at)
         values (?, ?, ?, ?, ?)`,
      ).run(stepKey(turnId, name), id, before, after, at)
    },
    removeTurnStep(turnId, name) {
      db.prepare('delete from script_turns where turn_id = ?').run(stepKey(turnId, name))
    },
    atomically: (work) => db.transaction(work).immediate(),
  }
}
