import { createHash } from 'node:crypto'
import {
  closeSync,
  copyFileSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
} from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import Sqlite from 'better-sqlite3'
import type { Clock } from '#main/core/clock.ts'
import { messageOf, UserError } from '#main/core/errors.ts'
import type { Log } from '#main/core/log.ts'
import { MANIFEST, manifestSchema, type Manifest } from './archive.ts'
import { migrate, openDatabase } from './database.ts'
import { contentFolders, DATABASE_FILE, databaseFile, fileStamp } from './folders.ts'
import { isGoodDatabase } from './integrity.ts'
import { migrations } from './migrations/index.ts'
import { refuseWhileOpen, repairWorkspace } from './repair.ts'
import { distrustOpenActions } from './salvage.ts'
import { swapFolders } from './swap-folders.ts'
import { listZip, openZipEntry, type ZipEntry } from './zip-entries.ts'

export interface Restored {
  /** Where the workspace (or database file) that was there before is now; null when there was none. */
  readonly keptAside: string | null
  readonly files: number
  /** Outward actions that a person must now look at. */
  readonly actionsToCheck: number
}

const MAX_MANIFEST_BYTES = 64_000_000

function broken(file: string, why: string, cause?: unknown): UserError {
  return new UserError(
    'BACKUP_DAMAGED',
    `The backup ${file} cannot be used: ${why}. Nothing was changed.`,
    'Choose another backup file.',
    cause === undefined ? {} : { cause },
  )
}

/**
 * Puts a backup in the place of the workspace `dir`, which is kept aside under a dated name. `file` is what
 * backupTo wrote, or a database from the backups folder. Throws UserError 'BACKUP_DAMAGED',
 * 'DATABASE_NEWER' or 'WORKSPACE_IN_USE'; then nothing was changed.
 */
export async function restoreFrom(options: {
  dir: string
  file: string
  clock: Clock
  log: Log
}): Promise<Restored> {
  const { clock, log } = options
  const [dir, file] = [resolve(options.dir), resolve(options.file)]
  if (!existsSync(file)) throw broken(file, 'there is no such file')
  if (startsLikeDatabase(file) || file === databaseFile(dir)) {
    const backup = file === databaseFile(dir) ? {} : { backup: file }
    const repaired = repairWorkspace({ dir, clock, log, ...backup })
    return { keptAside: repaired.keptAside, files: 1, actionsToCheck: repaired.actionsToCheck }
  }
  refuseWhileOpen(dir, clock.now())
  const stamp = fileStamp(clock.now())
  const staging = join(dirname(dir), `.${basename(dir)}.restoring-${stamp}-${process.pid}`)
  try {
    const manifest = await unpack(file, staging)
    const actionsToCheck = settleDatabase(dir, staging, clock.now())
    const key = join(dir, 'secrets.key')
    if (existsSync(key)) copyFileSync(key, join(staging, 'secrets.key'))
    refuseWhileOpen(dir, clock.now())
    const before = existsSync(dir)
    const aside = `${dir}.before-restore-${stamp}`
    swapFolders(dir, staging, aside)
    log.info('The workspace was restored', {
      file,
      aside: before ? aside : null,
      files: manifest.files.length,
    })
    return { keptAside: before ? aside : null, files: manifest.files.length, actionsToCheck }
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

function startsLikeDatabase(file: string): boolean {
  const fd = openSync(file, 'r')
  try {
    const head = Buffer.alloc(16)
    readSync(fd, head, 0, 16, 0)
    return head.toString('latin1') === 'SQLite format 3\0'
  } finally {
    closeSync(fd)
  }
}

/** Only plain relative paths inside the folders a backup may hold. */
export function isSafePath(path: string): boolean {
  if (path === DATABASE_FILE) return true
  const parts = path.split('/')
  const plain = parts.every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\:\0]/.test(part))
  return plain && parts.length > 1 && contentFolders.some((folder) => folder === parts[0])
}

