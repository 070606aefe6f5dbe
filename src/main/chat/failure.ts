import { randomBytes } from 'node:crypto'
import type { Failure } from '#shared/domain/failure.ts'
import { brainFailure } from '../brain/failures.ts'
import { withNextStep } from '../core/environment-errors.ts'
import { ServiceError, UserError } from '../core/errors.ts'
import type { Log } from '../core/log.ts'

/** A turn's failure in the person's words; the full error goes to the log under the same reference. */
export function failureOf(cause: unknown, log: Log, turnId: string): Failure {
  const error = withNextStep(cause, '')
  const reference = randomBytes(4).toString('hex')
  log.error('turn failed', { reference, turnId, error })
  if (error instanceof UserError) {
    return { code: error.code, message: error.message, nextStep: error.nextStep, reference, retryable: true }
  }
  if (error instanceof ServiceError && error.service !== 'openai' && error.service !== 'compatible') {
    return {
      code: `SERVICE_${error.kind.toUpperCase()}`,
      message: error.message,
      nextStep:
        error.kind === 'auth'
          ? 'Nothing was changed. Check the key in Settings.'
          : 'Nothing was changed. Try again in a moment.',
      reference,
      retryable: true,
    }
  }
  return { ...brainFailure(error), reference }
}
