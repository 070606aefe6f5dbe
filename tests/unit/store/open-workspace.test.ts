import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { UserError } from '#main/core/errors.ts'
import { silentLog } from '#main/core/log.ts'
import { backupBeforeMigration, keepDailyBackup } from '#main/store/backup.ts'
import { databaseBackups, isGoodDatabase } from '#main/store/integrity.ts'
import { foundation } from '#main/store/migrations/0001-foundation.ts'
import { migrations } from '#main/store/migrations/index.ts'
import { repairWorkspace } from '#main/store/repair.ts'
import { restoreFrom } from '#main/store/restore.ts'
import {
  clockAt,
  countOf,
  damage,
  open,
  stateOf,
  writeAction,
  writeConversation,
} from './workspace-fixture.ts'

let root = ''
let dir = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hard-e-store-'))
  dir = join(root, 'workspace')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const DAY = 86_400_000
const now = Date.UTC(2026, 10, 23, 9)

function errorOf(work: () => unknown): UserError {
  try {
    work()
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('opening a workspace', () => {
  test('other users of the computer can look into a new workspace, or a folder is missing', () => {
    const workspace = open(dir)
    expect(statSync(dir).mode & 0o777).toBe(0o700)
    const folders = ['backups', 'deliveries', 'documents', 'logs', 'media', 'outbox', 'transcripts']
    expect(readdirSync(dir)).toEqual(expect.arrayContaining(folders))
    workspace.close()
    workspace.close()
  })

  test('the workspace has another id after a restart', () => {
    const first = open(dir)
    first.close()
    const second = open(dir)
    expect(second.id).toBe(first.id)
    expect(second.id).toMatch(/^ws_/)
    second.close()
  })

  test('a file of the first schema loses its rows or does not open', () => {
    mkdirSync(dir)
    const old = new Sqlite(join(dir, 'hard-e.db'))
    old.exec(foundation)
    old.pragma('user_version = 1')
    old.exec("insert into conversations (id, title, created_at, updated_at) values ('conv_1', 'Old', 1, 1)")
    old.close()
    const workspace = open(dir, clockAt(now))
    expect(workspace.db.pragma('user_version', { simple: true })).toBe(migrations.length)
    expect(countOf(workspace, 'conversations')).toBe(1)
    const copies = databaseBackups(dir).filter((file) => file.includes('before-migration'))
    expect(copies).toHaveLength(migrations.length > 1 ? 1 : 0)
    workspace.close()
  })

  test('the copy made before a migration is not a whole database', () => {
    const workspace = open(dir)
    writeConversation(workspace, 'conv_1', 5)
    const copy = backupBeforeMigration(workspace, 1, clockAt(now))
    expect(isGoodDatabase(copy)).toBe(true)
    workspace.close()
  })

  test('a database of a newer version is changed', () => {
    const workspace = open(dir)
    workspace.db.pragma(`user_version = ${migrations.length + 1}`)
    workspace.close()
    expect(errorOf(() => open(dir)).code).toBe('DATABASE_NEWER')
  })

  test('daily copies pile up, or the newest are thrown away', () => {
    const clock = clockAt(now)
    const workspace = open(dir, clock)
    for (let day = 0; day < 10; day++) {
      expect(keepDailyBackup(workspace, clock)).not.toBeNull()
      expect(keepDailyBackup(workspace, clock)).toBeNull()
      clock.move(DAY)
    }
    workspace.close()
    const names = readdirSync(join(dir, 'backups')).sort()
    expect(names).toHaveLength(7)
    expect(names.at(-1)).toBe('day-20261202.db')
    expect(databaseBackups(dir).every(isGoodDatabase)).toBe(true)
  })
})

describe('a damaged database', () => {
  /** 400 messages in a copy, 400 newer ones, then noise over pages. */
  function damaged(first: number, pages: number): void {
    const clock = clockAt(now)
    const workspace = open(dir, clock)
    writeConversation(workspace, 'conv_old', 400)
    writeAction(workspace, 'act_open', 'proposed')
    keepDailyBackup(workspace, clock)
    writeConversation(workspace, 'conv_new', 400)
    writeAction(workspace, 'act_new', 'sent')
    workspace.db.prepare("update outward_actions set state = 'sent' where id = 'act_open'").run()
    workspace.db.pragma('wal_checkpoint(TRUNCATE)')
    workspace.close()
    damage(dir, first, pages)
  }

  test.each([
    ['in the middle', 150, 3],
    ['in its header', 0, 1],
    ['from end to end', 0, 100_000],
  ])('noise %s is opened, or the error does not say what to do', (_where, first, pages) => {
    damaged(first, pages)
    const error = errorOf(() => open(dir))
    expect(error.code).toBe('DATABASE_DAMAGED')
    expect(error.nextStep).toContain(
      `npm run --silent hard-e -- --data-dir "${dir}" restore "${join(dir, 'backups', 'day-20261123.db')}"`,
    )
  })

  test('the command in the error does not work, or throws the damaged file away', async () => {
    damaged(150, 3)
    const file = /restore "([^"]+)"/.exec(errorOf(() => open(dir)).nextStep)?.[1] ?? ''
    const restored = await restoreFrom({ dir, file, clock: clockAt(now), log: silentLog })
    expect(restored.keptAside).toMatch(/hard-e\.damaged-20261123-090000\.db$/)
    expect(statSync(restored.keptAside ?? '').size).toBeGreaterThan(0)
    const workspace = open(dir)
    // Everything in the backup, and most of what came after it.
    expect(countOf(workspace, 'messages')).toBeGreaterThan(700)
    expect(countOf(workspace, 'messages_fts')).toBe(countOf(workspace, 'messages'))
    expect(
      workspace.db.prepare("select count(*) as n from messages_fts where messages_fts match 'roof'").get(),
    ).toEqual({
      n: countOf(workspace, 'messages'),
    })
    workspace.close()
  })

  test('an action sent after the backup waits for approval again', () => {
    damaged(150, 3)
    repairWorkspace({ dir, clock: clockAt(now), log: silentLog })
    const workspace = open(dir)
    expect(['sent', 'unknown']).toContain(stateOf(workspace, 'act_open'))
    workspace.close()
  })

  test('an unreadable database makes an old open action look untouched', () => {
    damaged(0, 100_000)
    const repaired = repairWorkspace({ dir, clock: clockAt(now), log: silentLog })
    expect(repaired).toMatchObject({ actionsToCheck: 1, salvaged: { messages: 0 } })
    const workspace = open(dir)
    expect(countOf(workspace, 'messages')).toBe(400)
    expect(stateOf(workspace, 'act_open')).toBe('unknown')
    workspace.close()
  })

  test('without a backup nothing is saved', () => {
    damaged(150, 3)
    rmSync(join(dir, 'backups'), { recursive: true })
    expect(errorOf(() => open(dir)).code).toBe('DATABASE_DAMAGED')
    const repaired = repairWorkspace({ dir, clock: clockAt(now), log: silentLog })
    expect(repaired.restoredFrom).toBeNull()
    expect(repaired.salvaged.messages).toBeGreaterThan(600)
    open(dir).close()
  })

  test('a damaged backup is chosen', () => {
    damaged(150, 3)
    writeFileSync(join(dir, 'backups', 'day-20261124.db'), 'not a database')
    const repaired = repairWorkspace({ dir, clock: clockAt(now), log: silentLog })
    expect(repaired.restoredFrom).toContain('day-20261123.db')
  })

  test.each(['missing', 'empty'])('a %s file beside backups begins an empty workspace in silence', (how) => {
    damaged(150, 0)
    rmSync(join(dir, 'hard-e.db'))
    if (how === 'empty') writeFileSync(join(dir, 'hard-e.db'), '')
    expect(errorOf(() => open(dir)).code).toBe('DATABASE_DAMAGED')
    repairWorkspace({ dir, clock: clockAt(now), log: silentLog })
    const workspace = open(dir)
    expect(countOf(workspace, 'messages')).toBe(400)
    workspace.close()
  })

  test('a repair under an open app takes its database away', () => {
    const workspace = open(dir)
    expect(errorOf(() => repairWorkspace({ dir, clock: clockAt(now), log: silentLog })).code).toBe(
      'WORKSPACE_IN_USE',
    )
    workspace.close()
  })
})
