import { dirname, relative, isAbsolute } from 'node:path'
import { ServiceError, UserError } from './errors.ts'

interface SystemError extends Error {
  readonly code: string
  readonly path?: string
  readonly dest?: string
}

const isSystemError = (error: unknown): error is SystemError =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'

/** True for `inner` itself, too. */
function contains(outer: string, inner: string): boolean {
  const way = relative(outer, inner)
  return way === '' || (!way.startsWith('..') && !isAbsolute(way))
}

/** The path the person named: drafts are written beside it under a longer name. */
function pathOf(error: SystemError): string | null {
  const path = error.dest ?? error.path
  return typeof path === 'string' ? path.replace(/\.\d+\.part$/, '') : null
}

/**
 * What a full disk, a missing permission or an impossible path means to the person, and what to do now; any
 * other error comes back as it is. Codes: errno of Node's file system calls, result codes of SQLite.
 */
export function withNextStep(error: unknown, dataDir: string): unknown {
  if (error instanceof UserError || error instanceof ServiceError || !isSystemError(error)) return error
  const path = pathOf(error)
  const isWorkspace = path !== null && (contains(dataDir, path) || contains(path, dataDir))
  const elsewhere =
    path === null || isWorkspace
      ? 'choose another workspace folder with --data-dir or HARDE_DATA_DIR'
      : 'choose another path'
  const where = path ?? `the workspace ${dataDir}`
  const as = (code: string, message: string, nextStep: string): UserError =>
    new UserError(code, message, nextStep, { cause: error })

  // The extended codes of SQLite (SQLITE_READONLY_DIRECTORY) mean the same as what they begin with.
  switch (error.code.replace(/^(SQLITE_[A-Z]+)_.*$/, '$1')) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'SQLITE_FULL':
      return as('DISK_FULL', 'There is no space left on the disk.', 'Free some space, then try again.')
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      if (path === null) return error
      return as(
        'NO_PERMISSION',
        `${path} may not be written or read.`,
        `Change its permissions, or ${elsewhere}.`,
      )
    case 'SQLITE_READONLY':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_PERM':
    case 'SQLITE_AUTH':
      return as(
        'NO_PERMISSION',
        `The database in ${dataDir} may not be written.`,
        `Change the permissions of the folder and the files in it, or ${elsewhere}.`,
      )
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return as(
        'WORKSPACE_BUSY',
        `Another program is busy with the database in ${dataDir}.`,
        'Try again in a moment; if it stays so, close the other program.',
      )
    case 'SQLITE_IOERR':
    case 'EIO':
      return as('DISK_FAILED', `The disk failed while using ${where}.`, 'Check the disk and its free space.')
    case 'EEXIST':
    case 'ENOTDIR':
      return as(
        'NOT_A_FOLDER',
        `${where} cannot be used as a folder: a file stands in the way.`,
        capital(elsewhere),
      )
    case 'EISDIR':
      return as('NOT_A_FILE', `${where} is a folder; a file is needed.`, 'Name a file.')
    case 'ENOENT':
      if (path === null) return error
      return isWorkspace
        ? as('NO_SUCH_FOLDER', `The folder ${path} cannot be made.`, capital(elsewhere))
        : as('NO_SUCH_FILE', `There is no ${path}, or no folder ${dirname(path)}.`, 'Check the path.')
    case 'ENAMETOOLONG':
    case 'ELOOP':
      return as('BAD_PATH', `The path ${where} cannot be used.`, capital(elsewhere))
    case 'EMFILE':
    case 'ENFILE':
      return as('TOO_MANY_FILES', 'Too many files are open.', 'Close other programs, then try again.')
    default:
      return error
  }
}

function capital(step: string): string {
  return `${step.charAt(0).toUpperCase()}${step.slice(1)}.`
}
