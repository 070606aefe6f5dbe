import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '#main/core/clock.ts'
import { createIds } from '#main/core/ids.ts'
import { createRecordings, type Recordings } from '#main/store/recordings.ts'
import { webmSound } from '#tests/support/sounds.ts'
import { tempWorkspace } from '#tests/support/temp-workspace.ts'

let workspace: ReturnType<typeof tempWorkspace>
let recordings: Recordings

beforeEach(() => {
  workspace = tempWorkspace()
  recordings = createRecordings(workspace, systemClock, createIds(systemClock))
  for (const id of ['conv_1', 'conv_2']) {
    workspace.db
      .prepare("insert into conversations (id, title, created_at, updated_at) values (?, '', 1, 1)")
      .run(id)
  }
})
afterEach(() => workspace.dispose())

const keep = (conversationId: string | null = 'conv_1') =>
  recordings.keep({ content: webmSound(), mime: 'audio/webm', conversationId })

const heard = (text: string, size = 64) => ({ text, size })

function written(conversationId?: string | null) {
  const recording = keep(conversationId)
  recordings.transcribed(recording.id, heard('Maria'))
  return recording
}

function message(id: string, conversationId = 'conv_1'): string {
  workspace.db
    .prepare(
      "insert into messages (id, conversation_id, role, text, created_at) values (?, ?, 'user', '', 1)",
    )
    .run(id, conversationId)
  return id
}

/** A recording that was written down and sent. */
function sent(messageId: string, conversationId = 'conv_1') {
  const recording = written(conversationId)
  recordings.bind([recording.id], message(messageId, conversationId))
  return recording
}

function newClient(id: string, conversationId: string): void {
  workspace.db
    .prepare(
      `insert into new_clients (id, conversation_id, state, slots, candidates, version, created_at, updated_at)
       values (?, ?, 'collecting', '{}', '[]', 1, 1, 1)`,
    )
    .run(id, conversationId)
}

test('the sound is changed or lost on its way into the store', () => {
  const { id } = keep()
  expect(recordings.get(id)).toMatchObject({ state: 'kept', size: 64, text: null, error: null })
  expect([...(recordings.content(id) ?? [])]).toEqual([...webmSound()])
})

test('a failure forgets the sound, or a later success keeps the old error', () => {
  const { id } = keep()
  expect(recordings.failed(id, 'No credit.')).toMatchObject({ state: 'failed', error: 'No credit.' })
  expect(recordings.content(id)).not.toBeNull()
  expect(recordings.transcribed(id, heard('Maria'))).toMatchObject({
    state: 'transcribed',
    text: 'Maria',
    error: null,
  })
})

test('a second, later attempt overwrites what was understood', () => {
  const { id } = keep()
  recordings.transcribed(id, heard('first'))
  expect(recordings.transcribed(id, heard('second'))?.text).toBe('first')
  expect(recordings.failed(id, 'late')).toMatchObject({ state: 'transcribed', error: null })
})

test('recordings go before their customer exists, or with another customer', () => {
  const [mine, other] = [sent('msg_1'), sent('msg_2', 'conv_2')]
  newClient('cl_1', 'conv_1')
  recordings.linkTo('cl_1', 'msg_1')
  expect(recordings.ofClient('cl_1')).toEqual([mine.id])
  expect(recordings.list()).toHaveLength(2)
  expect(recordings.release('cl_1')).toBe(1)
  expect(recordings.list().map(({ id }) => id)).toEqual([other.id])
})

test('what was said and never sent, sent about something else, or not written down goes with a customer', () => {
  const [unsent, note, mine] = [written(), sent('msg_note'), sent('msg_client')]
  const unheard = keep()
  recordings.bind([unheard.id], 'msg_client')
  newClient('cl_1', 'conv_1')
  recordings.linkTo('cl_1', 'msg_client')
  expect(recordings.ofClient('cl_1')).toEqual([mine.id])
  recordings.release('cl_1')
  expect(recordings.list().map(({ id }) => id)).toEqual([unheard.id, note.id, unsent.id])
})

test('what was said for the first client goes with the second', () => {
  const [first, second] = [sent('msg_1'), sent('msg_2')]
  newClient('cl_1', 'conv_1')
  newClient('cl_2', 'conv_1')
  recordings.linkTo('cl_1', 'msg_1')
  recordings.linkTo('cl_2', 'msg_2')
  recordings.release('cl_2')
  expect([recordings.get(first.id)?.id, recordings.get(second.id)]).toEqual([first.id, null])
})

