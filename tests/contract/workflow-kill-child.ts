/** A process that executes runs and kills itself where it is told: `node workflow-kill-child.ts <json>`. */
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { systemClock } from '#main/core/clock.ts'
import { createIds } from '#main/core/ids.ts'
import { silentLog } from '#main/core/log.ts'
import { openWorkspace } from '#main/store/open-workspace.ts'
import { processOwner } from '#main/store/process-owner.ts'
import { createWorkflowRunner } from '#main/workflow/create-workflow-runner.ts'
import { NotYet, type Json } from '#main/workflow/workflow.ts'
import type { Bound } from './workflow-bound.ts'

export interface Assignment {
  readonly dir: string
  /** Keys of runs to start. */
  readonly start: readonly string[]
  /** A moment such as "send:after"; null: it is not killed by itself. */
  readonly killAt: string | null
  /** Milliseconds that each effect takes. */
  readonly effectMs: number
}

const job = JSON.parse(process.argv[2] ?? '') as Assignment
const say = (line: string): boolean => process.stdout.write(`${line}\n`)
const clock = systemClock
const ids = createIds(clock)
const workspace = openWorkspace({ dir: job.dir, clock, log: silentLog, ids })

function moment(name: string): void {
  if (name === job.killAt) process.kill(process.pid, 'SIGKILL')
}

/** What the outside world keeps: one line an effect. */
async function effect(step: string, key: string): Promise<null> {
  say(`called ${Date.now()}`)
  moment(`${step}:before`)
  await delay(job.effectMs)
  appendFileSync(join(job.dir, 'effects.log'), `${key} ${process.pid}\n`)
  moment(`${step}:after`)
  return null
}

async function run({ step, sleep, input }: Bound): Promise<Json> {
  let polls = 0
  try {
    await step('make', ({ idempotencyKey }) => effect('make', idempotencyKey))
    await step('upload', async ({ idempotencyKey, saved, save }) => {
      const id = saved ?? `remote ${process.pid}`
      if (saved === null) save(id)
      moment('upload:saved')
      await effect('upload', idempotencyKey)
      return id
    })
    await sleep('pause', 60)
    await step('poll', async () =>
      polls++ === 0 && Math.random() < 0.5 ? new NotYet(Date.now() + 30, 'Busy') : null,
    )
    await step('send', ({ idempotencyKey }) => effect('send', idempotencyKey))
    if (input === 'fails') throw new Error('as ordered')
  } finally {
    await step('cleanup', ({ idempotencyKey }) => effect('cleanup', idempotencyKey), { shielded: true })
  }
  return 'fine'
}

const runner = createWorkflowRunner({
  workspace,
  definitions: [{ name: 'kill', version: 1, run }],
  clock,
  ids,
  log: silentLog,
  owner: processOwner(),
})
runner.onChange((runId) => {
  const record = runner.get(runId)
  if (record?.status === 'ready' && (record.wakeAt ?? 0) > Date.now()) moment('parked')
  if (record?.status === 'completed') moment('completed')
})
for (const key of job.start) runner.start('kill', null, key)
moment('started')
say(`begin ${Date.now()}`)
runner.begin()
await runner.settled(null, new AbortController().signal)
await runner.close()
workspace.close()
say('end')
