import { OAuth2Server, Events } from 'oauth2-mock-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Fetch } from '#main/core/http.ts'
import { createTokenSource, type TokenSourceOptions } from '#main/integrations/oauth/token-source.ts'
import { createQuickClock } from '#tests/standins/quick-clock.ts'

const server = new OAuth2Server()
const signal = new AbortController().signal
beforeAll(async () => {
  await server.issuer.keys.generate('RS256')
  await server.start(0, '127.0.0.1')
})
afterAll(async () => await server.stop())

function source(changes: Partial<TokenSourceOptions> = {}) {
  const clock = createQuickClock(1_000_000)
  const forms: URLSearchParams[] = []
  const counted: Fetch = async (url, init) => {
    forms.push(new URLSearchParams(init?.body as string))
    return await fetch(url, init)
  }
  const tokens = createTokenSource({
    tokenUrl: `http://127.0.0.1:${server.address().port}/token`,
    clientId: 'client',
    clientSecret: () => 'secret',
    refreshToken: () => 'refresh',
    fetch: counted,
    clock,
    service: 'smtp',
    ...changes,
  })
  return { clock, forms, tokens }
}

const fault = (statusCode: number, error: string): void => {
  server.service.once(Events.BeforeResponse, (response: { body: unknown; statusCode: number }) => {
    response.statusCode = statusCode
    response.body = { error }
  })
}

describe('token source', () => {
  it('asks for a token with every use, or keeps one beyond its end', async () => {
    const { clock, forms, tokens } = source()
    const first = await tokens.token(signal)
    expect(await tokens.token(signal)).toBe(first)
    expect(Object.fromEntries(forms[0] ?? [])).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'refresh',
      client_id: 'client',
      client_secret: 'secret',
    })
    clock.advance(3600_000 - 60_001)
    await tokens.token(signal)
    expect(forms).toHaveLength(1)
    clock.advance(1)
    await tokens.token(signal)
    expect(forms).toHaveLength(2)
    tokens.invalidate()
    await tokens.token(signal)
    expect(forms).toHaveLength(3)
  })

  it('refreshes once for each of those who wait', async () => {
    const { forms, tokens } = source()
    const got = await Promise.all([1, 2, 3].map(async () => await tokens.token(signal)))
    expect(new Set(got).size).toBe(1)
    expect(forms).toHaveLength(1)
  })

  it('stops the refresh of the others when one gives up', async () => {
    const { forms, tokens } = source()
    const stop = new AbortController()
    const left = tokens.token(stop.signal)
    const stayed = tokens.token(signal)
    stop.abort(new Error('gave up'))
    await expect(left).rejects.toThrow('gave up')
    expect(await stayed).not.toBe('')
    expect(forms).toHaveLength(1)
  })

  it('takes a revoked sign-in for a passing failure, or never recovers from it', async () => {
    const { tokens } = source()
    fault(400, 'invalid_grant')
    await expect(tokens.token(signal)).rejects.toMatchObject({
      kind: 'auth',
      service: 'smtp',
      message: expect.stringContaining('sign in again in Settings') as string,
    })
    expect(await tokens.token(signal)).not.toBe('')
  })

  it.each([
    [401, 'invalid_client', 'auth'],
    [500, 'server_error', 'server'],
    [429, 'slow_down', 'rate'],
  ])('mistakes %i %s', async (status, error, kind) => {
    const { tokens } = source()
    fault(status, error)
    await expect(tokens.token(signal)).rejects.toMatchObject({ kind, safeToRetry: true })
  })

  it('asks the service although nobody has signed in', async () => {
    const { forms, tokens } = source({ refreshToken: () => Promise.resolve(null) })
    await expect(tokens.token(signal)).rejects.toMatchObject({ kind: 'auth' })
    expect(forms).toEqual([])
  })

  it('loses a refresh token that the service has replaced', async () => {
    const kept: string[] = []
    server.service.once(Events.BeforeResponse, (response: { body: unknown }) => {
      response.body = { access_token: 'a', expires_in: 60, refresh_token: 'newer' }
    })
    const { tokens } = source({ keepRefreshToken: (value) => void kept.push(value) })
    await tokens.token(signal)
    expect(kept).toEqual(['newer'])
  })

  it.each([{}, { access_token: '' }])('gives out what is no token: %o', async (body) => {
    server.service.once(Events.BeforeResponse, (response: { body: unknown }) => {
      response.body = body
    })
    await expect(source().tokens.token(signal)).rejects.toMatchObject({ kind: 'server' })
  })

  it('sends secrets over an open line', async () => {
    const { forms, tokens } = source({ tokenUrl: 'http://tokens.example.com/token' })
    await expect(tokens.token(signal)).rejects.toMatchObject({ code: 'INSECURE_ADDRESS' })
    expect(forms).toEqual([])
  })
})
