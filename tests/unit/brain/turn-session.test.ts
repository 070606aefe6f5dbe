import type { AgentInputItem } from '@openai/agents'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createRulesBrain } from '#main/brain/rules-brain.ts'
import { createTraceStore, installTraceStore } from '#main/brain/trace-store.ts'
import { createTurnSession, legalHistory, withinBudget } from '#main/brain/turn-session.ts'
import { migrate, openDatabase } from '#main/store/database.ts'
import type { Workspace } from '#main/store/workspace.ts'

const user = (text: string): AgentInputItem => ({ role: 'user', content: text })
const said = (text: string): AgentInputItem => ({
  type: 'message',
  role: 'assistant',
  status: 'completed',
  content: [{ type: 'output_text', text }],
})
const call = (callId: string): AgentInputItem => ({
  type: 'function_call',
  callId,
  name: 'get_job',
  arguments: '{}',
  status: 'completed',
})
const result = (callId: string): AgentInputItem => ({
  type: 'function_call_result',
  callId,
  name: 'get_job',
  status: 'completed',
  output: { type: 'text', text: '{}' },
})

let workspace: Workspace
beforeEach(() => {
  const dir = mkdtempSync(join(tmpdir(), 'hard-e-brain-'))
  const db = openDatabase(join(dir, 'test.db'))
  migrate(db)
  workspace = { id: 'w', dir, db }
})
afterEach(() => {
  workspace.db.close()
  rmSync(workspace.dir, { recursive: true })
})

const session = (turnId: string, ancestors: readonly string[], budget?: number) =>
  createTurnSession({ workspace, turnId, ancestors, ...(budget === undefined ? {} : { budget }) })

describe('the session of a turn', () => {
  it('reads the branch above in its order and writes only to its own turn', async () => {
    await session('t1', []).addItems([user('one'), said('1')])
    await session('t2', ['t1']).addItems([user('two'), said('2')])
    const branch = session('t3', ['t1'])
    await branch.addItems([user('three')])
    expect(await branch.getItems()).toEqual([user('one'), said('1'), user('three')])
    await branch.clearSession()
    expect(await session('t2', ['t1']).getItems()).toHaveLength(4)
  })

  it('takes back only its own last item', async () => {
    await session('t1', []).addItems([user('one')])
    const turn = session('t2', ['t1'])
    await turn.addItems([user('two')])
    expect(await turn.popItem()).toEqual(user('two'))
    expect(await turn.popItem()).toBeUndefined()
    expect(await turn.getItems()).toEqual([user('one')])
  })

  it('begins with a user message when it is cut to size', async () => {
    const items = [
      user('one'),
      call('a'),
      result('a'),
      said('1'),
      user('two'),
      call('b'),
      result('b'),
      said('2'),
    ]
    await session('t1', []).addItems(items)
    expect(await session('t1', [], 450).getItems()).toEqual(items.slice(4))
    expect(await session('t1', []).getItems(6)).toEqual(items.slice(4))
    expect(withinBudget(items, 1)).toEqual(items.slice(4))
  })

  it.each([
    ['a result whose call is gone', [user('x'), result('a'), said('y')], [user('x'), said('y')]],
    ['a call that never got its result', [user('x'), call('a')], [user('x')]],
    ['a result that stands before its call', [user('x'), result('a'), call('a')], [user('x')]],
    [
      'a doubled result',
      [user('x'), call('a'), result('a'), result('a')],
      [user('x'), call('a'), result('a')],
    ],
  ])('does not hand on %s', (_, items, legal) => expect(legalHistory(items)).toEqual(legal))

  it('carries a conversation of the runner from one turn to the next', async () => {
    const { Agent, Runner } = await import('@openai/agents')
    const model = await createRulesBrain().model('agent')
    const agent = new Agent({ name: 'Test', instructions: '', model })
    const runner = new Runner({ tracingDisabled: true })
    await runner.run(agent, 'hello', { session: session('t1', []) })
    const stream = await runner.run(agent, 'thanks', { session: session('t2', ['t1']), stream: true })
    await stream.completed
    expect(stream.finalOutput).toMatch(/welcome/)
    expect(await session('t3', ['t1', 't2']).getItems()).toHaveLength(4)
  })
})

describe('the trace store', () => {
  it('keeps traces in the workspace, redacted, and never posts them', async () => {
    const store = createTraceStore(workspace, () => 1_000)
    const flush = await installTraceStore(store)
    const { Agent, Runner, setTracingDisabled } = await import('@openai/agents')
    setTracingDisabled(false)
    const agent = new Agent({
      name: 'Tracer',
      instructions: '',
      model: await createRulesBrain().model('agent'),
    })
    await new Runner({ groupId: 'conv_1', tracingDisabled: false }).run(
      agent,
      'hello, my mail is maria@example.com',
    )
    await flush()
    const rows = workspace.db.prepare('select * from traces').all() as {
      name: string
      conversation_id: string
      trace_id: string
      data: string
    }[]
    expect(rows.some(({ name }) => name.includes('Tracer'))).toBe(true)
    expect(rows.every((row) => row.conversation_id === 'conv_1')).toBe(true)
    expect(JSON.stringify(rows)).not.toContain('maria@example.com')
    expect(store.trace(rows[0]?.trace_id ?? '')).toHaveLength(rows.length)
    expect(store.prune(Date.now() + 1)).toBe(rows.length)
  })
})
