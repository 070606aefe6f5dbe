import { markerOf } from '#main/approvals/outcome.ts'
import type { ActionExecutor } from '#main/approvals/outward-action.ts'
import { ServiceError, type ServiceName } from '#main/core/errors.ts'
import type { OutwardAction } from '#shared/domain/outward-action.ts'

/**
 * The door keeps only the words of a failure. What was thrown is remembered here while the process lives, so
 * that a step is tried again, or not, by the kind of the error.
 */
export interface ErrorMemory {
  /** The same executor; what it throws is remembered. */
  watch(executor: ActionExecutor): ActionExecutor
  /** What a failed action failed with. After a restart only the words are left: worth another try. */
  of(action: OutwardAction, service: ServiceName): Error
}

const MOST = 200

export function createErrorMemory(): ErrorMemory {
  const errors = new Map<string, Error>()
  return {
    watch: (executor) => ({
      ...executor,
      async execute(payload, marker, signal) {
        try {
          const result = await executor.execute(payload, marker, signal)
          errors.delete(marker)
          return result
        } catch (error) {
          if (error instanceof Error) errors.set(marker, error)
          if (errors.size > MOST) errors.delete(errors.keys().next().value ?? '')
          throw error
        }
      },
    }),
    of: (action, service) =>
      errors.get(markerOf(action.id)) ??
      new ServiceError(action.error ?? `"${action.title}" did not go through.`, {
        service,
        kind: 'server',
        safeToRetry: true,
      }),
  }
}
