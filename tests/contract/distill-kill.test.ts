import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate, openDatabase } from '#main/store/database.ts'
import { storeTranscript } from '../unit/analysis/distill/stored-transcripts.ts'
import type { Assignment } from './distill-kill-child.ts'

const child = fileURLToPath(new URL('./distill-kill-child.ts', import.meta.url))
const ids = Array.from({ length: 24 }, (_, at) => `tr_${at}`)
let dir = ''

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hard-e-distill-'))
  const db = openDatabase(join(dir, 'hard-e.db'))
  migrate(db)
  for (const id of ids)
    storeTranscript(db, id, ['R: The roof comes to $18,450.', 'C: That is too expensive.'])
  db.close()
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** Runs the child until `killAfter` lines of `at` have come, then kills it; returns its lines. */
async function run(queue: readonly string[], at: string | null, killAfter = 1): Promise<readonly string[]> {
  const job: Assignment = { dir, queue }
  const started = spawn(process.execPath, [child, JSON.stringify(job)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  let seen = 0
  createInterface({ input: started.stdout }).on('line', (line) => {
    lines.push(line)
    if (at !== null && line.startsWith(at) && ++seen === killAfter) started.kill('SIGKILL')
  })
  await new Promise((resolve) => started.once('close', resolve))
  return lines
}

function states(): readonly string[] {
  const db = openDatabase(join(dir, 'hard-e.db'))
  try {
    const rows = db
      .prepare<[], { state: string; content: string | null }>('select * from distillations')
      .all()
    for (const { state, content } of rows) expect(content === null).toBe(state !== 'done')
    return rows.map(({ state }) => state)
  } finally {
    db.close()
  }
}

test.each(['queued', 'before the write', 'in the write', 'done'])(
  'a kill at "%s" loses a queued transcript or makes one twice',
  async (at) => {
    const first = await run(ids, at, at === 'queued' ? 1 : 5)
    expect(first).not.toContain('end')
    expect(states()).toHaveLength(ids.length)
    const second = await run([], null)
    expect(second.at(-1)).toBe('end')
    expect(states()).toEqual(ids.map(() => 'done'))
    const done = [...first, ...second].filter((line) => line.startsWith('done '))
    expect(new Set(done).size).toBe(done.length)
  },
)

test('kills at random moments lose a queued transcript or make one twice', async () => {
  let seed = 20_261_126
  const random = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed % below
  }
  const all: string[] = [...(await run(ids, 'before the write', 3))]
  for (let round = 0; round < 5; round++) {
    const at = ['before the write', 'in the write', 'done'][random(3)] ?? 'done'
    all.push(...(await run([], at, 1 + random(4))))
  }
  all.push(...(await run([], null)))
  expect(states()).toEqual(ids.map(() => 'done'))
  const done = all.filter((line) => line.startsWith('done '))
  expect(new Set(done).size).toBe(done.length)
}, 60_000)

test('two processes at once make one summary twice', async () => {
  const [one, two] = await Promise.all([run(ids, null), run(ids, null)])
  expect([one.at(-1), two.at(-1)]).toEqual(['end', 'end'])
  const done = [...one, ...two].filter((line) => line.startsWith('done '))
  // Both queue everything; what is done before the second queues it may be made again, but never at once.
  expect(new Set(done).size).toBe(ids.length)
  expect(states()).toEqual(ids.map(() => 'done'))
}, 60_000)
