import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Usage } from '#shared/domain/usage.ts'
import { migrate, openDatabase } from '#main/store/database.ts'
import { createUsageLedger, type UsageLedger } from '#main/usage/ledger.ts'
import { costUsd } from '#main/usage/prices.ts'

let dir = ''
let db: Database
let ledger: UsageLedger
let now = 0
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hard-e-usage-'))
  db = openDatabase(join(dir, 'hard-e.db'))
  migrate(db)
  now = new Date(2026, 10, 23, 0, 5).getTime()
  const clock = { now: () => now, sleep: async () => undefined }
  ledger = createUsageLedger({ id: 'ws_1', dir, db }, clock)
})
afterEach(() => {
  db.close()
  rmSync(dir, { recursive: true, force: true })
})

const usage = (inputTokens: number, cost: number | null): Usage => ({
  modelCalls: 1,
  inputTokens,
  outputTokens: 10,
  costUsd: cost,
})

test('the calls of a turn are not added up', () => {
  ledger.record('turn_1', 'openai', 'gpt-6-luna', usage(100, 0.5))
  ledger.record('turn_1', 'openai', 'gpt-6-sol', usage(50, 0.25))
  ledger.record('turn_2', 'openai', 'gpt-6-luna', usage(7, 1))
  expect(ledger.byTurn('turn_1')).toEqual({
    modelCalls: 2,
    inputTokens: 150,
    outputTokens: 20,
    costUsd: 0.75,
  })
  expect(ledger.byTurn('none')).toEqual({ modelCalls: 0, inputTokens: 0, outputTokens: 0, costUsd: 0 })
})

test('an unknown price counts as nothing', () => {
  ledger.record('turn_1', 'openai', 'gpt-6-luna', usage(100, 0.5))
  ledger.record('turn_1', 'compatible', 'local-model', usage(100, null))
  expect(ledger.byTurn('turn_1').costUsd).toBeNull()
})

test('a late evening counts as the next day, or a period begins too early', () => {
  now -= 10 * 60_000
  ledger.record('turn_1', 'openai', 'gpt-6-luna', usage(1, 0))
  now += 10 * 60_000
  ledger.record(null, 'openai', 'gpt-6-sol', usage(100, 0))
  const two = ledger.summary(2)
  expect(two.days.map(({ day }) => day)).toEqual(['2026-11-22', '2026-11-23'])
  expect(two.models.map(({ model }) => model)).toEqual(['gpt-6-sol', 'gpt-6-luna'])
  expect(two.total.inputTokens).toBe(101)
  expect(ledger.summary(1).days.map(({ day }) => day)).toEqual(['2026-11-23'])
})

test.each([
  ['openai', 'decisions', 'gpt-6-luna', 0.1],
  ['openai', 'responses', 'gpt-6-luna', null],
  ['openai', 'responses', 'gpt-9-unheard-of', null],
  ['compatible', 'decisions', 'gpt-6-luna', null],
  ['rules', 'responses', 'rules', 0],
] as const)('the cost of %s %s %s is guessed', (service, api, model, cost) => {
  expect(costUsd({ service, api, model, tokens: { inputTokens: 1_000_000, outputTokens: 1000 } })).toBe(cost)
})
