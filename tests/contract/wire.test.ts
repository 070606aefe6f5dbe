import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { MessageChannel } from 'node:worker_threads'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { connect } from '#shared/rpc/client.ts'
import { call, stream, type Client, type Handlers } from '#shared/rpc/define.ts'
import { RpcError } from '#shared/rpc/errors.ts'
import { portWire } from '#shared/rpc/port-wire.ts'
import { serve } from '#shared/rpc/server.ts'
import { socketWire } from '#shared/rpc/socket-wire.ts'
import type { Wire } from '#shared/rpc/wire.ts'

const contract = {
  add: call(z.object({ a: z.number(), b: z.number().default(10) }), z.object({ sum: z.number() })),
  fail: call(z.object({ as: z.enum(['bug', 'domain', 'reply']) }), z.object({ ok: z.boolean() })),
  hang: call(z.object({}), z.object({})),
  count: stream(z.object({ to: z.number(), failAt: z.number().default(-1) }), z.object({ n: z.number() })),
  quiet: stream(z.object({}), z.object({ n: z.number() })),
  unsendable: stream(z.object({}), z.unknown()),
} as const

interface Probe {
  produced: number
  finals: number
  aborts: number
  started: PromiseWithResolvers<void>
  ended: PromiseWithResolvers<void>
}

function createProbe(): Probe {
  return {
    produced: 0,
    finals: 0,
    aborts: 0,
    started: Promise.withResolvers(),
    ended: Promise.withResolvers(),
  }
}

function handlersFor(probe: Probe): Handlers<typeof contract> {
  const watch = (signal: AbortSignal): void => {
    signal.addEventListener('abort', () => {
      probe.aborts += 1
      probe.ended.resolve()
    })
    probe.started.resolve()
  }
  return {
    add: ({ a, b }) => ({ sum: a + b }),
    fail: async ({ as }) => {
      if (as === 'domain') throw new RpcError('CUSTOMER_GONE', 'That customer was deleted.', { id: 7 })
      if (as === 'reply') return { ok: 'secret-inside' as unknown as boolean }
      throw new Error('password is hunter2')
    },
    hang: async (_input, { signal }) => {
      watch(signal)
      await once(signal, 'abort')
      return {}
    },
    count: async function* ({ to, failAt }, { signal }) {
      watch(signal)
      try {
        for (let n = 0; n < to; n++) {
          if (n === failAt) throw new Error('broke in the middle')
          probe.produced += 1
          yield { n }
        }
      } finally {
        probe.finals += 1
        probe.ended.resolve()
      }
    },
    quiet: async function* (_input, { signal }) {
      watch(signal)
      try {
        yield { n: 1 }
        await once(signal, 'abort')
      } finally {
        probe.finals += 1
      }
    },
    unsendable: async function* () {
      yield { fine: true }
      yield 1n
      yield () => 'no clone, no JSON'
    },
  }
}

interface Line {
  readonly client: Client<typeof contract>
  readonly probe: Probe
  readonly seen: unknown[]
  readonly wire: Wire
  readonly drop: () => void
}

interface Pair {
  readonly near: Wire
  readonly far: Wire
  readonly drop: () => void
  readonly clean: () => Promise<void>
}

async function ports(): Promise<Pair> {
  const { port1, port2 } = new MessageChannel()
  const drop = (): void => port2.close()
  return { near: portWire(port1), far: portWire(port2), drop, clean: async () => drop() }
}

async function sockets(): Promise<Pair> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  const near = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const [far] = (await once(server, 'connection')) as [WebSocket]
  const clean = async (): Promise<void> => {
    for (const each of server.clients) each.terminate()
    near.terminate()
    server.close()
    await once(server, 'close')
  }
  return { near: socketWire(near), far: socketWire(far), drop: () => far.terminate(), clean }
}

