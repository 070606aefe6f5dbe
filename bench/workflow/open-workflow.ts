import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { BenchEngine, OpenEngine } from './engine.ts'

/** openworkflow on its own SQLite store (node:sqlite), as its documentation sets it up. */
export const openOpenWorkflow: OpenEngine = async (dir, { steps, work, concurrency }) => {
  const { OpenWorkflow } = await import('openworkflow')
  const { BackendSqlite } = await import('openworkflow/sqlite')
  const backend = BackendSqlite.connect(join(dir, 'openworkflow.db'))
  const client = new OpenWorkflow({ backend })
  const workflow = client.defineWorkflow<null, null>({ name: 'bench' }, async ({ step }) => {
    for (let at = 0; at < steps; at++) await step.run({ name: `step ${at}` }, () => work(at))
    return null
  })
  const worker = client.newWorker({ concurrency })
  const engine: BenchEngine = {
    queue: async (key) => void (await workflow.run(null, { idempotencyKey: key })),
    begin: () => worker.start(),
    async finished() {
      for (;;) {
        const { pending, running } = await backend.countWorkflowRuns()
        if (pending + running === 0) return
        await delay(2)
      }
    },
    async close() {
      await worker.stop()
      await backend.stop()
    },
  }
  return engine
}
