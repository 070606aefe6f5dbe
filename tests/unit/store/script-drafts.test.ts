import { afterEach, beforeEach, expect, test } from 'vitest'
import { emptySlots } from '#main/scripts/draft/slots.ts'
import {
  createScriptDraftRows,
  type DraftContent,
  type ScriptDraftRow,
  type ScriptDraftRows,
} from '#main/store/script-drafts.ts'
import { tempWorkspace } from '#tests/support/temp-workspace.ts'

let workspace: ReturnType<typeof tempWorkspace>
let rows: ScriptDraftRows
beforeEach(() => {
  workspace = tempWorkspace()
  workspace.db.exec(
    "insert into conversations (id, title, created_at, updated_at) values ('talk', 'talk', 1, 1)",
  )
  rows = createScriptDraftRows(workspace)
})
afterEach(() => workspace.dispose())

const content = (text: string): DraftContent => ({
  state: 'written',
  slots: emptySlots(),
  customerId: null,
  customerName: null,
  jobNumber: null,
  outline: [],
  paragraphs: [{ id: 'p', point: '', text, locked: false }],
  facts: [],
  inspirations: [],
  writtenBy: null,
  writtenFor: {},
  words: 1,
  generation: '',
  remarks: [],
})
const stateOf = (text: string, version: number | null) => ({
  content: content(text),
  version,
  madeBy: 'You',
  change: text,
  turnId: null,
  at: 1,
})
const draft = (id: string, more: Partial<ScriptDraftRow> = {}): ScriptDraftRow => ({
  id,
  conversationId: 'talk',
  state: 'written',
  customerId: null,
  jobId: '1',
  position: 0,
  revision: 1,
  forVideo: false,
  createdAt: 1,
  updatedAt: 1,
  ...more,
})
const insert = (id: string, more: Partial<ScriptDraftRow> = {}): ScriptDraftRow => {
  const row = draft(id, more)
  rows.insert(row, { ...stateOf('', null), position: 0 })
  return row
}

test('a change of an old revision is written over a newer one', () => {
  const row = insert('a')
  expect(rows.update({ ...row, state: 'final' }, 2)).toBe(true)
  expect(rows.update({ ...row, state: 'collecting' }, 3)).toBe(false)
  expect(rows.get('a')).toEqual({ ...row, state: 'final', revision: 2, updatedAt: 2 })
})

test('a version that can no longer be redone is lost, or one without a version stays', () => {
  const row = insert('a')
  rows.push(row, stateOf('one', 1))
  rows.push({ ...row, position: 1 }, stateOf('field', null))
  rows.push({ ...row, position: 2 }, stateOf('two', 2))
  rows.push({ ...row, position: 1 }, stateOf('three', 3))
  expect(rows.versions('a').map(({ number, position }) => [number, position])).toEqual([
    [1, 1],
    [2, -2],
    [3, 2],
  ])
  expect(rows.state('a', -2)?.content.paragraphs[0]?.text).toBe('two')
  expect(rows.state('a', 3)).toBeNull()
  // And again, while one is aside already.
  rows.push({ ...row, position: 0 }, stateOf('four', 4))
  expect(rows.versions('a').map(({ number, position }) => [number, position])).toEqual([
    [1, -1],
    [2, -2],
    [3, -3],
    [4, 1],
  ])
})

test('abandoned ones are listed, or the order is another', () => {
  insert('a', { updatedAt: 5, createdAt: 1 })
  insert('b', { updatedAt: 9, createdAt: 2, state: 'abandoned' })
  insert('c', { updatedAt: 3, createdAt: 3 })
  expect(rows.list().map(({ id }) => id)).toEqual(['a', 'c'])
  expect(rows.ofConversation('talk')?.id).toBe('c')
  expect(rows.ofConversation('nobody')).toBeNull()
})

test('drafts of other jobs are taken out of their video', () => {
  for (const [id, jobId] of [
    ['a', '1'],
    ['b', '1'],
    ['c', '2'],
  ] as const) {
    insert(id, { jobId, forVideo: true })
  }
  expect(rows.onlyForVideo('1', 'b')).toEqual(['a'])
  expect(rows.forVideo('1')?.id).toBe('b')
  expect(rows.forVideo('2')?.id).toBe('c')
  expect(rows.get('a')).toMatchObject({ forVideo: false, revision: 2 })
})

test('the steps of a turn are mixed up with those of another draft', () => {
  insert('a')
  insert('b')
  const step = { turnId: 'turn:with:colons', step: 'revise-1', before: 0, after: 1, at: 7 }
  rows.addTurnStep('a', step)
  rows.addTurnStep('a', { ...step, step: 'heard' })
  rows.addTurnStep('b', { ...step, turnId: 'other' })
  expect(rows.turnSteps('a')).toEqual([{ ...step, step: 'heard' }, step])
  expect(rows.turnStep(step.turnId, 'revise-1')).toEqual(step)
  rows.removeTurnStep(step.turnId, 'revise-1')
  expect(rows.turnStep(step.turnId, 'revise-1')).toBeNull()
  expect(rows.turnSteps('a')).toHaveLength(1)
})

test('a draft goes with its conversation, or is still shown in one that is gone', () => {
  insert('a')
  workspace.db.exec("delete from conversations where id = 'talk'")
  expect(rows.get('a')).toMatchObject({ conversationId: null })
})
