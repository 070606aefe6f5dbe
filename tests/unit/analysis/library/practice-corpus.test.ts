import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readCorpusFiles } from '#main/analysis/library/corpus-file.ts'
import { CORPUS_AUTHOR, seedPracticeTranscripts } from '#main/analysis/practice-corpus.ts'
import { createLog } from '#main/core/log.ts'
import { relativeTime } from '#main/local/crm/practice-file.ts'
import { createDistillations } from '#main/store/distillations.ts'
import { tempWorkspace } from '#tests/support/temp-workspace.ts'
import { clock, NOW, readLines, sameWords, stageTranscripts, storesOf } from './transcript-stage.ts'

let workspace: ReturnType<typeof tempWorkspace>
let dir: string
beforeEach(() => {
  workspace = tempWorkspace()
  dir = join(workspace.dir, 'corpus')
  mkdirSync(join(dir, 'full'), { recursive: true })
})
afterEach(() => workspace.dispose())

const distilled = (turn: number) => ({
  need: [{ text: 'A roof', turns: [turn] }],
  objections: [],
  priceTalk: [],
  commitments: [],
  nextStep: null,
  opening: null,
  close: null,
  tone: ['warm'],
  phrases: [{ text: 'How old is it?', turns: [0] }],
})
const entry = (id: string, more: Readonly<Record<string, unknown>> = {}) => ({
  id,
  title: `Title of ${id}`,
  day: -10,
  time: '10:15',
  rep: 'Dee Lark',
  customer: 'Al Dorn',
  jobNumber: null,
  outcome: 'won',
  projectTypes: ['Roofing'],
  speakers: { 'Dee Lark': 'rep', 'Al Dorn': 'customer' },
  distilled: distilled(1),
  ...more,
})
const call = (id: string, more: Readonly<Record<string, unknown>> = {}) =>
  entry(id, {
    turns: [
      { speaker: 'Dee Lark', start: 0, text: `How old is it? ${id}` },
      { speaker: 'Al Dorn', start: 4, text: 'Twenty years, give or take a few of them.' },
    ],
    ...more,
  })
const write = (name: string, ...lines: readonly unknown[]): void =>
  writeFileSync(
    join(dir, name),
    lines.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n'),
  )

function seed(now = NOW) {
  const warned: string[] = []
  return seedPracticeTranscripts(
    {
      workspace,
      stores: storesOf(workspace),
      dir,
      clock: { ...clock, now: () => now },
      log: createLog(
        (line) => warned.push(line),
        () => now,
      ),
      read: readLines,
      sameWords,
      putSummary: (...summary) => createDistillations(workspace).putByHand(...summary),
    },
    new AbortController().signal,
  ).then((result) => ({ ...result, warned }))
}
const library = () => stageTranscripts(workspace).transcripts
const titles = (): readonly string[] =>
  library()
    .list()
    .map((one) => one.title)

test('something that is known of a practice conversation is lost', async () => {
  write('calls-a.jsonl', call('one', { jobNumber: '2231-01' }))
  writeFileSync(join(dir, 'full', 'long.txt'), '[0] Dee Lark: Morning.\n[6] Al Dorn: Good morning to you.')
  write('full/index-a.jsonl', entry('long', { file: 'long.txt', day: -2 }))
  expect(await seed()).toMatchObject({ added: 2, warned: [] })
  const [long, one] = library().list()
  expect(one).toMatchObject({
    title: 'Title of one',
    practice: true,
    heldAt: relativeTime(NOW, -10, '10:15'),
    rep: 'Dee Lark',
    customerName: 'Al Dorn',
    jobNumber: '2231-01',
    outcome: 'won',
    projectTypes: ['Roofing'],
    turnCount: 2,
  })
  expect(one?.speakers.map(({ name, role }) => `${name}: ${role}`).sort()).toEqual([
    'Al Dorn: customer',
    'Dee Lark: rep',
  ])
  expect(long).toMatchObject({
    title: 'Title of long',
    files: [{ name: 'long.txt', format: 'text' }],
    duration: 11,
  })
  const summary = createDistillations(workspace).get(one?.id ?? '')
  expect(summary).toMatchObject({ state: 'done', by: CORPUS_AUTHOR, recipe: 'hand', content: distilled(1) })
  expect(library().search('twenty')).toMatchObject([{ title: 'Title of one', start: 4 }])
})

test('every start puts them in again', async () => {
  write('calls-a.jsonl', call('one'))
  await seed()
  expect(await seed()).toMatchObject({ added: 0, refreshed: false })
  expect(titles()).toEqual(['Title of one'])
})

test('a newer version brings back what was deleted, changes what was edited, or adds nothing', async () => {
  write('calls-a.jsonl', call('one'), call('two'))
  await seed()
  library().remove(['practice-one'])
  library().update('practice-two', { title: 'Mine' })
  write('calls-a.jsonl', call('one'), call('two'), call('three'))
  expect(await seed()).toMatchObject({ added: 1 })
  expect([...titles()].sort()).toEqual(['Mine', 'Title of three'])
})

test('dates grow old, or one that a person set moves', async () => {
  write('calls-a.jsonl', call('one'), call('two'))
  await seed()
  library().update('practice-two', { heldAt: 5 })
  const later = relativeTime(NOW, 30, '08:00')
  expect(await seed(later)).toMatchObject({ refreshed: true, added: 0 })
  const held = Object.fromEntries(
    library()
      .list()
      .map((one) => [one.id, one.heldAt]),
  )
  expect(held).toEqual({ 'practice-one': relativeTime(later, -10, '10:15'), 'practice-two': 5 })
})

test('the same words that a person imported before stop the start', async () => {
  write('calls-a.jsonl', call('one'), call('two'))
  const { put } = stageTranscripts(workspace)
  await put('mine.txt', 'Dee Lark: How old is it? one\nAl Dorn: Twenty years, give or take a few of them.')
  expect(await seed()).toMatchObject({ added: 1 })
})

describe('a line that is wrong stops the start, or goes unnoticed', () => {
  test.each([
    ['no JSON', '{"id":'],
    ['an outcome that does not exist', call('bad', { outcome: 'maybe' })],
    ['an id that is there twice', call('good')],
    ['no turns', call('bad', { turns: [] })],
  ])('%s', async (_, line) => {
    write('calls-a.jsonl', call('good'), line)
    expect(readCorpusFiles(dir).problems).toMatchObject([expect.stringContaining('calls-a.jsonl:2')])
    const { added, warned } = await seed()
    expect([added, warned.length]).toEqual([1, 1])
  })

  test.each([
    ['a turn that does not exist', { distilled: distilled(2) }],
    ['a speaker who does not speak', { speakers: { 'Eve Nobody': 'rep' } }],
  ])('%s', async (_, more) => {
    write('calls-a.jsonl', call('good'), call('bad', more))
    expect(await seed()).toMatchObject({ added: 1, warned: [expect.stringContaining('bad')] })
  })

  test('a file that is not there', () => {
    write('full/index-a.jsonl', entry('long', { file: 'gone.txt' }))
    expect(readCorpusFiles(dir)).toMatchObject({ entries: [], problems: [expect.stringContaining('ENOENT')] })
  })
})

test('an installation without a corpus does not start', async () => {
  dir = join(workspace.dir, 'nowhere')
  expect(await seed()).toMatchObject({ added: 0 })
})
