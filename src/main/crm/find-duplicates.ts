import type { Customer } from '#shared/domain/customer.ts'
import type { ClientField, DuplicateCandidate } from '#shared/domain/new-client.ts'
import { writePhone } from './client-fields.ts'
import type { Crm } from './crm.ts'
import { likenessOf, type ClientValues } from './duplicate-likeness.ts'

const MOST = 5
/** Everybody the CRM lists at once: all of the practice CRM, of Leap the first 2,000. */
const DIRECTORY = 5000
const NAMESAKES = 50

function valuesOf(customer: Customer): Partial<Record<ClientField, string>> {
  const { address, phones, jobs } = customer
  const trades = [...new Set(jobs.flatMap((job) => job.trades))]
  const values: Partial<Record<ClientField, string>> = {
    firstName: customer.firstName,
    lastName: customer.lastName,
    companyName: customer.companyName,
    phone: phones[0] ? writePhone(phones[0].number) : '',
    phone2: phones[1] ? writePhone(phones[1].number) : '',
    email: customer.email,
    street: address?.street ?? '',
    unit: address?.unit ?? '',
    city: address?.city ?? '',
    state: address?.state ?? '',
    zip: address?.zip ?? '',
    projectTypes: trades.join(', '),
    notes: customer.note,
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
}

/** By e-mail and by name, for those whom a cut list leaves out. Leap searches nothing else on its side. */
function searches(values: ClientValues): readonly { readonly text: string; readonly limit: number }[] {
  const name = `${values.firstName ?? ''} ${values.lastName ?? ''}`.trim()
  const texts = [values.email?.trim() ?? '', name || (values.companyName ?? '').trim()]
  return texts.filter(Boolean).map((text) => ({ text, limit: NAMESAKES }))
}

/**
 * Customers that may be the same person, best first, at most five. Phones count in any format, names with
 * typos, short forms or swapped. The CRM is searched three times at most: everybody, by e-mail, by name.
 */
export async function findDuplicates(
  crm: Crm,
  values: ClientValues,
  signal?: AbortSignal,
): Promise<readonly DuplicateCandidate[]> {
  const known = new Map<string, Customer>()
  const add = (customers: readonly Customer[]): void => {
    for (const customer of customers) known.set(customer.id, customer)
  }
  const compared = Object.entries(values).some(
    ([field, value]) => value && !['state', 'notes'].includes(field),
  )
  if (!compared) return []
  add(await crm.find('', { limit: DIRECTORY, signal }))
  for (const { text, limit } of searches(values)) add(await crm.find(text, { limit, signal }))
  return [...known.values()]
    .flatMap((customer) => {
      const like = likenessOf(values, customer)
      return like ? [{ customer, like }] : []
    })
    .toSorted(
      (a, b) =>
        b.like.likeness - a.like.likeness || (b.customer.createdAt ?? 0) - (a.customer.createdAt ?? 0),
    )
    .slice(0, MOST)
    .map(({ customer, like }) => ({
      customerId: customer.id,
      name: customer.name,
      likeness: like.likeness,
      reasons: [...like.reasons],
      values: valuesOf(customer),
      jobs: customer.jobs.map((job) => ({
        id: job.id,
        number: job.number,
        name: job.name,
        stage: job.stage.name,
      })),
    }))
}
