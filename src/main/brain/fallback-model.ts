import type { Model, ModelRequest, ModelResponse } from '@openai/agents'
import { holdUntilContent, type ModelEvent } from './content-events.ts'
import { toBrainError, type BrainError, type BrainFailureCode } from './failures.ts'

export interface FallbackOptions {
  /** Called once, when the second model takes over. */
  onFallback(error: BrainError): void
}

// A wrong key, an unknown model or an empty account is for the person to put right, so it surfaces.
const fallsBack: readonly BrainFailureCode[] = [
  'offline',
  'timeout',
  'server',
  'rate',
  'malformed',
  'disconnected',
]

/** True for failures that pass by themselves, so that the built-in rules may stand in meanwhile. */
export function isOutOfReach(error: unknown): boolean {
  return fallsBack.includes(toBrainError(error, 'openai').code)
}

/**
 * Continues with `fallback` when `primary` is out of reach before its first text or tool event, and stays
 * there: make one per turn. After the first event, and for failures that a person must put right, the error
 * surfaces (BrainError; `brainFailure` explains it).
 */
export function withFallback(primary: Model, fallback: Model, options: FallbackOptions): Model {
  let fallen = false

  function takeOver(cause: unknown, request: ModelRequest): void {
    request.signal?.throwIfAborted()
    const error = toBrainError(cause, 'openai')
    if (!fallsBack.includes(error.code)) throw error
    fallen = true
    options.onFallback(error)
  }

  async function getResponse(request: ModelRequest): Promise<ModelResponse> {
    if (!fallen) {
      try {
        return await primary.getResponse(request)
      } catch (cause) {
        takeOver(cause, request)
      }
    }
    return await fallback.getResponse(request)
  }

  async function* getStreamedResponse(request: ModelRequest): AsyncGenerator<ModelEvent> {
    if (!fallen) {
      let begun = false
      try {
        for await (const event of holdUntilContent(primary.getStreamedResponse(request))) {
          begun = true
          yield event
        }
        return
      } catch (cause) {
        if (begun) throw cause
        takeOver(cause, request)
      }
    }
    yield* fallback.getStreamedResponse(request)
  }

  return { getResponse, getStreamedResponse }
}
