import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AnalysisQuery } from '#shared/domain/analysis.ts'
import { transcriptFilterSchema } from '#shared/domain/transcript.ts'
import { type TestCore, testCore } from '#tests/support/test-core.ts'
import { isChosen } from './choose.ts'
import { resultDifferences } from './compare.ts'
import type { Conversation } from './conversation.ts'
import { expectedOf } from './count-measures.ts'
import { practiceConversations, withStoredLengths } from './practice-conversations.ts'
import { type Choice, CHOICES, kinds } from './question-choices.ts'

let core: TestCore
let conversations: readonly Conversation[]

beforeAll(async () => {
  core = await testCore()
  const stored = core.transcripts.list(transcriptFilterSchema.parse({}))
  conversations = withStoredLengths(
    practiceConversations(resolve('resources/practice/transcripts'), new Date()),
    stored,
  )
})

afterAll(() => core.dispose())

test.each(CHOICES)('other calls are counted than those asked for, or in silence: %s', (question, choice) => {
  const { answerable, results, text } = ask(question)
  expect({ answerable, text }).toMatchObject({ answerable: true })
  const [result] = results
  if (!result) throw new Error('nothing was counted')
  const choices = conversations.map((call) => [call.id, choice(call, conversations)] as const)
  const right = choices.flatMap(([id, chosen]) => (chosen ? [id] : []))
  expect(chosenBy(result.query)).toEqual(right)
  expect(resultDifferences(result, expectedOf(conversations, result.query))).toEqual([])
  const unseen = choices.filter(([, chosen]) => chosen === null).length
  const due = [
    ...(result.query.measure === 'calls' ? [`: ${right.length}.`] : []),
    ...(unseen > 0 ? [`${unseen} call`] : []),
  ]
  const said = [text, ...result.notes].join('\n')
  expect(due.filter((words) => !said.includes(words))).toEqual([])
})

const lost: Choice = ({ outcome }) => outcome === 'lost'
const has =
  (kind: string): Choice =>
  (call) =>
    kinds(call)?.includes(kind) ?? null
const by =
  (name: string): Choice =>
  ({ rep }) =>
    rep === name

test.each<readonly [string, readonly Choice[], readonly Choice[]]>([
  ['What share of lost calls had a price objection?', [lost, has('price')], [lost]],
  ['What share of calls had a timing objection?', [has('timing')], []],
  ["What percentage of all calls are Tom's?", [by('Tom Okafor')], []],
  ['What share of calls did Tom lose?', [by('Tom Okafor'), lost], [by('Tom Okafor')]],
  [
    'What share of roofing calls had a price objection?',
    [({ projectTypes }) => projectTypes.includes('Roofing'), has('price')],
    [({ projectTypes }) => projectTypes.includes('Roofing')],
  ],
])('a share is of other calls: %s', (question, part, whole) => {
  const { answerable, results, text } = ask(question)
  expect({ answerable, text }).toMatchObject({ answerable: true })
  const among = (choices: readonly Choice[]) =>
    conversations.filter((call) => choices.every((each) => each(call, conversations))).map(({ id }) => id)
  const [chosen, all] = [among(part), among(whole)]
  expect(results.map(({ query }) => chosenBy(query))).toEqual([chosen, all])
  const percent = Math.round((chosen.length / all.length) * 100)
  expect(text).toContain(`${chosen.length} of ${all.length} calls, ${percent} %`)
})

const LISTS = [
  'Who lost the most calls?',
  'Who lost the most roofing calls?',
  'Who has the most calls with a competition objection?',
  'Who has the fewest calls about decks?',
  'Who has the most price objections?',
  'Who has the highest win rate?',
  'Who has the highest win rate in siding?',
  'Who asks the most questions?',
  'Who asks the most questions in roofing calls?',
  'Which trade has the lowest win rate?',
  'Which trade has the highest talk ratio?',
  'Which rep has the highest talk ratio in lost calls?',
] as const
const COUNTED = ['calls', 'objections', 'phrase']
const ENDS = [
  ['highest', 1],
  ['lowest', -1],
] as const

test.each(LISTS)('a tie or a handful of calls has a winner: %s', (question) => {
  const { results, text } = ask(question)
  const [result] = results
  if (!result) throw new Error(`nothing was counted: ${text}`)
  const { query } = result
  const isCount = COUNTED.includes(query.measure)
  const rows = new Map([...expectedOf(conversations, query).groups].map(([key, row]) => [key, { ...row }]))
  const reps = conversations.flatMap(({ rep }) => rep ?? [])
  if (isCount && query.groupBy === 'rep') for (const rep of reps) if (!rows.has(rep)) rows.set(rep, NOTHING)
  const large = [...rows].filter(([, { counted }]) => isCount || counted >= 5)
  const named = ENDS.map(([end]) => {
    const [name, others] = new RegExp(`([^.;:]+?) has the ${end} value`).exec(text)?.[1]?.split(',') ?? []
    return name === undefined ? null : { end, names: [name.trim()], others: others !== undefined }
  })
  const alone = ENDS.map(([end, sign]) => {
    const best = Math.max(...large.map(([, { value }]) => (value ?? 0) * sign))
    const names = large.filter(([, { value }]) => (value ?? 0) * sign === best).map(([key]) => key)
    // What is as high with fewer calls is not passed over.
    const others = [...rows.values()].some(
      ({ counted, value }) => !isCount && counted < 5 && value !== null && value * sign >= best,
    )
    return { end, names, others }
  })
  expect(named).toEqual(alone.map((each, i) => named[i] && each))
  const listed = isCount && query.groupBy === 'rep' ? reps : []
  expect(listed.filter((rep) => !text.includes(rep))).toEqual([])
})

test('nobody is ever named as the end of a list', () => {
  expect(
    LISTS.filter((question) => / has the (highest|lowest) value/.test(ask(question).text)).length,
  ).toBeGreaterThan(3)
})

/** A group without anything in it. */
const NOTHING = { value: 0, numerator: 0, denominator: 0, counted: 0, leftOut: 0, evidence: [] }

const ask = (question: string) => core.analysis.answer(question, core.analysis.plan(question, null))

const chosenBy = (query: AnalysisQuery): string[] =>
  conversations.filter((call) => isChosen(call, query)).map(({ id }) => id)
