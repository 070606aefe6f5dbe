import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { systemClock } from '#main/core/clock.ts'
import { UserError } from '#main/core/errors.ts'
import { nearNames } from '#main/settings/near-names.ts'
import type { Settings } from '#main/settings/settings.ts'
import { createSqliteSettings } from '#main/settings/sqlite-settings.ts'
import { migrate, openDatabase } from '#main/store/database.ts'

let dir = ''
let db: Database
let settings: Settings
const connect = (): Database => openDatabase(join(dir, 'hard-e.db'))
const over = (database: Database): Settings =>
  createSqliteSettings({ workspace: { db: database }, clock: systemClock })
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hard-e-settings-'))
  db = connect()
  migrate(db)
  settings = over(db)
})
afterEach(() => {
  db.close()
  rmSync(dir, { recursive: true, force: true })
})

function errorOf(work: () => unknown): UserError {
  try {
    work()
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('settings', () => {
  test('a new workspace has no defaults, or a stored value is lost', () => {
    expect(settings.get('brain.provider')).toBe('rules')
    settings.set({ 'brain.provider': 'openai', 'crm.requestsPerMinute': '40', 'brain.embeddings': 'false' })
    const again = over(db)
    expect(again.get('brain.provider')).toBe('openai')
    expect(again.get('crm.requestsPerMinute')).toBe(40)
    expect(again.get('brain.embeddings')).toBe(false)
  })

  test('one wrong value stores the others', () => {
    expect(() => settings.set({ 'company.name': 'Larkfield', 'crm.requestsPerMinute': 61 })).toThrow(
      UserError,
    )
    expect(settings.get('company.name')).toBe('')
  })

  test.each([
    ['brain.provider', 'chatgpt', 'rules, openai, compatible'],
    ['approvals.email.client', 'always', 'ask, never'],
    ['crm.requestsPerMinute', '61', '60'],
    ['crm.requestsPerMinute', '0', '1'],
    ['imap.port', '99999', 'a whole number from 1 to 65535'],
    ['imap.port', 'mail', 'a whole number from 1 to 65535'],
    ['brain.baseUrl', 'ftp://example.com', 'http://'],
    ['brain.embeddings', 'perhaps', 'true, false'],
  ])('the error for %s = %s does not say what is allowed', (key, value, allowed) => {
    const error = errorOf(() => settings.set({ [key]: value }))
    expect(error.code).toBe('INVALID_SETTING')
    expect(error.nextStep).toContain(allowed)
  })

  test.each([
    ['brain.providr', 'brain.provider'],
    ['baseUrl', 'brain.baseUrl'],
    ['crm.rate', ''],
    ['toString', ''],
    ['approvals.email', 'approvals.email.client'],
  ])('the error for the unknown key %s names no near one', (key, near) => {
    const error = errorOf(() => settings.set({ [key]: 'x' }))
    expect(error.code).toBe('UNKNOWN_SETTING')
    expect(error.nextStep).toContain(near)
  })

  test('null leaves the old value instead of the default', () => {
    settings.set({ 'brain.provider': 'openai' })
    expect(settings.set({ 'brain.provider': null })['brain.provider']).toBe('rules')
    expect(db.prepare('select count(*) as n from settings').get()).toEqual({ n: 0 })
  })

  test('a preview stores something', () => {
    expect(settings.preview({ 'brain.provider': 'compatible' })['brain.provider']).toBe('compatible')
    expect(settings.get('brain.provider')).toBe('rules')
    expect(() => settings.preview({ nonsense: 1 })).toThrow(UserError)
  })

  test('what another process stores is not seen, or not told', () => {
    const otherDb = connect()
    const heard: string[] = []
    settings.onChange((keys) => heard.push(...keys))
    over(otherDb).set({ 'company.name': 'Larkfield' })
    otherDb.close()
    expect(settings.get('company.name')).toBe('Larkfield')
    expect(heard).toEqual(['company.name'])
  })

  test('setting one value writes back what another process changed meanwhile', () => {
    const otherDb = connect()
    const other = over(otherDb)
    settings.get('company.name')
    other.set({ 'company.name': 'Larkfield' })
    settings.set({ 'company.phone': '614-555-0100' })
    expect(other.all()).toMatchObject({ 'company.name': 'Larkfield', 'company.phone': '614-555-0100' })
    otherDb.close()
  })

  test('a listener hears keys that did not change, or after it left', () => {
    const heard: string[][] = []
    const leave = settings.onChange((keys) => heard.push([...keys]))
    settings.set({ 'company.name': 'Larkfield', 'brain.provider': 'rules' })
    leave()
    settings.set({ 'company.name': 'Other' })
    expect(heard).toEqual([['company.name']])
  })

  test('a stored value that no longer fits, or a key of a newer version, breaks the start', () => {
    const put = db.prepare('insert into settings values (?, ?, 1)')
    put.run('brain.provider', '"removed"')
    put.run('brain.timeoutSeconds', 'not json')
    put.run('from.the.future', '1')
    const read = over(db)
    expect(read.get('brain.provider')).toBe('rules')
    expect(read.get('brain.timeoutSeconds')).toBe(30)
    read.set({ 'company.name': 'Larkfield' })
    expect(db.prepare("select value from settings where key = 'from.the.future'").get()).toEqual({
      value: '1',
    })
  })
})

test.each([
  ['openai.key', ['openai.apiKey']],
  ['apikey', ['openai.apiKey']],
  ['zzzzzzzzzzzzz', []],
])('%s is near to the wrong names', (typed, near) => {
  expect(nearNames(typed, ['openai.apiKey', 'leap.token'])).toEqual(near)
})
