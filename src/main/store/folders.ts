import { chmodSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

export const DATABASE_FILE = 'hard-e.db'
/** What a person puts in or gets out: these travel in a backup. */
export const contentFolders = [
  'documents',
  'transcripts',
  'media',
  'deliveries',
  'outbox',
  'inbox',
  'mails',
] as const
const localFolders = ['logs', 'backups'] as const

export const databaseFile = (dir: string): string => join(dir, DATABASE_FILE)
export const backupsFolder = (dir: string): string => join(dir, 'backups')

/** Makes the workspace folder (readable by its owner only) and the folders in it. */
export function makeFolders(dir: string): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  if (process.platform !== 'win32' && (statSync(dir).mode & 0o077) !== 0) chmodSync(dir, 0o700)
  for (const name of [...contentFolders, ...localFolders]) mkdirSync(join(dir, name), { recursive: true })
}

/** `20261123-093015` in UTC: sorts by time and is legal in every file name. */
export function fileStamp(ms: number): string {
  const iso = new Date(ms).toISOString()
  return `${iso.slice(0, 10).replaceAll('-', '')}-${iso.slice(11, 19).replaceAll(':', '')}`
}
