import Sqlite, { type Database } from 'better-sqlite3'
import { migrations } from './migrations/index.ts'

/** Opens the database file with the pragmas every connection needs. */
export function openDatabase(file: string): Database {
  const db = new Sqlite(file, { timeout: 5000 })
  db.pragma('journal_mode = WAL')
  // The journal must survive a power cut, not only a crash: 0.2 ms a commit is worth it.
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  return db
}

/**
 * Brings the schema to the newest version, each step in its own transaction. Returns the versions applied.
 */
export function migrate(db: Database): readonly number[] {
  const applied: number[] = []
  db.transaction(() => {
    for (let version = Number(db.pragma('user_version', { simple: true })); version < migrations.length;) {
      db.exec(migrations[version] ?? '')
      version += 1
      db.pragma(`user_version = ${version}`)
      applied.push(version)
    }
  }).immediate()
  return applied
}
