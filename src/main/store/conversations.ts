import type { Route } from '#shared/domain/route.ts'
import type { Conversation } from '#shared/domain/conversation.ts'
import { UserError } from '../core/errors.ts'
import type { Clock } from '../core/clock.ts'
import type { Ids } from '../core/ids.ts'
import type { Workspace } from './workspace.ts'

/** A script, a new client … that stays open over several turns. */
export interface OpenWorkflow {
  readonly route: Route
  readonly id: string
  readonly state: 'open' | 'parked'
}

export interface Conversations {
  create(title?: string): Conversation
  list(options: { archived: boolean }): readonly Conversation[]
  get(id: string): Conversation
  rename(id: string, title: string): Conversation
  archive(id: string, archived: boolean): Conversation
  remove(id: string): void
  touch(id: string): void
  head(id: string): string | null
  setHead(id: string, messageId: string): void
  workflow(id: string): OpenWorkflow | null
  setWorkflow(id: string, workflow: OpenWorkflow | null): void
}

interface Row {
  id: string
  title: string
  created_at: number
  updated_at: number
  archived: number
  busy: number
  waiting: number
}

const COLUMNS = `c.id, c.title, c.created_at, c.updated_at, c.archived,
  exists(select 1 from turns t where t.conversation_id = c.id and t.status in ('queued', 'running')) as busy,
  (select count(*) from outward_actions a where a.conversation_id = c.id and a.state in ('proposed', 'unknown')) as waiting`

const NEW_TITLE = 'New conversation'

function toConversation(row: Row): Conversation {
  return {
    id: row.id,
    title: row.title,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    busy: row.busy === 1,
    waiting: row.waiting,
    archived: row.archived === 1,
  }
}

export function createConversations(workspace: Workspace, clock: Clock, ids: Ids): Conversations {
  const { db } = workspace
  const one = db.prepare<[string], Row>(`select ${COLUMNS} from conversations c where c.id = ?`)
  const many = db.prepare<[number], Row>(
    `select ${COLUMNS} from conversations c where c.archived = ? order by c.updated_at desc, c.id desc`,
  )
  const column = <T>(name: string) =>
    db.prepare<[string], T>(`select ${name} as value from conversations where id = ?`)
  const headOf = column<{ value: string | null }>('head_message_id')
  const workflowOf = column<{ value: string | null }>('workflow')

  const get = (id: string): Conversation => {
    const row = one.get(id)
    if (!row) {
      throw new UserError('CONVERSATION_GONE', 'This conversation no longer exists.', 'Choose another one.')
    }
    return toConversation(row)
  }
  const change = (id: string, set: string, value: string | number | null): Conversation => {
    db.prepare(`update conversations set ${set} = ? where id = ?`).run(value, id)
    return get(id)
  }

  return {
    create(title = NEW_TITLE) {
      const id = ids.next('conv')
      const now = clock.now()
      db.prepare('insert into conversations (id, title, created_at, updated_at) values (?, ?, ?, ?)').run(
        id,
        title,
        now,
        now,
      )
      return get(id)
    },
    list: ({ archived }) => many.all(archived ? 1 : 0).map(toConversation),
    get,
    rename: (id, title) => change(id, 'title', title),
    archive: (id, archived) => change(id, 'archived', archived ? 1 : 0),
    remove(id) {
      db.transaction(() => {
        db.prepare(
          'delete from session_items where turn_id in (select id from turns where conversation_id = ?)',
        ).run(id)
        db.prepare(
          'delete from attachments where message_id in (select id from messages where conversation_id = ?)',
        ).run(id)
        // What was done stays in the audit list; it just belongs to no conversation any more.
        db.prepare(
          'update outward_actions set conversation_id = null, turn_id = null where conversation_id = ?',
        ).run(id)
        db.prepare('delete from conversations where id = ?').run(id)
      })()
    },
    touch: (id) => void change(id, 'updated_at', clock.now()),
    head: (id) => headOf.get(id)?.value ?? null,
    setHead: (id, messageId) => void change(id, 'head_message_id', messageId),
    workflow(id) {
      const value = workflowOf.get(id)?.value
      return value ? (JSON.parse(value) as OpenWorkflow) : null
    },
    setWorkflow: (id, workflow) => void change(id, 'workflow', workflow && JSON.stringify(workflow)),
  }
}

/** True while the title is still the automatic one. */
export function isUntitled(conversation: Conversation): boolean {
  return conversation.title === NEW_TITLE
}
