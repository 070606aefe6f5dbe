import { afterEach, beforeEach, expect, test } from 'vitest'
import { createScripts } from '#main/app/scripts.ts'
import { createChanges } from '#main/core/changes.ts'
import { systemClock } from '#main/core/clock.ts'
import { createIds } from '#main/core/ids.ts'
import { silentLog } from '#main/core/log.ts'
import { scriptHandlers } from '#main/rpc/script-handlers.ts'
import { createSqliteSettings } from '#main/settings/sqlite-settings.ts'
import { createConversations } from '#main/store/conversations.ts'
import { createMessages } from '#main/store/messages.ts'
import { tempWorkspace } from '#tests/support/temp-workspace.ts'
import { checkPrices, smallCrm, smallWriter } from './scripts-fixture.ts'

let workspace: ReturnType<typeof tempWorkspace>
beforeEach(() => {
  workspace = tempWorkspace()
})
afterEach(() => workspace.dispose())

const context = { signal: new AbortController().signal }

function front() {
  const clock = systemClock
  const ids = createIds(clock)
  const conversations = createConversations(workspace, clock, ids)
  const crm = smallCrm()
  const scripts = createScripts({
    resourcesDir: 'resources',
    workspace,
    conversations,
    messages: createMessages(workspace, clock, ids),
    settings: createSqliteSettings({ workspace, clock, log: silentLog }),
    clock,
    ids,
    changes: createChanges(),
    writer: () => writer,
    facts: crm,
    inspirations: () => [],
    checkClaims: checkPrices,
  })
  const writer = smallWriter()
  const handlers = scriptHandlers({ scripts, conversations, chat: { create: () => conversations.create() } })
  return { handlers, conversations, crm, writer }
}

test('a script from the list has no conversation, or one that is not named after it', async () => {
  const { handlers, conversations } = front()
  const empty = await handlers['scripts.start']({ kind: null, jobId: null }, context)
  const talk = empty.conversationId ?? ''
  expect(conversations.get(talk).title).toBe('Script')
  expect(conversations.workflow(talk)).toEqual({ route: 'scripting', id: empty.id, state: 'open' })
  const change = (field: 'kind' | 'job', value: string) =>
    handlers['scripts.change'](
      {
        draftId: empty.id,
        change: { type: 'set_field', field, value, skip: false, words: '' },
        revision: null,
      },
      context,
    )
  await change('kind', 'primer')
  await change('job', '1')
  expect(conversations.get(talk).title).toBe('Primer script: Maria Ortiz')
  await change('job', '2')
  expect(conversations.get(talk).title).toBe('Primer script: Walter Brand')
  conversations.rename(talk, 'My own title')
  await change('job', '1')
  expect(conversations.get(talk).title).toBe('My own title')
})

test('a script for a job that is not there leaves an empty conversation', async () => {
  const { handlers, conversations } = front()
  const start = async () => handlers['scripts.start']({ kind: 'primer', jobId: '99' }, context)
  await expect(start()).rejects.toMatchObject({ code: 'JOB_GONE' })
  expect(conversations.list({ archived: false })).toEqual([])
  expect(await handlers['scripts.list']({}, context)).toEqual([])
})

test('the form writes, revises or exports something else than it shows', async () => {
  const { handlers } = front()
  const { id, conversationId } = await handlers['scripts.start']({ kind: 'primer', jobId: '1' }, context)
  const goals = { type: 'set_field', field: 'goals', value: 'Win', skip: false, words: '' } as const
  await handlers['scripts.change']({ draftId: id, change: goals, revision: null }, context)
  const { draft: outlined } = await handlers['scripts.outline']({ draftId: id }, context)
  expect(outlined.state).toBe('outlined')
  const { draft: written, remarks } = await handlers['scripts.write']({ draftId: id }, context)
  expect(remarks).toEqual(['A remark.'])
  expect(written.seconds).toBeGreaterThanOrEqual(60)
  const order = { draftId: id, instruction: 'warmer', paragraphIds: [] }
  const { draft: revised } = await handlers['scripts.revise'](order, context)
  expect(revised.version).toBe(2)
  const { paragraphs } = await handlers['scripts.version']({ draftId: id, version: 1 }, context)
  expect(paragraphs).toEqual(written.paragraphs)
  const file = await handlers['scripts.export']({ draftId: id, format: 'txt' }, context)
  const text = Buffer.from(file.base64, 'base64').toString()
  expect(file.fileName).toBe('Primer script Maria Ortiz.txt')
  for (const paragraph of revised.paragraphs) expect(text).toContain(paragraph.text)
  expect(await handlers['scripts.get']({ draftId: id }, context)).toEqual(revised)
  const here = { conversationId: conversationId ?? '' }
  expect(await handlers['scripts.ofConversation'](here, context)).toEqual(revised)
})
