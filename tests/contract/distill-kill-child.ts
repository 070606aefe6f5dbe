/** A process that makes summaries and kills itself where it is told: `node distill-kill-child.ts <json>`. */
import { createDistiller } from '#main/analysis/distill/create-distiller.ts'
import { distillByRules } from '#main/analysis/distill/distill-by-rules.ts'
import type { DistillEngine } from '#main/analysis/distill/engine.ts'
import { systemClock } from '#main/core/clock.ts'
import { createIds } from '#main/core/ids.ts'
import { silentLog } from '#main/core/log.ts'
import { createDistillations } from '#main/store/distillations.ts'
import { createLeases } from '#main/store/leases.ts'
import { openWorkspace } from '#main/store/open-workspace.ts'
import { processOwner } from '#main/store/process-owner.ts'

export interface Assignment {
  readonly dir: string
  /** Queued first; empty: only what waits already is made. */
  readonly queue: readonly string[]
}

const job = JSON.parse(process.argv[2] ?? '') as Assignment
const say = (line: string): boolean => process.stdout.write(`${line}\n`)
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const clock = systemClock
const workspace = openWorkspace({ dir: job.dir, clock, log: silentLog, ids: createIds(clock) })
const rows = createDistillations(workspace)
const engine: DistillEngine = {
  recipe: () => 'rules:test',
  async distill({ turns, roles }) {
    say('before the write')
    await pause(3)
    return { content: distillByRules(turns, roles), by: 'Test', recipe: 'rules:test', note: null }
  },
  explain: (error) => ({ message: String(error), reach: 'this', waitMs: 0 }),
}
const distiller = createDistiller({
  rows: {
    ...rows,
    finish(id, made, now) {
      rows.finish(id, made, now)
      // Written, but not yet committed: a death here must leave no half of it.
      say('in the write')
    },
  },
  leases: createLeases({ workspace, clock, owner: processOwner() }),
  engine: () => engine,
  clock,
  log: silentLog,
  onChange: (id) => {
    if (id && rows.get(id)?.state === 'done') say(`done ${id}`)
  },
})
if (job.queue.length > 0) distiller.queue(job.queue)
say('queued')
await distiller.run(new AbortController().signal)
workspace.close()
say('end')
process.exit(0)
