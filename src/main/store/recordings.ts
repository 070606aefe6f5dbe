import type { Recording } from '#shared/domain/recording.ts'
import type { Clock } from '../core/clock.ts'
import type { Ids } from '../core/ids.ts'
import { createRecordingPieces, judgePiece, type PieceRefusal } from './recording-pieces.ts'
import type { Workspace } from './workspace.ts'

export interface Sound {
  readonly content: Uint8Array
  readonly mime: string
  /** A conversation that was deleted meanwhile does not stop it. */
  readonly conversationId: string | null
}

/** What was said aloud, with the sound itself. A sound goes only when its customer exists, or by hand. */
export interface Recordings {
  /** A sound that is whole. */
  keep(sound: Sound): Recording
  /** The first piece of one under way, under an id made by the recorder; a repeat changes nothing. */
  begin(id: string, sound: Sound): Recording | PieceRefusal
  /** The piece number `seq`, counted from 1, as long as it has `most` bytes in all; a repeat changes nothing. */
  append(id: string, seq: number, content: Uint8Array, most: number): Recording | PieceRefusal
  /** No piece follows any more. Null when it is gone. */
  finish(id: string): Recording | null
  get(id: string): Recording | null
  /** All that is there of it, as one file. */
  content(id: string): Uint8Array | null
  /** Newest first. */
  list(): readonly Recording[]
  /**
   * kept or failed → transcribed. Null when it is gone; what was understood first stays. `size` is what was
   * listened to: when more was said meanwhile, these are not its words.
   */
  transcribed(id: string, heard: { readonly text: string; readonly size: number }): Recording | null
  /** kept → failed, with the newest reason. A transcribed one stays so. Null when it is gone. */
  failed(id: string, error: string): Recording | null
  /** They were sent with this user message and belong to it and its conversation; one sent before stays. */
  bind(ids: readonly string[], messageId: string): void
  /** The message was edited: what it was said as goes with the new wording, whomever that speaks of. */
  carry(fromMessageId: string, toMessageId: string): void
  /** What this user message was said as speaks of this client. */
  linkTo(clientId: string, messageId: string): void
  ofClient(clientId: string): readonly string[]
  /** The customer exists: its recordings are removed. Returns how many. */
  release(clientId: string): number
  remove(id: string): void
}

const COLUMNS =
  'id, conversation_id as conversationId, mime, size, state, text, error, created_at as createdAt'

export function createRecordings(workspace: Workspace, clock: Clock, ids: Ids): Recordings {
  const { db } = workspace
  const pieces = createRecordingPieces(workspace)
  const one = db.prepare<[string], Recording>(`select ${COLUMNS} from recordings where id = ?`)
  const all = db.prepare<[], Recording>(`select ${COLUMNS} from recordings order by created_at desc, id desc`)
  const open = db.prepare<[string], { open: number; size: number }>(
    'select open, size from recordings where id = ?',
  )
  const ofClient = db.prepare<[string], { id: string }>(
    'select id from recordings where client_id = ? order by created_at, id',
  )
  const get = (id: string): Recording | null => one.get(id) ?? null

  const insert = db.transaction((id: string, sound: Sound, isOpen: 0 | 1): Recording => {
    const { content, mime, conversationId } = sound
    const size = content.byteLength
    db.prepare(
      `insert into recordings (id, conversation_id, mime, size, open, state, created_at)
       values (?, (select id from conversations where id = ?), ?, ?, ?, 'kept', ?)`,
    ).run(id, conversationId, mime, size, isOpen, clock.now())
    pieces.add(id, 0, content)
    return one.get(id) as Recording
  })

  const append = db.transaction((id: string, seq: number, content: Uint8Array, most: number) => {
    const row = open.get(id)
    const verdict = judgePiece({
      recording: row ? { open: row.open === 1, size: row.size, pieces: pieces.count(id) } : null,
      seq,
      size: content.byteLength,
      most,
      same: pieces.isSame(id, seq, content),
    })
    if (verdict === 'again') return get(id) ?? 'gone'
    if (verdict !== 'next') return verdict
    pieces.add(id, seq, content)
    // Somebody may have had it written down and sent before it was over: the whole belongs to nothing yet.
    db.prepare(
      `update recordings set size = size + ?, state = 'kept', text = null, error = null,
         message_id = null, client_id = null where id = ?`,
    ).run(content.byteLength, id)
    return get(id) ?? 'gone'
  })

  return {
    keep: (sound) => insert(ids.next('rec'), sound, 0),
    begin: (id, sound) =>
      db
        .transaction(() =>
          get(id) ? append(id, 0, sound.content, sound.content.byteLength) : insert(id, sound, 1),
        )
        .immediate(),
    append: (...piece) => append.immediate(...piece),
    finish(id) {
      db.prepare('update recordings set open = 0 where id = ?').run(id)
      return get(id)
    },
    get,
    content: (id) => pieces.joined(id),
    list: () => all.all(),
    transcribed(id, { text, size }) {
      db.prepare(
        `update recordings set state = 'transcribed', text = ?, error = null
         where id = ? and state <> 'transcribed' and size = ?`,
      ).run(text, id, size)
      return get(id)
    },
    failed(id, error) {
      db.prepare(
        "update recordings set state = 'failed', error = ? where id = ? and state <> 'transcribed'",
      ).run(error, id)
      return get(id)
    },
    bind(recordingIds, messageId) {
      const update = db.prepare(
        `update recordings set message_id = @messageId,
           conversation_id = (select conversation_id from messages where id = @messageId)
         where id = @id and message_id is null`,
      )
      for (const id of recordingIds) update.run({ id, messageId })
    },
    carry(fromMessageId, toMessageId) {
      db.prepare('update recordings set message_id = ?, client_id = null where message_id = ?').run(
        toMessageId,
        fromMessageId,
      )
    },
    linkTo(clientId, messageId) {
      db.prepare("update recordings set client_id = ? where message_id = ? and state = 'transcribed'").run(
        clientId,
        messageId,
      )
    },
    ofClient: (clientId) => ofClient.all(clientId).map(({ id }) => id),
    release: (clientId) => db.prepare('delete from recordings where client_id = ?').run(clientId).changes,
    remove: (id) => void db.prepare('delete from recordings where id = ?').run(id),
  }
}
