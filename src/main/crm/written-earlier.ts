import type { Customer, Job } from '#shared/domain/customer.ts'
import { digitsOf, fold } from '#shared/domain/likeness.ts'
import { readablePhone } from '#shared/domain/us-phone.ts'
import type { ClientDraft } from './crm.ts'

interface Written {
  readonly customer: Customer
  readonly job: Job | null
}

const numbersOf = (phones: ClientDraft['phones']): string =>
  phones
    .map((phone) => digitsOf(phone.number))
    .toSorted()
    .join(' ')

/** What names and reaches a person; a company that stands in for a first name is not one. */
function told(person: ClientDraft | Customer): readonly string[] {
  const { firstName, lastName, companyName, email } = person
  const first = fold(firstName) === fold(companyName) ? '' : firstName
  return [...[first, lastName, companyName].map(fold), email.trim().toLowerCase()]
}

function sameJob(draft: ClientDraft, job: Job | null): boolean {
  return !job || job.name === '' || draft.trades.length === 0 || fold(job.name) === fold(draft.trades.join())
}

/** Whether the customer that was created carries the draft's name, phones, e-mail and project. */
function sameClient(draft: ClientDraft, { customer, job }: Written): boolean {
  const known = told(customer)
  const agree = told(draft).every((value, at) => value === known[at])
  return agree && numbersOf(draft.phones) === numbersOf(customer.phones) && sameJob(draft, job)
}

/** Whether the existing customer has by now what was to be filled in, and the project. */
function sameAddition(draft: ClientDraft, { customer, job }: Written): boolean {
  const known = told(customer)
  const numbers = new Set(customer.phones.map((phone) => digitsOf(phone.number)))
  const filled = told(draft).every((value, at) => value === '' || value === known[at])
  return filled && draft.phones.every((phone) => numbers.has(digitsOf(phone.number))) && sameJob(draft, job)
}

/**
 * A sentence for the person when an earlier attempt wrote other values than were approved now; null when
 * they agree. `customerId`: the existing customer of an addition, else null.
 */
export function writtenEarlier(
  draft: ClientDraft,
  customerId: string | null,
  written: Written & { readonly label: string },
): string | null {
  const { customer, job, label } = written
  const same = customerId === null ? sameClient : sameAddition
  if ((customerId === null || customerId === customer.id) && same(draft, written)) return null
  const phones = customer.phones.map(({ number, ext }) => readablePhone({ digits: digitsOf(number), ext }))
  const values = [customer.name, ...phones, customer.email, job?.name ?? ''].filter(Boolean).join(', ')
  return `It was already written earlier with other values: ${values}. Change it in ${label}.`
}
