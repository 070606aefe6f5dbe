import { redact, redactText } from './redact.ts'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'
export type LogFields = Readonly<Record<string, unknown>>

/** Structured log. Everything passes redaction before it reaches a sink. */
export interface Log {
  debug(message: string, fields?: LogFields): void
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
  child(fields: LogFields): Log
}

/** Receives one finished JSON line (no line break). */
export type LogSink = (line: string, level: LogLevel) => void

export function createLog(sink: LogSink, now: () => number, bound: LogFields = {}): Log {
  const write = (level: LogLevel, message: string, fields: LogFields = {}): void => {
    const safe = redact({ ...bound, ...fields }) as Record<string, unknown>
    sink(
      JSON.stringify({ at: new Date(now()).toISOString(), level, message: redactText(message), ...safe }),
      level,
    )
  }
  return {
    debug: (message, fields) => write('debug', message, fields),
    info: (message, fields) => write('info', message, fields),
    warn: (message, fields) => write('warn', message, fields),
    error: (message, fields) => write('error', message, fields),
    child: (fields) => createLog(sink, now, { ...bound, ...fields }),
  }
}

export const silentLog: Log = createLog(
  () => undefined,
  () => 0,
)
