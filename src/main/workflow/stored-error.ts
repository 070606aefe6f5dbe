import { randomBytes } from 'node:crypto'
import { withNextStep } from '../core/environment-errors.ts'
import { ServiceError, UserError, type ServiceErrorKind } from '../core/errors.ts'
import type { Log, LogFields } from '../core/log.ts'
import { StepTimedOut } from './attempt-ends.ts'
import type { StoredError } from './workflow.ts'

const NEXT_STEPS: Readonly<Record<ServiceErrorKind, string>> = {
  auth: 'Check the key or the sign-in in Settings, then try again from this step.',
  quota: 'Add credit or raise the limit at the provider, then try again from this step.',
  rate: 'Wait a few minutes, then try again from this step.',
  validation: 'Check the values in Settings, then try again from this step.',
  notFound: 'Check that it still exists in the service, then try again from this step.',
  processing: 'The service is still working on it. Try again from this step in some minutes.',
  network: 'Check the internet connection, then try again from this step.',
  timeout: 'The service was too slow. Try again from this step.',
  server: 'The service has trouble of its own. Try again from this step later.',
  unknown: 'Try again from this step. If it fails again, test the connection in Settings.',
}

/** The error in the person's words; the whole of it goes to the log under the same reference. */
export function storedErrorOf(cause: unknown, log: Log, fields: LogFields): StoredError {
  const error = withNextStep(cause, '')
  const reference = randomBytes(4).toString('hex')
  log.error('a run met an error', { ...fields, reference, error })
  if (error instanceof UserError) {
    return { message: error.message, nextStep: error.nextStep, code: error.code, reference }
  }
  if (error instanceof ServiceError) {
    return { message: error.message, nextStep: NEXT_STEPS[error.kind], code: error.kind, reference }
  }
  if (error instanceof StepTimedOut) {
    return { message: error.message, nextStep: NEXT_STEPS.timeout, code: 'timeout', reference }
  }
  return {
    message: `Something inside Hard-E failed (reference ${reference}).`,
    nextStep: `Try again from this step. The details are in the log under ${reference}.`,
    code: 'unexpected',
    reference,
  }
}
