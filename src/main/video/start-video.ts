import { isAbort, ServiceError, UserError } from '#main/core/errors.ts'
import type { RunRecord } from '#main/workflow/workflow.ts'
import type { Job } from '#shared/domain/customer.ts'
import type { VideoKit } from './kit.ts'
import { oneLine } from './mail/one-line.ts'
import { WORKFLOW, type RunInput } from './run-input.ts'
import { countingRun, hasEnded, runKey, runsOfJob, simulationPrefix } from './run-keys.ts'
import { addTrigger, orderedAgainInWords, triggersOf } from './run-triggers.ts'
import { offerMove, startMove } from './start-rules.ts'
import { refuseOtherStage } from './steps/fetch-context.ts'
import type { NoRun, Offered, VideoOrder, Videos } from './videos.ts'

export interface Started {
  readonly runId: string
  readonly created: boolean
}

const TIMEOUT = 30_000
const MANY = 200

/** The job as the CRM has it now; null when there is none. */
async function jobOf(kit: VideoKit, jobId: string, signal: AbortSignal): Promise<Job | null> {
  const crm = kit.crm()
  const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)])
  try {
    return await crm.job(jobId, { signal: limit })
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof ServiceError && error.kind === 'notFound') return null
    if (!limit.aborted && !isAbort(error)) throw error
    const slow = { service: crm.service, kind: 'timeout', safeToRetry: true } as const
    throw new ServiceError(`${crm.label} did not answer in time.`, slow, { cause: error })
  }
}

const unknownJob = (jobId: string, crm: string): string => `There is no job ${jobId} in ${crm}.`

function inputOf(kit: VideoKit, order: VideoOrder, job: Job): RunInput {
  return {
    jobId: job.id,
    account: kit.crm().account,
    jobNumber: job.number,
    jobName: oneLine(job.name),
    customerName: oneLine(job.customerName),
    trigger: order.trigger,
    simulate: order.simulate ?? false,
    again: order.again ?? false,
    waitSeconds: order.waitSeconds ?? null,
  }
}

/** Whom a run is made for is decided here: one unfinished run a job, whoever asks and however often. */
export function createStarts(
  kit: VideoKit,
  retry: (runId: string, line: string) => void,
): Pick<Videos, 'offer'> & {
  readonly start: (order: VideoOrder, signal: AbortSignal) => Promise<Started>
} {
  const begin = (input: RunInput, n: number): Started => {
    const { runId, created } = kit.runner().start(WORKFLOW, input, runKey(input.account, input.jobId, n))
    return { runId, created }
  }

  /** Another process may have taken it up in the same moment. */
  const takeUp = (failed: RunRecord, { trigger }: VideoOrder): Started => {
    try {
      retry(failed.id, orderedAgainInWords(trigger))
      // Afterwards: an order that is cut off before must take it up again.
      addTrigger(kit, failed, trigger)
    } catch (error) {
      const run = kit.runner().get(failed.id)
      if (run === null || run.status === 'failed') throw error
    }
    return { runId: failed.id, created: false }
  }

  const simulation = (input: RunInput): Started => {
    const prefix = simulationPrefix(input.account, input.jobId)
    const runner = kit.runner()
    const open = runner
      .list({ workflow: WORKFLOW, keyPrefix: prefix, limit: MANY })
      .find((run) => run.key.startsWith(prefix) && !hasEnded(run))
    if (open) return { runId: open.id, created: false }
    return { ...runner.start(WORKFLOW, input, `${prefix}${kit.ids.next('sim')}`) }
  }

  return {
    async start(order, signal) {
      const job = await jobOf(kit, order.jobId, signal)
      if (job === null) {
        const next = 'Look for the job under Videos, or give the id that the CRM shows.'
        throw new UserError('UNKNOWN_JOB', unknownJob(order.jobId, kit.crm().label), next)
      }
      refuseOtherStage(job, kit.primerStage())
      const input = inputOf(kit, order, job)
      if (input.simulate) return simulation(input)
      const runs = runsOfJob(kit.runner(), input.account, job.id)
      const newest = countingRun(runs)
      const move = startMove(newest, input.again)
      if (newest === null || move === 'new') return begin(input, runs.length + 1)
      return move === 'take_up' ? takeUp(newest, order) : { runId: newest.id, created: false }
    },

    async offer(order, signal): Promise<Offered | NoRun> {
      const job = await jobOf(kit, order.jobId, signal)
      if (job === null) {
        const detail = `${unknownJob(order.jobId, kit.crm().label)} Check the number in the order.`
        return { why: 'unknown_job', detail }
      }
      const input = inputOf(kit, order, job)
      const runs = runsOfJob(kit.runner(), input.account, job.id)
      const last = countingRun(runs)
      const mailIds = last ? triggersOf(kit, last).map(({ mailId }) => mailId) : []
      const newest = last ? { ...last, mailIds } : null
      const move = offerMove(newest, order.trigger, input.again)
      // The mail that started it is told so, wherever the job stands by now.
      if (newest && move === 'given') return { runId: newest.id }
      if (newest && move === 'exists') {
        const detail = `Job ${job.number} has a video already. Start another one under Videos if it should.`
        return { why: 'run_exists', detail, runId: newest.id }
      }
      try {
        refuseOtherStage(job, kit.primerStage())
      } catch (error) {
        if (!(error instanceof UserError)) throw error
        return { why: 'wrong_stage', detail: `${error.message} ${error.nextStep}` }
      }
      if (newest && move === 'take_up') {
        return { runId: takeUp(newest, order).runId, detail: 'The earlier run was taken up again.' }
      }
      return { runId: begin(input, runs.length + 1).runId }
    },
  }
}
