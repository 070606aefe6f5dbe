import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '#main/core/clock.ts'
import { createSqliteSettings } from '#main/settings/sqlite-settings.ts'
import { mailTemplateChecks } from '#main/video/mail/template-checks.ts'
import { tempWorkspace } from '#tests/support/temp-workspace.ts'

let workspace: ReturnType<typeof tempWorkspace>
beforeEach(() => {
  workspace = tempWorkspace()
})
afterEach(() => workspace.dispose())

test.each([
  [{ 'mail.body': 'Hi {{firstName}}' }, 'mail.body', '{{link}}'],
  [{ 'mail.body': '{{link}} {{nobody}}' }, 'mail.body', '{{nobody}} is not known'],
  [{ 'mail.subject': '{{nobody}}' }, 'mail.subject', '{{nobody}} is not known'],
  [{ 'mail.subject': ' ' }, 'mail.subject', 'empty'],
])('a mail that can never be sent is saved: %j', (changes, key, why) => {
  const settings = createSqliteSettings({ workspace, clock: systemClock, checks: mailTemplateChecks })
  const before = settings.all()
  let error: { code?: string; message?: string; nextStep?: string } = {}
  try {
    settings.set({ 'company.name': 'Other', ...changes })
  } catch (thrown) {
    error = thrown as typeof error
  }
  expect(error.code).toBe('INVALID_SETTING')
  expect(error.message).toContain(key)
  expect(error.nextStep).toContain(why)
  expect(settings.all()).toEqual(before)
})

test('a template that was stored before cannot be put right, or blocks every other setting', () => {
  const old = createSqliteSettings({ workspace, clock: systemClock })
  old.set({ 'mail.body': 'No link' })
  const settings = createSqliteSettings({ workspace, clock: systemClock, checks: mailTemplateChecks })
  expect(settings.set({ 'company.name': 'Larkfield' })['company.name']).toBe('Larkfield')
  expect(settings.set({ 'mail.body': null })['mail.body']).toContain('{{link}}')
})
