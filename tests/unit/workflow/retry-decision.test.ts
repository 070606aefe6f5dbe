import { expect, test } from 'vitest'
import { ServiceError, UserError, type ServiceErrorKind } from '#main/core/errors.ts'
import { defaultRetry, nextAttemptIn, retryDecision, Unrepeatable } from '#main/workflow/retry-decision.ts'

const service = (kind: ServiceErrorKind, retryAfterMs?: number): ServiceError =>
  new ServiceError('x', { service: 'local', kind, retryAfterMs })

test.each<[ServiceErrorKind, boolean]>([
  ['auth', false],
  ['quota', false],
  ['validation', false],
  ['notFound', false],
  ['rate', true],
  ['network', true],
  ['timeout', true],
  ['server', true],
  ['processing', true],
  ['unknown', true],
])('a step that met "%s" is treated as if another attempt helped: %s', (kind, again) => {
  expect(retryDecision(service(kind)).again).toBe(again)
})

test('a mistake of a person or of the code is repeated, a surprise is not', () => {
  expect(retryDecision(new UserError('X', 'x', 'y')).again).toBe(false)
  expect(retryDecision(new Unrepeatable('x')).again).toBe(false)
  expect(retryDecision(new TypeError('x')).again).toBe(true)
  expect(retryDecision('a string').again).toBe(true)
})

test('waits do not grow, have no bound, or come sooner than the service asked', () => {
  const waits = [1, 2, 3, 4].map((attempt) =>
    nextAttemptIn(service('server'), attempt, defaultRetry, () => 0.5),
  )
  expect(waits).toEqual([2_000, 4_000, 8_000, 16_000])
  expect(nextAttemptIn(service('server'), 5, defaultRetry, () => 0.5)).toBe(null)
  expect(nextAttemptIn(service('server'), 30, { ...defaultRetry, attempts: 99 }, () => 0.5)).toBe(60_000)
  expect(nextAttemptIn(service('rate', 90_000), 1, defaultRetry, () => 0.5)).toBe(90_000)
  expect(nextAttemptIn(service('rate', 10), 1, defaultRetry, () => 0.5)).toBe(2_000)
})
