import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Embeddings } from '#main/brain/brain.ts'
import { systemClock } from '#main/core/clock.ts'
import { silentLog } from '#main/core/log.ts'
import { createS3Source } from '#main/integrations/s3/s3-source.ts'
import { createKnowledge } from '#main/knowledge/create-knowledge.ts'
import { createFolderSource } from '#main/local/documents/folder-source.ts'
import { settingsSchema, type SettingKey } from '#main/settings/schema.ts'
import type { Settings } from '#main/settings/settings.ts'
import { migrate, openDatabase } from '#main/store/database.ts'
import { createLeases } from '#main/store/leases.ts'

/** Settings kept in memory, with the real schema. */
export function memorySettings(): Settings {
  let values = settingsSchema.parse({})
  const listeners = new Set<(keys: readonly SettingKey[]) => void>()
  return {
    get: (key) => values[key],
    all: () => values,
    preview: (changes) => settingsSchema.parse({ ...values, ...changes }),
    set(changes) {
      values = settingsSchema.parse({ ...values, ...changes })
      for (const listener of listeners) listener(Object.keys(changes) as SettingKey[])
      return values
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

interface Options {
  readonly practiceDir?: string | null
  readonly embeddings?: () => Embeddings | null
  readonly s3Secret?: string | null
  readonly owner?: string
}

/** A knowledge over a real database in `dir`, with the real sources. */
export function openTestKnowledge(dir: string, options: Options = {}) {
  mkdirSync(dir, { recursive: true })
  const db = openDatabase(join(dir, 'hard-e.db'))
  migrate(db)
  const workspace = { id: 'test', dir, db }
  const settings = memorySettings()
  const changes: string[] = []
  const knowledge = createKnowledge({
    workspace,
    clock: systemClock,
    log: silentLog,
    settings,
    leases: createLeases({ workspace, clock: systemClock, owner: options.owner ?? 'test' }),
    s3Secret: async () => await Promise.resolve(options.s3Secret ?? null),
    openFolder: createFolderSource,
    openS3: createS3Source,
    embeddings: options.embeddings ?? (() => null),
    practiceDir: options.practiceDir ?? null,
    onChange: (topic) => changes.push(topic),
  })
  return {
    knowledge,
    settings,
    workspace,
    changes,
    close(): void {
      knowledge.stop()
      db.close()
    },
  }
}
