import type { Database } from 'better-sqlite3'

/** One folder with everything Hard-E knows: the database and the files beside it. */
export interface Workspace {
  readonly id: string
  /** Absolute path of the folder. */
  readonly dir: string
  readonly db: Database
}