async function unpack(file: string, staging: string): Promise<Manifest> {
  const { manifest, entries } = await readManifest(file)
  mkdirSync(staging, { recursive: true, mode: 0o700 })
  for (const wanted of manifest.files) {
    const entry = entries.get(wanted.path)
    if (!entry) throw broken(file, `${wanted.path} is missing in it`)
    const target = join(staging, wanted.path)
    if (!target.startsWith(staging + sep))
      throw broken(file, `it names a path outside itself (${wanted.path})`)
    mkdirSync(dirname(target), { recursive: true })
    const hash = createHash('sha256')
    let size = 0
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        size += chunk.length
        hash.update(chunk)
        done(size > wanted.size ? new Error(`${wanted.path} is larger than it should be`) : null, chunk)
      },
    })
    try {
      await pipeline(
        openZipEntry(file, entry),
        measure,
        createWriteStream(target, { mode: 0o600, flush: true }),
      )
    } catch (cause) {
      throw broken(file, messageOf(cause), cause)
    }
    if (size !== wanted.size || hash.digest('hex') !== wanted.sha256) {
      throw broken(file, `${wanted.path} is not what was backed up`)
    }
  }
  return manifest
}

async function readManifest(file: string): Promise<{ manifest: Manifest; entries: Map<string, ZipEntry> }> {
  let manifest: Manifest
  const entries = new Map<string, ZipEntry>()
  try {
    for (const entry of listZip(file)) {
      if (entries.has(entry.path)) throw new Error(`${entry.path} is in it twice`)
      entries.set(entry.path, entry)
    }
    const entry = entries.get(MANIFEST)
    if (!entry || entry.size > MAX_MANIFEST_BYTES) throw new Error('it has no manifest')
    const chunks: Buffer[] = []
    for await (const chunk of openZipEntry(file, entry)) chunks.push(Buffer.from(chunk as Uint8Array))
    manifest = manifestSchema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')))
  } catch (cause) {
    throw broken(file, messageOf(cause).split('\n')[0] ?? '', cause)
  }
  const listed = new Set(manifest.files.map(({ path }) => path))
  for (const path of [...entries.keys(), ...listed]) {
    if (path !== MANIFEST && !isSafePath(path))
      throw broken(file, `it names a path outside the workspace (${path})`)
    if (path !== MANIFEST && !listed.has(path)) throw broken(file, `${path} is not in its manifest`)
  }
  if (!listed.has(DATABASE_FILE)) throw broken(file, 'it has no database')
  if (manifest.schema > migrations.length) {
    throw new UserError(
      'DATABASE_NEWER',
      `The backup ${file} was made by a newer Hard-E. Nothing was changed.`,
      'Update Hard-E and restore again.',
    )
  }
  return { manifest, entries }
}

/** Checks the unpacked database, brings it up to date and takes over the secrets of the present one. */
function settleDatabase(dir: string, staging: string, now: number): number {
  const file = join(staging, DATABASE_FILE)
  if (!isGoodDatabase(file)) throw broken(file, 'its database does not pass the check')
  const db = openDatabase(file)
  try {
    migrate(db)
    const actionsToCheck = distrustOpenActions(db, now)
    const put = db.prepare(
      'insert or ignore into secrets (name, sealed, cipher, updated_at) values (?, ?, ?, ?)',
    )
    for (const row of presentSecrets(dir)) put.run(row.name, row.sealed, row.cipher, row.updated_at)
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.pragma('journal_mode = DELETE')
    return actionsToCheck
  } finally {
    db.close()
  }
}

interface SecretRow {
  readonly name: string
  readonly sealed: Buffer
  readonly cipher: string
  readonly updated_at: number
}

/** A backup carries no secrets: those here stay. None when the present database is unreadable. */
function presentSecrets(dir: string): readonly SecretRow[] {
  if (!existsSync(databaseFile(dir))) return []
  let db: import('better-sqlite3').Database | null = null
  try {
    db = new Sqlite(databaseFile(dir), { fileMustExist: true })
    return db.prepare<[], SecretRow>('select name, sealed, cipher, updated_at from secrets').all()
  } catch {
    return []
  } finally {
    db?.close()
  }
}
