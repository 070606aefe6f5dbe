import { afterEach, expect, test } from 'vitest'
import { testCore, type TestCore } from '#tests/support/test-core.ts'

let core: TestCore
afterEach(() => core.dispose())

const elsewhere = { 'crm.provider': 'leap', 'crm.baseUrl': 'http://127.0.0.1:9/api/v3' }

test('what was approved for the practice CRM is written to the CRM connected since', async () => {
  core = await testCore({}, { 'leap.token': 'token' })
  const { answer } = await core.ask('add a note to job 2231-01 that the gate code is 4411', { route: 'crm' })
  const action = answer.turn?.approvals[0]
  expect(action?.state).toBe('proposed')
  expect(action?.payload['crmCode']).toBe('local')
  core.settings.set(elsewhere)
  const approved = await core.door.approve(action?.id ?? '')
  expect(approved.state).toBe('failed')
  expect(approved.error).toContain('another CRM')
})

test('a practice note found after a crash is looked for in the CRM connected since', async () => {
  core = await testCore({}, { 'leap.token': 'token' })
  const { answer } = await core.ask('add a note to job 2231-01 that the gate code is 4411', { route: 'crm' })
  const id = answer.turn?.approvals[0]?.id ?? ''
  await core.door.approve(id)
  core.workspace.db
    .prepare(`update outward_actions set state = 'sending', owner = null, lease_until = 0 where id = ?`)
    .run(id)
  core.settings.set(elsewhere)
  await core.door.recover()
  expect(core.door.get(id).state).toBe('unknown')
  core.settings.set({ 'crm.provider': 'local' })
  expect((await core.door.resolve(id, 'look_again')).state).toBe('sent')
})
