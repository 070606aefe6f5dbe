import type { CrmFindings } from '#shared/domain/crm-findings.ts'

/** One numbered record of a CRM answer; [1] in the text is the reference with index 1. */
export interface CrmReference {
  readonly index: number
  /** `job:34` or `customer:12`. */
  readonly record: string
  readonly title: string
  /** One line of facts about the record. */
  readonly quote: string
}

/** Numbers the records of findings: jobs in question, then customers, then the jobs of a named stage. */
export function crmReferences(findings: CrmFindings): readonly CrmReference[] {
  const found = new Map<string, Omit<CrmReference, 'index'>>()
  const addJob = (job: CrmFindings['jobs'][number]['job']): void => {
    const title = [job.number, job.customerName].filter(Boolean).join(' · ')
    const quote = [job.name, job.stage.name, job.reps.map((rep) => rep.name).join(', ')]
      .filter(Boolean)
      .join(' · ')
    found.set(`job:${job.id}`, { record: `job:${job.id}`, title, quote })
  }
  for (const { job } of findings.jobs) addJob(job)
  for (const customer of findings.customers) {
    const place = customer.address ? `${customer.address.street}, ${customer.address.city}` : ''
    const quote = [place, customer.email].filter(Boolean).join(' · ')
    found.set(`customer:${customer.id}`, { record: `customer:${customer.id}`, title: customer.name, quote })
  }
  for (const job of findings.stage?.jobs ?? []) if (!found.has(`job:${job.id}`)) addJob(job)
  return [...found.values()].map((reference, at) => ({ index: at + 1, ...reference }))
}
