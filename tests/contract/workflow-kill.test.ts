import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '#main/core/clock.ts'
import { createIds } from '#main/core/ids.ts'
import { silentLog } from '#main/core/log.ts'
import { openWorkspace } from '#main/store/open-workspace.ts'
import { createRuns } from '#main/store/runs.ts'
import type { RunRecord } from '#main/workflow/workflow.ts'
import type { Assignment } from './workflow-kill-child.ts'

const file = fileURLToPath(new URL('./workflow-kill-child.ts', import.meta.url))
const EFFECTS = ['make', 'upload', 'send', 'cleanup']
/** Kills at random moments; 200 with HARD_E_KILL_ROUNDS=200. */
const ROUNDS = Number(process.env['HARD_E_KILL_ROUNDS'] ?? 16)
let dir = ''
const children = new Set<ChildProcess>()

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hard-e-workflow-'))
})
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  children.clear()
  rmSync(dir, { recursive: true, force: true })
})

interface Started {
  readonly child: ChildProcess
  readonly lines: string[]
  /** Resolves when it executes runs, or has ended. */
  readonly begun: Promise<unknown>
  readonly gone: Promise<unknown>
}

function launch(job: Partial<Assignment>): Started {
  const whole: Assignment = { dir, start: [], killAt: null, effectMs: 1, ...job }
  const child = spawn(process.execPath, [file, JSON.stringify(whole)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.add(child)
  const lines: string[] = []
  const begun = Promise.withResolvers<void>()
  const gone = once(child, 'close')
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line)
    if (line.startsWith('begin')) begun.resolve()
  })
  return { child, lines, begun: Promise.race([begun.promise, gone]), gone }
}

/** The runs as they are stored, with the effects that the outside world saw. */
function result(): { runs: readonly RunRecord[]; effects: readonly (readonly [key: string, pid: number])[] } {
  const workspace = openWorkspace({ dir, clock: systemClock, log: silentLog, ids: createIds(systemClock) })
  const runs = createRuns(workspace).list({ limit: 1_000 })
  workspace.close()
  const log = join(dir, 'effects.log')
  const text = existsSync(log) ? readFileSync(log, 'utf8') : ''
  const effects = text
    .split('\n')
    .filter(Boolean)
    .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))] as const)
  return { runs, effects }
}

const timeOf = (lines: readonly string[], word: string): number =>
  Number(lines.find((line) => line.startsWith(`${word} `))?.split(' ')[1])

const resumed: number[] = []

test.each([
  'started',
  ...EFFECTS.flatMap((step) => [`${step}:before`, `${step}:after`]),
  'upload:saved',
  'parked',
])('a kill at %s loses the run, repeats more than that step, or leaves it waiting', async (killAt) => {
  const first = launch({ start: ['key'], killAt })
  await first.gone
  expect(first.lines).not.toContain('end')
  const second = launch({})
  await second.gone
  expect(second.lines.at(-1)).toBe('end')
  const { runs, effects } = result()
  expect(runs.map(({ status, output }) => [status, output])).toEqual([['completed', 'fine']])
  const counts = EFFECTS.map((step) => effects.filter(([key]) => key === `${runs[0]?.id}:${step}`).length)
  expect(counts).toEqual(EFFECTS.map((step) => (killAt === `${step}:after` ? 2 : 1)))
  const ms = timeOf(second.lines, 'called') - timeOf(second.lines, 'begin')
  resumed.push(ms)
  // Far less than the lease, however busy this computer is.
  expect(ms).toBeLessThan(10_000)
})

test('most runs are not at work again within a second of the start', () => {
  const median = resumed.toSorted((a, b) => a - b)[Math.floor(resumed.length / 2)] ?? 0
  process.stdout.write(`first step after a kill: median ${median} ms after begin\n`)
  expect(median).toBeLessThan(1_000)
})

test('a kill after the end brings the run back', async () => {
  await launch({ start: ['key'], killAt: 'completed' }).gone
  const second = launch({ start: ['key'] })
  await second.gone
  expect(second.lines.filter((line) => line.startsWith('called'))).toEqual([])
  expect(result().effects).toHaveLength(EFFECTS.length)
})

test(
  `${ROUNDS} kills at random moments, three processes on one file: a run is lost, or done by two at once`,
  async () => {
    let seed = 20_261_127
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return seed % below
    }
    const keys = (round: number): readonly string[] => Array.from({ length: 4 }, (_, at) => `${round}.${at}`)
    const killed = new Set<number>()
    const slots = [0, 1, 2].map((slot) => launch({ start: keys(-1 - slot), effectMs: 15 }))
    for (let round = 0; round < ROUNDS; round++) {
      const slot = random(3)
      const victim = slots[slot]
      await victim?.begun
      await delay(random(250))
      if (victim?.child.exitCode === null && victim.child.pid) {
        killed.add(victim.child.pid)
        victim.child.kill('SIGKILL')
        await victim.gone
      }
      slots[slot] = launch({ start: keys(round), effectMs: 15 })
    }
    await Promise.all(slots.map(({ gone }) => gone))
    // The last ones may have ended before a later one was killed at its work.
    await launch({}).gone
    const { runs, effects } = result()
    expect(runs.length).toBeGreaterThan(ROUNDS)
    expect(new Set(runs.map(({ status }) => status))).toEqual(new Set(['completed']))
    const byKey = Map.groupBy(effects, ([key]) => key)
    expect(byKey.size).toBe(runs.length * EFFECTS.length)
    // Whoever did it before the last time must have been killed over it.
    const doubled = [...byKey.values()].filter((times) => times.length > 1)
    expect(doubled.flatMap((times) => times.slice(0, -1)).filter(([, pid]) => !killed.has(pid))).toEqual([])
    expect(doubled.flatMap((times) => times.slice(1)).length).toBeLessThanOrEqual(2 * killed.size)
    const resume = resumed.length > 0 ? `; first step at most ${Math.max(...resumed)} ms after begin` : ''
    process.stdout.write(
      `${runs.length} runs, ${killed.size} kills, ${doubled.length} effects repeated${resume}\n`,
    )
  },
  Math.max(60_000, ROUNDS * 2_000),
)
