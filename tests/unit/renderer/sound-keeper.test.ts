import { randomUUID } from 'node:crypto'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { silentLog } from '#main/core/log.ts'
import { createHandlers } from '#main/rpc/handlers.ts'
import { toRpcFailure } from '#main/rpc/failures.ts'
import { createRecordings, type Recordings } from '#main/store/recordings.ts'
import { systemClock } from '#main/core/clock.ts'
import { createIds } from '#main/core/ids.ts'
import { createConnection, type Connection } from '#renderer/connection/connection.ts'
import {
  createSoundKeeper,
  type SoundKeeper,
} from '#renderer/features/chat/composer/dictation/sound-keeper.ts'
import { contract } from '#shared/contract/index.ts'
import { portWire } from '#shared/rpc/port-wire.ts'
import { serve } from '#shared/rpc/server.ts'
import { testCore, type TestCore } from '#tests/support/test-core.ts'

let core: TestCore
let connection: Connection
let keeper: SoundKeeper
let stored: Recordings
let port: MessagePort | null = null

beforeEach(async () => {
  core = await testCore({}, {}, { untilReady: false })
  stored = createRecordings(core.workspace, systemClock, createIds(systemClock))
  const handlers = createHandlers(core)
  connection = createConnection({
    openWire() {
      const { port1, port2 } = new MessageChannel()
      port = port1
      const onError = (error: unknown) => toRpcFailure(error, silentLog, core.dir)
      serve({ contract, handlers, wire: portWire(port2), context: {}, onError })
      return portWire(port1)
    },
  })
  await until('online')
  keeper = createSoundKeeper({
    client: connection.client,
    readBase64: async (sound) => Buffer.from(await sound.arrayBuffer()).toString('base64'),
    newId: () => randomUUID(),
    now: Date.now,
  })
})
afterEach(async () => {
  connection.close()
  port?.close()
  await core.dispose()
})

function until(status: 'online' | 'offline'): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (connection.state().status === status) resolve()
    }
    connection.subscribe(look)
    look()
  })
}
async function cut(): Promise<void> {
  port?.close()
  await until('offline')
}
async function mend(): Promise<void> {
  connection.retryNow()
  await until('online')
}
const sound = (...bytes: number[]) => new Blob([Uint8Array.from(bytes)], { type: 'audio/webm;codecs=opus' })
const bytesOf = (id: string) => [...(stored.content(id) ?? [])]

test('until Stop a recording is in the window only', async () => {
  const live = keeper.record(null)
  await live.add(sound(1, 2))
  await live.add(sound(3))
  expect(stored.list()).toMatchObject([{ id: live.id, state: 'kept', mime: 'audio/webm', size: 3 }])
  expect((await live.finish()).id).toBe(live.id)
  expect([keeper.held(), bytesOf(live.id)]).toEqual([[], [1, 2, 3]])
})

test('what is said while the core is away is lost, doubled or out of order', async () => {
  const live = keeper.record(null)
  await live.add(sound(1))
  await cut()
  await live.add(sound(2))
  await live.add(sound(3))
  expect(keeper.held()).toMatchObject([{ id: live.id, size: 2, error: null }])
  await mend()
  await live.add(sound(4))
  await live.finish()
  expect(bytesOf(live.id)).toEqual([1, 2, 3, 4])
})

test('a recording that could not be handed over goes with the screen it was made on', async () => {
  const live = keeper.record(null)
  await live.add(sound(1))
  await cut()
  await live.add(sound(2))
  await expect(live.finish()).rejects.toMatchObject({ code: 'DISCONNECTED' })
  const file = keeper.keep(sound(7, 8, 9), 'audio/wav', null)
  await expect(file).rejects.toMatchObject({ code: 'DISCONNECTED' })
  const held = keeper.held()
  expect(held).toMatchObject([
    { id: live.id, size: 1, error: { code: 'DISCONNECTED' } },
    { size: 3, error: { code: 'DISCONNECTED' } },
  ])
  await mend()
  const again = await Promise.all(held.map(({ id }) => keeper.again(id)))
  expect(again.map(({ id }) => bytesOf(id))).toEqual([
    [1, 2],
    [7, 8, 9],
  ])
  expect(keeper.held()).toEqual([])
})

test('after a reconnect a recording waits for a click, with its only copy in the window', async () => {
  await cut()
  await expect(keeper.keep(sound(1), 'audio/webm', null)).rejects.toMatchObject({ code: 'DISCONNECTED' })
  await mend()
  const handedOver = new Promise<void>((resolve) => {
    keeper.subscribe(() => {
      if (keeper.held().length === 0) resolve()
    })
  })
  keeper.retry()
  await handedOver
  expect(stored.list()).toHaveLength(1)
})

test('a recording that was removed meanwhile is recorded on for nothing, or held for ever', async () => {
  const live = keeper.record(null)
  await live.add(sound(1))
  stored.remove(live.id)
  await expect(live.add(sound(2))).rejects.toMatchObject({ code: 'RECORDING_GONE' })
  await expect(live.add(sound(3))).rejects.toMatchObject({ code: 'RECORDING_GONE' })
  await expect(live.finish()).rejects.toMatchObject({ code: 'RECORDING_GONE' })
  expect([keeper.held(), stored.list()]).toEqual([[], []])
})

test('silence is held as if it were a recording', async () => {
  const live = keeper.record(null)
  await live.add(sound())
  await expect(live.finish()).rejects.toMatchObject({ code: 'RECORDING_EMPTY' })
  expect([keeper.held(), stored.list()]).toEqual([[], []])
})

test('what was cancelled stays in the core', async () => {
  const live = keeper.record(null)
  const first = live.add(sound(1))
  await live.discard()
  await first
  expect([keeper.held(), stored.list()]).toEqual([[], []])
})
