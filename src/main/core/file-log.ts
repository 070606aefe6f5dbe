import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { LogSink } from './log.ts'

export interface FileLogOptions {
  /** Folder of the log files; made when it is missing. */
  readonly dir: string
  readonly maxBytes?: number
  /** How many files are kept, the current one included. */
  readonly keep?: number
}

/** The current log file inside a log folder. */
export function logFile(dir: string): string {
  return join(dir, 'hard-e.log')
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

/** `hard-e.log` becomes `hard-e.1.log`, that becomes `hard-e.2.log`, and the oldest goes. */
function rotate(dir: string, keep: number): void {
  const name = (age: number): string => (age === 0 ? logFile(dir) : join(dir, `hard-e.${age}.log`))
  rmSync(name(keep - 1), { force: true })
  for (let age = keep - 2; age >= 0; age--) {
    if (sizeOf(name(age)) > 0) renameSync(name(age), name(age + 1))
  }
}

/**
 * A log sink that appends to files of limited size. Written at once, so that the last line before a crash is
 * there. It never throws: a full disk must not take the app down. Several processes may share the folder.
 */
export function createFileLog(options: FileLogOptions): LogSink {
  const { dir, maxBytes = 1_000_000, keep = 5 } = options
  return (line) => {
    try {
      mkdirSync(dir, { recursive: true, mode: 0o700 })
      if (sizeOf(logFile(dir)) + line.length + 1 > maxBytes) rotate(dir, keep)
      appendFileSync(logFile(dir), `${line}\n`, { mode: 0o600 })
    } catch {
      // There is nowhere left to report it.
    }
  }
}
