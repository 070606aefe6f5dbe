import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Database } from 'better-sqlite3'
import type { Clock } from '#main/core/clock.ts'
import { messageOf, UserError } from '#main/core/errors.ts'
import type { Ids } from '#main/core/ids.ts'
import type { Log } from '#main/core/log.ts'
import { backupBeforeMigration, keepDailyBackup } from './backup.ts'
import { migrate, openDatabase } from './database.ts'
import { databaseFile, makeFolders } from './folders.ts'
import { damagedDatabase, databaseBackups, integrityProblems, isDamage } from './integrity.ts'
import { migrations } from './migrations/index.ts'
import { enter, leave, sweep } from './presence.ts'
import { processOwner } from './process-owner.ts'
import { finishSwap } from './swap-folders.ts'
import type { Workspace } from './workspace.ts'

export interface OpenWorkspaceOptions {
  /** The folder; made when it is missing. */
  readonly dir: string
  readonly clock: Clock
  readonly log: Log
  readonly ids: Ids
}

/** A workspace that this process opened and has to close. */
export interface OpenedWorkspace extends Workspace {
  /** Notes that the process is done with it, and closes the database. Safe to call twice. */
  close(): void
}

/**
 * Opens the workspace, bringing its database to this version's schema (after a copy). Throws UserError
 * 'DATABASE_DAMAGED' with the command that puts it right, or 'DATABASE_NEWER' when a newer Hard-E wrote it.
 */
export function openWorkspace(options: OpenWorkspaceOptions): OpenedWorkspace {
  const { clock, log, ids } = options
  const dir = resolve(options.dir)
  finishSwap(dir)
  makeFolders(dir)
  const file = databaseFile(dir)
  const fresh = !existsSync(file) || statSync(file).size === 0
  // An empty or missing file beside backups is lost data, not a first start.
  if (fresh && databaseBackups(dir).length > 0) throw damagedDatabase(dir, 'the file is missing or empty')

  let db: Database | null = null
  try {
    db = openDatabase(file)
    const problems = fresh ? [] : integrityProblems(db)
    if (problems.length) {
      log.error('The database failed its check', { problems })
      throw damagedDatabase(dir, problems[0] ?? '')
    }
    bringUpToDate(db, { ...options, dir })
    const workspace: Workspace = { id: workspaceId(db, ids, clock), dir, db }
    const nonce = ids.next('open')
    sweep(db, clock.now())
    enter(db, { nonce, owner: processOwner(), now: clock.now() })
    if (!fresh) dailyBackup(workspace, options)
    return { ...workspace, close: () => close(workspace, nonce, log) }
  } catch (error) {
    db?.close()
    if (isDamage(error)) throw damagedDatabase(dir, messageOf(error), error)
    throw error
  }
}

function bringUpToDate(db: Database, { dir, clock, log }: OpenWorkspaceOptions): void {
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version > migrations.length) {
    throw new UserError(
      'DATABASE_NEWER',
      `The workspace ${dir} was written by a newer Hard-E (schema ${version}, this one knows ` +
        `${migrations.length}). Nothing was changed.`,
      'Update Hard-E, or choose another workspace with --data-dir.',
    )
  }
  if (version > 0 && version < migrations.length) {
    const copy = backupBeforeMigration({ id: '', dir, db }, version, clock)
    log.info('Copied the database before changing its schema', { copy, from: version, to: migrations.length })
  }
  migrate(db)
}

/** Given once, kept in the database so that it travels with a backup. */
function workspaceId(db: Database, ids: Ids, clock: Clock): string {
  db.prepare(
    "insert into settings (key, value, updated_at) values ('workspace.id', ?, ?) on conflict do nothing",
  ).run(JSON.stringify(ids.next('ws')), clock.now())
  const row = db.prepare<[], { value: string }>("select value from settings where key = 'workspace.id'").get()
  return String(JSON.parse(row?.value ?? '""'))
}

/** A full disk must not keep the app from starting. */
function dailyBackup(workspace: Workspace, { clock, log }: OpenWorkspaceOptions): void {
  try {
    keepDailyBackup(workspace, clock)
  } catch (error) {
    log.error('The daily copy of the database failed', { error })
  }
}

function close(workspace: Workspace, nonce: string, log: Log): void {
  if (!workspace.db.open) return
  try {
    leave(workspace.db, nonce)
    workspace.db.pragma('optimize')
  } catch (error) {
    log.warn('The workspace was closed without its last note', { error })
  }
  workspace.db.close()
}
