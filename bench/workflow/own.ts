import { join } from 'node:path'
import { systemClock } from '#main/core/clock.ts'
import { createIds } from '#main/core/ids.ts'
import { silentLog } from '#main/core/log.ts'
import { migrate, openDatabase } from '#main/store/database.ts'
import { processOwner } from '#main/store/process-owner.ts'
import { createWorkflowRunner } from '#main/workflow/create-workflow-runner.ts'
import type { BenchEngine, OpenEngine } from './engine.ts'

/** The runner of Hard-E on a workspace's database. */
export const openOwn: OpenEngine = async (dir, { steps, work, concurrency }) => {
  const db = openDatabase(join(dir, 'hard-e.db'))
  migrate(db)
  const ids = createIds(systemClock)
  const runner = createWorkflowRunner({
    workspace: { id: 'bench', dir, db },
    definitions: [
      {
        name: 'bench',
        version: 1,
        async run(context) {
          for (let at = 0; at < steps; at++) await context.step(`step ${at}`, () => work(at))
          return null
        },
      },
    ],
    clock: systemClock,
    ids,
    log: silentLog,
    owner: processOwner(),
    concurrency,
  })
  const engine: BenchEngine = {
    queue: async (key) => void runner.start('bench', null, key),
    begin: async () => runner.begin(),
    finished: () => runner.settled(null, new AbortController().signal),
    async close() {
      await runner.close()
      db.close()
    },
  }
  return engine
}
