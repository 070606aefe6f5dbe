import type { ActionExecutor, JsonObject } from '#main/approvals/outward-action.ts'
import { checkedClient, clientEffects, clientTitle, draftOf, type ClientPayload } from './client-payload.ts'
import type { CreatedClient, Crm } from './crm.ts'
import { createSameAccount } from './same-account.ts'

function resultOf({ customerId, jobId, warning }: CreatedClient): JsonObject {
  return { customerId, jobId, ...(warning === undefined ? {} : { warning }) }
}

/**
 * One client is written once, whichever action carries it: after a failed one was proposed anew, trying the old
 * one again finds what the new one wrote.
 */
const markerOf = ({ clientId }: ClientPayload): string => `client:${clientId}`

/** The customer that is added to; null for a new one. */
const existing = (client: ClientPayload): string | null =>
  client.decisionCode === 'create' ? null : client.customerId

/**
 * What writes new clients to the CRM. `crm.customer` creates one or fills an existing one in; `crm.job` only
 * adds a job. The result is {customerId, jobId, warning?}.
 */
export function createClientExecutors(connected: () => Crm): readonly ActionExecutor[] {
  const { inSystem, lookIn } = createSameAccount(connected)

  const executor = (kind: 'crm.customer' | 'crm.job'): ActionExecutor => ({
    kind,
    validate: (payload) => checkedClient(payload),
    title: (payload) => clientTitle(checkedClient(payload)),
    effects: async (payload) => clientEffects(checkedClient(payload)),
    execute: async (payload, _key, signal) => {
      const client = checkedClient(payload)
      const crm = inSystem(client.crmCode)
      const draft = draftOf(client)
      const customerId = existing(client)
      if (customerId === null) return resultOf(await crm.createClient(draft, markerOf(client), { signal }))
      const addition = { customerId, draft, fillMissing: client.decisionCode === 'merge' }
      return resultOf(await crm.addToClient(addition, markerOf(client), { signal }))
    },
    reconcile: async (payload, _key, signal) => {
      const client = checkedClient(payload)
      return lookIn(client.crmCode, async (crm) => {
        const found = await crm.findClient(draftOf(client), existing(client), markerOf(client), {
          signal,
        })
        if (found === 'unknown' || !found.done) return found
        return { done: true, result: resultOf(found.created) }
      })
    },
  })
  return [executor('crm.customer'), executor('crm.job')]
}
