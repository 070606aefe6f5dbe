import type { Model, ModelRequest } from '@openai/agents'
import type { Clock } from '../core/clock.ts'
import type { ServiceName } from '../core/errors.ts'
import type { ModelEvent } from './content-events.ts'
import { BrainError, toBrainError } from './failures.ts'

export interface DeadlineOptions {
  readonly service: ServiceName
  /** Milliseconds to the first event, and between two events after it. */
  readonly timeoutMs: number
  readonly clock: Clock
}

const ended = Symbol('ended')

/**
 * The stream of one model call that cannot hang: silence longer than `timeoutMs` aborts the request and
 * rejects with 'timeout'; a stream that stops without its end rejects with 'disconnected'.
 */
export async function* streamWithDeadlines(
  model: Model,
  request: ModelRequest,
  { service, timeoutMs, clock }: DeadlineOptions,
): AsyncGenerator<ModelEvent> {
  const stop = new AbortController()
  const signal = request.signal ? AbortSignal.any([request.signal, stop.signal]) : stop.signal
  const events = model.getStreamedResponse({ ...request, signal })[Symbol.asyncIterator]()
  let finished = false
  let said: unknown
  let reason: string | null = null
  try {
    for (;;) {
      const next = await nextWithin(events, timeoutMs, clock, request.signal)
      if (next === 'late') throw new BrainError('timeout', service, undefined)
      if (next === ended) break
      finished ||= next.type === 'response_done'
      said = failureIn(next) ?? said
      reason = finishReason(next) ?? reason
      // A chat server that dies quietly still gets a "done" from the SDK: only a finish reason proves it.
      if (next.type === 'response_done' && service === 'compatible' && reason === null) finished = false
      else yield next
    }
    request.signal?.throwIfAborted()
    if (!finished) throw said ?? new Error('terminated: the stream ended before its last event')
  } catch (error) {
    request.signal?.throwIfAborted()
    if (said !== undefined && !(error instanceof BrainError)) throw toBrainError(said, service, true)
    throw error
  } finally {
    stop.abort()
  }
}

async function nextWithin(
  events: AsyncIterator<ModelEvent>,
  timeoutMs: number,
  clock: Clock,
  outer: AbortSignal | undefined,
): Promise<ModelEvent | typeof ended | 'late'> {
  const timer = new AbortController()
  const onAbort = (): void => timer.abort(outer?.reason)
  outer?.addEventListener('abort', onAbort, { once: true })
  const late = clock.sleep(timeoutMs, timer.signal).then(
    () => 'late' as const,
    () => (outer?.aborted ? ended : new Promise<never>(() => undefined)),
  )
  try {
    if (outer?.aborted) return ended
    const next = events.next().then((result) => (result.done ? ended : result.value))
    next.catch(() => undefined)
    return await Promise.race([next, late])
  } finally {
    outer?.removeEventListener('abort', onAbort)
    timer.abort()
  }
}

/** The service's own words in a stream that it ends as failed; the SDK's error does not carry them. */
function failureIn(event: ModelEvent): unknown {
  if (event.type !== 'model') return undefined
  const raw = event.event as {
    type?: string
    code?: string
    message?: string
    response?: { error?: { code?: string; message?: string }; incomplete_details?: { reason?: string } }
  }
  if (raw.type === 'error') return { code: raw.code, message: raw.message ?? 'server_error' }
  if (raw.type === 'response.failed') return raw.response?.error ?? { message: 'server_error' }
  const incomplete = raw.response?.incomplete_details?.reason
  return raw.type === 'response.incomplete' && incomplete === 'content_filter'
    ? { code: 'content_filter' }
    : undefined
}

function finishReason(event: ModelEvent): string | null {
  if (event.type !== 'model') return null
  const raw = event.event as { choices?: readonly { finish_reason?: string | null }[] }
  return raw.choices?.find((choice) => choice.finish_reason)?.finish_reason ?? null
}
