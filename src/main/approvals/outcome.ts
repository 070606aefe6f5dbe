import { ServiceError, UserError, type ServiceErrorKind } from '#main/core/errors.ts'

/** Answers that say the request was refused: nothing happened outside. */
const refusals: readonly ServiceErrorKind[] = ['auth', 'quota', 'rate', 'validation', 'notFound']

/**
 * What a failed sending means. `nothing_happened`: the service (or our own check before it) refused.
 * `unclear`: the request may have arrived, so the service must be looked at before anything else.
 */
export function judgeFailure(error: unknown): 'nothing_happened' | 'unclear' {
  if (error instanceof UserError) return 'nothing_happened'
  if (error instanceof ServiceError) {
    return error.safeToRetry || refusals.includes(error.kind) ? 'nothing_happened' : 'unclear'
  }
  return 'unclear'
}

/** What travels to the service so that the effect can be found again. */
export const markerOf = (actionId: string): string => `hard-e-${actionId}`
