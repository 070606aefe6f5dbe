import { resolve } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { createAnalysis } from '#main/analysis/create-analysis.ts'
import { tempWorkspace } from '#tests/support/temp-workspace.ts'
import { differences } from './compare.ts'
import { type Conversation, practiceConversations } from './conversation.ts'
import { countConversation } from './count-transcripts.ts'
import { fillWorkspace } from './fill-workspace.ts'

const NOW = new Date(2026, 10, 26, 10)
const workspaces: ReturnType<typeof tempWorkspace>[] = []

afterEach(() => {
  for (const workspace of workspaces.splice(0)) workspace.dispose()
})

function analysisOf(conversations: readonly Conversation[]) {
  const workspace = tempWorkspace()
  workspaces.push(workspace)
  fillWorkspace(workspace, conversations)
  return createAnalysis({ workspace, clock: { now: () => NOW.getTime() }, search: () => [] })
}

test('a figure or a group of the practice corpus is not what an independent count finds', () => {
  const conversations = practiceConversations(resolve('resources/practice/transcripts'), NOW)
  expect(conversations.length).toBeGreaterThan(0)
  expect(differences(analysisOf(conversations), conversations)).toEqual([])
})

const one = (texts: readonly string[]): Conversation => ({
  id: 'c1',
  title: 'Call',
  heldAt: null,
  rep: 'Rep',
  customer: null,
  outcome: null,
  projectTypes: [],
  duration: null,
  roles: { Rep: 'rep', Customer: 'customer' },
  turns: texts.map((text, i) => ({ speaker: i % 2 ? 'Customer' : 'Rep', start: null, end: null, text })),
  distilled: null,
})

test.each([
  [
    ['Hi, [noise] how are you?', 'Good?! And you?', "I'm well - thanks."],
    { words: 10, questions: 1, customer: 2 },
  ],
  [['so what do you think', 'i do not know'], { words: 9, questions: null, customer: null }],
  [['[noise]', 'twenty-four eight, please.'], { words: 3, questions: null, customer: 0 }],
])('the oracle itself counts wrongly: %j', (texts, expected) => {
  const counted = countConversation(one(texts))
  expect(counted.words).toBe(expected.words)
  expect(counted.questions?.length ?? null).toBe(expected.questions)
  expect(counted.customerQuestions?.length ?? null).toBe(expected.customer)
})
