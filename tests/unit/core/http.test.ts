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

test.each(['sk_0123456789abcdef0123', 'sk-proj-0123456789', 'pplx-0123456789abc'])(
  'the key %s is written to the log',
  (key) => {
    expect(redactText(`refused ${key} today`)).toBe('refused [key] today')
  },
)
