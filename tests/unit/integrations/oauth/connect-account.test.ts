import { OAuth2Server, Events } from 'oauth2-mock-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '#main/core/clock.ts'
import { connectAccount, type ConnectAccount } from '#main/integrations/oauth/connect-account.ts'
import { createQuickClock } from '#tests/standins/quick-clock.ts'

const server = new OAuth2Server()
beforeAll(async () => {
  await server.issuer.keys.generate('RS256')
  await server.start(0, '127.0.0.1')
})
afterAll(async () => await server.stop())

function options(changes: Partial<ConnectAccount> = {}): ConnectAccount {
  const base = `http://127.0.0.1:${server.address().port}`
  return {
    authUrl: `${base}/authorize`,
    tokenUrl: `${base}/token`,
    clientId: 'client',
    clientSecret: 'secret',
    scope: 'https://www.googleapis.com/auth/drive.file',
    openExternal: async (url) => void (await (await fetch(url)).text()),
    fetch,
    clock: systemClock,
    signal: new AbortController().signal,
    service: 'drive',
    ...changes,
  }
}

/** A browser whose answer is changed on its way back. */
function browser(change: (back: URL) => void, seen: { url?: URL; back?: URL; text?: string } = {}) {
  return async (address: string): Promise<void> => {
    seen.url = new URL(address)
    const response = await fetch(address, { redirect: 'manual' })
    const back = new URL(response.headers.get('location') ?? '')
    change(back)
    seen.back = back
    seen.text = await (await fetch(back)).text()
  }
}

async function listens(address: URL | undefined): Promise<boolean> {
  if (!address) throw new Error('no address was seen')
  return await fetch(address.origin).then(
    () => true,
    () => false,
  )
}

describe('signing in with the browser', () => {
  it('gets no lasting access, or goes on listening', async () => {
    const seen: { url?: URL; back?: URL; text?: string } = {}
    const { refreshToken } = await connectAccount(options({ openExternal: browser(() => undefined, seen) }))
    expect(refreshToken).not.toBe('')
    const asked = Object.fromEntries(seen.url?.searchParams ?? [])
    expect(asked).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      access_type: 'offline',
      prompt: 'consent',
      client_id: 'client',
      scope: 'https://www.googleapis.com/auth/drive.file',
    })
    expect(asked['redirect_uri']).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
    expect(asked['code_challenge']).toMatch(/^[\w-]{43}$/)
    expect(JSON.stringify(asked)).not.toContain('secret')
    expect(seen.text).toContain('close this page')
    expect(await listens(seen.back)).toBe(false)
  })

  it('exchanges a code without the proof that it is ours', async () => {
    const forged: typeof fetch = async (url, init) => {
      const form = new URLSearchParams(init?.body as string)
      form.set('code_verifier', 'x'.repeat(64))
      return await fetch(url, { ...init, body: form.toString() })
    }
    await expect(connectAccount(options({ fetch: forged }))).rejects.toMatchObject({ status: 400 })
  })

  it('takes an answer with another state, or gives up because of it', async () => {
    const statuses: number[] = []
    const openExternal = async (address: string): Promise<void> => {
      const response = await fetch(address, { redirect: 'manual' })
      const right = new URL(response.headers.get('location') ?? '')
      const forged = new URL(right)
      forged.searchParams.set('state', 'forged')
      forged.searchParams.set('code', 'of somebody else')
      for (const each of [forged, new URL('/favicon.ico', right), right, right]) {
        statuses.push((await fetch(each).catch(() => null))?.status ?? 0)
      }
    }
    await connectAccount(options({ openExternal }))
    expect(statuses.slice(0, 3)).toEqual([400, 404, 200])
    expect([0, 400]).toContain(statuses[3])
  })

  it('takes a refusal for a failure of the service', async () => {
    const seen: { back?: URL } = {}
    const openExternal = browser((back) => {
      back.searchParams.delete('code')
      back.searchParams.set('error', 'access_denied')
    }, seen)
    await expect(connectAccount(options({ openExternal }))).rejects.toMatchObject({ code: 'SIGN_IN_DENIED' })
    expect(await listens(seen.back)).toBe(false)
  })

  it('shows what a page put into the error', async () => {
    const openExternal = browser((back) => {
      back.searchParams.set('error', '<script>alert(1)</script>')
    })
    const failure = await connectAccount(options({ openExternal })).catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'SIGN_IN_FAILED' })
    expect(String(failure)).not.toContain('script')
  })

  it('waits for ever for a person who went away', async () => {
    const clock = createQuickClock(0)
    let redirect = ''
    const openExternal = async (address: string): Promise<void> => {
      redirect = new URL(address).searchParams.get('redirect_uri') ?? ''
    }
    await expect(connectAccount(options({ clock, openExternal }))).rejects.toMatchObject({
      code: 'SIGN_IN_TIMEOUT',
    })
    expect(clock.slept).toEqual([300_000])
    expect(await listens(new URL(redirect))).toBe(false)
  })

  it('goes on when the person gives up', async () => {
    const stop = new AbortController()
    let redirect = ''
    const openExternal = async (address: string): Promise<void> => {
      redirect = new URL(address).searchParams.get('redirect_uri') ?? ''
      stop.abort(new Error('gave up'))
    }
    await expect(connectAccount(options({ openExternal, signal: stop.signal }))).rejects.toThrow('gave up')
    expect(await listens(new URL(redirect))).toBe(false)
  })

  it('goes on without a lasting token, a client id, or a browser', async () => {
    server.service.once(Events.BeforeResponse, (response: { body: unknown }) => {
      response.body = { access_token: 'a', expires_in: 60 }
    })
    await expect(connectAccount(options())).rejects.toMatchObject({ code: 'NO_LASTING_ACCESS' })
    await expect(connectAccount(options({ clientId: '' }))).rejects.toMatchObject({
      code: 'CLIENT_ID_MISSING',
    })
    const openExternal = async (): Promise<void> => await Promise.reject(new Error('no browser'))
    await expect(connectAccount(options({ openExternal }))).rejects.toThrow('no browser')
    await expect(connectAccount(options({ authUrl: 'http://example.com/a' }))).rejects.toMatchObject({
      code: 'INSECURE_ADDRESS',
    })
  })
})
