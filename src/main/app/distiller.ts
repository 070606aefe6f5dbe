import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DistillProgress } from '#shared/contract/transcripts.ts'
import { createDistiller } from '../analysis/distill/create-distiller.ts'
import type { Roles } from '../analysis/distill/engine.ts'
import type { Distiller } from '../analysis/transcripts.ts'
import { createDistillEngine } from '../chat/distill-with-brain.ts'
import type { FlowServices } from '../chat/flow-services.ts'
import type { Changes } from '../core/changes.ts'
import { createDistillations } from '../store/distillations.ts'
import type { Leases } from '../store/leases.ts'

interface DistillerParts {
  readonly services: Pick<
    FlowServices,
    'workspace' | 'brain' | 'brainNeeds' | 'rules' | 'ledger' | 'clock' | 'log'
  >
  readonly leases: Leases
  readonly changes: Changes
  readonly resourcesDir: string
}

/** Queueing also begins the work. */
export interface DistillWork extends Distiller {
  /** What a summary would be made with now: tells which are stale. */
  recipe(roles: Roles): string
  /** Starts working off what waits, in the background; called once after a start. */
  begin(): void
  /** Breaks off; what was being made waits for the next start. */
  close(): Promise<void>
}

/** Summaries with the brain of the settings, made in the background of this process. */
export function createDistillWork({ services, leases, changes, resourcesDir }: DistillerParts): DistillWork {
  const { workspace, clock, log } = services
  let prompt: string | null = null
  const engine = createDistillEngine({
    ...services,
    prompt: () => (prompt ??= readFileSync(join(resourcesDir, 'prompts', 'distill.md'), 'utf8').trim()),
  })
  const distiller = createDistiller({
    rows: createDistillations(workspace),
    leases,
    engine: () => engine,
    clock,
    log,
    onChange: (transcriptId) => changes.announce('transcripts', transcriptId),
  })
  const ending = new AbortController()
  let working: Promise<unknown> = Promise.resolve()
  const begin = (): void => {
    if (ending.signal.aborted) return
    const run = distiller
      .run(ending.signal)
      .catch((error: unknown) => log.error('The summaries could not go on', { error }))
    working = Promise.all([working, run])
  }
  /** What is queued is worked off at once. */
  const begun = (progress: DistillProgress): DistillProgress => {
    begin()
    return progress
  }
  return {
    ...distiller,
    recipe: (roles) => engine.recipe(roles),
    queue: (ids) => begun(distiller.queue(ids)),
    queueStale: () => begun(distiller.queueStale()),
    queueMissing: () => begun(distiller.queueMissing()),
    begin,
    async close() {
      ending.abort()
      await working
    },
  }
}
