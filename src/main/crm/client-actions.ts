import { clientFields } from '#shared/domain/new-client.ts'
import { UserError } from '#main/core/errors.ts'
import type { ActionExecutor, JsonObject } from '#main/approvals/outward-action.ts'
import { ServiceError } from '#main/core/errors.ts'
import { checkedClient, clientEffects, clientTitle, draftOf, type ClientPayload } from './client-payload.ts'
import type { CreatedClient, Crm } from './crm.ts'
import { findDuplicates } from './find-duplicates.ts'
import { refuseUnreachable } from './required-phone.ts'
import { createSameAccount } from './same-account.ts'
import { writtenEarlier } from './written-earlier.ts'

/** From here on it is the same person for all that a CRM can tell: same phone or e-mail, and a name alike. */
const TWIN = 0.9

/**
 * One client is written once, whichever action carries it: after a failed one was proposed anew, trying the
 * old one again finds what the new one wrote.
 */
const markerOf = ({ clientId }: ClientPayload): string => `client:${clientId}`

/** The customer that is added to; null for a new one. */
const existing = (client: ClientPayload): string | null =>
  client.decisionCode === 'create' ? null : client.customerId

/** The record may hold what an earlier action of the same client said; the person is told. */
async function earlierWarning(
  crm: Crm,
  client: ClientPayload,
  created: CreatedClient,
  signal: AbortSignal,
): Promise<string | null> {
  if (!created.existed) return null
  try {
    const customer = await crm.customer(created.customerId, { signal })
    const job = customer.jobs.find((each) => each.id === created.jobId) ?? null
    return writtenEarlier(draftOf(client), existing(client), { customer, job, label: crm.label })
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    return `It was already written earlier; its values could not be compared. Look at it in ${crm.label}.`
  }
}

async function resultOf(
  crm: Crm,
  client: ClientPayload,
  created: CreatedClient,
  signal: AbortSignal,
): Promise<JsonObject> {
  const earlier = await earlierWarning(crm, client, created, signal)
  const warning = [created.warning, earlier].filter(Boolean).join(' ')
  const { customerId, jobId } = created
  return { customerId, jobId, ...(warning === '' ? {} : { warning }) }
}

/**
 * The same person may have been created since this was prepared, from another draft or by a colleague. UserError
 * for one with the same phone or e-mail that nobody has seen; this client's own earlier writing is none.
 */
async function refuseNewTwin(crm: Crm, client: ClientPayload, signal: AbortSignal): Promise<void> {
  const own = await crm.findClient(draftOf(client), null, markerOf(client), { signal })
  if (own !== 'unknown' && own.done) return
  const values = Object.fromEntries(
    clientFields.map((field) => [field, client[field]]).filter(([, value]) => value),
  )
  const twins = await findDuplicates(crm, values, signal)
  const twin = twins.find(
    ({ customerId, likeness }) => likeness >= TWIN && !client.seenIds.includes(customerId),
  )
  if (!twin) return
  throw new UserError(
    'crm.customer.twin',
    `${twin.name} is in ${crm.label} since this was prepared (${twin.reasons.join(', ')}). Nothing was written.`,
    'Look at the possible duplicate in the form and prepare it again.',
  )
}

/**
 * What writes new clients to the CRM. `crm.customer` creates one or fills an existing one in; `crm.job` only
 * adds a job. The result is {customerId, jobId, warning?}.
 */
export function createClientExecutors(connected: () => Crm): readonly ActionExecutor[] {
  const { inSystem, lookIn } = createSameAccount(connected)

  const executor = (kind: 'crm.customer' | 'crm.job'): ActionExecutor => ({
    kind,
    validate: (payload) => {
      const client = checkedClient(payload)
      const crm = connected()
      // Of another account it is refused at the latest when it is carried out.
      if (crm.account === client.crmCode && existing(client) === null) refuseUnreachable(crm, client)
      return client
    },
    title: (payload) => clientTitle(checkedClient(payload)),
    effects: async (payload) => clientEffects(checkedClient(payload)),
    execute: async (payload, _key, signal) => {
      const client = checkedClient(payload)
      const crm = inSystem(client.crmCode)
      const draft = draftOf(client)
      const customerId = existing(client)
      const fillMissing = client.decisionCode === 'merge'
      if (customerId === null) await refuseNewTwin(crm, client, signal)
      const created =
        customerId === null
          ? await crm.createClient(draft, markerOf(client), { signal })
          : await crm.addToClient({ customerId, draft, fillMissing }, markerOf(client), { signal })
      return resultOf(crm, client, created, signal)
    },
    reconcile: async (payload, _key, signal) => {
      const client = checkedClient(payload)
      return lookIn(client.crmCode, async (crm) => {
        const found = await crm.findClient(draftOf(client), existing(client), markerOf(client), {
          signal,
        })
        if (found === 'unknown' || !found.done) return found
        return { done: true, result: await resultOf(crm, client, found.created, signal) }
      })
    },
  })
  return [executor('crm.customer'), executor('crm.job')]
}
