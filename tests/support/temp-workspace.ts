import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate, openDatabase } from '#main/store/database.ts'
import type { Workspace } from '#main/store/workspace.ts'

/** A workspace in a folder of its own, gone after `dispose`. */
export function tempWorkspace(): Workspace & { dispose(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'hard-e-'))
  const db = openDatabase(join(dir, 'hard-e.db'))
  migrate(db)
  return {
    id: 'test',
    dir,
    db,
    dispose() {
      db.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
