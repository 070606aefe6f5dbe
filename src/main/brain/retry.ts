import type { Model, ModelRequest, ModelResponse } from '@openai/agents'
import { backoffMs } from '../core/backoff.ts'
import { systemClock, type Clock } from '../core/clock.ts'
import type { ServiceName } from '../core/errors.ts'
import { silentLog, type Log } from '../core/log.ts'
import { holdUntilContent, type ModelEvent } from './content-events.ts'
import { streamWithDeadlines } from './deadlines.ts'
import { toBrainError, type BrainError, type BrainFailureCode } from './failures.ts'

export interface RetryOptions {
  readonly service: ServiceName
  /** Milliseconds of silence after which a call is given up. */
  readonly timeoutMs: number
  /** Further tries after the first; default 2. */
  readonly maxRetries?: number
  readonly clock?: Clock
  readonly random?: () => number
  readonly log?: Log
}

// A timeout is not tried again: the person has waited long enough for the built-in rules to take over.
const worthRetrying: readonly BrainFailureCode[] = ['rate', 'offline', 'server']
const LONGEST_WAIT_MS = 8_000
const policy = { initialMs: 400, maxMs: 4_000, factor: 2 }

/** Milliseconds before the next try, or null when another try makes no sense. */
export function retryWaitMs(
  error: BrainError,
  attempt: number,
  { maxRetries = 2, random = Math.random }: Pick<RetryOptions, 'maxRetries' | 'random'> = {},
): number | null {
  if (attempt > maxRetries || !worthRetrying.includes(error.code)) return null
  const asked = error.retryAfterMs ?? 0
  return asked > LONGEST_WAIT_MS ? null : backoffMs(attempt, random, policy, asked)
}

/** Runs `call`, trying again by the policy. Rejects with BrainError, or with the caller's abort. */
export async function retrying<T>(
  call: (signal: AbortSignal | undefined) => Promise<T>,
  options: RetryOptions,
  signal?: AbortSignal,
): Promise<T> {
  const { clock = systemClock, log = silentLog, service } = options
  for (let attempt = 1; ; attempt++) {
    try {
      return await call(signal)
    } catch (cause) {
      signal?.throwIfAborted()
      const error = toBrainError(cause, service)
      const wait = retryWaitMs(error, attempt, options)
      if (wait === null) throw error
      log.warn('model call failed, trying again', { code: error.code, attempt, wait })
      await clock.sleep(wait, signal)
    }
  }
}

/**
 * A model with deadlines and retries. A call is tried again only while nothing has been shown or done; after
 * the first text or tool event every failure surfaces. Rejects with BrainError, or with the caller's abort.
 * Give the Runner no retry policy of its own beside it.
 */
export function withRetry(model: Model, options: RetryOptions): Model {
  const { clock = systemClock, log = silentLog, service, timeoutMs } = options

  async function getResponse(request: ModelRequest): Promise<ModelResponse> {
    return await retrying(
      async () => {
        const late = AbortSignal.timeout(timeoutMs)
        const signal = request.signal ? AbortSignal.any([request.signal, late]) : late
        try {
          return await model.getResponse({ ...request, signal })
        } catch (error) {
          if (late.aborted && !request.signal?.aborted) throw new Error('timed out', { cause: error })
          throw error
        }
      },
      options,
      request.signal,
    )
  }

  async function* getStreamedResponse(request: ModelRequest): AsyncGenerator<ModelEvent> {
    for (let attempt = 1; ; attempt++) {
      let begun = false
      try {
        const events = streamWithDeadlines(model, request, { service, timeoutMs, clock })
        for await (const event of holdUntilContent(events)) {
          begun = true
          yield event
        }
        return
      } catch (cause) {
        request.signal?.throwIfAborted()
        const error = toBrainError(cause, service, begun)
        const wait = begun ? null : retryWaitMs(error, attempt, options)
        if (wait === null) throw error
        log.warn('model call failed, trying again', { code: error.code, attempt, wait })
        await clock.sleep(wait, request.signal)
      }
    }
  }

  return { getResponse, getStreamedResponse }
}
