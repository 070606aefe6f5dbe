import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { tempWorkspace } from '#tests/support/temp-workspace.ts'
import { createTranscriptRows, type TranscriptRow } from '#main/store/transcripts.ts'
import { createTranscriptSpeakers } from '#main/store/transcript-speakers.ts'
import { createTranscriptTurns } from '#main/store/transcript-turns.ts'

let workspace: ReturnType<typeof tempWorkspace>
let stores: {
  rows: ReturnType<typeof createTranscriptRows>
  turns: ReturnType<typeof createTranscriptTurns>
  speakers: ReturnType<typeof createTranscriptSpeakers>
}
beforeEach(() => {
  workspace = tempWorkspace()
  stores = {
    rows: createTranscriptRows(workspace),
    turns: createTranscriptTurns(workspace),
    speakers: createTranscriptSpeakers(workspace),
  }
})
afterEach(() => workspace.dispose())

const row = (id: string, more: Partial<TranscriptRow> = {}): TranscriptRow => ({
  id,
  title: id,
  fingerprint: `print of ${id}`,
  sketch: '',
  resembles: null,
  turnCount: 1,
  wordCount: 10,
  duration: null,
  heldAt: null,
  rep: null,
  outcome: null,
  projectTypes: [],
  customerName: null,
  jobNumber: null,
  practice: false,
  importedAt: 1,
  ...more,
})
function put(id: string, more: Partial<TranscriptRow> = {}, ...texts: readonly string[]): void {
  stores.rows.insert(row(id, more), 5)
  stores.turns.replace(
    id,
    texts.map((text, ordinal) => ({ ordinal, speaker: 'A', start: null, end: null, text })),
  )
}
const ids = (filter?: Parameters<typeof stores.rows.list>[0]): readonly string[] =>
  stores.rows.list(filter).map((one) => one.id)
const found = (expression: string, filter = {}, limit = 10) =>
  stores.turns.search(expression, filter, limit).map((hit) => `${hit.transcriptId}/${hit.ordinal}`)

describe('filters', () => {
  beforeEach(() => {
    put('a', { heldAt: 100, rep: 'Dee', outcome: 'won', projectTypes: ['Roofing', 'Gutters'] }, 'the roof')
    put('b', { heldAt: 300, rep: 'Mo', outcome: 'lost', projectTypes: ['Siding'] }, 'the roof')
    put('c', { importedAt: 200 }, 'the roof')
  })

  test.each([
    [undefined, ['b', 'c', 'a']],
    [{}, ['b', 'c', 'a']],
    [{ reps: [], outcomes: [], projectTypes: [], ids: [], from: null, to: null }, ['b', 'c', 'a']],
    [{ reps: ['Dee', 'Mo'] }, ['b', 'a']],
    [{ outcomes: ['won'] }, ['a']],
    [{ projectTypes: ['Gutters', 'Siding'] }, ['b', 'a']],
    [{ from: 100, to: 300 }, ['a']],
    [{ from: 101 }, ['b']],
    [{ ids: ['c', 'gone'] }, ['c']],
    [{ reps: ['Dee'], outcomes: ['lost'] }, []],
    [{ reps: ["x') or 1=1 --"] }, []],
  ] as const)('%j lets the wrong ones through', (filter, expected) => {
    expect(ids(filter as Parameters<typeof ids>[0])).toEqual(expected)
    expect([...new Set(found('"roof"', filter))].sort()).toEqual([...expected].map((id) => `${id}/0`).sort())
  })
})

test('a field is lost on the way in or out', () => {
  const whole = row('a', {
    resembles: 'b',
    duration: 61.5,
    heldAt: 7,
    rep: 'Dee',
    outcome: 'open',
    projectTypes: ['Decks'],
    customerName: 'Al',
    jobNumber: '2231-01',
    practice: true,
  })
  stores.rows.insert(whole, 5)
  expect(stores.rows.get('a')).toEqual(whole)
  const other = { ...whole, title: 'New', heldAt: null, outcome: null, projectTypes: [] }
  stores.rows.update(other, 6)
  expect(stores.rows.get('a')).toEqual(other)
})

test('one conversation can be stored twice', () => {
  put('a', { fingerprint: 'same' })
  expect(() => put('b', { fingerprint: 'same' })).toThrow(/UNIQUE/)
})

test('a file of the same bytes is listed twice, or is not found by them', () => {
  put('a')
  const file = { sha256: 'x', name: 'a.vtt', format: 'vtt', size: 3 } as const
  stores.rows.addFile('a', file, 1)
  stores.rows.addFile('a', { ...file, name: 'b.vtt' }, 2)
  expect(stores.rows.files(['a']).get('a')).toEqual([file])
  expect(stores.rows.files(null).get('a')).toEqual([file])
  expect(stores.rows.byHash('x')?.id).toBe('a')
  expect(stores.rows.byHash('y')).toBeNull()
})

describe('search', () => {
  test('a turn that fits better comes later, or endings of words matter', () => {
    put(
      'a',
      {},
      'We spoke about the roof, the weather, the dog and whatever else comes to mind.',
      'Roofs, roofing, roofs.',
    )
    expect(found('"roof"')).toEqual(['a/1', 'a/0'])
    expect(found('"weath"*')).toEqual(['a/0'])
    expect(found('"the dog"')).toEqual(['a/0'])
    expect(found('"dog the"')).toEqual([])
    expect(found('"roof"', {}, 1)).toEqual(['a/1'])
  })

  test('words that were replaced or removed are still found', () => {
    put('a', {}, 'the chimney')
    stores.turns.replace('a', [{ ordinal: 0, speaker: 'A', start: null, end: null, text: 'the gutter' }])
    expect([found('"chimney"'), found('"gutter"')]).toEqual([[], ['a/0']])
    stores.turns.remove('a')
    expect(found('"gutter"')).toEqual([])
    put('b', {}, 'the deck')
    expect(found('"gutter"')).toEqual([])
  })
})

test('speakers of one transcript are given to another', () => {
  put('a')
  put('b')
  const speaker = { speaker: 'S', name: 'Dee', role: 'rep', roleBy: 'person', turns: 1, words: 2 } as const
  stores.speakers.replace('a', [speaker, { ...speaker, speaker: 'T', words: 9 }])
  expect(stores.speakers.of('a').map((one) => one.speaker)).toEqual(['T', 'S'])
  expect(stores.speakers.of('b')).toEqual([])
  expect([...stores.speakers.ofMany(['b', 'a']).keys()]).toEqual(['a'])
  expect(stores.speakers.transcriptsWith(['S'])).toEqual(['a'])
  stores.speakers.replace('a', [speaker])
  expect(stores.speakers.of('a')).toEqual([speaker])
})
