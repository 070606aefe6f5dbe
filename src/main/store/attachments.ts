import { createHash } from 'node:crypto'
import type { Attachment } from '#shared/domain/conversation.ts'
import type { Clock } from '../core/clock.ts'
import type { Ids } from '../core/ids.ts'
import type { Workspace } from './workspace.ts'

/** Files dropped on the chat. They live in the database, so a message and its files are stored together. */
export interface Attachments {
  add(file: { name: string; mime: string; content: Uint8Array; kind: Attachment['kind'] }): Attachment
  /** Binds uploaded files to the message they were sent with. */
  bind(ids: readonly string[], messageId: string): void
  ofMessage(messageId: string): readonly Attachment[]
  content(id: string): Uint8Array | null
}

export function createAttachments(workspace: Workspace, clock: Clock, ids: Ids): Attachments {
  const { db } = workspace
  const of = db.prepare<[string], Attachment>(
    'select id, name, mime, size, kind from attachments where message_id = ? order by id',
  )
  const bytes = db.prepare<[string], { content: Uint8Array }>('select content from attachments where id = ?')
  return {
    add({ name, mime, content, kind }) {
      const attachment: Attachment = { id: ids.next('att'), name, mime, size: content.byteLength, kind }
      db.prepare(
        `insert into attachments (id, name, mime, size, kind, sha256, content, created_at)
         values (@id, @name, @mime, @size, @kind, @sha256, @content, @createdAt)`,
      ).run({
        ...attachment,
        sha256: createHash('sha256').update(content).digest('hex'),
        content,
        createdAt: clock.now(),
      })
      return attachment
    },
    bind(attachmentIds, messageId) {
      const update = db.prepare('update attachments set message_id = ? where id = ? and message_id is null')
      for (const id of attachmentIds) update.run(messageId, id)
    },
    ofMessage: (messageId) => of.all(messageId),
    content: (id) => bytes.get(id)?.content ?? null,
  }
}
