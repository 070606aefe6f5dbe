import { messageOf, ServiceError } from '#main/core/errors.ts'
import type { ClientAddition, ClientDraft, ClientReconciliation, CreatedClient } from '#main/crm/crm.ts'
import { clientProblem, contactProblem } from '#shared/domain/client-problem.ts'
import { lackingDetails, type ClientDetails } from '#shared/domain/lacking-details.ts'
import type { CustomerDirectory } from './customer-directory.ts'
import { customerFields, filledFields, jobFields, knownDetails, type LeapIds } from './client-form.ts'
import type { LeapClient } from './leap-client.ts'
import type { LeapLists } from './leap-lists.ts'
import { pathId } from './leap-reads.ts'
import { toAddress } from './mapping.ts'
import { markerText } from './marker.ts'
import {
  customerSchema,
  jobSchema,
  oneOf,
  savedCustomerSchema,
  savedJobSchema,
  type LeapCustomer,
} from './schemas.ts'

const WITH = { includes: ['phones', 'address', 'jobs', 'contacts', 'referred_by'] }
/** So many customers of one name are looked through for a marker; three requests. */
const NAMESAKES = 300

type Signal = AbortSignal | undefined

const invalid = (message: string): ServiceError =>
  new ServiceError(message, { service: 'leap', kind: 'validation', safeToRetry: true })

/** What Leap's customer search takes: the e-mail address, else the full name as it was sent. */
function queriesFor(draft: ClientDraft): readonly string[] {
  const name = `${draft.firstName.trim() || draft.companyName.trim()} ${draft.lastName.trim()}`.trim()
  return [draft.email.trim(), name].filter(Boolean)
}

