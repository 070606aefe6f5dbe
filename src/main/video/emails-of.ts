import { isAbort, ServiceError } from '#main/core/errors.ts'
import type { Crm } from '#main/crm/crm.ts'
import type { Job } from '#shared/domain/customer.ts'

const TIMEOUT = 8_000
const MANY = 1000

/**
 * Addresses of the clients of some jobs, by customer: one look at the CRM's list, no request a job. Only a hint
 * for the person who chooses: who is not in the list, or a list that cannot be had in time, is not known.
 */
export async function emailsOf(
  crm: Crm,
  jobs: readonly Job[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  if (jobs.length === 0) return new Map()
  const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)])
  try {
    const customers = await crm.find('', { limit: MANY, signal: limit })
    return new Map(customers.map(({ id, email }) => [id, email.trim()]))
  } catch (error) {
    signal.throwIfAborted()
    if (limit.aborted || isAbort(error) || error instanceof ServiceError) return new Map()
    throw error
  }
}
