import { isAbort, ServiceError, UserError } from '#main/core/errors.ts'
import { unlessAborted } from '#main/core/unless-aborted.ts'
import type { DraftContent } from '#main/store/script-drafts.ts'
import type { Claim, Fact } from '#shared/domain/script-draft.ts'
import type { EngineCall, FactFinder, JobFacts } from '../scripts.ts'
import { withDefaults } from './defaults.ts'
import { valueOf } from './slots.ts'

const JOB_TIMEOUT = 30_000
const SUBJECT_TIMEOUT = 15_000
const MOST_FROM_DOCUMENTS = 40

const within = (signal: AbortSignal, ms: number): AbortSignal =>
  AbortSignal.any([signal, AbortSignal.timeout(ms)])

/** What the CRM knows of a job. UserError when it does not exist, ServiceError when the CRM fails. */
export async function factsOfJob(finder: FactFinder, jobId: string, signal: AbortSignal): Promise<JobFacts> {
  const limit = within(signal, JOB_TIMEOUT)
  try {
    return await unlessAborted(finder.forJob(jobId, limit), limit)
  } catch (error) {
    signal.throwIfAborted()
    if (limit.aborted) {
      const slow = { service: 'leap', kind: 'timeout', safeToRetry: true } as const
      throw new ServiceError('The CRM did not answer in time.', slow, { cause: error })
    }
    if (!(error instanceof ServiceError) || error.kind !== 'notFound') throw error
    const next = 'Choose another job; the script is as it was.'
    throw new UserError('JOB_GONE', 'This job is not in the CRM.', next, { cause: error })
  }
}

const CRM_AWAY =
  'The CRM could not be asked, so the script rests on what it said before. Check what may have changed.'
const DOCUMENTS_AWAY = 'The documents could not be searched; nothing in the text rests on them.'

/** True for a service that fails; a stop by the person and a bug go on. */
function isAway(error: unknown, { signal }: EngineCall): boolean {
  return !signal.aborted && (error instanceof ServiceError || isAbort(error) || isTimeout(error))
}

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError'

/** The job as the CRM has it now; null with a notice when it cannot be asked and was asked before. */
export async function refreshedJob(
  finder: FactFinder,
  content: DraftContent,
  call: EngineCall,
): Promise<JobFacts | null> {
  const jobId = valueOf(content.slots, 'job')
  if (jobId === null) return null
  try {
    return await factsOfJob(finder, jobId, call.signal)
  } catch (error) {
    if (content.customerId === null || !isAway(error, call)) throw error
    call.notice(CRM_AWAY)
    return null
  }
}

export async function factsAbout(
  finder: FactFinder,
  subjects: readonly string[],
  call: EngineCall,
): Promise<readonly Fact[]> {
  const found: Fact[] = []
  try {
    for (const subject of subjects) {
      const limit = within(call.signal, SUBJECT_TIMEOUT)
      found.push(...(await unlessAborted(finder.about(subject, limit), limit)))
    }
  } catch (error) {
    if (!isAway(error, call)) throw error
    call.notice(DOCUMENTS_AWAY)
  }
  return found
}

/** The draft with the job as the CRM has it and the defaults that follow. */
export function withJob(
  content: DraftContent,
  job: JobFacts | null,
  settings: { sender: string },
): DraftContent {
  if (job === null) return content
  const facts = [...job.facts, ...content.facts.filter((fact) => fact.source.type !== 'crm')]
  return {
    ...content,
    customerId: job.customerId,
    customerName: job.customerName,
    jobNumber: job.jobNumber,
    facts,
    slots: withDefaults(content.slots, facts, settings),
  }
}

/** Adds passages. What the text rests on stays; of the others the newest. */
export function withPassages(
  content: DraftContent,
  found: readonly Fact[],
  claims: readonly Claim[],
): DraftContent {
  const cited = new Set(claims.map((claim) => claim.factId))
  const fresh = new Set(found.map((fact) => fact.id))
  const isPassage = (fact: Fact): boolean => fact.source.type === 'document'
  const old = content.facts.filter((fact) => isPassage(fact) && !fresh.has(fact.id))
  const rest = content.facts.filter((fact) => !isPassage(fact) && !fresh.has(fact.id))
  const unique = [...new Map(found.map((fact) => [fact.id, fact])).values()]
  const passages = [
    ...old.filter((fact) => cited.has(fact.id)),
    ...unique,
    ...old.filter((fact) => !cited.has(fact.id)).toReversed(),
  ]
  return { ...content, facts: [...rest, ...passages.slice(0, MOST_FROM_DOCUMENTS)] }
}
