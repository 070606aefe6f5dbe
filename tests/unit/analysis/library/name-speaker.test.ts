import { afterEach, beforeEach, expect, test } from 'vitest'
import { tempWorkspace } from '#tests/support/temp-workspace.ts'
import { stageTranscripts } from './transcript-stage.ts'

let workspace: ReturnType<typeof tempWorkspace>
let stage: ReturnType<typeof stageTranscripts>
beforeEach(() => {
  workspace = tempWorkspace()
  stage = stageTranscripts(workspace, { colleagues: async () => [] })
})
afterEach(() => workspace.dispose())

async function talk(about: string, ...people: readonly string[]): Promise<string> {
  const lines = people.map((one, i) => `${one}: ${about} number ${i}, said at some length.`)
  const { transcript } = await stage.put(`${about}.txt`, lines.join('\n'))
  return transcript.id
}
const rolesOf = (id: string): Record<string, string> =>
  Object.fromEntries(
    stage.transcripts.get(id).transcript.speakers.map((one) => [one.name, `${one.role}/${one.roleBy}`]),
  )
const name = (
  id: string,
  speaker: string,
  more: Partial<Parameters<typeof stage.transcripts.nameSpeaker>[1]> = {},
) => stage.transcripts.nameSpeaker(id, { speaker, role: 'rep', name: null, remember: true, ...more })

test('who is the rep is asked again in the next conversation, or in those that are there', async () => {
  const first = await talk('roofs', 'Dee Lark', 'Al Dorn')
  const second = await talk('decks', 'Dee Lark (Mobile)', 'Bo Carr')
  expect(rolesOf(second)).toEqual({ 'Dee Lark (Mobile)': 'unknown/none', 'Bo Carr': 'unknown/none' })
  name(first, 'Dee Lark')
  expect(rolesOf(first)).toEqual({ 'Dee Lark': 'rep/person', 'Al Dorn': 'customer/exclusion' })
  expect(rolesOf(second)).toEqual({ 'Dee Lark': 'rep/remembered', 'Bo Carr': 'customer/exclusion' })
  const third = await talk('doors', 'dee lark', 'Cy Eames')
  expect(rolesOf(third)).toEqual({ 'Dee Lark': 'rep/remembered', 'Cy Eames': 'customer/exclusion' })
  expect(stage.heard.roles.flat().sort()).toEqual([first, second].sort())
})

test('what a person said of one conversation is overruled by what they say of another', async () => {
  const first = await talk('roofs', 'Dee Lark', 'Al Dorn')
  const second = await talk('decks', 'Dee Lark', 'Bo Carr')
  name(second, 'Dee Lark', { role: 'customer', remember: false })
  name(first, 'Dee Lark')
  expect(rolesOf(second)).toEqual({ 'Dee Lark': 'customer/person', 'Bo Carr': 'rep/exclusion' })
})

test('"this one only" changes the others', async () => {
  const first = await talk('roofs', 'Dee Lark', 'Al Dorn')
  const second = await talk('decks', 'Dee Lark', 'Bo Carr')
  name(first, 'Dee Lark', { remember: false })
  expect(rolesOf(second)['Dee Lark']).toBe('unknown/none')
  expect(stage.heard.roles).toEqual([[first]])
})

test('"Speaker 1" is the same person everywhere once somebody named one', async () => {
  const first = await talk('roofs', 'Speaker 1', 'Speaker 2')
  const second = await talk('decks', 'Speaker 1', 'Speaker 2')
  const shown = name(first, 'Speaker 1', { name: 'Dee Lark' })
  expect(shown.rep).toBe('Dee Lark')
  expect(rolesOf(second)).toEqual({ 'Speaker 1': 'unknown/none', 'Speaker 2': 'unknown/none' })
  const third = await talk('doors', 'Dee Lark', 'Speaker 2')
  expect(rolesOf(third)['Dee Lark']).toBe('rep/remembered')
})

test('turns and speakers of a renamed speaker cannot be joined, or the search shows the old name', async () => {
  const id = await talk('roofs', 'Speaker 1', 'Speaker 2')
  name(id, 'Speaker 1', { name: 'Dee Lark' })
  const { turns, transcript } = stage.transcripts.get(id)
  expect(turns[0]?.speaker).toBe('Dee Lark')
  expect(transcript.speakers.map((one) => one.name).sort()).toEqual(['Dee Lark', 'Speaker 2'])
  const hits = stage.transcripts.search('number')
  expect(hits.map((hit) => `${hit.speaker}: ${hit.role}`).sort()).toEqual([
    'Dee Lark: rep',
    'Speaker 2: customer',
  ])
  // By the name they have now, or the one in the file.
  expect(name(id, 'Dee Lark', { role: 'customer' }).rep).toBeNull()
  expect(name(id, 'Speaker 1').rep).toBe('Dee Lark')
})

test('two labels for one person stay two people', async () => {
  const id = await talk('roofs', 'Speaker 1', 'Speaker 2', 'Speaker 3')
  name(id, 'Speaker 1', { name: 'Dee Lark' })
  const shown = name(id, 'Speaker 3', { name: 'Dee Lark' })
  expect(shown.speakers).toMatchObject([
    { name: 'Dee Lark', role: 'rep', turns: 2 },
    { name: 'Speaker 2', role: 'customer', roleBy: 'exclusion' },
  ])
})

test('"I do not know" does not take back what was remembered', async () => {
  const first = await talk('roofs', 'Dee Lark', 'Al Dorn')
  const second = await talk('decks', 'Dee Lark', 'Bo Carr')
  name(first, 'Dee Lark')
  name(first, 'Dee Lark', { role: 'unknown' })
  expect(rolesOf(first)).toEqual({ 'Dee Lark': 'unknown/person', 'Al Dorn': 'unknown/none' })
  expect(rolesOf(second)['Dee Lark']).toBe('unknown/none')
})

test('figures that were counted with other roles stay', async () => {
  const id = await talk('roofs', 'Dee Lark', 'Al Dorn')
  workspace.db.prepare("insert into transcript_figures values (?, '1', '{}')").run(id)
  name(id, 'Dee Lark')
  expect(workspace.db.prepare('select * from transcript_figures').all()).toEqual([])
})

test('naming again without a change makes summaries stale', async () => {
  const id = await talk('roofs', 'Dee Lark', 'Al Dorn')
  name(id, 'Dee Lark')
  name(id, 'Dee Lark')
  expect(stage.heard.roles).toEqual([[id]])
})

test('a name that nobody has changes something', async () => {
  const id = await talk('roofs', 'Dee Lark', 'Al Dorn')
  expect(() => name(id, 'Eve Nobody')).toThrow('Nobody called "Eve Nobody"')
  expect(() => name('gone', 'Dee Lark')).toThrow('no longer there')
  expect(stage.heard.roles).toEqual([])
})
