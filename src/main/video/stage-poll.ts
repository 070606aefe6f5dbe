import { z } from 'zod'
import type { Clock } from '#main/core/clock.ts'
import type { Log } from '#main/core/log.ts'
import type { Crm } from '#main/crm/crm.ts'
import type { RemoteStates } from '#main/store/remote-states.ts'
import type { Videos } from './videos.ts'

/** The second source of orders: jobs that reached the primer stage while nobody wrote a mail. */
export interface StagePoll {
  /** Rejects with the ServiceError of the CRM; what was missed then is found the next time. */
  look(signal: AbortSignal): Promise<{ readonly started: number }>
}

const watermarkSchema = z.object({ at: z.number() })
/** Clocks differ, and a CRM may tell of a change late. */
const OVERLAP = 3_600_000

export function createStagePoll(parts: {
  readonly crm: () => Crm
  readonly primerStage: () => string
  readonly remoteStates: RemoteStates
  readonly offer: Videos['offer']
  readonly clock: Clock
  readonly log: Log
}): StagePoll {
  const { remoteStates: states, clock, log } = parts
  return {
    async look(signal) {
      const crm = parts.crm()
      const stage = parts.primerStage()
      if (stage === '') return { started: 0 }
      const key = `stage-poll:${crm.account}:${stage}`
      const now = clock.now()
      const seen = watermarkSchema.safeParse(states.read(key))
      // What stood there before it was switched on is not ordered.
      if (!seen.success) {
        states.write(key, { at: now, first: now })
        return { started: 0 }
      }
      const first = z.object({ first: z.number() }).safeParse(states.read(key)).data?.first ?? seen.data.at
      const since = Math.max(first, seen.data.at - OVERLAP)
      const jobs = await crm.jobsInStage(stage, { signal, changedSince: since })
      let started = 0
      for (const job of jobs) {
        signal.throwIfAborted()
        if (job.stageSince !== null && job.stageSince < since) continue
        const trigger = {
          source: 'stage',
          detail: `Job ${job.number} reached ${job.stage.name}`,
          mailId: null,
        } as const
        const outcome = await parts.offer({ jobId: job.id, trigger }, signal)
        if ('why' in outcome) continue
        started += 1
        log.info('A job reached the primer stage', { jobId: job.id, runId: outcome.runId })
      }
      states.write(key, { at: now, first })
      return { started }
    },
  }
}
