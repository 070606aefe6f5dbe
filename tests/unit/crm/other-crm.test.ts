import { afterEach, expect, test } from 'vitest'
import { testCore, type TestCore } from '#tests/support/test-core.ts'

let core: TestCore
afterEach(() => core.dispose())

test('what was approved for the practice CRM is written to the CRM connected since', async () => {
  core = await testCore({}, { 'leap.token': 'token' })
  const { answer } = await core.ask('add a note to job 2231-01 that the gate code is 4411', { route: 'crm' })
  const action = answer.turn?.approvals[0]
  expect(action?.state).toBe('proposed')
  core.settings.set({ 'crm.provider': 'leap', 'crm.baseUrl': 'http://127.0.0.1:9/api/v3' })
  const approved = await core.door.approve(action?.id ?? '')
  expect(approved.state).toBe('failed')
  expect(approved.error).toContain('another CRM')
})
