import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { transcriptFilterSchema } from '#shared/domain/transcript.ts'
import { type TestCore, testCore } from '#tests/support/test-core.ts'
import { differences } from './compare.ts'
import type { Conversation } from './conversation.ts'
import { practiceConversations } from './practice-conversations.ts'
import { ANSWERED_BY_KIND, PHRASE_BY_CALL } from './queries.ts'

let core: TestCore
let conversations: readonly Conversation[]

beforeAll(async () => {
  core = await testCore()
  conversations = practiceConversations(resolve('resources/practice/transcripts'), new Date())
})

afterAll(() => core.dispose())

/** What was imported, with the stored lengths: those have a test of their own. */
function measured(): readonly Conversation[] {
  const lengths = new Map(stored().map(({ id, duration }) => [id, duration]))
  // Nothing can differ where nothing was imported.
  expect(lengths.size).toBeGreaterThan(0)
  return conversations
    .filter(({ id }) => lengths.has(id))
    .map((each) => ({ ...each, duration: lengths.get(each.id) ?? null }))
}

const stored = () => core.transcripts.list(transcriptFilterSchema.parse({}))

test('a practice conversation is lost or there twice', () => {
  expect(conversations.length).toBeGreaterThan(0)
  const ids = (each: readonly { id: string }[]) => each.map(({ id }) => id).sort()
  expect(ids(stored())).toEqual(ids(conversations))
})

test('turns are stored that nobody said, or joined in another way', () => {
  const flat = (text: string) => text.replace(/\s+/g, ' ').trim()
  const read = (turns: readonly { text: string; start: number | null }[]) =>
    turns.map(({ text, start }) => `${start === null ? '-' : Math.round(start * 100 + 1e-6)} ${flat(text)}`)
  for (const { id, turns } of measured()) {
    expect([id, ...read(core.transcripts.get(id).turns)]).toEqual([id, ...read(turns)])
  }
})

test('a call is longer or shorter than its file says', () => {
  expect(stored().length).toBeGreaterThan(0)
  const said = new Map(conversations.map(({ id, duration }) => [id, duration]))
  const wrong = stored().filter(({ id, duration }) => {
    const expected = said.get(id) ?? null
    return expected === null || duration === null
      ? expected !== duration
      : Math.abs(expected - duration) > 0.05
  })
  expect(wrong.map(({ id, duration }) => `${id}: ${duration} instead of ${said.get(id)}`)).toEqual([])
})

test('a number over the practice corpus is not what an independent count finds', { timeout: 240_000 }, () => {
  expect(differences(core.analysis, measured()).slice(0, 60)).toEqual([])
})

test('a call in which a phrase is not said is no group of its own', () => {
  expect(differences(core.analysis, measured(), PHRASE_BY_CALL).slice(0, 4)).toEqual([])
})

test('kinds of objection do not choose transcripts for the rate of answers', () => {
  expect(differences(core.analysis, measured(), ANSWERED_BY_KIND).slice(0, 12)).toEqual([])
})
