import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '#main/core/clock.ts'
import { createIds } from '#main/core/ids.ts'
import { createConversations } from '#main/store/conversations.ts'
import { createJournal } from '#main/store/journal.ts'
import { createMessages } from '#main/store/messages.ts'
import { tempWorkspace } from '#tests/support/temp-workspace.ts'

const ids = createIds(systemClock)
let workspace: ReturnType<typeof tempWorkspace>
beforeEach(() => {
  workspace = tempWorkspace()
})
afterEach(() => workspace.dispose())

function stores() {
  return {
    conversations: createConversations(workspace, systemClock, ids),
    messages: createMessages(workspace, systemClock, ids),
    journal: createJournal(workspace, systemClock),
  }
}

test('an edited message overwrites the branch it came from', () => {
  const { conversations, messages } = stores()
  const { id } = conversations.create()
  const say = (parentId: string | null, role: 'user' | 'assistant', text: string) =>
    messages.add({ conversationId: id, parentId, turnId: null, role, text }).id
  const first = say(null, 'user', 'stage of the Ortiz job')
  const answer = say(first, 'assistant', 'Sold')
  const edited = say(null, 'user', 'stage of the Ellis job')
  const other = say(edited, 'assistant', 'Lost')
  expect(messages.path(answer).map((row) => row.text)).toEqual(['stage of the Ortiz job', 'Sold'])
  expect(messages.path(other).map((row) => row.text)).toEqual(['stage of the Ellis job', 'Lost'])
  expect(messages.children(id).get('')).toEqual([first, edited])
  expect(messages.newestLeaf(first)).toBe(answer)
})

test('search misses a word because of its ending, or breaks on FTS syntax a person typed', () => {
  const { conversations, messages } = stores()
  const { id } = conversations.create('Gutters')
  messages.add({
    conversationId: id,
    parentId: null,
    turnId: null,
    role: 'user',
    text: 'Measure the gutters twice',
  })
  expect(messages.search('gutter', 5)).toHaveLength(1)
  expect(messages.search('measured gut', 5)).toHaveLength(1)
  for (const odd of ['"', 'a AND', '(gutter', 'NEAR(', '*', 'x:y', '-']) {
    expect(() => messages.search(odd, 5)).not.toThrow()
  }
  expect(messages.search('gutter', 5)[0]?.snippet).toContain('\uE000gutters\uE001')
})

test('a message whose text changed is still found under its old words', () => {
  const { conversations, messages } = stores()
  const { id } = conversations.create()
  const row = messages.add({
    conversationId: id,
    parentId: null,
    turnId: null,
    role: 'assistant',
    text: 'shingles',
  })
  messages.setText(row.id, 'flashing')
  expect(messages.search('shingles', 5)).toHaveLength(0)
  expect(messages.search('flashing', 5)).toHaveLength(1)
})

test('a follower that connects in the middle misses or repeats entries', async () => {
  const { conversations, journal } = stores()
  const { id } = conversations.create()
  const say = (delta: string) => journal.append(id, 'turn', { type: 'text.delta', delta })
  say('a')
  say('b')
  const stop = new AbortController()
  const seen: string[] = []
  const following = (async () => {
    for await (const entry of journal.follow(id, 1, stop.signal)) {
      if (entry.event.type === 'text.delta') seen.push(entry.event.delta)
      if (seen.length === 3) stop.abort()
    }
  })()
  say('c')
  say('d')
  await following
  expect(seen).toEqual(['b', 'c', 'd'])
})

test('what another process wrote is never seen', async () => {
  const { conversations, journal } = stores()
  const { id } = conversations.create()
  const other = createJournal(workspace, systemClock)
  const stop = new AbortController()
  const following = (async () => {
    for await (const entry of journal.follow(id, 0, stop.signal)) {
      stop.abort()
      return entry.event.type
    }
    return null
  })()
  // The other journal has its own emitter, as another process has.
  other.append(id, 'turn', { type: 'text.reset' })
  expect(await following).toBe('text.reset')
})

test('a deleted conversation leaves its messages in the search', () => {
  const { conversations, messages } = stores()
  const { id } = conversations.create()
  messages.add({ conversationId: id, parentId: null, turnId: null, role: 'user', text: 'dormer' })
  conversations.remove(id)
  expect(messages.search('dormer', 5)).toHaveLength(0)
  expect(() => conversations.get(id)).toThrow('no longer exists')
})
