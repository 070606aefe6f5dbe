import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '#main/core/clock.ts'
import { seedPracticeCrm } from '#main/local/crm/seed-practice.ts'
import { migrate, openDatabase } from '#main/store/database.ts'
import { startLeapStandIn, type LeapStandIn } from '#tests/standins/leap/leap-stand-in.ts'
import { practiceFile, practicePath } from '#tests/standins/leap/practice-fixture.ts'
import type { CustomerAssignment } from './customer-kill-child.ts'

const child = fileURLToPath(new URL('./customer-kill-child.ts', import.meta.url))
let root = ''
let folders = 0
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'hard-e-customer-'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** A practice workspace in a folder of its own. */
function newFolder(): string {
  folders += 1
  const dir = mkdtempSync(join(root, `workspace-${folders}-`))
  const db = openDatabase(join(dir, 'hard-e.db'))
  migrate(db)
  seedPracticeCrm({ id: 'test', dir, db }, practicePath, systemClock)
  db.close()
  return dir
}

async function run(assignment: CustomerAssignment): Promise<readonly string[]> {
  const started = spawn(process.execPath, [child, JSON.stringify(assignment)], { stdio: 'pipe' })
  let said = ''
  started.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  started.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await new Promise((resolve) => started.once('close', resolve))
  return said.trim().split('\n')
}

function actionOf(dir: string): { state: string; result: Record<string, unknown> | null } {
  const db = new Sqlite(join(dir, 'hard-e.db'), { readonly: true })
  try {
    const rows = db.prepare('select state, result from outward_actions').all() as {
      state: string
      result: string | null
    }[]
    expect(rows).toHaveLength(1)
    const [row] = rows
    return {
      state: row?.state ?? '',
      result: JSON.parse(row?.result ?? 'null') as Record<string, unknown> | null,
    }
  } finally {
    db.close()
  }
}

const create = {
  clientId: 'client_1',
  decisionCode: 'create',
  customerId: null,
  customerName: null,
  firstName: 'Nadia',
  lastName: 'Solberg',
  phone: '(614) 555-0181',
  email: 'nadia.solberg@example.com',
  street: '7 Willow Bend',
  city: 'Powell',
  state: 'OH',
  zip: '43065',
  projectTypes: 'Roofing',
}
/** A further phone and a job for customer 1 of the practice records. */
const merge = {
  clientId: 'client_1',
  decisionCode: 'merge',
  customerId: '1',
  customerName: 'Maria Ortiz',
  phone: '(614) 555-0181',
  projectTypes: 'Siding',
}

interface Service {
  readonly leap: CustomerAssignment['leap']
  /** Ids of the customers called Solberg, and of the jobs that were not in the practice records. */
  readonly seen: (dir: string) => { customers: number; jobs: number; numbers: readonly string[] }
  readonly close: () => Promise<void>
}
const JOBS = practiceFile().customers.flatMap((customer) => customer.jobs).length

async function localService(): Promise<Service> {
  return {
    leap: null,
    seen: (dir) => {
      const db = new Sqlite(join(dir, 'hard-e.db'), { readonly: true })
      const count = (sql: string) => Number(db.prepare(sql).pluck().get())
      const phones = String(db.prepare('select phones from crm_customers where id = 1').pluck().get())
      const seen = {
        customers: count(`select count(*) from crm_customers where last_name = 'Solberg'`),
        jobs: count('select count(*) from crm_jobs') - JOBS,
        numbers: (JSON.parse(phones) as { number: string }[]).map((phone) => phone.number),
      }
      db.close()
      return seen
    },
    close: async () => undefined,
  }
}

async function leapService(): Promise<Service> {
  const leap: LeapStandIn = await startLeapStandIn({ file: practiceFile(), now: () => systemClock.now() })
  return {
    leap: { url: leap.url, token: leap.token },
    seen: () => ({
      customers: leap.state.customers.filter((each) => each.lastName === 'Solberg').length,
      jobs: leap.state.jobs.length - JOBS,
      numbers: leap.state.customers[0]?.phones.map((phone) => phone.number) ?? [],
    }),
    close: () => leap.close(),
  }
}

const around = ['approved', 'sending', 'before write 1', 'after write 1'] as const

describe.each([
  ['practice CRM', localService, around],
  ['Leap over HTTP', leapService, [...around, 'before write 2', 'after write 2']],
] as const)('a process killed with a customer for the %s', (_name, start, points) => {
  const finish = async (service: Service, dir: string, payload: CustomerAssignment['payload']) => {
    const rest = { dir, leap: service.leap, payload, dieAt: '' }
    expect((await run({ ...rest, task: 'recover' })).at(-1)).toBe('end')
    // A person approves what was still waiting.
    expect((await run({ ...rest, task: 'work' })).at(-1)).toBe('end')
  }

  test.each(points.filter((point) => !point.endsWith('2')))(
    'is made never or twice when the process dies at: %s',
    async (dieAt) => {
      const service = await start()
      try {
        const dir = newFolder()
        const killed = await run({ dir, leap: service.leap, task: 'work', payload: create, dieAt })
        expect(killed.at(-1)).toBe(dieAt)
        await finish(service, dir, create)
        expect(actionOf(dir)).toMatchObject({
          state: 'sent',
          result: { customerId: expect.any(String), jobId: expect.any(String) },
        })
        expect(service.seen(dir)).toMatchObject({ customers: 1, jobs: 1 })
      } finally {
        await service.close()
      }
    },
    30_000,
  )

  test.each(points)(
    'is filled in by half, or gets two jobs, when the process dies at: %s',
    async (dieAt) => {
      const service = await start()
      try {
        const dir = newFolder()
        const before = service.seen(dir).numbers
        const killed = await run({ dir, leap: service.leap, task: 'work', payload: merge, dieAt })
        expect(killed.at(-1)).toBe(dieAt)
        await finish(service, dir, merge)
        expect(actionOf(dir)).toMatchObject({
          state: 'sent',
          result: { customerId: '1', jobId: expect.any(String) },
        })
        expect(service.seen(dir)).toMatchObject({ jobs: 1, numbers: [...before, '6145550181'] })
      } finally {
        await service.close()
      }
    },
    30_000,
  )
})
