import { expect, test } from 'vitest'
import { withPracticeCompany } from '#main/app/practice-company.ts'
import { systemClock } from '#main/core/clock.ts'
import { createSqliteSettings } from '#main/settings/sqlite-settings.ts'
import { tempWorkspace } from '#tests/support/temp-workspace.ts'

test.each([
  [true, '', 'Larkfield Exteriors & Remodeling'],
  [true, 'Ridgeline Roofing', 'Ridgeline Roofing'],
  [false, '', ''],
])('real clients hear of the invented company (practice %s, own name "%s")', (practice, own, expected) => {
  const workspace = tempWorkspace()
  const settings = createSqliteSettings({ workspace, clock: systemClock })
  settings.set({ 'company.name': own })
  expect(withPracticeCompany(settings, () => practice).get('company.name')).toBe(expected)
  expect(settings.get('company.name')).toBe(own)
  workspace.dispose()
})
