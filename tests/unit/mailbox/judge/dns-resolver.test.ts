import { createSocket, type Socket } from 'node:dgram'
import { afterEach, expect, test } from 'vitest'
import { createDnsResolver } from '#main/mailbox/judge/dns-resolver.ts'

const sockets: Socket[] = []
afterEach(async () => {
  for (const socket of sockets.splice(0)) await new Promise<void>((done) => socket.close(() => done()))
})

/** A name server that gives one TXT record to every question, or an error code. */
async function server(answer: { readonly txt?: string; readonly rcode?: number }) {
  const socket = createSocket('udp4')
  sockets.push(socket)
  let asked = 0
  socket.on('message', (query, from) => {
    asked += 1
    const end = query.indexOf(0, 12) + 5
    const head = Buffer.from(query.subarray(0, end))
    head.writeUInt16BE(0x81_80 | (answer.rcode ?? 0), 2)
    head.writeUInt16BE(answer.txt ? 1 : 0, 6)
    head.writeUInt32BE(0, 8)
    const text = Buffer.from(answer.txt ?? '')
    const record = Buffer.from([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60, 0, text.length + 1, text.length])
    socket.send(answer.txt ? Buffer.concat([head, record, text]) : head, from.port, from.address)
  })
  await new Promise<void>((done) => socket.bind(0, '127.0.0.1', () => done()))
  return { port: socket.address().port, asked: () => asked }
}

test('the servers of the settings are not the ones asked', async () => {
  const first = await server({ txt: 'one' })
  const second = await server({ txt: 'two' })
  let servers = `127.0.0.1:${first.port}`
  const resolve = createDnsResolver({ servers: () => servers })
  expect(await resolve('a.example', 'TXT')).toEqual([['one']])
  servers = `localhost:${second.port}`
  expect(await resolve('a.example', 'TXT')).toEqual([['two']])
  expect([first.asked(), second.asked()]).toEqual([1, 1])
})

test('a missing name and a broken server look alike', async () => {
  const missing = await server({ rcode: 3 })
  const broken = await server({ rcode: 2 })
  const ask = (port: number) =>
    createDnsResolver({ servers: () => `127.0.0.1:${port}`, tries: 1 })('a.example', 'TXT')
  await expect(ask(missing.port)).rejects.toMatchObject({ code: 'ENOTFOUND' })
  await expect(ask(broken.port)).rejects.toMatchObject({ code: 'ESERVFAIL' })
})

test('a server that cannot be a server breaks more than the question', async () => {
  let servers = 'not an address at all:99999999'
  const resolve = createDnsResolver({ servers: () => servers, timeoutMs: 50, tries: 1 })
  await expect(resolve('a.example', 'TXT')).rejects.toThrow(/address|not|ENOTFOUND|EAI/i)
  const good = await server({ txt: 'one' })
  servers = `127.0.0.1:${good.port}`
  expect(await resolve('a.example', 'TXT')).toEqual([['one']])
})
