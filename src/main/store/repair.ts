import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import type { Clock } from '#main/core/clock.ts'
import { UserError } from '#main/core/errors.ts'
import type { Log } from '#main/core/log.ts'
import { databaseFiles } from './backup.ts'
import { migrate, openDatabase } from './database.ts'
import { backupsFolder, databaseFile, DATABASE_FILE, fileStamp, makeFolders } from './folders.ts'
import { isGoodDatabase, newestGoodBackup } from './integrity.ts'
import { present } from './presence.ts'
import { distrustOpenActions, salvageInto, type Salvaged } from './salvage.ts'

export interface Repaired {
  /** The damaged file under its new name; null when there was none. */
  readonly keptAside: string | null
  /** The backup that was put in its place; null when a new database was begun. */
  readonly restoredFrom: string | null
  readonly salvaged: Salvaged
  /** Outward actions that a person must now look at. */
  readonly actionsToCheck: number
}

/**
 * Puts the newest good backup (or `backup`) in place of the workspace's database, brings newer rows over
 * where they can be read, and keeps the old file under a dated name. After a crash half-way, run it again.
 */
export function repairWorkspace(options: { dir: string; clock: Clock; log: Log; backup?: string }): Repaired {
  const { clock, log } = options
  const dir = resolve(options.dir)
  makeFolders(dir)
  refuseWhileOpen(dir, clock.now())
  const restoredFrom = options.backup ?? newestGoodBackup(dir)
  if (restoredFrom && !isGoodDatabase(restoredFrom)) {
    throw new UserError(
      'BACKUP_DAMAGED',
      `The backup ${restoredFrom} is damaged or comes from a newer Hard-E. Nothing was changed.`,
      'Choose another file from the backups folder.',
    )
  }
  const scratch = mkdtempSync(join(backupsFolder(dir), 'repair-'))
  try {
    const draft = join(scratch, 'restored.db')
    if (restoredFrom) copyFileSync(restoredFrom, draft)
    const restored = openDatabase(draft)
    let salvaged: Salvaged
    let actionsToCheck: number
    try {
      migrate(restored)
      actionsToCheck = distrustOpenActions(restored, clock.now())
      salvaged = salvageFrom(dir, scratch, restored)
      actionsToCheck = countUnknown(restored)
      restored.pragma('wal_checkpoint(TRUNCATE)')
      restored.pragma('journal_mode = DELETE')
    } finally {
      restored.close()
    }
    const keptAside = keepAside(dir, clock.now())
    renameSync(draft, databaseFile(dir))
    log.warn('The database was repaired', { keptAside, restoredFrom, salvaged })
    return { keptAside, restoredFrom, salvaged, actionsToCheck }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

function salvageFrom(dir: string, scratch: string, restored: Database): Salvaged {
  const copies = join(scratch, 'damaged')
  mkdirSync(copies)
  // Work on copies: even reading a database may write its journal back.
  for (const file of databaseFiles(dir).filter((name) => existsSync(name) && !name.endsWith('-shm'))) {
    copyFileSync(file, join(copies, DATABASE_FILE + file.slice(databaseFile(dir).length)))
  }
  const nothing: Salvaged = { conversations: 0, messages: 0, actions: 0 }
  const copy = join(copies, DATABASE_FILE)
  if (!existsSync(copy) || statSync(copy).size === 0) return nothing
  let damaged: Database | null = null
  try {
    damaged = new Sqlite(copy)
    damaged.prepare('select count(*) from sqlite_schema').get()
  } catch {
    damaged?.close()
    return nothing
  }
  try {
    return salvageInto(restored, damaged)
  } finally {
    damaged.close()
  }
}

const countUnknown = (db: Database): number =>
  db.prepare<[], { n: number }>("select count(*) as n from outward_actions where state = 'unknown'").get()
    ?.n ?? 0

function keepAside(dir: string, now: number): string | null {
  const files = databaseFiles(dir).filter((file) => existsSync(file))
  if (files.length === 0) return null
  const base = `hard-e.damaged-${fileStamp(now)}`
  const taken = readdirSync(dir).filter((name) => name.startsWith(base) && name.endsWith('.db')).length
  const aside = join(dir, `${base}${taken ? `-${taken}` : ''}.db`)
  // The journal first: a database without it is older, a journal beside a foreign database would be applied.
  for (const file of files.reverse()) renameSync(file, aside + file.slice(databaseFile(dir).length))
  return aside
}

/** Throws UserError 'WORKSPACE_IN_USE' while any process (this one too) has the workspace open. */
export function refuseWhileOpen(dir: string, now: number): void {
  const file = databaseFile(dir)
  if (!existsSync(file)) return
  let owners: readonly string[] = []
  let db: Database | null = null
  try {
    db = new Sqlite(file, { timeout: 2000 })
    owners = present(db, now)
  } catch {
    // A database too damaged to say who has it open cannot be in good use either.
  } finally {
    db?.close()
  }
  if (owners.length === 0) return
  const processes = owners.map((owner) => owner.split(':')[1] ?? owner).join(', ')
  throw new UserError(
    'WORKSPACE_IN_USE',
    `Hard-E is open on this workspace (process ${processes}). Nothing was changed.`,
    'Close every Hard-E window, the tray icon included, and run the command again.',
  )
}
