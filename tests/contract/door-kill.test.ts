import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createOutsideFile } from '#tests/standins/outside-file.ts'
import type { Assignment } from './door-kill-child.ts'

const child = fileURLToPath(new URL('./door-kill-child.ts', import.meta.url))
let root = ''
let folders = 0

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'hard-e-door-'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

interface Place {
  readonly dir: string
  readonly outside: string
}
function newPlace(): Place {
  folders += 1
  return { dir: join(root, `workspace-${folders}`), outside: join(root, `outside-${folders}`) }
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>

function start(assignment: Assignment): {
  process: Child
  ended: Promise<{ lines: string[]; errors: string }>
} {
  const started = spawn(process.execPath, [child, JSON.stringify(assignment)], { stdio: 'pipe' })
  const lines: string[] = []
  let errors = ''
  createInterface({ input: started.stdout }).on('line', (line) => lines.push(line))
  started.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const ended = new Promise<{ lines: string[]; errors: string }>((resolve) => {
    started.once('close', () => resolve({ lines, errors }))
  })
  return { process: started, ended }
}

/** Runs to the end; a process that ends without its last word and was not killed is an error of the test. */
async function finish(place: Place, task: 'work' | 'recover', keys: readonly string[], blind = false) {
  const { lines, errors } = await start({ ...place, blind, task, keys, dieAt: '' }).ended
  expect(lines.at(-1) ?? errors).toBe('end')
}

interface Row {
  readonly id: string
  readonly state: string
  readonly idempotency_key: string
}
function actions(place: Place): readonly Row[] {
  const db = new Sqlite(join(place.dir, 'hard-e.db'), { readonly: true })
  try {
    return db.prepare<[], Row>('select id, state, idempotency_key from outward_actions order by id').all()
  } finally {
    db.close()
  }
}

const points = ['proposed', 'approved', 'sending', 'before the effect', 'after the effect', 'sent'] as const

describe('a process killed at the door', () => {
  test.each(points)('an action is lost or done twice when the process dies at: %s', async (dieAt) => {
    const place = newPlace()
    const keys = ['one']
    const killed = await start({ ...place, blind: false, task: 'work', keys, dieAt }).ended
    expect(killed.lines).not.toContain('end')
    await finish(place, 'recover', [])
    // A person approves what was still waiting.
    await finish(place, 'work', keys)
    expect(actions(place).map(({ state }) => state)).toEqual(['sent'])
    expect(createOutsideFile(place.outside).effects()).toHaveLength(1)
  })

  test.each(['sending', 'before the effect', 'after the effect'] as const)(
    'an action is sent again although the service cannot tell, after a death at: %s',
    async (dieAt) => {
      const place = newPlace()
      await start({ ...place, blind: true, task: 'work', keys: ['one'], dieAt }).ended
      const before = createOutsideFile(place.outside).effects().length
      await finish(place, 'recover', [], true)
      expect(actions(place).map(({ state }) => state)).toEqual(['unknown'])
      expect(createOutsideFile(place.outside).effects()).toHaveLength(before)
    },
  )

  test('an action is lost or done twice when processes are killed at twenty random moments', async () => {
    const place = newPlace()
    const keys = Array.from({ length: 60 }, (_, i) => `key-${i}`)
    let seed = 20_261_123
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return seed % below
    }
    let kills = 0
    for (let round = 0; round < 20; round++) {
      const { process: running, ended } = start({ ...place, blind: false, task: 'work', keys, dieAt: '' })
      let left = 1 + random(18)
      running.stdout.on('data', () => {
        left -= 1
        // A moment after a line, not at it: anywhere between two boundaries.
        if (left === 0) setTimeout(() => running.kill('SIGKILL'), random(6))
      })
      const { lines } = await ended
      if (lines.at(-1) !== 'end') kills += 1
      if (round % 3 === 0) await finish(place, 'recover', [])
    }
    await finish(place, 'recover', [])
    await finish(place, 'work', keys)
    const effects = createOutsideFile(place.outside).effects()
    expect(kills).toBeGreaterThan(10)
    expect(new Set(effects).size).toBe(effects.length)
    expect(actions(place).filter(({ state }) => state !== 'sent')).toEqual([])
    expect(effects).toHaveLength(keys.length)
  }, 240_000)

  test('two processes approving the same actions at once carry one out twice', async () => {
    const place = newPlace()
    const keys = Array.from({ length: 25 }, (_, i) => `both-${i}`)
    for (const key of keys) {
      // Dying at `proposed` leaves it waiting for a person.
      if (key === 'both-0')
        await start({ ...place, blind: false, task: 'work', keys: [key], dieAt: 'proposed' }).ended
    }
    const db = new Sqlite(join(place.dir, 'hard-e.db'))
    const [first] = actions(place)
    const copy = db.prepare(
      `insert into outward_actions select ? , ?, kind, 'proposed', title, destination, recipient, payload,
       effects, provenance, tainted, conversation_id, turn_id, proposed_at,
       null, null, null, null, null, null, null, null
       from outward_actions where id = ?`,
    )
    for (const key of keys.slice(1)) copy.run(`act_${key}`, key, first?.id)
    db.close()
    const waiting = actions(place).map(({ id }) => id)
    const task = { ...place, blind: false, task: 'approve', keys: waiting, dieAt: '' } as const
    const pair = [start(task), start(task)]
    await Promise.all(
      pair.map(({ process: one }) => new Promise((resolve) => one.stdout.once('data', resolve))),
    )
    for (const { process: one } of pair) one.stdin.write('go\n')
    for (const { ended } of pair) {
      const { lines, errors } = await ended
      expect(lines.at(-1) ?? errors).toBe('end')
    }
    const effects = createOutsideFile(place.outside).effects()
    expect(effects).toHaveLength(keys.length)
    expect(new Set(effects).size).toBe(keys.length)
    expect(actions(place).every(({ state }) => state === 'sent')).toBe(true)
  }, 60_000)
})
