import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '#main/store/database.ts'
import { PASSWORD, startDovecot, USER, whyNoDovecot, type Dovecot } from '#tests/support/dovecot.ts'
import type { Assignment, KillPoint } from './mailbox-kill-child.ts'
import { dropMail, orderFor } from './mailbox-stage.ts'

const child = fileURLToPath(new URL('./mailbox-kill-child.ts', import.meta.url))
const points: readonly KillPoint[] = ['stored', 'before offer', 'offered', 'decided', 'marked']
const COUNT = 5
let dir = ''

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hard-e-mailbox-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** Runs the child; true when it came to its end. `afterMs`: killed from outside then. */
async function run(job: Omit<Assignment, 'dir'>, afterMs: number | null = null): Promise<boolean> {
  const started = spawn(process.execPath, [child, JSON.stringify({ dir, ...job })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  started.stdout.on('data', (data: Buffer) => {
    said += data.toString()
  })
  const timer = afterMs === null ? undefined : setTimeout(() => started.kill('SIGKILL'), afterMs)
  await new Promise((resolve) => started.once('close', resolve))
  clearTimeout(timer)
  return said.includes('end')
}

interface Decided {
  readonly decision: string
  readonly run_id: string | null
  readonly job_ref: string | null
}

/** One run a job, each mail decided as an order with its run, nothing left over. */
function expectAllDone(): void {
  const lines = readFileSync(join(dir, 'runs.jsonl'), 'utf8').split('\n').filter(Boolean)
  const runs = lines.map((line) => (JSON.parse(line) as { runId: string }).runId)
  expect(runs.toSorted()).toEqual(Array.from({ length: COUNT }, (_, n) => `run_${n}-01`))
  const db = openDatabase(join(dir, 'hard-e.db'))
  try {
    const mails = db
      .prepare<[], Decided>('select decision, run_id, job_ref from mails order by job_ref')
      .all()
    expect(mails).toEqual(
      Array.from({ length: COUNT }, (_, n) => ({
        decision: 'trigger',
        run_id: `run_${n}-01`,
        job_ref: `${n}-01`,
      })),
    )
    expect(db.prepare('select 1 from mail_places where marked = 0').all()).toEqual([])
  } finally {
    db.close()
  }
  expect(existsSync(join(dir, 'mails')) ? readdirSync(join(dir, 'mails')) : []).toEqual([])
}

const orders = (): readonly string[] => Array.from({ length: COUNT }, (_, n) => orderFor(`${n}-01`))

test.each(points)(
  'a kill when a mail is "%s" loses it or makes its video twice',
  async (killAt) => {
    for (const [n, mail] of orders().entries()) dropMail({ dir }, `${n}.eml`, mail)
    expect(await run({ killAt, nth: 3, count: COUNT, imap: null })).toBe(false)
    expect(await run({ killAt, nth: 1, count: COUNT, imap: null })).toBe(false)
    expect(await run({ killAt: null, nth: 1, count: COUNT, imap: null })).toBe(true)
    expectAllDone()
    expect(readdirSync(join(dir, 'inbox', 'processed'))).toHaveLength(COUNT)
  },
  60_000,
)

test('kills at any moment lose a mail or make a video twice', async () => {
  for (const [n, mail] of orders().entries()) dropMail({ dir }, `${n}.eml`, mail)
  const job = { killAt: null, nth: 1, count: COUNT, imap: null }
  for (let ms = 250; ms < 700; ms += 50) await run(job, ms)
  expect(await run(job)).toBe(true)
  expectAllDone()
}, 90_000)

test('two processes at once make a video twice', async () => {
  for (const [n, mail] of orders().entries()) dropMail({ dir }, `${n}.eml`, mail)
  const job = { killAt: null, nth: 1, count: COUNT, imap: null }
  expect(await Promise.all([run(job), run(job)])).toEqual([true, true])
  expectAllDone()
}, 60_000)

const why = whyNoDovecot()
if (why) process.stdout.write(`Skipped: kills of a listener on a real mail server, ${why}\n`)
describe.skipIf(why !== null)('on Dovecot', () => {
  let dovecot: Dovecot
  beforeAll(async () => {
    dovecot = await startDovecot()
  })
  afterAll(async () => await dovecot?.dispose())
  beforeEach(async () => {
    await dovecot.doveadm('expunge', '-u', USER, 'mailbox', '*', 'all')
  })

  test.each(points)(
    'a kill when a mail is "%s" loses it or makes its video twice',
    async (killAt) => {
      const imap = { port: dovecot.imaps, user: USER, password: PASSWORD }
      await dovecot.deliver(...orders())
      expect(await run({ killAt, nth: 3, count: COUNT, imap })).toBe(false)
      expect(await run({ killAt, nth: 1, count: COUNT, imap })).toBe(false)
      expect(await run({ killAt: null, nth: 1, count: COUNT, imap })).toBe(true)
      expectAllDone()
      const flagged = await dovecot.doveadm('search', '-u', USER, 'keyword', '$HardE', 'seen')
      expect(flagged.split('\n').filter(Boolean)).toHaveLength(COUNT)
    },
    60_000,
  )
})
