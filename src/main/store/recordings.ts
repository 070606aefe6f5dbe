import type { Recording } from '#shared/domain/recording.ts'
import type { Clock } from '../core/clock.ts'
import type { Ids } from '../core/ids.ts'
import type { Workspace } from './workspace.ts'

/** What was said aloud, with the sound itself. A sound goes only when its customer exists, or by hand. */
export interface Recordings {
  /** A conversation that was deleted meanwhile does not stop it. */
  keep(sound: { content: Uint8Array; mime: string; conversationId: string | null }): Recording
  get(id: string): Recording | null
  content(id: string): Uint8Array | null
  /** Newest first. */
  list(): readonly Recording[]
  /** kept or failed → transcribed. Null when it is gone; what was understood first stays. */
  transcribed(id: string, text: string): Recording | null
  /** kept → failed, with the newest reason. A transcribed one stays so. Null when it is gone. */
  failed(id: string, error: string): Recording | null
  /** A recording made before its conversation began. */
  place(id: string, conversationId: string): Recording | null
  /** What was written down in the conversation and speaks of no other client now speaks of this one. */
  linkTo(clientId: string, conversationId: string): void
  ofClient(clientId: string): readonly string[]
  /** The customer exists: its recordings are removed. Returns how many. */
  release(clientId: string): number
  remove(id: string): void
}

const COLUMNS =
  'id, conversation_id as conversationId, mime, size, state, text, error, created_at as createdAt'

export function createRecordings(workspace: Workspace, clock: Clock, ids: Ids): Recordings {
  const { db } = workspace
  const one = db.prepare<[string], Recording>(`select ${COLUMNS} from recordings where id = ?`)
  const all = db.prepare<[], Recording>(`select ${COLUMNS} from recordings order by created_at desc, id desc`)
  const sound = db.prepare<[string], { content: Uint8Array }>('select content from recordings where id = ?')
  const ofClient = db.prepare<[string], { id: string }>(
    'select id from recordings where client_id = ? order by created_at, id',
  )
  const get = (id: string): Recording | null => one.get(id) ?? null
  return {
    keep({ content, mime, conversationId }) {
      const recording: Recording = {
        id: ids.next('rec'),
        conversationId,
        mime,
        size: content.byteLength,
        state: 'kept',
        text: null,
        error: null,
        createdAt: clock.now(),
      }
      db.prepare(
        `insert into recordings (id, conversation_id, mime, size, content, state, text, error, created_at)
         values (@id, (select id from conversations where id = @conversationId), @mime, @size, @content, @state, @text, @error, @createdAt)`,
      ).run({ ...recording, content })
      return get(recording.id) ?? recording
    },
    get,
    content: (id) => sound.get(id)?.content ?? null,
    list: () => all.all(),
    transcribed(id, text) {
      db.prepare(
        "update recordings set state = 'transcribed', text = ?, error = null where id = ? and state <> 'transcribed'",
      ).run(text, id)
      return get(id)
    },
    failed(id, error) {
      db.prepare(
        "update recordings set state = 'failed', error = ? where id = ? and state <> 'transcribed'",
      ).run(error, id)
      return get(id)
    },
    place(id, conversationId) {
      db.prepare(
        `update recordings set conversation_id = (select id from conversations where id = ?)
         where id = ? and conversation_id is null`,
      ).run(conversationId, id)
      return get(id)
    },
    linkTo(clientId, conversationId) {
      db.prepare(
        `update recordings set client_id = ?
         where conversation_id = ? and client_id is null and state = 'transcribed'`,
      ).run(clientId, conversationId)
    },
    ofClient: (clientId) => ofClient.all(clientId).map(({ id }) => id),
    release: (clientId) => db.prepare('delete from recordings where client_id = ?').run(clientId).changes,
    remove: (id) => void db.prepare('delete from recordings where id = ?').run(id),
  }
}