/** New customers in Leap, which has no idempotency keys: the marker stands in the note and in the job. */
export function createLeapClients(
  client: LeapClient,
  lists: LeapLists,
  directory: Pick<CustomerDirectory, 'bearing'>,
) {
  const idsFor = async (draft: ClientDraft, signal: Signal): Promise<LeapIds> => {
    // One after the other: the budget would queue them anyway, and the first refusal saves the rest.
    const trades = await lists.choose(draft.trades, signal)
    const place = await lists.place(draft.address?.state ?? '', signal)
    return { trades, place, referral: await lists.referral(draft.leadSource, signal) }
  }

  const customerOf = async (id: string, signal: Signal): Promise<LeapCustomer> =>
    (await client.get(`/customers/${pathId(id)}`, WITH, oneOf(customerSchema), signal)).data

  const jobWith = async (marker: string, customerId: string, signal: Signal): Promise<string | null> => {
    const query = { customer_id: customerId }
    const { items } = await client.list('/jobs', query, jobSchema, { max: NAMESAKES, signal })
    return items.find((job) => job.description.includes(markerText(marker)))?.id ?? null
  }

  const bearing = (customer: LeapCustomer, mark: string): boolean =>
    customer.note.includes(mark) || (customer.jobs ?? []).some((job) => job.description.includes(mark))

  /** By e-mail and name as they are now; the directory knows those written under others. */
  const bearerOf = async (draft: ClientDraft, mark: string, signal: Signal): Promise<LeapCustomer | null> => {
    for (const query of queriesFor(draft)) {
      const asked = { query, ...WITH }
      const { items } = await client.list('/customers', asked, customerSchema, { max: NAMESAKES, signal })
      const made = items.find((customer) => bearing(customer, mark))
      if (made) return made
    }
    const id = await directory.bearing(mark, signal)
    return id === null ? null : customerOf(id, signal)
  }

  /** The customer that an earlier attempt made, with its job or without. */
  const earlierClient = async (
    draft: ClientDraft,
    marker: string,
    signal: Signal,
  ): Promise<CreatedClient | null> => {
    const mark = markerText(marker)
    const made = await bearerOf(draft, mark, signal)
    if (!made) return null
    const job = (made.jobs ?? []).find((each) => each.description.includes(mark))
    const wanted = draft.trades.length > 0
    const jobId = job?.id ?? (wanted ? await jobWith(marker, made.id, signal) : null)
    return { customerId: made.id, jobId, existed: true }
  }

  const addJob = async (
    customer: { readonly id: string; readonly home: ClientDraft['address'] },
    draft: ClientDraft,
    ids: LeapIds,
    marker: string,
    signal: Signal,
  ): Promise<string> => {
    const fields = { customer_id: customer.id, ...jobFields(draft, ids, marker, customer.home) }
    return (await client.post('/jobs', fields, savedJobSchema, signal)).job.id
  }

  /** The customer is there, so whatever becomes of the job is told beside it, not instead of it. */
  const withJob = async (
    customerId: string,
    draft: ClientDraft,
    ids: LeapIds,
    marker: string,
    signal: Signal,
  ) => {
    try {
      const jobId = await addJob({ id: customerId, home: draft.address }, draft, ids, marker, signal)
      return { customerId, jobId }
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      const what = error.safeToRetry ? 'has no job yet' : 'may have no job yet'
      const warning = `The customer is in Leap but ${what}: ${messageOf(error)} Look there and add it.`
      return { customerId, jobId: null, warning }
    }
  }

  return {
    details: async (id: string, signal?: AbortSignal): Promise<ClientDetails> =>
      knownDetails(await customerOf(id, signal)),

    create: async (draft: ClientDraft, marker: string, signal?: AbortSignal): Promise<CreatedClient> => {
      const problem = clientProblem(draft)
      if (problem !== null) throw invalid(problem)
      if (draft.phones.length === 0) throw invalid('phones: Leap takes no customer without a phone number.')
      const ids = await idsFor(draft, signal)
      const earlier = await earlierClient(draft, marker, signal)
      if (earlier) {
        const whole = earlier.jobId !== null || draft.trades.length === 0
        if (whole) return earlier
        return { ...(await withJob(earlier.customerId, draft, ids, marker, signal)), existed: true }
      }
      const fields = customerFields(draft, ids, marker)
      if (draft.trades.length === 0) {
        const { customer } = await client.post('/customers', fields, savedCustomerSchema, signal)
        return { customerId: customer.id, jobId: null }
      }
      const prospect = { ...fields, job: jobFields(draft, ids, marker, draft.address) }
      const saved = await client.post('/prospects', prospect, savedCustomerSchema, signal)
      const jobId = saved.job_ids?.[0]
      if (jobId !== undefined) return { customerId: saved.customer.id, jobId }
      return withJob(saved.customer.id, draft, ids, marker, signal)
    },

    /** Fills first, adds the job last: a job with the marker says that both are done. */
    add: async (addition: ClientAddition, marker: string, signal?: AbortSignal): Promise<CreatedClient> => {
      const { customerId, draft, fillMissing } = addition
      const problem = fillMissing ? contactProblem(draft) : null
      if (problem !== null) throw invalid(problem)
      const known = await customerOf(customerId, signal)
      const wanted = draft.trades.length > 0
      const earlier = wanted ? await jobWith(marker, customerId, signal) : null
      if (earlier !== null) return { customerId, jobId: earlier, existed: true }
      const ids = await idsFor(draft, signal)
      const lacking = fillMissing ? lackingDetails(knownDetails(known), draft) : {}
      const filled = Object.keys(lacking).length > 0
      if (filled) {
        const fields = filledFields(known, lacking, ids)
        await client.put(`/customers/${pathId(customerId)}`, fields, savedCustomerSchema, signal)
      }
      if (!wanted) return { customerId, jobId: null }
      const home = lacking.address ?? toAddress(known.address)
      try {
        return { customerId, jobId: await addJob({ id: customerId, home }, draft, ids, marker, signal) }
      } catch (error) {
        if (!filled || !(error instanceof ServiceError)) throw error
        const { service, kind, status, retryAfterMs, safeToRetry } = error
        const words = `The customer's details were filled in, the job was not added. ${error.message}`
        throw new ServiceError(words, { service, kind, status, retryAfterMs, safeToRetry }, { cause: error })
      }
    },

    find: async (
      draft: ClientDraft,
      customerId: string | null,
      marker: string,
      signal?: AbortSignal,
    ): Promise<ClientReconciliation> => {
      const wanted = draft.trades.length > 0
      if (customerId === null) {
        const created = await earlierClient(draft, marker, signal)
        // A customer without its job is not done: trying again finds it and adds only the job.
        return created && (!wanted || created.jobId !== null) ? { done: true, created } : { done: false }
      }
      if (wanted) {
        const jobId = await jobWith(marker, customerId, signal)
        if (jobId === null) return { done: false }
        return { done: true, created: { customerId, jobId, existed: true } }
      }
      const lacking = lackingDetails(knownDetails(await customerOf(customerId, signal)), draft)
      const done = Object.keys(lacking).length === 0
      return done ? { done: true, created: { customerId, jobId: null } } : { done: false }
    },
  }
}
