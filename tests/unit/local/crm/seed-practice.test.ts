import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLocalCrm } from '#main/local/crm/local-crm.ts'
import { relativeDate } from '#main/local/crm/practice-file.ts'
import { seedPracticeCrm } from '#main/local/crm/seed-practice.ts'
import { migrate, openDatabase } from '#main/store/database.ts'
import type { Workspace } from '#main/store/workspace.ts'
import { practiceFile, practicePath } from '#tests/standins/leap/practice-fixture.ts'
import { createQuickClock } from '#tests/standins/quick-clock.ts'

const DAY = 86_400_000
const start = new Date(2026, 10, 23, 10).getTime()
let workspace: Workspace
beforeEach(() => {
  const dir = mkdtempSync(join(tmpdir(), 'hard-e-seed-'))
  workspace = { id: 'test', dir, db: openDatabase(join(dir, 'hard-e.db')) }
  migrate(workspace.db)
})
afterEach(() => {
  workspace.db.close()
  rmSync(workspace.dir, { recursive: true })
})

test('a second start doubles the records', async () => {
  const clock = createQuickClock(start)
  expect(seedPracticeCrm(workspace, practicePath, clock)).toBe('seeded')
  expect(seedPracticeCrm(workspace, practicePath, clock)).toBe('unchanged')
  const crm = createLocalCrm({ workspace, clock })
  expect(await crm.find('', { limit: 999 })).toHaveLength(practiceFile().customers.length)
})

test('two weeks later nothing happens today, or what a person wrote has moved', async () => {
  const clock = createQuickClock(start)
  seedPracticeCrm(workspace, practicePath, clock)
  const crm = createLocalCrm({ workspace, clock })
  const mine = await crm.addNote({ jobId: '1', text: 'Mine.', mention: null }, 'k')
  await crm.moveStage({ jobId: '2', toCode: 'sold' }, 'm')
  clock.advance(14 * DAY)
  expect(seedPracticeCrm(workspace, practicePath, clock)).toBe('refreshed')
  const midnight = new Date(clock.now()).setHours(0, 0, 0, 0)
  expect(await crm.appointments(midnight, midnight + DAY)).toHaveLength(3)
  expect((await crm.notes('1')).find((each) => each.id === mine.id)?.at).toBe(start)
  expect((await crm.job('2')).stageSince).toBe(start)
  const [, second] = (await crm.summary('1')).tasks
  expect([relativeDate(clock.now(), 0), relativeDate(clock.now(), -5)]).toContain(second?.dueOn)
})

test('the practice records lose what they are for', () => {
  const file = practiceFile()
  const jobs = file.customers.flatMap((customer) => customer.jobs)
  expect(file.customers.length).toBeGreaterThanOrEqual(45)
  expect(jobs.length).toBeGreaterThanOrEqual(65)
  expect(jobs.flatMap((job) => job.notes).length).toBeGreaterThanOrEqual(120)
  expect(jobs.filter((job) => job.stage === 'primer').length).toBeGreaterThanOrEqual(4)
  expect(new Set(jobs.map((job) => job.stage)).size).toBe(file.stages.length)
  expect(new Set(jobs.map((job) => job.number)).size).toBe(jobs.length)
  const phones = file.customers.flatMap((customer) => customer.phones.map((phone) => phone.number))
  expect(phones.filter((number) => !/^(?:614|740)55501\d\d$/.test(number))).toEqual([])
  const emails = file.customers.map((customer) => customer.email).filter(Boolean)
  expect(emails.filter((email) => !/@(?:[\w-]+\.)?example\.com$/.test(email))).toEqual([])
})
