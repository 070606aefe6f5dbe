import type { Job } from '#shared/domain/customer.ts'
import { ServiceError } from '#main/core/errors.ts'
import type { Crm } from './crm.ts'

const MOST = 50

/**
 * A job by the CRM's id or by the number people say ("2231-01", "#2231-01"); null when there is none. An id
 * comes first where both would fit. Rejects with ServiceError when the CRM cannot be asked.
 */
export async function findJob(crm: Crm, reference: string, signal?: AbortSignal): Promise<Job | null> {
  const wanted = reference.trim().replace(/^#\s*/, '')
  if (!wanted) return null
  if (/^\d+$/.test(wanted)) {
    try {
      return await crm.job(wanted, { signal })
    } catch (error) {
      if (!(error instanceof ServiceError) || error.kind !== 'notFound') throw error
    }
  }
  const found = await crm.find(wanted, { limit: MOST, signal })
  const same = (job: Job): boolean => job.number.toLowerCase() === wanted.toLowerCase()
  return found.flatMap((customer) => customer.jobs).find(same) ?? null
}