describe.each([
  ['message port', ports],
  ['web socket', sockets],
] as const)('wire: %s', (_name, makePair) => {
  const cleanups: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const clean of cleanups.splice(0)) await clean()
  })

  async function line(): Promise<Line> {
    const pair = await makePair()
    cleanups.push(pair.clean)
    const probe = createProbe()
    const seen: unknown[] = []
    serve({
      contract,
      handlers: handlersFor(probe),
      wire: pair.far,
      context: {},
      onError: (error, route) => {
        seen.push([route, error])
        return { code: 'INTERNAL', message: 'Masked.', data: { reference: 'a1b2c3d4' } }
      },
    })
    return { client: connect(contract, pair.near), probe, seen, wire: pair.near, drop: pair.drop }
  }

  test('a reply comes back wrong, or a default of the input is not applied', async () => {
    const { client } = await line()
    expect(await client.add({ a: 2, b: 3 })).toEqual({ sum: 5 })
    expect(await client.add({ a: 2 })).toEqual({ sum: 12 })
  })

  test('replies of parallel calls are mixed up', async () => {
    const { client } = await line()
    const sums = await Promise.all(Array.from({ length: 50 }, (_v, a) => client.add({ a, b: 0 })))
    expect(sums.map((each) => each.sum)).toEqual(Array.from({ length: 50 }, (_v, a) => a))
  })

  test('stream items are lost, doubled or out of order', async () => {
    const { client } = await line()
    const got: number[] = []
    for await (const { n } of client.count({ to: 3000 })) got.push(n)
    expect(got).toEqual(Array.from({ length: 3000 }, (_v, n) => n))
  })

  test('items produced before an error never arrive', async () => {
    const { client } = await line()
    const got: number[] = []
    const reading = (async () => {
      for await (const { n } of client.count({ to: 100, failAt: 30 })) got.push(n)
    })()
    await expect(reading).rejects.toMatchObject({ code: 'INTERNAL', message: 'Masked.' })
    expect(got).toHaveLength(30)
  })

  test('a reader that breaks leaves the handler running', async () => {
    const { client, probe } = await line()
    for await (const { n } of client.count({ to: 1_000_000 })) if (n === 5) break
    await probe.ended.promise
    await expect.poll(() => probe.finals).toBe(1)
    expect(probe.produced).toBeLessThan(2000)
  })

  test('leaving while nothing arrives hangs until the next item', async () => {
    const { client, probe } = await line()
    const reader = client.quiet({})
    expect((await reader.next()).value).toEqual({ n: 1 })
    const pending = reader.next()
    await reader.return()
    expect(await pending).toEqual({ done: true, value: undefined })
    await probe.ended.promise
    await expect.poll(() => probe.finals).toBe(1)
  })

  test('an abort does not reach the handler of a call', async () => {
    const { client, probe } = await line()
    const stopper = new AbortController()
    const pending = client.hang({}, { signal: stopper.signal })
    await probe.started.promise
    stopper.abort(new Error('changed my mind'))
    await expect(pending).rejects.toThrow('changed my mind')
    await probe.ended.promise
    expect(probe.aborts).toBe(1)
  })

  test('an abort does not reach the handler of a stream, or its reader goes on', async () => {
    const { client, probe, seen } = await line()
    const stopper = new AbortController()
    const reader = client.quiet({}, { signal: stopper.signal })
    await reader.next()
    const pending = reader.next()
    stopper.abort(new Error('enough'))
    await expect(pending).rejects.toThrow('enough')
    await probe.ended.promise
    await expect.poll(() => probe.finals).toBe(1)
    expect(seen).toEqual([])
  })

  test('an aborted signal still sends the request', async () => {
    const { client, probe } = await line()
    const signal = AbortSignal.abort(new Error('too late'))
    await expect(client.hang({}, { signal })).rejects.toThrow('too late')
    await expect(client.count({ to: 5 }, { signal }).next()).rejects.toThrow('too late')
    await client.add({ a: 1 })
    expect(probe.produced).toBe(0)
  })

  test('a slow reader lets the sender run ahead without bound', async () => {
    const { client, probe } = await line()
    const reader = client.count({ to: 100_000 })
    await reader.next()
    for (let turn = 0; turn < 20; turn++) await client.add({ a: 1 })
    expect(probe.produced).toBeGreaterThan(1)
    expect(probe.produced).toBeLessThanOrEqual(513)
    await reader.return()
    await probe.ended.promise
  })

  test('a lost connection leaves callers waiting, or handlers running', async () => {
    const { client, probe, drop } = await line()
    const pending = client.hang({})
    const reader = client.quiet({})
    await reader.next()
    const next = reader.next()
    await probe.started.promise
    drop()
    await expect(pending).rejects.toMatchObject({ code: 'DISCONNECTED' })
    await expect(next).rejects.toMatchObject({ code: 'DISCONNECTED' })
    await expect.poll(() => probe.aborts).toBe(2)
    await expect(client.add({ a: 1 })).rejects.toMatchObject({ code: 'DISCONNECTED' })
  })

  test('an internal error or a wrong reply shows its inside to the page', async () => {
    const { client, seen } = await line()
    for (const as of ['bug', 'reply'] as const) {
      const error = await client.fail({ as }).catch((caught: unknown) => caught)
      expect(error).toMatchObject({ code: 'INTERNAL', message: 'Masked.', data: { reference: 'a1b2c3d4' } })
      expect(JSON.stringify(error)).not.toMatch(/hunter2|secret-inside/)
    }
    expect(seen).toHaveLength(2)
  })

  test('a domain error loses its code or its data', async () => {
    const { client } = await line()
    const error = await client.fail({ as: 'domain' }).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(RpcError)
    expect(error).toMatchObject({ code: 'CUSTOMER_GONE', data: { id: 7 } })
  })

  test('bad input reaches a handler', async () => {
    const { client } = await line()
    const bad = { a: 'two' } as unknown as { a: number }
    await expect(client.add(bad)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    const lots = { to: 'many' } as unknown as { to: number }
    await expect(client.count(lots).next()).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  test('an inherited or unknown name counts as a route', async () => {
    const { wire, client } = await line()
    const failures: unknown[] = []
    wire.onFrame((frame) => failures.push(frame))
    const names = ['toString', 'constructor', '__proto__', 'hasOwnProperty', 'nope', '']
    names.forEach((route, at) => wire.send({ t: 'request', id: 900 + at, route, input: {} }))
    await client.add({ a: 1 })
    expect(failures.filter((each) => JSON.stringify(each).includes('NOT_FOUND'))).toHaveLength(names.length)
  })

  test('a malformed frame takes the connection down', async () => {
    const { wire, client } = await line()
    const junk = [null, 1, 'x', [], {}, { t: 'request' }, { t: 'request', id: -1, route: 'add' }]
    const more = [
      { t: 'credit', id: 1, count: 1e9 },
      { t: 'cancel', id: 'a' },
      { t: 'items', id: 1, items: 3 },
    ]
    for (const frame of [...junk, ...more]) wire.send(frame)
    expect(await client.add({ a: 1, b: 1 })).toEqual({ sum: 2 })
  })

  test('a value that cannot travel crashes the server instead of failing its stream', async () => {
    const { client, seen } = await line()
    const got: unknown[] = []
    const reading = (async () => {
      for await (const item of client.unsendable({})) got.push(item)
    })()
    await expect(reading).rejects.toMatchObject({ code: 'INTERNAL' })
    expect(got.length).toBeLessThanOrEqual(1)
    expect(seen).toHaveLength(1)
    expect(await client.add({ a: 1, b: 1 })).toEqual({ sum: 2 })
  })
})
