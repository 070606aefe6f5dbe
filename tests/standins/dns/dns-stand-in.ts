import { createSocket, type RemoteInfo } from 'node:dgram'
import { createServer, type Socket } from 'node:net'
import { RCODE, readQuestion, TYPES, writeAnswer, type Question, type Resource } from './dns-message.ts'

/** How questions are answered from now on. `slow` waits before each answer. */
type DnsMood =
  | { readonly kind: 'answers' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'servfail' }
  | { readonly kind: 'slow'; readonly ms: number }

export interface DnsStandIn {
  /** As the setting takes it: host and port. */
  readonly address: string
  /** Questions as they came: "TXT _dmarc.summit.example". */
  readonly asked: readonly string[]
  setMood(mood: DnsMood): void
  /** Adds a record, or takes its place. */
  put(record: Resource): void
  /** What a name holds now; throws when it is unknown. */
  record(name: string): string
  close(): Promise<void>
}

/** Follows aliases within the zone, as an authoritative server does. */
function found(zone: ReadonlyMap<string, Resource>, { name, type }: Question): readonly Resource[] {
  const chain: Resource[] = []
  for (let at = zone.get(name); at && chain.length < 8; at = zone.get(at.text.toLowerCase())) {
    const isWanted = TYPES[at.type] === type
    if (isWanted || at.type === 'CNAME') chain.push(at)
    if (isWanted || at.type !== 'CNAME') break
  }
  return chain
}

/** An authoritative name server on loopback (UDP and TCP) that knows these records and nothing else. */
export async function startDnsStandIn(records: readonly Resource[] = []): Promise<DnsStandIn> {
  const zone = new Map(records.map((record) => [record.name.toLowerCase(), record]))
  const asked: string[] = []
  const timers = new Set<NodeJS.Timeout>()
  const datagrams = createSocket('udp4')
  let mood: DnsMood = { kind: 'answers' }

  const answer = (question: Question): Buffer => {
    if (mood.kind === 'servfail') return writeAnswer(question, RCODE.servfail, [])
    const chain = found(zone, question)
    const isKnown = chain.length > 0 || zone.has(question.name)
    return writeAnswer(question, isKnown ? RCODE.ok : RCODE.nxdomain, chain)
  }
  const take = (message: Buffer, limit: 'datagram' | 'none', send: (reply: Buffer) => void): void => {
    let question: Question
    try {
      question = readQuestion(message)
    } catch {
      return
    }
    const type = Object.entries(TYPES).find(([, number]) => number === question.type)?.[0] ?? question.type
    asked.push(`${type} ${question.name}`)
    if (mood.kind === 'silent') return
    const reply = (): void =>
      send(answer(limit === 'datagram' ? question : { ...question, mostBytes: 65_535 }))
    if (mood.kind !== 'slow') return reply()
    const timer = setTimeout(() => {
      timers.delete(timer)
      reply()
    }, mood.ms)
    timers.add(timer)
  }
  datagrams.on('message', (message: Buffer, { port, address }: RemoteInfo) =>
    take(message, 'datagram', (reply) => datagrams.send(reply, port, address)),
  )
  // A long answer is asked for again over TCP, each message behind its length.
  const open = new Set<Socket>()
  const streams = createServer((socket) => {
    open.add(socket)
    let heard = Buffer.alloc(0)
    socket.on('data', (chunk: Buffer) => {
      heard = Buffer.concat([heard, chunk])
      while (heard.length >= 2 && heard.length >= 2 + heard.readUInt16BE(0)) {
        const end = 2 + heard.readUInt16BE(0)
        take(heard.subarray(2, end), 'none', (reply) => {
          const length = Buffer.alloc(2)
          length.writeUInt16BE(reply.length, 0)
          if (socket.writable) socket.write(Buffer.concat([length, reply]))
        })
        heard = heard.subarray(end)
      }
    })
    socket.on('error', () => socket.destroy())
    socket.on('close', () => open.delete(socket))
  })
  await new Promise<void>((resolve) => streams.listen(0, '127.0.0.1', resolve))
  const bound = streams.address()
  if (typeof bound !== 'object' || bound === null) throw new Error('no port')
  await new Promise<void>((resolve) => datagrams.bind(bound.port, '127.0.0.1', resolve))
  return {
    address: `127.0.0.1:${bound.port}`,
    asked,
    setMood(next) {
      mood = next
    },
    put: (record) => void zone.set(record.name.toLowerCase(), record),
    record(name) {
      const held = zone.get(name.toLowerCase())
      if (!held) throw new Error(`no record ${name}`)
      return held.text
    },
    async close() {
      for (const timer of timers) clearTimeout(timer)
      for (const socket of open) socket.destroy()
      await new Promise<void>((resolve) => streams.close(() => resolve()))
      await new Promise<void>((resolve) => datagrams.close(() => resolve()))
    },
  }
}
