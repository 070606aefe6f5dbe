import { afterEach, expect, test } from 'vitest'
import { analysis as contract } from '#shared/contract/analysis.ts'
import { analysisAnswerSchema } from '#shared/domain/analysis.ts'
import { createAnalysis } from '#main/analysis/create-analysis.ts'
import { analysisHandlers } from '#main/rpc/analysis-handlers.ts'
import { fillWorkspace } from '#tests/oracle/fill-workspace.ts'
import { tempWorkspace } from '#tests/support/temp-workspace.ts'
import { NOW, SAMPLE } from '#tests/unit/analysis/measures/sample-calls.ts'

const workspaces: ReturnType<typeof tempWorkspace>[] = []
afterEach(() => {
  for (const workspace of workspaces.splice(0)) workspace.dispose()
})

function opened() {
  const workspace = tempWorkspace()
  workspaces.push(workspace)
  fillWorkspace(workspace, SAMPLE)
  const analysis = createAnalysis({ workspace, clock: { now: () => NOW }, search: () => [] })
  const askAnalysis = (question: string) =>
    Promise.resolve(analysis.answer(question, analysis.plan(question, null)))
  return { workspace, handlers: analysisHandlers({ analysis, askAnalysis }) }
}

const context = { signal: new AbortController().signal }

test('what a window gets does not fit the contract', async () => {
  const { handlers } = opened()
  const { input, output } = contract['analysis.dashboard']
  const dashboard = await handlers['analysis.dashboard'](input.parse({}), context)
  expect(output.parse(dashboard).charts.length).toBeGreaterThanOrEqual(5)
  const query = contract['analysis.measure'].input.parse({ query: { measure: 'questions', groupBy: 'rep' } })
  const result = await handlers['analysis.measure'](query, context)
  expect(contract['analysis.measure'].output.parse(result).groups).toHaveLength(2)
  const asked = contract['analysis.evidence'].input.parse({
    ...query,
    group: 'Marcus Bell',
    offset: 2,
    limit: 3,
  })
  const evidence = contract['analysis.evidence'].output.parse(
    await handlers['analysis.evidence'](asked, context),
  )
  expect(evidence).toMatchObject({ total: 18, turns: [{ ordinal: 0 }, { ordinal: 0 }, { ordinal: 0 }] })
  const csv = await handlers['analysis.csv'](query, context)
  expect(csv.fileName).toMatch(/\.csv$/)
  const answer = await handlers['analysis.ask']({ question: 'Who asks the most questions?' }, context)
  expect(analysisAnswerSchema.parse(answer).answerable).toBe(true)
})

test('a workspace without transcripts is answered with numbers', async () => {
  const workspace = tempWorkspace()
  workspaces.push(workspace)
  const analysis = createAnalysis({ workspace, clock: { now: () => NOW }, search: () => [] })
  expect(analysis.answer('x', analysis.plan('win rate by rep', null))).toMatchObject({
    answerable: false,
    results: [],
  })
})

test('scripts are counted with abandoned drafts or old states', () => {
  const { workspace } = opened()
  const draft = workspace.db.prepare(
    `insert into script_drafts (id, state, position, revision, created_at, updated_at) values (?, ?, ?, 1, 1, 1)`,
  )
  const state = workspace.db.prepare(
    `insert into script_states (draft_id, position, content, made_by, change, at) values (?, ?, ?, 'You', 'Edited', 1)`,
  )
  const content = (text: string) =>
    JSON.stringify({ outline: [{ title: 'Hello' }, { title: 'Price' }], paragraphs: [{ text }] })
  draft.run('d1', 'written', 1)
  state.run('d1', 0, content('Old words here.'))
  state.run('d1', 1, content('Hi Maria. This is new.'))
  draft.run('d2', 'abandoned', 0)
  state.run('d2', 0, content('Gone.'))
  draft.run('d3', 'collecting', 0)
  state.run('d3', 0, '{}')
  const analysis = createAnalysis({ workspace, clock: { now: () => NOW }, search: () => [] })
  expect(analysis.measure({ measure: 'script_length' }).total).toMatchObject({
    value: 5,
    counted: 1,
    leftOut: 1,
  })
  const openings = analysis.measure({ measure: 'script_openings', groupBy: 'text' }).groups
  expect(openings.map(({ label }) => label)).toEqual(['Hi Maria.'])
  const segments = analysis.measure({ measure: 'script_segments', groupBy: 'text' }).groups
  expect(segments.map(({ label, value }) => [label, value])).toEqual([
    ['Hello', 1],
    ['Price', 1],
  ])
})
