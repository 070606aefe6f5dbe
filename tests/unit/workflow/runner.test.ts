import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createIds } from '#main/core/ids.ts'
import { createLog, silentLog, type Log } from '#main/core/log.ts'
import { openDatabase } from '#main/store/database.ts'
import { processOwner } from '#main/store/process-owner.ts'
import { createWorkflowRunner, type WorkflowRunnerParts } from '#main/workflow/create-workflow-runner.ts'
import { NotYet, type Json, type WorkflowRunner } from '#main/workflow/workflow.ts'
import { createQuickClock } from '../../standins/quick-clock.ts'
import { tempWorkspace } from '../../support/temp-workspace.ts'
import { createManualClock } from './manual-clock.ts'
import type { Bound } from '../../contract/workflow-bound.ts'

let workspace: ReturnType<typeof tempWorkspace>
let runners: WorkflowRunner[]

beforeEach(() => {
  workspace = tempWorkspace()
  runners = []
})
afterEach(async () => {
  await Promise.all(runners.map((runner) => runner.close()))
  workspace.dispose()
})

const limit = (): AbortSignal => AbortSignal.timeout(10_000)

function open(
  run: (context: Bound) => Promise<Json>,
  parts: Partial<WorkflowRunnerParts> = {},
): WorkflowRunner {
  const clock = parts.clock ?? createManualClock()
  const runner = createWorkflowRunner({
    workspace,
    definitions: [{ name: 'test', version: 1, run }],
    clock,
    ids: createIds(clock),
    log: silentLog,
    owner: processOwner(),
    pollMs: 20,
    ...parts,
  })
  runners.push(runner)
  return runner
}

/** As a process that died in the middle of a step leaves it. */
function leaveBehind(runId: string, owner: string, step: { error: string | null; leaseUntil: number }): void {
  workspace.db
    .prepare(
      `update runs set status = 'running', owner = ?, lease_until = ?, epoch = epoch + 1, wake_at = null
       where id = ?`,
    )
    .run(owner, step.leaseUntil, runId)
  workspace.db
    .prepare(
      `insert into run_steps (run_id, name, status, attempts, error, started_at) values (?, 'one', 'started', 1, ?, 1)
       on conflict do nothing`,
    )
    .run(runId, step.error)
}

test('15 minutes of waiting take 15 minutes on a simulated clock', async () => {
  const clock = createQuickClock(1_800_000_000_000)
  let calls = 0
  const runner = open(
    async ({ step }) => {
      const start = clock.now()
      return await step('poll', async () => {
        calls += 1
        // Real work between: the simulated time must not run away meanwhile.
        await delay(5)
        return calls < 16 ? new NotYet(clock.now() + 60_000, 'Processing') : { waited: clock.now() - start }
      })
    },
    { clock, pollMs: 1_000 },
  )
  const { runId } = runner.start('test', null, 'key')
  const before = clock.now()
  runner.begin()
  await runner.settled([runId], limit())
  expect(runner.get(runId)?.status).toBe('completed')
  expect(calls).toBe(16)
  expect(clock.now() - before).toBeGreaterThanOrEqual(900_000)
  expect(clock.now() - before).toBeLessThan(930_000)
})

test('a run of a process that died waits for its lease', async () => {
  const clock = createManualClock()
  const runner = open(async ({ step }) => await step('one', async ({ attempt }) => attempt), { clock })
  const { runId } = runner.start('test', null, 'key')
  leaveBehind(runId, 'HOST:999999:dead-1/x'.replace('HOST', processOwner().split(':')[0] ?? ''), {
    error: null,
    leaseUntil: clock.now() + 30_000,
  })
  runner.begin()
  await runner.settled([runId], limit())
  expect(runner.get(runId)).toMatchObject({ status: 'completed', output: 1 })
  expect(runner.events(runId).map(({ text }) => text)).toContain('Taken up again after Hard-E was stopped')
})

test('an expired lease of another computer blocks its run for ever', async () => {
  const clock = createManualClock()
  const runner = open(async ({ step }) => await step('one', async () => 'done'), { clock })
  const { runId } = runner.start('test', null, 'key')
  leaveBehind(runId, 'elsewhere:1:x', { error: null, leaseUntil: clock.now() + 50 })
  runner.begin()
  await delay(60)
  expect(runner.get(runId)?.status).toBe('running')
  clock.advance(51)
  await runner.settled([runId], limit())
  expect(runner.get(runId)?.output).toBe('done')
})

