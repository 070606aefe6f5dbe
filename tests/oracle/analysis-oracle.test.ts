import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { transcriptFilterSchema } from '#shared/domain/transcript.ts'
import { type TestCore, testCore } from '#tests/support/test-core.ts'
import { differences } from './compare.ts'
import type { Conversation } from './conversation.ts'
import { practiceConversations } from './practice-conversations.ts'

let core: TestCore
let conversations: readonly Conversation[]

beforeAll(async () => {
  core = await testCore()
  conversations = practiceConversations(resolve('resources/practice/transcripts'), new Date())
})

afterAll(() => core.dispose())

const stored = () => core.transcripts.list(transcriptFilterSchema.parse({}))

test('a practice conversation is lost or there twice', () => {
  expect(conversations.length).toBeGreaterThan(0)
  const ids = (each: readonly { id: string }[]) => each.map(({ id }) => id).sort()
  expect(ids(stored())).toEqual(ids(conversations))
})

test('turns are stored that nobody said, or joined in another way', () => {
  const flat = (text: string) => text.replace(/\s+/g, ' ').trim()
  const read = (turns: readonly { text: string; start: number | null }[]) =>
    turns.map(({ text, start }) => `${start ?? '-'} ${flat(text)}`)
  for (const { id, turns } of conversations) {
    expect([id, ...read(core.transcripts.get(id).turns)]).toEqual([id, ...read(turns)])
  }
})

test('a call is longer or shorter than its file says', () => {
  const said = new Map(conversations.map(({ id, duration }) => [id, duration]))
  const wrong = stored().filter(({ id, duration }) => {
    const expected = said.get(id) ?? null
    return expected === null || duration === null ? expected !== duration : Math.abs(expected - duration) > 0.05
  })
  expect(wrong.map(({ id, duration }) => `${id}: ${duration} instead of ${said.get(id)}`)).toEqual([])
})

test('a number over the practice corpus is not what an independent count finds', { timeout: 240_000 }, () => {
  const lengths = new Map(stored().map(({ id, duration }) => [id, duration]))
  const measured = conversations.map((each) => ({ ...each, duration: lengths.get(each.id) ?? null }))
  expect(differences(core.analysis, measured).slice(0, 60)).toEqual([])
})
