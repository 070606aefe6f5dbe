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

function written(conversationId?: string) {
  const recording = keep(conversationId)
  recordings.transcribed(recording.id, 'Maria')
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
  expect(recordings.transcribed(id, 'Maria')).toMatchObject({
    state: 'transcribed',
    text: 'Maria',
    error: null,
  })
})

test('a second, later attempt overwrites what was understood', () => {
  const { id } = keep()
  recordings.transcribed(id, 'first')
  expect(recordings.transcribed(id, 'second')?.text).toBe('first')
  expect(recordings.failed(id, 'late')).toMatchObject({ state: 'transcribed', error: null })
})

test('recordings go before their customer exists, unheard, or with the customer of another conversation', () => {
  const [mine, other, unheard] = [written('conv_1'), written('conv_2'), keep('conv_1')]
  recordings.failed(unheard.id, 'No credit.')
  newClient('cl_1', 'conv_1')
  recordings.linkTo('cl_1', 'conv_1')
  expect(recordings.ofClient('cl_1')).toEqual([mine.id])
  expect(recordings.list()).toHaveLength(3)
  expect(recordings.release('cl_1')).toBe(1)
  expect(recordings.list().map(({ id }) => id)).toEqual([unheard.id, other.id])
})

test('what was said for the first client goes with the second', () => {
  const first = written()
  newClient('cl_1', 'conv_1')
  recordings.linkTo('cl_1', 'conv_1')
  const second = written()
  newClient('cl_2', 'conv_1')
  recordings.linkTo('cl_2', 'conv_1')
  recordings.release('cl_2')
  expect([recordings.get(first.id)?.id, recordings.get(second.id)]).toEqual([first.id, null])
})

test('a conversation that is deleted takes the recording along or keeps it from being stored', () => {
  const { id } = keep()
  workspace.db.prepare("delete from conversations where id = 'conv_1'").run()
  expect(recordings.get(id)?.conversationId).toBeNull()
  expect(keep('conv_1').conversationId).toBeNull()
  expect(recordings.place(id, 'conv_1')?.conversationId).toBeNull()
  expect(recordings.place(id, 'conv_2')?.conversationId).toBe('conv_2')
})

test('a removed recording comes back', () => {
  const { id } = keep()
  recordings.remove(id)
  expect([recordings.get(id), recordings.content(id), recordings.transcribed(id, 'x')]).toEqual([
    null,
    null,
    null,
  ])
})
