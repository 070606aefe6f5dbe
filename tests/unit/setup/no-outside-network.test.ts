import { once } from 'node:events'
import net, { type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'

test('a test can reach the internet', async () => {
  await expect(fetch('http://192.0.2.1/')).rejects.toMatchObject({
    cause: { message: expect.stringContaining('192.0.2.1 was refused') },
  })
  const socket = net.connect(443, 'service.example')
  const [error] = await once(socket, 'error')
  expect(String(error)).toContain('may not reach the network')
})

test('a stand-in on this computer cannot be reached', async () => {
  const server = net.createServer((socket) => socket.end('hello'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const socket = net.connect((server.address() as AddressInfo).port, 'localhost')
  const [bytes] = await once(socket, 'data')
  expect(String(bytes)).toBe('hello')
  server.close()
})
