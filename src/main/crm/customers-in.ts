import type { Crm } from './crm.ts'
import { lookUp } from './look-up.ts'

/** Names of customers that a text speaks of, as the CRM knows them. Rejects when the CRM cannot be asked. */
export async function customersIn(
  crm: Crm,
  text: string,
  now: number,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const found = await lookUp(crm, text, { now, history: [], ...(signal ? { signal } : {}) })
  const customers = [...found.customers, ...found.jobs.map((summary) => summary.customer)]
  // A company's record is called by the company's name; the person behind it has a name all the same.
  const namesOf = ({ name, companyName, firstName, lastName }: (typeof customers)[number]): string[] =>
    [name, companyName, `${firstName} ${lastName}`.trim()].filter(Boolean)
  return [...new Set(customers.flatMap(namesOf))]
}
