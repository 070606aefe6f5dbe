import type { SearchHit } from '#shared/domain/conversation.ts'
import type { Clock } from '../core/clock.ts'
import type { Ids } from '../core/ids.ts'
import type { Workspace } from './workspace.ts'

export interface MessageRow {
  readonly id: string
  readonly conversationId: string
  readonly parentId: string | null
  readonly turnId: string | null
  readonly role: 'user' | 'assistant'
  readonly text: string
  readonly createdAt: number
}

export interface NewMessage {
  readonly conversationId: string
  readonly parentId: string | null
  readonly turnId: string | null
  readonly role: 'user' | 'assistant'
  readonly text: string
}

/** Messages form a tree: an edit or a retry adds a sibling, nothing is overwritten. */
export interface Messages {
  add(message: NewMessage): MessageRow
  get(id: string): MessageRow | null
  setText(id: string, text: string): void
  /** From the root to `leafId`, oldest first. */
  path(leafId: string): readonly MessageRow[]
  /** Ids of the children of each parent of a conversation, oldest first; roots stand under ''. */
  children(conversationId: string): ReadonlyMap<string, readonly string[]>
  /** The newest leaf below a message. */
  newestLeaf(messageId: string): string
  search(query: string, limit: number): readonly SearchHit[]
}

const FIELDS = `m.id, m.conversation_id as conversationId, m.parent_id as parentId, m.turn_id as turnId,
  m.role, m.text, m.created_at as createdAt`

/** Every word as a quoted prefix, so that nothing a person types is FTS syntax. */
function matchExpression(query: string): string {
  const words = query.match(/[\p{L}\p{N}]+/gu) ?? []
  return words.map((word) => `"${word}"*`).join(' ')
}

export function createMessages(workspace: Workspace, clock: Clock, ids: Ids): Messages {
  const { db } = workspace
  const insert = db.prepare(
    `insert into messages (id, conversation_id, parent_id, turn_id, role, text, created_at)
     values (@id, @conversationId, @parentId, @turnId, @role, @text, @createdAt)`,
  )
  const byId = db.prepare<[string], MessageRow>(`select ${FIELDS} from messages m where m.id = ?`)
  const pathTo = db.prepare<[string], MessageRow>(
    `with recursive line(id, depth) as (
       select id, 0 from messages where id = ?
       union all
       select parent.id, line.depth + 1 from line
         join messages child on child.id = line.id join messages parent on parent.id = child.parent_id
     )
     select ${FIELDS} from line join messages m on m.id = line.id order by line.depth desc`,
  )
  const family = db.prepare<[string], { id: string; parent: string }>(
    `select id, coalesce(parent_id, '') as parent from messages where conversation_id = ? order by rowid`,
  )
  const newestChild = db.prepare<[string], { id: string }>(
    'select id from messages where parent_id = ? order by rowid desc limit 1',
  )
  const find = db.prepare<[string, number], SearchHit>(
    `select m.conversation_id as conversationId, c.title as conversationTitle, m.id as messageId, m.role,
       snippet(messages_fts, 0, char(57344), char(57345), '…', 18) as snippet, m.created_at as at
     from messages_fts join messages m on m.rowid = messages_fts.rowid
       join conversations c on c.id = m.conversation_id
     where messages_fts match ? order by bm25(messages_fts), m.created_at desc limit ?`,
  )

  return {
    add(message) {
      const row: MessageRow = { id: ids.next('msg'), createdAt: clock.now(), ...message }
      insert.run(row)
      return row
    },
    get: (id) => byId.get(id) ?? null,
    setText: (id, text) => void db.prepare('update messages set text = ? where id = ?').run(text, id),
    path: (leafId) => pathTo.all(leafId),
    children(conversationId) {
      const found = new Map<string, string[]>()
      for (const { id, parent } of family.all(conversationId)) {
        const list = found.get(parent)
        if (list) list.push(id)
        else found.set(parent, [id])
      }
      return found
    },
    newestLeaf(messageId) {
      let leaf = messageId
      for (let next = newestChild.get(leaf); next; next = newestChild.get(leaf)) leaf = next.id
      return leaf
    },
    search(query, limit) {
      const expression = matchExpression(query)
      return expression ? find.all(expression, limit) : []
    },
  }
}
