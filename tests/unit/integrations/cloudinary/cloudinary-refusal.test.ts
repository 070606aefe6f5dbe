import { describe, expect, it } from 'vitest'
import { cloudinaryRefusal, cloudinarySaid } from '#main/integrations/cloudinary/cloudinary-refusal.ts'

const now = Date.UTC(2026, 5, 1, 12)
const refusal = (status: number, message: string, headers: Record<string, string> = {}) =>
  cloudinaryRefusal({ status, message, headers: new Headers(headers) }, now)

describe('what Cloudinary refuses', () => {
  it.each([
    [401, 'Invalid Signature abc. String to sign - …', 'auth'],
    [401, 'Unknown API key 123', 'auth'],
    [401, 'cloud_name mismatch', 'auth'],
    [403, 'Access denied', 'auth'],
    [420, 'Rate Limit Exceeded. Limit of 500 api operations reached.', 'rate'],
    [429, 'Too many requests', 'rate'],
    [400, 'Your account has exceeded its credits limit', 'quota'],
    [401, 'You are over your monthly quota', 'quota'],
    [402, 'Payment required', 'quota'],
    [400, 'Stale request - reported time is …', 'validation'],
    [400, 'File size too large. Got 1. Maximum is 2. Upgrade your plan to enjoy higher limits', 'validation'],
    [400, 'Invalid transformation component - x', 'validation'],
    [400, 'Video is too large to process synchronously, please use an eager transformation', 'processing'],
    [423, '', 'processing'],
    [404, 'Resource not found - hard-e-voice', 'notFound'],
    [500, 'General Error', 'server'],
    [503, '', 'server'],
    [504, '', 'timeout'],
  ] as const)('takes %i “%s” for something else than %s', (status, message, kind) => {
    const error = refusal(status, message)
    expect(error).toMatchObject({ service: 'cloudinary', kind, status, safeToRetry: status < 500 })
    expect(error.message).not.toBe('')
  })

  it('does not wait until the hourly limit starts anew, or waits for ever', () => {
    const reset = { 'x-featureratelimit-reset': 'Mon, 01 Jun 2026 12:20:00 GMT' }
    expect(refusal(420, '', reset).retryAfterMs).toBe(20 * 60_000)
    expect(refusal(429, '', { 'retry-after': '7', ...reset }).retryAfterMs).toBe(7000)
    expect(refusal(420, '', { 'x-featureratelimit-reset': 'in a while' }).retryAfterMs).toBeUndefined()
    const late = { 'x-featureratelimit-reset': 'Mon, 01 Jun 2099 12:20:00 GMT' }
    expect(refusal(420, '', late).retryAfterMs).toBe(3_600_000)
    const past = { 'x-featureratelimit-reset': 'Mon, 01 Jun 2020 12:20:00 GMT' }
    expect(refusal(420, '', past).retryAfterMs).toBe(0)
  })

  it('repeats a request with its signature in an error, or a page of text', () => {
    const said = 'Invalid Signature 12ab. String to sign - public_id=x&timestamp=1'
    expect(refusal(401, said).message).not.toContain('public_id')
    expect(refusal(400, 'x'.repeat(5000)).message.length).toBeLessThan(300)
  })

  it('misses what was said in body or header', () => {
    const headers = new Headers({ 'x-cld-error': 'Resource not found' })
    expect(cloudinarySaid({ error: { message: 'Invalid' } }, headers)).toBe('Invalid')
    expect(cloudinarySaid('<html>', headers)).toBe('Resource not found')
    expect(cloudinarySaid(undefined, new Headers())).toBe('')
  })
})
