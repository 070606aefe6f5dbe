import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { testCore, type Asked, type TestCore } from '#tests/support/test-core.ts'

const NOTE = 'add a note to job 2231-01 that the gate code is 4411'
let core: TestCore
beforeEach(async () => {
  core = await testCore()
})
afterEach(() => core.dispose())

const proposed = ({ answer }: Asked) => answer.turn?.approvals[0]?.id ?? ''
const answers = (conversationId: string) =>
  core.chat.history(conversationId).messages.filter((message) => message.role === 'assistant')

test('a question about things only the company’s documents know is looked up in the CRM', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hard-e-folder-'))
  mkdirSync(join(folder, 'training'))
  writeFileSync(
    join(folder, 'training', 'depot.md'),
    '# Zephyr depot\n\n## Visitors\n\nThe visitor parking code at the Zephyr depot is 7741.\n',
  )
  await core.knowledge.addFolder(folder)
  const { answer } = await core.ask('visitor parking code at the Zephyr depot')
  expect(answer.text).toContain('7741')
  expect(answer.turn?.decision?.route).toBe('knowledge')
  expect(answer.turn?.citations).toHaveLength(1)
  rmSync(folder, { recursive: true })
})

test('a question asked the moment the app opens is answered from half-read documents', async () => {
  const fresh = await testCore({}, {}, { untilReady: false })
  try {
    const { answer } = await fresh.ask('How long is the workmanship warranty on a roof?')
    expect(fresh.knowledge.sources()[0]?.lastSyncAt).not.toBeNull()
    expect(answer.turn?.citations[0]?.title).toMatch(/warrant/i)
  } finally {
    await fresh.dispose()
  }
})

test('a turn that waits for the first documents cannot be stopped', async () => {
  const fresh = await testCore({}, {}, { untilReady: false })
  try {
    const conversationId = fresh.chat.create().id
    fresh.chat.send({ conversationId, text: 'How long is the workmanship warranty?', route: null })
    expect(fresh.chat.stop(conversationId)).toBe(true)
    await fresh.chat.idle()
    const answer = fresh.chat.history(conversationId).messages.at(-1)
    expect(answer?.turn?.status).toBe('stopped')
    expect(fresh.knowledge.sources()[0]?.lastSyncAt ?? null).toBeNull()
  } finally {
    await fresh.dispose()
  }
})

test('a retried message shows a stale approval card, or proposes the same note twice', async () => {
  const first = await core.ask(NOTE, { route: 'crm' })
  core.chat.retry(first.conversationId, first.answer.id)
  await core.chat.idle()
  const [again] = answers(first.conversationId)
  expect(again?.turn?.approvals[0]?.id).toBe(proposed(first))
  await core.door.approve(proposed(first))
  expect(answers(first.conversationId)[0]?.turn?.approvals[0]?.state).toBe('sent')
  expect((await core.crm().notes('1')).filter((note) => note.text.includes('4411'))).toHaveLength(1)
})

test('what an edited message had proposed can still be approved', async () => {
  const first = await core.ask(NOTE, { route: 'crm' })
  const user = core.chat.history(first.conversationId).messages[0]
  core.chat.send({
    conversationId: first.conversationId,
    text: NOTE.replace('4411', '9000'),
    editOf: user?.id ?? '',
    route: 'crm',
  })
  await core.chat.idle()
  expect(core.door.get(proposed(first)).state).toBe('rejected')
  expect(core.door.list({ states: ['proposed'], limit: 9 })).toHaveLength(1)
})

test('a refusal is answered in another branch than the one it belongs to', async () => {
  const first = await core.ask(NOTE, { route: 'crm' })
  await core.ask('hello', { conversationId: first.conversationId, route: 'general' })
  core.door.reject(proposed(first), 'the code changed')
  await core.chat.idle()
  const { messages } = core.chat.history(first.conversationId)
  expect(messages.at(-2)?.text).toBe('I rejected the proposal for job 2231-01: the code changed')
  expect(messages.at(-2)?.parentId).toBe(first.answer.id)
})

test('a deleted conversation leaves an approval that still writes', async () => {
  const first = await core.ask(NOTE, { route: 'crm' })
  core.chat.remove(first.conversationId)
  expect(core.door.get(proposed(first))).toMatchObject({ state: 'rejected', conversationId: null })
})

test('a key that is missing makes the chat fail', async () => {
  core.settings.set({ 'brain.provider': 'openai' })
  const { answer } = await core.ask('what stage is job 2231-01 in?')
  expect(answer.turn?.status).toBe('finished')
  expect(answer.turn?.notices[0]?.text).toContain('OpenAI needs a key')
  expect(answer.turn?.brain).toBe('Built-in rules')
})

test('two processes answer one conversation at the same time', async () => {
  const conversationId = core.chat.create().id
  const { turnId } = core.chat.send({ conversationId, text: 'hello', route: 'general' })
  // Another process runs a turn of this conversation: ours must wait for its end.
  const other = core.chat.send({ conversationId, text: 'hello again', route: 'general' })
  await core.chat.idle()
  const ends = core.workspace.db
    .prepare('select id, started_at as startedAt, finished_at as finishedAt from turns where id in (?, ?)')
    .all(turnId, other.turnId) as { id: string; startedAt: number; finishedAt: number }[]
  const [one, two] = ends.toSorted((a, b) => a.startedAt - b.startedAt)
  expect(two?.startedAt).toBeGreaterThanOrEqual(one?.finishedAt ?? Number.POSITIVE_INFINITY)
  expect(core.turns.start(turnId, 'somebody')).toBe(false)
})
