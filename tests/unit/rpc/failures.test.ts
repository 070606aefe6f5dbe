import { expect, test } from 'vitest'
import { ServiceError, UserError } from '#main/core/errors.ts'
import { createLog } from '#main/core/log.ts'
import { serviceCode, toRpcFailure } from '#main/rpc/failures.ts'

function logged(): { readonly lines: string[]; readonly log: ReturnType<typeof createLog> } {
  const lines: string[] = []
  return { lines, log: createLog((line) => lines.push(line), Date.now) }
}

test('advice for the person is lost', () => {
  const { log } = logged()
  const error = new UserError('NO_CRM', 'No CRM is connected.', 'Open Settings and connect one.')
  expect(toRpcFailure(error, log)).toMatchObject({
    code: 'NO_CRM',
    message: 'No CRM is connected.',
    data: { nextStep: 'Open Settings and connect one.', retryable: false },
  })
})

test('the reason of a service failure, or the time to wait, is lost', () => {
  const { log } = logged()
  const details = { service: 'leap', kind: 'rate', retryAfterMs: 4000, safeToRetry: true } as const
  expect(toRpcFailure(new ServiceError('Leap asks to wait.', details), log)).toMatchObject({
    code: 'SERVICE_RATE',
    data: { service: 'leap', retryAfterMs: 4000, retryable: true, nextStep: expect.any(String) },
  })
})

test('a code of two words is not what the page compares with', () => {
  expect(serviceCode('notFound')).toBe('SERVICE_NOT_FOUND')
})

test('a bug shows its inside, or its reference finds nothing in the log', () => {
  const { lines, log } = logged()
  const failure = toRpcFailure(new TypeError('cannot read properties of /home/x'), log)
  expect(failure.code).toBe('INTERNAL')
  expect(JSON.stringify(failure)).not.toContain('/home/x')
  const { reference } = failure.data as { reference: string }
  expect(reference).toMatch(/^[0-9a-f]{8}$/)
  expect(lines.filter((line) => line.includes(reference) && line.includes('cannot read'))).toHaveLength(1)
})

test('a stopped request looks like a bug', () => {
  const { lines, log } = logged()
  expect(toRpcFailure(new DOMException('aborted', 'AbortError'), log).code).toBe('STOPPED')
  expect(lines).toEqual([])
})