test('a recording made before its conversation began is not found with it, or changes hands later', () => {
  const { id } = written(null)
  recordings.bind([id, 'rec_removed'], message('msg_1'))
  expect(recordings.get(id)?.conversationId).toBe('conv_1')
  recordings.bind([id], message('msg_2', 'conv_2'))
  expect(recordings.get(id)?.conversationId).toBe('conv_1')
})

test('an edited message leaves its recording with the client its old wording spoke of', () => {
  const { id } = sent('msg_1')
  newClient('cl_1', 'conv_1')
  recordings.linkTo('cl_1', 'msg_1')
  recordings.carry('msg_1', message('msg_2'))
  expect(recordings.ofClient('cl_1')).toEqual([])
  recordings.linkTo('cl_1', 'msg_2')
  expect(recordings.ofClient('cl_1')).toEqual([id])
})

const MOST = 10
const piece = (...bytes: number[]) => Uint8Array.from(bytes)
const begin = (content = piece(1, 2)) =>
  recordings.begin('rec_live', { content, mime: 'audio/webm', conversationId: 'conv_1' })

test('a window that dies takes along what was said, or the pieces do not join to one file', () => {
  begin()
  recordings.append('rec_live', 1, piece(3), MOST)
  expect(recordings.list()).toMatchObject([{ id: 'rec_live', state: 'kept', size: 3 }])
  expect([...(recordings.content('rec_live') ?? [])]).toEqual([1, 2, 3])
})

test('a piece that is handed over twice is in the recording twice', () => {
  begin()
  begin()
  for (let time = 0; time < 2; time++) recordings.append('rec_live', 1, piece(3), MOST)
  recordings.finish('rec_live')
  expect(recordings.append('rec_live', 1, piece(3), MOST)).toMatchObject({ size: 3 })
  expect([...(recordings.content('rec_live') ?? [])]).toEqual([1, 2, 3])
})

test('pieces that do not fit are taken', () => {
  expect(recordings.append('rec_live', 1, piece(3), MOST)).toBe('gone')
  begin()
  expect(begin(piece(9))).toBe('different')
  expect(recordings.append('rec_live', 2, piece(3), MOST)).toBe('gap')
  expect(recordings.append('rec_live', 1, new Uint8Array(MOST), MOST)).toBe('too_big')
  recordings.append('rec_live', 1, piece(3), MOST)
  expect(recordings.append('rec_live', 1, piece(4), MOST)).toBe('different')
  recordings.finish('rec_live')
  expect(recordings.append('rec_live', 2, piece(4), MOST)).toBe('closed')
  expect([...(recordings.content('rec_live') ?? [])]).toEqual([1, 2, 3])
  expect(recordings.finish('rec_gone')).toBeNull()
})

test('written down in a second window, a recording under way loses its end or goes with that customer', () => {
  begin()
  recordings.transcribed('rec_live', heard('Maria', 2))
  recordings.bind(['rec_live'], message('msg_1'))
  newClient('cl_1', 'conv_1')
  recordings.linkTo('cl_1', 'msg_1')
  recordings.append('rec_live', 1, piece(3), MOST)
  expect(recordings.get('rec_live')).toMatchObject({ state: 'kept', text: null })
  expect(recordings.release('cl_1')).toBe(0)
  expect(recordings.transcribed('rec_live', heard('Maria', 2))?.state).toBe('kept')
  expect(recordings.transcribed('rec_live', heard('Maria Ortiz', 3))?.text).toBe('Maria Ortiz')
})

test('a conversation that is deleted takes the recording along or keeps it from being stored', () => {
  const { id } = keep()
  workspace.db.prepare("delete from conversations where id = 'conv_1'").run()
  expect(recordings.get(id)?.conversationId).toBeNull()
  expect(keep('conv_1').conversationId).toBeNull()
})

test('a removed recording comes back', () => {
  const { id } = keep()
  recordings.remove(id)
  expect([recordings.get(id), recordings.content(id), recordings.transcribed(id, heard('x'))]).toEqual([
    null,
    null,
    null,
  ])
})
