import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { ServiceError, UserError } from '#main/core/errors.ts'
import type { MediaWork, RenderMessage } from './render-messages.ts'

/** From source the worker is the file beside this one; built, it is an entry of its own in the main folder. */
function workerFile(): URL {
  const places = import.meta.url.endsWith('.ts')
    ? ['./render-worker.ts']
    : ['./render-worker.js', '../render-worker.js']
  const found = places
    .map((place) => new URL(place, import.meta.url))
    .find((url) => existsSync(fileURLToPath(url)))
  if (!found) throw new Error('The part of Hard-E that renders videos is missing; install it again.')
  return found
}

function failure(message: string, cause: unknown, kind: 'unknown' | 'timeout' = 'unknown'): ServiceError {
  return new ServiceError(message, { service: 'local', kind, safeToRetry: true }, { cause })
}

interface Call {
  readonly signal: AbortSignal
  readonly timeoutMs: number
  readonly progress: (fraction: number, note: string) => void
}

/**
 * Does the work in a thread of its own and ends that thread in every case before it settles. Rejects with the
 * signal's reason, a UserError for parts that cannot be used, a ServiceError else.
 */
export async function runWorker(work: MediaWork, { signal, timeoutMs, progress }: Call): Promise<number> {
  signal.throwIfAborted()
  const worker = new Worker(workerFile(), { workerData: work, name: 'render' })
  const outcome = Promise.withResolvers<number>()
  const hear = (message: RenderMessage): void => {
    switch (message.kind) {
      case 'progress':
        return progress(message.fraction, message.note)
      case 'done':
        return outcome.resolve(message.seconds)
      case 'refused':
        return outcome.reject(new UserError(message.code, message.message, message.nextStep))
      case 'failed': {
        const cause = new Error(message.message)
        cause.stack = message.stack
        return outcome.reject(failure('The work on sound and video failed.', cause))
      }
    }
  }
  const abort = (): void => outcome.reject(signal.reason)
  const timer = setTimeout(
    () =>
      outcome.reject(failure('The work on sound and video took too long and was stopped.', null, 'timeout')),
    timeoutMs,
  )
  worker.on('message', hear)
  worker.on('error', (cause) => outcome.reject(failure('The work on sound and video failed.', cause)))
  worker.on('exit', (code) =>
    outcome.reject(failure('The work on sound and video ended before it was done.', { code })),
  )
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await outcome.promise
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', abort)
    worker.off('message', hear)
    await worker.terminate()
  }
}
