import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { analysisQuerySchema } from '#shared/domain/analysis.ts'
import { transcriptFilterSchema } from '#shared/domain/transcript.ts'
import { type TestCore, testCore } from '#tests/support/test-core.ts'
import { differences } from './compare.ts'
import type { Conversation } from './conversation.ts'
import { placesAmong } from './count-phrases.ts'
import { practiceConversations, withStoredLengths } from './practice-conversations.ts'

let core: TestCore
let conversations: readonly Conversation[]

beforeAll(async () => {
  core = await testCore()
  conversations = practiceConversations(resolve('resources/practice/transcripts'), new Date())
})

afterAll(() => core.dispose())

function measured(): readonly Conversation[] {
  // Nothing can differ where nothing was imported.
  expect(stored().length).toBeGreaterThan(0)
  return withStoredLengths(conversations, stored())
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

test('a number over the practice corpus is not what an independent count finds', { timeout: 60_000 }, () => {
  expect(differences(core.analysis, measured()).slice(0, 60)).toEqual([])
})

test('a listed phrase is said less often or by fewer, is a part of another, or has other turns', () => {
  const query = analysisQuerySchema.parse({ measure: 'phrase', groupBy: 'text' })
  const { groups, total } = core.analysis.measure(query)
  expect(groups.length).toBeGreaterThan(3)
  const places = (key: string | null) =>
    core.analysis
      .evidence(query, key, { offset: 0, limit: 10_000 })
      .turns.map(({ transcriptId, ordinal }) => `${transcriptId}:${ordinal}`)
  const all = places(null)
  expect(all).toHaveLength(total.turns)
  expect(places(groups[1]?.key ?? '')).toEqual(all.slice(groups[0]?.turns).slice(0, groups[1]?.turns))
  let from = 0
  const wrong = groups.flatMap(({ key, label, numerator, turns }, i) => {
    const words = key.split(' ').length
    const behind = all.slice(from, (from += turns))
    const said = placesAmong(measured(), label, 'rep')
    const spoken = new Set(said.map((place) => place.slice(0, place.lastIndexOf(':')))).size
    const longer = groups.find(
      (each) =>
        ` ${each.key} `.includes(` ${key} `) && each.key !== key && each.numerator >= numerator * 0.75,
    )
    return [
      numerator === said.length && turns === said.length ? '' : `said ${said.length} times, not ${numerator}`,
      behind.sort().join() === said.sort().join() ? '' : 'other turns',
      spoken >= 3 ? '' : `in ${spoken} calls`,
      words >= 2 && words <= 5 ? '' : `${words} words`,
      numerator <= (groups[i - 1]?.numerator ?? Infinity) ? '' : 'more often than the one before',
      longer ? `inside "${longer.label}"` : '',
    ].flatMap((each) => (each ? `${label}: ${each}` : []))
  })
  expect(wrong).toEqual([])
  expect(from).toBe(all.length)
})
