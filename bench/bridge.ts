/**
 * How much our RPC costs over a bare WebSocket that carries the same JSON, in the same run: 10,000 events and
 * single calls, from Node and from a page in headless Chromium. `npm run bench bridge`
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { chromium as browsers } from 'playwright-core'
import { build } from 'vite'
import { WebSocket as NodeSocket } from 'ws'
import { measureRaw, measureRpc, type Load, type Sample } from './bridge/measure.ts'
import { median, percentile, printTable } from './statistics.ts'

const LOAD: Load = { events: 10_000, pings: 1000 }
const ROUNDS = 5

type Measure = (kind: 'rpc' | 'raw') => Promise<Sample>

async function measureFrom(where: string, measure: Measure): Promise<void> {
  const samples = { rpc: [] as Sample[], raw: [] as Sample[] }
  // Taken in turn, so that a busy moment of the computer hits both; the first round only warms up.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const kind of ['raw', 'rpc'] as const) {
      const sample = await measure(kind)
      if (round > 0) samples[kind].push(sample)
    }
  }
  const figures = (kind: 'rpc' | 'raw'): readonly (readonly [string, number])[] => {
    const pings = samples[kind].flatMap((sample) => sample.pings)
    return [
      [`${LOAD.events} events, ms`, median(samples[kind].map((sample) => sample.events))],
      ['first event, ms', median(samples[kind].map((sample) => sample.first))],
      ['call p50, ms', percentile(pings, 0.5)],
      ['call p99, ms', percentile(pings, 0.99)],
    ]
  }
  const raw = figures('raw')
  const rows = figures('rpc').map(([name, ours], at) => {
    const floor = raw[at]?.[1] ?? Number.NaN
    return [name, ours, floor, ours / floor]
  })
  console.log(`\n### ${where}`)
  printTable(['', 'Hard-E RPC', 'raw WebSocket', 'ratio'], rows)
}

async function pageScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      lib: { entry: join(import.meta.dirname, 'bridge/measure.ts'), formats: ['iife'], name: 'bench' },
    },
  })
  const [bundle] = Array.isArray(built) ? built : [built]
  if (!bundle || !('output' in bundle)) throw new Error('the page script was not built')
  return bundle.output[0].code
}

const server = spawn(process.execPath, [join(import.meta.dirname, 'bridge/server.ts')], {
  stdio: ['pipe', 'pipe', 'inherit'],
})
const [printed] = await once(server.stdout, 'data')
const port = Number(printed)

await measureFrom('Node', (kind) => {
  const open = (path: string): WebSocket =>
    new NodeSocket(`ws://127.0.0.1:${port}${path}`) as unknown as WebSocket
  return (kind === 'rpc' ? measureRpc : measureRaw)(open, LOAD)
})

const browser = await browsers.launch({
  executablePath: await chromium.executablePath(),
  args: chromium.args,
})
try {
  const page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${port}/`)
  await page.addScriptTag({ content: await pageScript() })
  const expression = (kind: string): string =>
    `bench.measure${kind === 'rpc' ? 'Rpc' : 'Raw'}(` +
    `(path) => new WebSocket('ws://' + location.host + path), ${JSON.stringify(LOAD)})`
  await measureFrom('headless Chromium', (kind) => page.evaluate<Sample>(expression(kind)))
} finally {
  await browser.close()
  server.stdin.end()
}
