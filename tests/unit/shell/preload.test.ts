import * as electron from 'electron'
import { beforeAll, expect, test } from 'vitest'
import type * as StandIn from '#tests/standins/electron.ts'

const { contextBridge, ipcRenderer } = electron as unknown as typeof StandIn
const page = new EventTarget()

beforeAll(async () => {
  Reflect.set(globalThis, 'window', page)
  await import('../../../src/preload/index.ts')
})

function post(fields: Record<string, unknown>): void {
  page.dispatchEvent(Object.assign(new Event('message'), fields))
}

test('the page gets a function of Electron or Node', () => {
  expect(contextBridge.exposed).toEqual({ hardE: { shell: 'electron' } })
})

test('the port does not reach main, or a frame can send one too', () => {
  const port = { name: 'port' }
  post({ source: new EventTarget(), data: 'hard-e:port', ports: [port] })
  post({ source: page, data: 'something else', ports: [port] })
  post({ source: page, data: 'hard-e:port', ports: [] })
  expect(ipcRenderer.posted).toEqual([])
  post({ source: page, data: 'hard-e:port', ports: [port] })
  expect(ipcRenderer.posted).toEqual([{ channel: 'hard-e:port', ports: [port] }])
})
