import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import { UserError } from '#main/core/errors.ts'
import { backupsFolder, DATABASE_FILE } from './folders.ts'
import { migrations } from './migrations/index.ts'

/** What SQLite's quick check finds wrong; empty when the database is sound. */
export function integrityProblems(db: Database): readonly string[] {
  const rows = db.pragma('quick_check(20)') as readonly { quick_check: string }[]
  return rows.map((row) => row.quick_check).filter((line) => line !== 'ok')
}

/** True for the errors SQLite raises when the file itself is at fault, not the question. */
export function isDamage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return (
    code.startsWith('SQLITE_CORRUPT') ||
    code.startsWith('SQLITE_NOTADB') ||
    code === 'SQLITE_IOERR_SHORT_READ'
  )
}

/** True when the file opens, is a Hard-E database this version can read, and passes the quick check. */
export function isGoodDatabase(file: string): boolean {
  let db: Database | null = null
  try {
    db = new Sqlite(file, { readonly: true, fileMustExist: true })
    const version = Number(db.pragma('user_version', { simple: true }))
    return version >= 1 && version <= migrations.length && integrityProblems(db).length === 0
  } catch {
    return false
  } finally {
    db?.close()
  }
}

/** The database copies in the workspace's backups folder, newest first, as absolute paths. */
export function databaseBackups(dir: string): readonly string[] {
  const folder = backupsFolder(dir)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.db'))
    .map((name) => join(folder, name))
    .map((file) => ({ file, at: statSync(file).mtimeMs }))
    .sort((a, b) => b.at - a.at || b.file.localeCompare(a.file))
    .map(({ file }) => file)
}

export const newestGoodBackup = (dir: string): string | null =>
  databaseBackups(dir).find(isGoodDatabase) ?? null

/** The error a damaged database gives: what is safe, and the exact command that puts it right. */
export function damagedDatabase(dir: string, detail: string, cause?: unknown): UserError {
  const backup = newestGoodBackup(dir)
  const file = backup ?? join(dir, DATABASE_FILE)
  const command = `npm run --silent hard-e -- --data-dir "${dir}" restore "${file}"`
  const why = backup
    ? `This restores the newest good backup (${backup}),`
    : 'There is no good backup. This starts a new database,'
  return new UserError(
    'DATABASE_DAMAGED',
    `The database in ${dir} is damaged (${detail}). Nothing was changed.`,
    `Close every Hard-E window, then run: ${command}\n${why} brings back newer conversations ` +
      'where they can be read, and keeps the damaged file aside.',
    cause === undefined ? {} : { cause },
  )
}
