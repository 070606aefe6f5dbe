import { existsSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Clock } from '#main/core/clock.ts'
import { removeDeadDrafts } from '#main/core/dead-drafts.ts'
import { backupsFolder, databaseFile, fileStamp } from './folders.ts'
import { databaseBackups } from './integrity.ts'
import type { Workspace } from './workspace.ts'

const KEPT_DAYS = 7
const DAY_FILE = /^day-\d{8}\.db$/
const KEPT_BEFORE_MIGRATION = 3
const DRAFT = /\.(\d+)\.part$/
const BEFORE_MIGRATION_FILE = /^before-migration-.*\.db$/

/** Copies the open database to `file` in one step: a half-written copy never carries the name. */
export function copyDatabase(workspace: Workspace, file: string): void {
  const draft = `${file}.${process.pid}.part`
  rmSync(draft, { force: true })
  try {
    workspace.db.prepare('vacuum into ?').run(draft)
    renameSync(draft, file)
  } finally {
    rmSync(draft, { force: true })
  }
}

function rotate(dir: string, pattern: RegExp, keep: number): void {
  const files = databaseBackups(dir).filter((file) => pattern.test(basename(file)))
  for (const file of files.sort().reverse().slice(keep)) rmSync(file, { force: true })
}

/**
 * Makes today's copy of the database (UTC day) unless there is one, and keeps the newest seven days.
 * Returns the new file, or null when today's was there. Long-running processes call it every few hours.
 */
export function keepDailyBackup(workspace: Workspace, clock: Clock): string | null {
  removeDeadDrafts(backupsFolder(workspace.dir), DRAFT)
  const file = join(backupsFolder(workspace.dir), `day-${fileStamp(clock.now()).slice(0, 8)}.db`)
  if (existsSync(file)) return null
  copyDatabase(workspace, file)
  rotate(workspace.dir, DAY_FILE, KEPT_DAYS)
  return file
}

/** Copies the database before its schema changes. Returns the file. */
export function backupBeforeMigration(workspace: Workspace, version: number, clock: Clock): string {
  const name = `before-migration-${fileStamp(clock.now())}-from-v${version}.db`
  const file = join(backupsFolder(workspace.dir), name)
  copyDatabase(workspace, file)
  rotate(workspace.dir, BEFORE_MIGRATION_FILE, KEPT_BEFORE_MIGRATION)
  return file
}

/** The three files SQLite may keep for one database. */
export const databaseFiles = (dir: string): readonly string[] =>
  ['', '-wal', '-shm'].map((suffix) => databaseFile(dir) + suffix)
