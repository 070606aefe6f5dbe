import type { Database } from 'better-sqlite3'

/** Writes a conversation of `count` messages straight into the database and returns its id. */
export function seedLongConversation(db: Database, count: number): string {
  const id = 'long-conversation'
  const start = Date.UTC(2026, 9, 1)
  const conversation = db.prepare(
    'insert into conversations (id, title, created_at, updated_at, head_message_id) values (?, ?, ?, ?, ?)',
  )
  const message = db.prepare(
    `insert into messages (id, conversation_id, parent_id, turn_id, role, text, created_at)
     values (?, ?, ?, null, ?, ?, ?)`,
  )
  db.transaction(() => {
    conversation.run(id, 'A long conversation', start, start + count, `long-${count - 1}`)
    for (let at = 0; at < count; at += 1) {
      const asks = at % 2 === 0
      const text = `${asks ? 'Question' : 'Answer'} number ${at}. ${'More words follow. '.repeat(at % 7)}`
      const parent = at === 0 ? null : `long-${at - 1}`
      message.run(`long-${at}`, id, parent, asks ? 'user' : 'assistant', text, start + at)
    }
  })()
  return id
}
