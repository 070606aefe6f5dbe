import { expect, test } from 'vitest'
import { ServiceError, UserError, type ServiceErrorKind } from '#main/core/errors.ts'
import { imapFailure } from '#main/integrations/imap/imap-failure.ts'

const error = (more: object, message = 'Command failed: LOGIN harde geheim'): Error =>
  Object.assign(new Error(message), more)

test.each<[ServiceErrorKind, object]>([
  ['auth', { authenticationFailed: true, responseText: 'Invalid credentials' }],
  ['server', { authenticationFailed: true, serverResponseCode: 'UNAVAILABLE' }],
  ['notFound', { mailboxMissing: true, responseStatus: 'NO' }],
  ['network', { code: 'ECONNREFUSED' }],
  ['network', { code: 'ENOTFOUND' }],
  ['network', { code: 'NoConnection' }],
  ['network', { code: 'EConnectionClosed' }],
  ['network', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }],
  ['timeout', { code: 'ETIMEOUT' }],
  ['timeout', { code: 'CONNECT_TIMEOUT' }],
  ['rate', { code: 'ETHROTTLE', throttleReset: 5_000 }],
  ['server', { responseStatus: 'NO', responseText: 'try later' }],
  ['unknown', {}],
])('a fault of kind %s is taken for another: %j', (kind, more) => {
  const failure = imapFailure(error(more))
  expect(failure).toBeInstanceOf(ServiceError)
  expect(failure).toMatchObject({ service: 'imap', kind })
  expect(failure.message).not.toContain('geheim')
})

test('a pause that the server asks for is lost', () => {
  expect(imapFailure(error({ code: 'ETHROTTLE', throttleReset: 5_000 }))).toMatchObject({
    retryAfterMs: 5_000,
  })
})

test('an error that is sorted already is sorted again', () => {
  const known = new UserError('NO_PASSWORD', 'There is none.', 'Enter it.')
  expect(imapFailure(known)).toBe(known)
  const abort = new DOMException('stop', 'AbortError')
  expect(imapFailure(abort)).toBe(abort)
})