test('a step that takes its process down is begun for ever', async () => {
  let calls = 0
  const runner = open(async ({ step }) => await step('one', async () => ++calls))
  const { runId } = runner.start('test', null, 'key')
  leaveBehind(runId, 'elsewhere:1:x', { error: JSON.stringify({ cutOff: 19, error: null }), leaseUntil: 0 })
  runner.begin()
  await runner.settled([runId], limit())
  expect(calls).toBe(0)
  expect(runner.get(runId)).toMatchObject({ status: 'failed', error: { code: 'STEP_CUT_OFF' } })
  runner.retry(runId)
  await runner.settled([runId], limit())
  expect(runner.get(runId)).toMatchObject({ status: 'completed', output: 1 })
})

test('a run that was taken over goes on here, or what it does is stored', async () => {
  const began = Promise.withResolvers<void>()
  const stopped = Promise.withResolvers<unknown>()
  let after = 0
  const runner = open(async ({ step }) => {
    try {
      await step('one', async ({ signal, save }) => {
        began.resolve()
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
        try {
          save('zombie')
        } catch (error) {
          stopped.resolve(error)
        }
        return null
      })
    } finally {
      after += 1
    }
    return null
  })
  const { runId } = runner.start('test', null, 'key')
  runner.begin()
  await began.promise
  workspace.db.prepare("update runs set epoch = epoch + 1, owner = 'elsewhere:1:x' where id = ?").run(runId)
  expect(await stopped.promise).toMatchObject({ name: 'RunLost' })
  await delay(20)
  expect(after).toBe(0)
  expect(runner.get(runId)).toMatchObject({ status: 'running', owner: 'elsewhere:1:x' })
  expect(runner.steps(runId)[0]).toMatchObject({ status: 'started', saved: null })
})

test('a database that another program keeps to itself ends a run', async () => {
  const other = openDatabase(workspace.db.name)
  workspace.db.pragma('busy_timeout = 20')
  const runner = open(async ({ step }) => {
    await step('one', async () => {
      other.exec('begin immediate')
      setTimeout(() => other.exec('rollback'), 250)
      return 'done'
    })
    return 'fine'
  })
  const { runId } = runner.start('test', null, 'key')
  runner.begin()
  await runner.settled([runId], limit())
  expect(runner.get(runId)).toMatchObject({ status: 'completed', output: 'fine' })
  expect(runner.steps(runId)[0]).toMatchObject({ attempts: 1, output: 'done' })
  other.close()
})

test('the person and the log see different references, or a secret of an unforeseen error is stored', async () => {
  const lines: string[] = []
  const log: Log = createLog(
    (line) => lines.push(line),
    () => 0,
  )
  const runner = open(
    async ({ step }) => {
      await step(
        'one',
        async () => {
          throw new Error('token=abc123')
        },
        { retry: { attempts: 1 } },
      )
      return null
    },
    { log },
  )
  const { runId } = runner.start('test', null, 'key')
  runner.begin()
  await runner.settled([runId], limit())
  const error = runner.get(runId)?.error
  expect(error?.message).toBe(`Something inside Hard-E failed (reference ${error?.reference}).`)
  expect(lines.filter((line) => line.includes(error?.reference ?? '?'))).toHaveLength(1)
})

test('a change by another process is announced to nobody', async () => {
  const heard = Promise.withResolvers<string>()
  const runner = open(async () => null, { changed: heard.resolve, definitions: [] })
  runner.begin()
  const elsewhere = openDatabase(workspace.db.name)
  elsewhere
    .prepare(
      `insert into runs (id, key, workflow, version, input, status, wake_at, created_at, updated_at)
       values ('r', 'k', 'w', 1, 'null', 'ready', 1, 1, 1)`,
    )
    .run()
  elsewhere.close()
  expect(await heard.promise).toBe('r')
})

test('a throwing listener stops a run', async () => {
  const runner = open(async ({ step }) => await step('one', async () => 1))
  runner.onChange(() => {
    throw new Error('listener')
  })
  const { runId } = runner.start('test', null, 'key')
  runner.begin()
  await runner.settled([runId], limit())
  expect(runner.get(runId)?.status).toBe('completed')
})
