/**
 * From starting the process to the first answer over RPC, and the memory then, beside a bare Node server with
 * http, ws and better-sqlite3 in the same run. `npm run bench start` (builds first)
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { WebSocket } from 'ws'
import { contract } from '#shared/contract/index.ts'
import { connect } from '#shared/rpc/client.ts'
import { socketWire } from '#shared/rpc/socket-wire.ts'
import { median, printTable } from './statistics.ts'

const ROUNDS = 7

interface Ready {
  readonly url: string
  readonly port: number
}

interface Sample {
  readonly ready: number
  readonly answer: number
  /** Resident memory in megabytes; NaN where the system does not tell. */
  readonly memory: number
}

type FirstAnswer = (ready: Ready) => Promise<void>

async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024
}

async function readyLine(child: ChildProcess): Promise<Ready> {
  if (!child.stdout) throw new Error('no output')
  for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line) as Ready
  throw new Error('the server ended before it was ready')
}

async function measure(args: readonly string[], firstAnswer: FirstAnswer): Promise<Sample> {
  const began = performance.now()
  const child = spawn(process.execPath, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, HARDE_EXIT_WITH_PARENT: '1' },
  })
  const line = await readyLine(child)
  const ready = performance.now() - began
  await firstAnswer(line)
  const answer = performance.now() - began
  const memory = await residentMegabytes(child.pid ?? 0)
  child.stdin?.end()
  await once(child, 'close')
  return { ready, answer, memory }
}

async function askApp({ url, port }: Ready): Promise<void> {
  const origin = `http://127.0.0.1:${port}`
  const signedIn = await fetch(url, { redirect: 'manual' })
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const socket = new WebSocket(`ws://127.0.0.1:${port}/rpc`, { headers: { cookie, origin } })
  await connect(contract, socketWire(socket))['app.ping']({})
  socket.close()
}

async function askBare({ url, port }: Ready): Promise<void> {
  await fetch(url)
  const socket = new WebSocket(`ws://127.0.0.1:${port}/`)
  await once(socket, 'open')
  socket.send('{}')
  await once(socket, 'message')
  socket.close()
}

const dir = await mkdtemp(join(tmpdir(), 'hard-e-start-'))
const appArgs = [
  join(import.meta.dirname, '../out/main/serve.js'),
  '--json',
  '--data-dir',
  join(dir, 'workspace'),
]
const bareArgs = [join(import.meta.dirname, 'start/bare-server.mjs'), dir]
try {
  // The very first start makes the workspace and indexes the practice documents.
  const first = await measure(appArgs, askApp)
  await measure(bareArgs, askBare)
  const app: Sample[] = []
  const bare: Sample[] = []
  for (let round = 0; round < ROUNDS; round++) {
    bare.push(await measure(bareArgs, askBare))
    app.push(await measure(appArgs, askApp))
  }
  const row = (name: string, key: keyof Sample): readonly (string | number)[] => {
    const ours = median(app.map((sample) => sample[key]))
    const floor = median(bare.map((sample) => sample[key]))
    return [name, first[key], ours, floor, ours / floor]
  }
  printTable(
    ['', 'first run', 'Hard-E', 'bare server', 'ratio'],
    [
      row('start to ready, ms', 'ready'),
      row('start to first RPC answer, ms', 'answer'),
      row('memory then, MB', 'memory'),
    ],
  )
} finally {
  await rm(dir, { recursive: true, force: true })
}
