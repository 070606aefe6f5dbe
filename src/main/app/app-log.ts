import { join } from 'node:path'
import { createFileLog } from '#main/core/file-log.ts'
import { createLog, type Log } from '#main/core/log.ts'

/** Where a workspace keeps its log files. */
export function logsDir(dataDir: string): string {
  return join(dataDir, 'logs')
}

/** The log of this process: a file in the workspace, which also gets the last words of a crash. */
export function createAppLog(dataDir: string, shell: string): Log {
  const sink = createFileLog({ dir: logsDir(dataDir) })
  const log = createLog(sink, Date.now, { shell, pid: process.pid })
  process.on('uncaughtExceptionMonitor', (error, origin) => log.error('crashed', { origin, error }))
  return log
}
