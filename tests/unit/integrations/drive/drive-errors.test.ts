import { describe, expect, it } from 'vitest'
import { ServiceError, UserError } from '#main/core/errors.ts'
import { toDriveError } from '#main/integrations/drive/drive-errors.ts'
import { pauseAfter } from '#main/integrations/drive/patience.ts'

const body = (reason: string): string => JSON.stringify({ error: { message: 'x', errors: [{ reason }] } })

describe('what a refusal of Drive means', () => {
  it.each([
    [403, body('rateLimitExceeded'), 'rate'],
    [403, body('userRateLimitExceeded'), 'rate'],
    [403, body('storageQuotaExceeded'), 'quota'],
    [403, body('dailyLimitExceeded'), 'quota'],
    [403, body('insufficientFilePermissions'), 'auth'],
    [403, body('accessNotConfigured'), 'auth'],
    [403, JSON.stringify({ error: { details: [{ reason: 'SERVICE_DISABLED' }] } }), 'auth'],
    [401, body('authError'), 'auth'],
    [404, body('notFound'), 'notFound'],
    [429, '', 'rate'],
    [500, '<html>oops</html>', 'server'],
    [503, '{"error":"text"}', 'server'],
    [400, body('badRequest'), 'validation'],
  ])('mistakes %i %s', (status, text, kind) => {
    const error = toDriveError(status, text, undefined)
    expect(error).toBeInstanceOf(ServiceError)
    expect(error).toMatchObject({ kind, status, service: 'drive' })
  })

  it('leaves the person alone with a rule that only an admin can change', () => {
    const error = toDriveError(403, body('publishOutNotPermitted'), undefined)
    expect(error).toBeInstanceOf(UserError)
    expect(error).toMatchObject({ nextStep: expect.stringContaining('admin') as string })
  })
})

describe('patience', () => {
  const failure = (kind: 'server' | 'auth' | 'rate', retryAfterMs?: number): ServiceError =>
    new ServiceError('x', { service: 'drive', kind, retryAfterMs })
  it.each([
    [failure('server'), 1, 500],
    [failure('server'), 3, 2000],
    [failure('server'), 4, null],
    [failure('auth'), 1, null],
    [failure('rate', 9000), 1, 9000],
    [failure('rate', 61_000), 1, null],
    [new Error('bug'), 1, null],
  ])('waits wrongly after %s, try %i', (error, attempt, pause) => {
    expect(pauseAfter(error, attempt, () => 0.5)).toBe(pause)
  })
})
