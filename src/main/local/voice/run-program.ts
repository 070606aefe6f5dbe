import { spawn } from 'node:child_process'
import { ServiceError } from '#main/core/errors.ts'

export interface ProgramCall {
  readonly input: string
  readonly env?: Readonly<Record<string, string>>
  readonly signal: AbortSignal
  readonly timeoutMs: number
}

export type ProgramEnd =
  | { readonly ended: 'well' }
  | { readonly ended: 'missing' }
  | { readonly ended: 'badly'; readonly said: string }

/** Runs a program without a shell, its input on stdin, and waits for its end. */
export type RunProgram = (command: string, args: readonly string[], call: ProgramCall) => Promise<ProgramEnd>

/** Kills the program when the signal aborts (rejects with its reason) or the time is over (ServiceError). */
export const runProgram: RunProgram = async (command, args, { input, env, signal, timeoutMs }) => {
  signal.throwIfAborted()
  const child = spawn(command, [...args], {
    stdio: ['pipe', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
    windowsHide: true,
  })
  const outcome = Promise.withResolvers<ProgramEnd>()
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000)
  })
  child.on('error', (error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? outcome.resolve({ ended: 'missing' }) : outcome.reject(error),
  )
  child.on('close', (code) =>
    outcome.resolve(code === 0 ? { ended: 'well' } : { ended: 'badly', said: said.trim() }),
  )
  // A program that ends before it has read everything is judged by its exit code.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const abort = (): void => outcome.reject(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  const late = new ServiceError('The voice of this computer took too long and was stopped.', {
    service: 'local',
    kind: 'timeout',
    safeToRetry: true,
  })
  const timer = setTimeout(() => outcome.reject(late), timeoutMs)
  try {
    return await outcome.promise
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', abort)
    child.kill('SIGKILL')
  }
}
