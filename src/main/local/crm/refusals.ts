import { ServiceError } from '#main/core/errors.ts'

export const invalid = (message: string): ServiceError =>
  new ServiceError(message, { service: 'local', kind: 'validation', safeToRetry: true })

export const missing = (what: string): ServiceError =>
  new ServiceError(`${what} is not in the CRM.`, { service: 'local', kind: 'notFound', safeToRetry: true })
