import { expect, test } from 'vitest'
import { messageOf } from '#main/core/errors.ts'
import { send } from '#main/core/http.ts'
import { redactText } from '#main/core/redact.ts'

test('a pasted key with a line break stands in the error of the refusal', async () => {
  const key = 'abc123secret\nmore'
  const failure: unknown = await send(fetch, {
    service: 'elevenlabs',
    url: 'http://127.0.0.1:9/x',
    headers: { 'xi-api-key': key },
    timeoutMs: 1_000,
  }).catch((error: unknown) => error)
  expect(failure).toMatchObject({ name: 'ServiceError', kind: 'auth', safeToRetry: true })
  const seen = [messageOf(failure), failure instanceof Error ? String(failure.cause) : ''].join(' ')
  expect(seen).not.toContain('secret')
})

test.each([
  ['ENOTFOUND', 'The address api.example.com was not found.'],
  ['ECONNREFUSED', 'Nobody answers at api.example.com.'],
  ['ECONNRESET', 'The connection to api.example.com broke off.'],
  ['CERT_HAS_EXPIRED', 'api.example.com could not prove who it is (its certificate is not valid).'],
])('%s is told in the words of the system', async (code, words) => {
  const cause = Object.assign(new Error(`getaddrinfo ${code}`), { code })
  const broken = () => Promise.reject(new TypeError('fetch failed', { cause }))
  const request = {
    service: 'openai',
    url: 'https://user:pass@api.example.com/v1',
    timeoutMs: 1_000,
  } as const
  await expect(send(broken, request)).rejects.toMatchObject({ message: words, kind: 'network' })
})

test.each(['sk_0123456789abcdef0123', 'sk-proj-0123456789', 'pplx-0123456789abc'])(
  'the key %s is written to the log',
  (key) => {
    expect(redactText(`refused ${key} today`)).toBe('refused [key] today')
  },
)
