import { rm } from 'node:fs/promises'
import { NotYet } from '#main/workflow/workflow.ts'
import type { VideoKit } from '../kit.ts'
import { runInputSchema, WORKFLOW } from '../run-input.ts'
import { hasEnded } from '../run-keys.ts'
import { stepMemory } from '../steps/step-memory.ts'
import { tidyRun } from './tidy-run.ts'

const MOST = 500

/** Ended runs whose cleanup did not get through, and those that the rendering service still knows. */
async function untidy(kit: VideoKit, signal: AbortSignal): Promise<ReadonlySet<string>> {
  const runner = kit.runner()
  const ended = runner.list({
    workflow: WORKFLOW,
    statuses: ['completed', 'failed', 'cancelled'],
    limit: MOST,
  })
  const found = ended.filter(({ id }) => {
    const steps = runner.steps(id)
    return steps.length > 0 && !steps.some((step) => step.name === 'cleanup' && step.status === 'done')
  })
  const { assets } = await kit.renderer()
  const there = assets ? await assets.runsWithAssets(signal) : []
  // What another workspace put there is none of ours.
  const ours = there.filter((id) => {
    const run = runner.get(id)
    return run?.workflow === WORKFLOW && hasEnded(run)
  })
  return new Set([...found.map(({ id }) => id), ...ours])
}

/**
 * Tries again what cleanups could not reach. One run that fails does not keep the others from being
 * tidied.
 */
export async function sweep(kit: VideoKit, signal: AbortSignal): Promise<{ readonly tidied: number }> {
  const { log, media } = kit
  const runner = kit.runner()
  let tidied = 0
  for (const runId of await untidy(kit, signal)) {
    signal.throwIfAborted()
    const run = runner.get(runId)
    const input = runInputSchema.safeParse(run?.input)
    // It may have been taken up again since the list was made.
    if (!run || !hasEnded(run) || !input.success) continue
    try {
      const { simulate } = input.data
      const completed = run.status === 'completed'
      const memory = stepMemory({ saved: null, save: () => undefined })
      const done = await tidyRun(kit, { runId, completed, simulate, signal, memory })
      if (!(done instanceof NotYet)) tidied += 1
    } catch (error) {
      if (signal.aborted) throw error
      log.warn('A run could not be tidied up yet', { runId, error })
    }
  }
  for (const runId of await media.runsWithKept()) {
    const run = runner.get(runId)
    if (run === null || hasEnded(run))
      await rm(media.path(media.kept(runId)), { recursive: true, force: true })
  }
  return { tidied }
}
