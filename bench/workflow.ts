/**
 * The durable runner against openworkflow on SQLite in the same run: `node bench/workflow.ts [--runs 1000]`.
 * Times are milliseconds; a ratio above 1 means that Hard-E is faster. Hard-E commits to the disk before and
 * after each step (synchronous=FULL); a floor of bare transactions shows what that costs here.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openDatabase } from '#main/store/database.ts'
import { median, printTable } from './statistics.ts'
import { RESULT, type OpenEngine } from './workflow/engine.ts'
import { openOpenWorkflow } from './workflow/open-workflow.ts'
import { openOwn } from './workflow/own.ts'

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '1000' }, kills: { type: 'string', default: '3' } },
})
const RUNS = Number(values.runs)
const KILLS = Number(values.kills)
const STEPS = 9
const CONCURRENCY = 2
const child = fileURLToPath(new URL('./workflow/resume-child.ts', import.meta.url))

async function inFolder<T>(work: (dir: string) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'harde-bench-'))
  try {
    return await work(dir)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

interface Figures {
  readonly queue: number
  readonly first: number
  readonly perSecond: number
}

const measure = (open: OpenEngine, runs: number): Promise<Figures> =>
  inFolder(async (dir) => {
    let first = 0
    const engine = await open(dir, {
      steps: STEPS,
      concurrency: CONCURRENCY,
      async work() {
        first ||= performance.now()
        return RESULT
      },
    })
    const queued = performance.now()
    for (let at = 0; at < runs; at++) await engine.queue(`run ${at}`)
    const began = performance.now()
    await engine.begin()
    await engine.finished()
    const took = performance.now() - began
    await engine.close()
    return { queue: began - queued, first: first - began, perSecond: (runs * STEPS * 1_000) / took }
  })

/** Bare transactions of the same number and size: what the disk allows. */
const floor = (): Promise<number> =>
  inFolder(async (dir) => {
    const db = openDatabase(join(dir, 'floor.db'))
    db.exec('create table t (id integer primary key, text text)')
    const put = db.prepare('insert into t (text) values (?)')
    const began = performance.now()
    for (let at = 0; at < 2_000; at++) put.run(RESULT)
    const perSecond = 2_000_000 / (performance.now() - began)
    db.close()
    // Two commits a step.
    return perSecond / 2
  })

const resume = (name: string): Promise<number> =>
  inFolder(async (dir) => {
    const killed = spawn(process.execPath, [child, name, dir, 'kill'], { stdio: 'inherit' })
    await once(killed, 'close')
    const again = spawn(process.execPath, [child, name, dir, 'resume'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let text = ''
    again.stdout.on('data', (piece: Buffer) => (text += piece.toString()))
    await once(again, 'close')
    return Number(text.split('\n')[0])
  })

const own = await measure(openOwn, RUNS)
const other = await measure(openOpenWorkflow, RUNS)
const bare = await floor()
const ownResume: number[] = []
const otherResume: number[] = []
for (let at = 0; at < KILLS; at++) ownResume.push(await resume('own'))
// Its lease lasts 30 seconds: one kill says it.
otherResume.push(await resume('openworkflow'))

printTable(
  ['measure', 'Hard-E', 'openworkflow', 'ratio'],
  [
    [
      `steps a second, ${RUNS} runs of ${STEPS} steps`,
      own.perSecond,
      other.perSecond,
      own.perSecond / other.perSecond,
    ],
    [`queueing ${RUNS} runs`, own.queue, other.queue, other.queue / own.queue],
    [`first step of ${RUNS} queued runs`, own.first, other.first, other.first / own.first],
    [
      'same step again after kill -9',
      median(ownResume),
      median(otherResume),
      median(otherResume) / median(ownResume),
    ],
  ],
)
console.log(
  `Floor: ${bare.toFixed(0)} pairs of bare commits a second; Hard-E takes ${(bare / own.perSecond).toFixed(2)} times that.`,
)
