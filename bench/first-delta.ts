/**
 * What Hard-E adds between a model server's first byte and the first word in the window: a scripted server
 * streams the same events to a bare `fetch` and to a turn that is followed over a real WebSocket, in turn.
 * `npm run bench first-delta` (needs a built renderer: the launcher builds first)
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { WebSocket } from 'ws'
import { createApp } from '#main/app/create-app.ts'
import { silentLog } from '#main/core/log.ts'
import { createKeyFileCipher } from '#main/shell/loopback/key-file-cipher.ts'
import { createLoopbackShell } from '#main/shell/loopback/loopback-shell.ts'
import { startLoopback } from '#main/shell/loopback/loopback-server.ts'
import { contract } from '#shared/contract/index.ts'
import { connect } from '#shared/rpc/client.ts'
import { socketWire } from '#shared/rpc/socket-wire.ts'
import { median, percentile, printTable } from './statistics.ts'

const { values } = parseArgs({ options: { runs: { type: 'string', default: '150' } } })
const RUNS = Number(values.runs)
const WARM_UP = 20
const WORDS = 12
/** Milliseconds between the first word and the rest: all three parties share this process's one thread. */
const GAP = 100

/** Streams one chat completion and notes when its first delta left. */
async function startModel() {
  let firstByte = 0
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const chunk = (delta: object, finish: string | null = null): string =>
        `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      firstByte = performance.now()
      response.write(chunk({ role: 'assistant', content: 'word' }))
      setTimeout(() => {
        for (let n = 1; n < WORDS; n++) response.write(chunk({ content: ` word${n}` }))
        response.end(`${chunk({}, 'stop')}data: [DONE]\n\n`)
      }, GAP)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
  return { url, firstByte: () => firstByte, close: () => server.close() }
}

interface Sample {
  /** Milliseconds from the server's first byte, and from the call, to the first word here. */
  readonly fromByte: number
  readonly fromCall: number
}

const model = await startModel()
const dir = mkdtempSync(join(tmpdir(), 'hard-e-delta-'))
const log = silentLog
const app = await createApp({
  dataDir: dir,
  resourcesDir: join(import.meta.dirname, '../resources'),
  version: 'bench',
  shell: createLoopbackShell({ cipher: createKeyFileCipher(dir), log }),
  log,
  background: false,
})
const rendererDir = join(import.meta.dirname, '../out/renderer')
const server = await startLoopback({ rendererDir, port: 0, log, connect: (wire) => app.connect(wire) })
const signedIn = await fetch(server.newLaunchLink(), { redirect: 'manual' })
const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
const origin = `http://127.0.0.1:${server.port}`
const socket = new WebSocket(`ws://127.0.0.1:${server.port}/rpc`, { headers: { cookie, origin } })
const client = connect(contract, socketWire(socket))

async function ours(): Promise<Sample> {
  const { id: conversationId } = await client['chat.create']({})
  const events = client['chat.events']({ conversationId, after: 0 })
  const called = performance.now()
  await client['chat.send']({
    conversationId,
    text: 'hello',
    attachmentIds: [],
    route: 'general',
    editOf: null,
  })
  let first = 0
  for await (const { event } of events) {
    if (event.type === 'text.delta' && first === 0) first = performance.now()
    if (event.type === 'turn.finished') break
  }
  return { fromByte: first - model.firstByte(), fromCall: first - called }
}

async function bare(): Promise<Sample> {
  const called = performance.now()
  const response = await fetch(`${model.url}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'm', stream: true, messages: [{ role: 'user', content: 'hello' }] }),
  })
  let first = 0
  let text = ''
  const decoder = new TextDecoder()
  for await (const bytes of response.body ?? []) {
    text += decoder.decode(bytes, { stream: true })
    if (first === 0 && /"content":"word"/.test(text)) first = performance.now()
  }
  return { fromByte: first - model.firstByte(), fromCall: first - called }
}

try {
  await client['settings.set']({
    values: {
      'brain.provider': 'compatible',
      'brain.baseUrl': model.url,
      'brain.model.fast': 'm',
      'brain.embeddings': false,
      'brain.fallback': false,
    },
  })
  const samples = { ours: [] as Sample[], bare: [] as Sample[] }
  for (let run = -WARM_UP; run < RUNS; run++) {
    for (const [kind, measure] of [
      ['bare', bare],
      ['ours', ours],
    ] as const) {
      const sample = await measure()
      if (run >= 0) samples[kind].push(sample)
    }
  }
  const row = (name: string, key: keyof Sample, at: (list: readonly number[]) => number) => {
    const mine = at(samples.ours.map((sample) => sample[key]))
    const floor = at(samples.bare.map((sample) => sample[key]))
    return [name, mine, floor, mine / floor, mine - floor]
  }
  const p95 = (list: readonly number[]): number => percentile(list, 0.95)
  console.log(`${RUNS} runs of each, in turn, after ${WARM_UP} that do not count`)
  printTable(
    ['', 'Hard-E', 'raw fetch', 'ratio', 'difference'],
    [
      row('first byte to first word, median ms', 'fromByte', median),
      row('first byte to first word, p95 ms', 'fromByte', p95),
      row('call to first word, median ms', 'fromCall', median),
      row('call to first word, p95 ms', 'fromCall', p95),
    ],
  )
} finally {
  socket.close()
  await server.close()
  await app.stop()
  model.close()
  rmSync(dir, { recursive: true, force: true })
}
