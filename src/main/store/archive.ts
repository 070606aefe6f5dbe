import { createHash, type Hash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Zip as ZipWriter } from 'fflate'
import { z } from 'zod'
import type { Clock } from '#main/core/clock.ts'
import { UserError } from '#main/core/errors.ts'
import { copyDatabase } from './backup.ts'
import { backupsFolder, contentFolders, DATABASE_FILE } from './folders.ts'
import { migrations } from './migrations/index.ts'
import type { Workspace } from './workspace.ts'

export const MANIFEST = 'manifest.json'

export const manifestSchema = z.object({
  format: z.literal('hard-e-backup'),
  version: z.literal(1),
  /** Schema of the database inside. */
  schema: z.number().int().positive(),
  workspaceId: z.string(),
  createdAt: z.number(),
  files: z.array(
    z.object({ path: z.string(), size: z.number().int().nonnegative(), sha256: z.string().length(64) }),
  ),
})
export type Manifest = z.infer<typeof manifestSchema>

const CHUNK = 1 << 20
/** Without zip64 an archive holds 4 GB and 65,535 files. */
const MAX_BYTES = 4_000_000_000
const MAX_FILES = 65_000

function filesUnder(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/**
 * Writes one file with the database (without secrets), documents, transcripts, media, deliveries and outbox,
 * and a manifest with the hash of each. The file appears when it is complete. Returns what it holds.
 */
export async function backupTo(workspace: Workspace, file: string, clock: Clock): Promise<Manifest> {
  const target = resolve(file)
  const { Zip, ZipDeflate } = await import('fflate')
  const snapshot = join(backupsFolder(workspace.dir), `.export-${process.pid}.part`)
  const draft = `${target}.${process.pid}.part`
  try {
    copyDatabase(workspace, snapshot)
    stripSecrets(snapshot)
    const sources = [
      { path: DATABASE_FILE, file: snapshot },
      ...contentFolders
        .flatMap((name) => filesUnder(join(workspace.dir, name)))
        .map((found) => ({ path: relative(workspace.dir, found).split(sep).join('/'), file: found })),
    ].filter((source) => resolve(source.file) !== target)
    refuseTooLarge(sources.map((source) => source.file))

    const fd = openSync(draft, 'wx', 0o600)
    try {
      const zip = new Zip((error, chunk) => {
        if (error) throw error
        writeSync(fd, chunk)
      })
      const add = (path: string, push: (write: (chunk: Uint8Array) => void) => void): void =>
        addEntry(zip, new ZipDeflate(path, { level: 6 }), push)
      const files: Manifest['files'] = []
      for (const source of sources) {
        const hash = createHash('sha256')
        let size = 0
        add(source.path, (write) => {
          size = readChunks(source.file, hash, write)
        })
        files.push({ path: source.path, size, sha256: hash.digest('hex') })
      }
      const manifest: Manifest = {
        format: 'hard-e-backup',
        version: 1,
        schema: migrations.length,
        workspaceId: workspace.id,
        createdAt: clock.now(),
        files,
      }
      add(MANIFEST, (write) => write(Buffer.from(JSON.stringify(manifest))))
      zip.end()
      fsyncSync(fd)
      renameSync(draft, target)
      return manifest
    } finally {
      closeSync(fd)
    }
  } finally {
    rmSync(draft, { force: true })
    rmSync(snapshot, { force: true })
  }
}

function addEntry(
  zip: ZipWriter,
  entry: import('fflate').ZipDeflate,
  push: (write: (chunk: Uint8Array) => void) => void,
): void {
  zip.add(entry)
  push((chunk) => entry.push(chunk, false))
  entry.push(new Uint8Array(0), true)
}

function readChunks(file: string, hash: Hash, write: (chunk: Uint8Array) => void): number {
  const fd = openSync(file, 'r')
  try {
    let size = 0
    for (;;) {
      // The compressor keeps what it is given: a fresh buffer each time.
      const buffer = Buffer.alloc(CHUNK)
      const read = readSync(fd, buffer, 0, CHUNK, null)
      if (read === 0) return size
      const chunk = buffer.subarray(0, read)
      hash.update(chunk)
      write(chunk)
      size += read
    }
  } finally {
    closeSync(fd)
  }
}

function refuseTooLarge(files: readonly string[]): void {
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0)
  if (bytes <= MAX_BYTES && files.length <= MAX_FILES) return
  throw new UserError(
    'BACKUP_TOO_LARGE',
    `The workspace holds ${files.length} files and ${(bytes / 1e9).toFixed(1)} GB; ` +
      `one backup file takes ${MAX_FILES} files and 4 GB.`,
    'Close Hard-E and copy the workspace folder itself.',
  )
}

function stripSecrets(file: string): void {
  const db = new Sqlite(file)
  try {
    db.exec('delete from secrets; delete from leases')
    // Deleted rows stay in free pages until the file is written anew.
    db.exec('vacuum')
  } finally {
    db.close()
  }
}
