import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { silentLog } from '#main/core/log.ts'
import { startLoopback, type LoopbackServer } from '#main/shell/loopback/loopback-server.ts'
import { LONGEST_RECORDING_BYTES } from '#shared/contract/voice.ts'
import { connect } from '#shared/rpc/client.ts'
import { call } from '#shared/rpc/define.ts'
import { serve } from '#shared/rpc/server.ts'
import { socketWire } from '#shared/rpc/socket-wire.ts'

const contract = { echo: call(z.object({ text: z.string() }), z.object({ text: z.string() })) } as const

interface Reply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

describe('loopback server', () => {
  let dir = ''
  let server: LoopbackServer
  let disconnects = 0

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'hard-e-loopback-'))
    await mkdir(join(dir, 'renderer/assets'), { recursive: true })
    await writeFile(join(dir, 'renderer/index.html'), '<!doctype html><title>Hard-E</title>')
    await writeFile(join(dir, 'renderer/assets/index-a1b2c3d4.js'), 'export {}')
    await writeFile(join(dir, 'renderer/notes.key'), 'not a kind of file we serve')
    await writeFile(join(dir, 'outside.html'), 'outside')
    server = await startLoopback({
      rendererDir: join(dir, 'renderer'),
      port: 0,
      log: silentLog,
      connect(wire) {
        const stop = serve({ contract, handlers: { echo: (input) => input }, wire, context: {} })
        return () => {
          disconnects += 1
          stop()
        }
      },
    })
  })
  afterAll(async () => {
    await server.close()
    await rm(dir, { recursive: true, force: true })
  })

  /** Raw HTTP: fetch would normalise paths and forbid the headers an attacker can send. */
  async function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> {
    const asked = request({ host: '127.0.0.1', port: server.port, path, method, headers })
    asked.end()
    const [response] = await once(asked, 'response')
    response.setEncoding('utf8')
    let body = ''
    for await (const part of response) body += part
    return { status: response.statusCode, headers: response.headers, body }
  }
  const pathOf = (link: string): string => link.slice(server.origin.length)
  async function signIn(): Promise<{ cookie: string }> {
    const reply = await ask(pathOf(server.newLaunchLink()))
    return { cookie: String(reply.headers['set-cookie']?.[0]).split(';')[0] ?? '' }
  }
  async function openSocket(headers: Record<string, string>, path = '/rpc'): Promise<WebSocket | number> {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers })
    const refused = Promise.withResolvers<number>()
    socket.on('unexpected-response', (_request, response) => {
      refused.resolve(response.statusCode ?? 0)
      socket.terminate()
    })
    socket.on('error', () => undefined)
    return Promise.race([once(socket, 'open').then(() => socket), refused.promise])
  }

  test('the launch link works twice, or leaves its token in the address bar', async () => {
    const path = pathOf(server.newLaunchLink())
    const first = await ask(path)
    expect([first.status, first.headers.location]).toEqual([303, '/'])
    expect(first.headers['set-cookie']?.[0]).toMatch(
      new RegExp(`^hard-e-${server.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
    )
    const second = await ask(path)
    expect([second.status, second.headers['set-cookie']]).toEqual([403, undefined])
    expect(second.headers['content-type']).toContain('text/html')
    expect(second.body).toContain('Enter')
  })

  test('a link preview uses the link up', async () => {
    const path = pathOf(server.newLaunchLink())
    expect((await ask(path, {}, 'HEAD')).status).toBe(403)
    expect((await ask(path)).status).toBe(303)
  })

  test('an unused link still opens the app after a newer one was made', async () => {
    const old = pathOf(server.newLaunchLink())
    server.newLaunchLink()
    expect((await ask(old)).status).toBe(403)
  })

  test('the used-link page puts words of the request into its HTML', async () => {
    const reply = await ask('/?token=%3Cscript%3Ealert(1)%3C/script%3E')
    expect(reply.status).toBe(403)
    expect(reply.body).not.toContain('alert(1)')
  })

  test.each([
    ['no cookie', '/', {}, 401],
    ['a wrong cookie', '/', { cookie: 'hard-e-1=x' }, 401],
    ['a rebound host', '/', { host: 'evil.example' }, 421],
    ['localhost instead of the address', '/', { host: 'localhost' }, 421],
    ['another site', '/', { 'sec-fetch-site': 'cross-site' }, 403],
    ['another port of this computer', '/', { 'sec-fetch-site': 'same-site' }, 403],
  ])('%s is let in', async (_name, path, headers, status) => {
    expect((await ask(path, headers)).status).toBe(status)
  })

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s does something', async (method) => {
    expect((await ask('/', await signIn(), method)).status).toBe(405)
  })

  test.each([
    ['/', 200],
    ['/index.html', 200],
    ['/assets/index-a1b2c3d4.js', 200],
    ['/../outside.html', 404],
    ['/..%2foutside.html', 404],
    ['/%2e%2e/outside.html', 404],
    ['/assets/..%2f..%2f..%2foutside.html', 404],
    ['/..%5coutside.html', 404],
    ['/notes.key', 404],
    ['/assets', 404],
    ['/index.html%00.js', 404],
    ['/%', 404],
    ['//evil.example/index.html', 400],
  ])('%s is answered wrongly', async (path, status) => {
    expect((await ask(path, await signIn())).status).toBe(status)
  })

  test('the page can be framed, sniffed, cached or reach another site', async () => {
    const cookie = await signIn()
    const page = await ask('/', cookie)
    expect(page.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    const policy = String(page.headers['content-security-policy'])
    for (const part of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"]) {
      expect(policy).toContain(part)
    }
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${server.port}`)
    const asset = await ask('/assets/index-a1b2c3d4.js', cookie)
    expect(asset.headers['cache-control']).toContain('immutable')
    const head = await ask('/', cookie, 'HEAD')
    expect([head.status, head.body, head.headers['content-length']]).toEqual([200, '', '36'])
  })

  test('a socket without cookie, own origin or own host is let in', async () => {
    const good = { ...(await signIn()), origin: server.origin }
    expect(await openSocket({ origin: server.origin })).toBe(403)
    expect(await openSocket({ cookie: good.cookie })).toBe(403)
    expect(await openSocket({ ...good, origin: 'https://evil.example' })).toBe(403)
    expect(await openSocket({ ...good, origin: `http://localhost:${server.port}` })).toBe(403)
    expect(await openSocket({ ...good, host: 'evil.example' })).toBe(403)
    expect(await openSocket(good, '/other')).toBe(403)
  })

  test('calls do not come through the socket, or go on after it closed', async () => {
    const socket = await openSocket({ ...(await signIn()), origin: server.origin })
    if (typeof socket === 'number') throw new Error('the socket was refused')
    expect(await connect(contract, socketWire(socket)).echo({ text: 'hello' })).toEqual({ text: 'hello' })
    const before = disconnects
    socket.close()
    await expect.poll(() => disconnects).toBe(before + 1)
  })

  test('the longest recording breaks the connection', async () => {
    const socket = await openSocket({ ...(await signIn()), origin: server.origin })
    if (typeof socket === 'number') throw new Error('the socket was refused')
    const text = 'A'.repeat(Math.ceil(LONGEST_RECORDING_BYTES / 3) * 4)
    const reply = await connect(contract, socketWire(socket)).echo({ text })
    expect(reply.text.length).toBe(text.length)
    socket.close()
  })

  test('a giant message is read to its end', async () => {
    const socket = await openSocket({ ...(await signIn()), origin: server.origin })
    if (typeof socket === 'number') throw new Error('the socket was refused')
    socket.send(Buffer.alloc(41 * 1024 * 1024))
    const [code] = await once(socket, 'close')
    expect(code).toBe(1009)
  })

  test('a taken port ends in a stack trace instead of advice', async () => {
    const second = startLoopback({
      rendererDir: dir,
      port: server.port,
      log: silentLog,
      connect: () => () => undefined,
    })
    await expect(second).rejects.toMatchObject({ name: 'UserError', code: 'PORT_TAKEN' })
  })
})
