import { randomBytes } from 'node:crypto'
import { isAbort, ServiceError, UserError, type ServiceErrorKind } from '#main/core/errors.ts'
import { withNextStep } from '#main/core/environment-errors.ts'
import type { Log } from '#main/core/log.ts'
import { rpcCodes, type RpcFailure } from '#shared/rpc/errors.ts'

const NEXT_STEPS: Readonly<Record<ServiceErrorKind, string>> = {
  auth: 'Check the key or the permissions in Settings, then test the connection.',
  quota: 'Add credit or raise the limit at the provider, then try again.',
  rate: 'Wait a moment, then try again.',
  validation: 'Check the values and try again.',
  notFound: 'Check that it still exists in the service.',
  processing: 'The service is still working on it. Try again in a minute.',
  network: 'Check the internet connection, then try again.',
  timeout: 'Try again; the service was too slow this time.',
  server: 'The service has trouble of its own. Try again later.',
  unknown: 'Try again. If it happens again, test the connection in Settings.',
}

/** `notFound` → `SERVICE_NOT_FOUND`. */
export function serviceCode(kind: ServiceErrorKind): string {
  return `SERVICE_${kind.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`
}

/**
 * What a caller may see of an error. `data` holds `nextStep`, `retryable` and `reference`; for a service
 * also `service` and `retryAfterMs`. Anything unforeseen is masked; its reference finds it in the log.
 */
export function toRpcFailure(cause: unknown, log: Log, dataDir = ''): RpcFailure {
  const error = withNextStep(cause, dataDir)
  const reference = randomBytes(4).toString('hex')
  if (error instanceof UserError) {
    log.info('refused', { reference, code: error.code, error })
    const data = { nextStep: error.nextStep, retryable: false, reference }
    return { code: error.code, message: error.message, data }
  }
  if (error instanceof ServiceError) {
    log.warn('service failed', { reference, service: error.service, kind: error.kind, error })
    const data = {
      nextStep: NEXT_STEPS[error.kind],
      retryable: error.safeToRetry,
      reference,
      service: error.service,
      ...(error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs }),
    }
    return { code: serviceCode(error.kind), message: error.message, data }
  }
  if (isAbort(error)) {
    const data = { nextStep: 'Start it again when you want it.', retryable: true, reference }
    return { code: 'STOPPED', message: 'This was stopped before it was done.', data }
  }
  log.error('unexpected error', { reference, error })
  return {
    code: rpcCodes.internal,
    message: `Something inside Hard-E failed (reference ${reference}).`,
    data: {
      nextStep: `Try again. The details are in the log under ${reference}.`,
      retryable: true,
      reference,
    },
  }
}
