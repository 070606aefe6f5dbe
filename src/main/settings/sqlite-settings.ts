import type { Database } from 'better-sqlite3'
import type { Clock } from '#main/core/clock.ts'
import { UserError } from '#main/core/errors.ts'
import { silentLog, type Log } from '#main/core/log.ts'
import { nearNames } from './near-names.ts'
import { settingsSchema, type SettingKey, type SettingValues } from './schema.ts'
import type { Settings, SettingsCheck } from './settings.ts'

type Values = Readonly<Record<string, unknown>>

const keys = Object.keys(settingsSchema.shape) as readonly SettingKey[]
const isKey = (key: string): key is SettingKey => Object.hasOwn(settingsSchema.shape, key)

function unknownSetting(key: string): UserError {
  const near = nearNames(key, keys)
  const hint = near.length ? `Did you mean ${near.join(', ')}?` : 'List all keys with "settings list".'
  return new UserError('UNKNOWN_SETTING', `There is no setting "${key}".`, hint)
}

/** Validates one value; the error says what is allowed. */
function parseValue(key: SettingKey, value: unknown): unknown {
  const result = settingsSchema.shape[key].safeParse(value)
  if (result.success) return result.data
  const allowed = rangeOf(key) ?? result.error.issues.map(allowedBy).join(' ')
  throw new UserError('INVALID_SETTING', `"${String(value)}" does not fit the setting ${key}.`, allowed)
}

/** "Allowed: a whole number from 1 to 65535."; null for what is no number with two ends. */
function rangeOf(key: SettingKey): string | null {
  const ends = [-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER].flatMap(
    (far) => settingsSchema.shape[key].safeParse(far).error?.issues ?? [],
  )
  const least = ends.find((issue) => issue.code === 'too_small')
  const most = ends.find((issue) => issue.code === 'too_big')
  if (least?.origin !== 'number' || most?.origin !== 'number') return null
  const isWhole = !settingsSchema.shape[key].safeParse(Number(least.minimum) + 0.5).success
  return `Allowed: a ${isWhole ? 'whole ' : ''}number from ${least.minimum} to ${most.maximum}.`
}

type Issue = import('zod').z.core.$ZodIssue
function allowedBy(issue: Issue): string {
  if (issue.code === 'invalid_value') return `Allowed: ${issue.values.map(String).join(', ')}.`
  if (issue.code === 'too_small') return `The smallest allowed is ${issue.minimum}.`
  if (issue.code === 'too_big') return `The largest allowed is ${issue.maximum}.`
  if (issue.code === 'invalid_union' || issue.code === 'invalid_format')
    return 'Allowed: an http:// or https:// address, or nothing.'
  if (issue.code === 'invalid_type' && issue.expected === 'boolean') return 'Allowed: true, false.'
  if (issue.code === 'invalid_type') return `Allowed: a ${issue.expected}.`
  return issue.message
}

/**
 * The brain's address belongs to its provider: the next one's key must not be sent to the old one's
 * server.
 */
function withProvidersAddress(now: SettingValues, changes: Values): Values {
  const from = now['brain.provider']
  const to = changes['brain.provider']
  const leaves = to !== undefined && to !== from && from !== 'rules'
  return leaves && !('brain.baseUrl' in changes) ? { ...changes, 'brain.baseUrl': null } : changes
}

/** Lays `values` over `base`; null puts a setting back to its default. */
function lay(base: SettingValues, values: Values): SettingValues {
  const out: Record<string, unknown> = { ...base }
  for (const [key, value] of Object.entries(values)) {
    if (!isKey(key)) throw unknownSetting(key)
    out[key] = parseValue(key, value ?? undefined)
  }
  return out as SettingValues
}

/**
 * Settings in the workspace's database. What another process stores is seen at the next read, and is then
 * told to the listeners. Keys of a newer version and values that no longer fit are left alone in the store.
 */
export function createSqliteSettings(deps: {
  workspace: { readonly db: Database }
  clock: Clock
  log?: Log
  checks?: readonly SettingsCheck[]
}): Settings {
  const { clock, log = silentLog, checks = [] } = deps
  const { db } = deps.workspace
  const listeners = new Set<(changed: readonly SettingKey[]) => void>()
  const load = db.prepare<[], { key: string; value: string }>('select key, value from settings')
  const put = db.prepare<[string, string, number]>(
    `insert into settings (key, value, updated_at) values (?, ?, ?)
     on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at`,
  )
  const drop = db.prepare<[string]>('delete from settings where key = ?')

  const read = (): SettingValues => {
    const stored: Record<string, unknown> = {}
    for (const { key, value } of load.all()) {
      if (!isKey(key)) continue
      try {
        stored[key] = parseValue(key, JSON.parse(value))
      } catch (error) {
        log.warn('A stored setting does not fit and is not used', { setting: key, error })
      }
    }
    return settingsSchema.parse(stored)
  }
  const version = (): number => Number(db.pragma('data_version', { simple: true }))

  let seen = version()
  let values = read()
  const tell = (before: SettingValues): void => {
    const changed = keys.filter((key) => before[key] !== values[key])
    if (changed.length) for (const listener of listeners) listener(changed)
  }
  const current = (): SettingValues => {
    const now = version()
    if (now !== seen) {
      const before = values
      seen = now
      values = read()
      tell(before)
    }
    return values
  }
  const store = db.transaction((changes: Values) => {
    const next = lay(read(), changes)
    for (const { key, problem } of checks) {
      const said = key in changes ? problem(next) : null
      if (said !== null) throw new UserError('INVALID_SETTING', `The setting ${key} cannot be used so.`, said)
    }
    for (const [key, value] of Object.entries(changes)) {
      if (value === null || value === undefined) drop.run(key)
      else put.run(key, JSON.stringify(next[key as SettingKey]), clock.now())
    }
  })
  return {
    get: (key) => current()[key],
    all: () => ({ ...current() }),
    set(changes) {
      const before = current()
      store.immediate(withProvidersAddress(before, changes))
      values = read()
      tell(before)
      return { ...values }
    },
    preview: (changes) => lay(current(), withProvidersAddress(current(), changes)),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
