/** A process that imports one conversation and may kill itself: `node transcript-kill-child.ts <json>`. */
import { systemClock } from '#main/core/clock.ts'
import { createIds } from '#main/core/ids.ts'
import { silentLog } from '#main/core/log.ts'
import { openWorkspace } from '#main/store/open-workspace.ts'
import { storesOf, stageTranscripts } from '#tests/unit/analysis/library/transcript-stage.ts'

export interface ImportAssignment {
  readonly dir: string
  readonly name: string
  readonly text: string
  /** `copied`: the file lies there, no row does. `turns`: all rows do, uncommitted. `done`: just told. */
  readonly dieAt: 'copied' | 'turns' | 'done' | 'never'
}

const job = JSON.parse(process.argv[2] ?? '') as ImportAssignment
const dieAt = (point: ImportAssignment['dieAt']): void => {
  if (job.dieAt === point) process.kill(process.pid, 'SIGKILL')
}
const workspace = openWorkspace({
  dir: job.dir,
  clock: systemClock,
  log: silentLog,
  ids: createIds(systemClock),
})
const stores = storesOf(workspace)
const { transcripts } = stageTranscripts(workspace, {
  ids: createIds(systemClock),
  stores: {
    ...stores,
    copies: {
      ...stores.copies,
      put(file) {
        stores.copies.put(file)
        dieAt('copied')
      },
    },
    turns: {
      ...stores.turns,
      replace(id, turns) {
        stores.turns.replace(id, turns)
        dieAt('turns')
      },
    },
  },
  onChange: () => dieAt('done'),
})
const { outcome } = await transcripts.import({ name: job.name, bytes: Buffer.from(job.text) })
process.stdout.write(outcome)
workspace.close()
