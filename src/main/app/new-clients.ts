import type { OutwardDoor, Proposal } from '../approvals/outward-action.ts'
import type { ClientReader } from '../clients/extract/read-client.ts'
import { createRulesReader } from '../clients/extract/read-client.ts'
import { loadClientLists } from '../clients/extract/load-lists.ts'
import { checkValue } from '../clients/checks/check-slots.ts'
import type { SlotRules } from '../clients/apply-reading.ts'
import type { Clients } from '../clients/clients.ts'
import { createClients } from '../clients/create-clients.ts'
import type { Changes } from '../core/changes.ts'
import type { Clock } from '../core/clock.ts'
import type { Ids } from '../core/ids.ts'
import { proposeClient } from '../crm/client-proposal.ts'
import type { Crm } from '../crm/crm.ts'
import { findDuplicates } from '../crm/find-duplicates.ts'
import { titleFrom } from '../chat/title.ts'
import type { Messages } from '../store/messages.ts'
import type { Conversations } from '../store/conversations.ts'
import { createNewClientRows } from '../store/new-clients.ts'
import type { Recordings } from '../store/recordings.ts'
import type { Workspace } from '../store/workspace.ts'

/** What a conversation is called that began with the form. */
const NEW_CLIENT = 'New client'

export interface NewClientsParts {
  readonly workspace: Workspace
  readonly resourcesDir: string
  readonly conversations: Conversations
  readonly messages: Messages
  readonly recordings: Recordings
  readonly crm: () => Crm
  readonly door: OutwardDoor
  readonly clock: Clock
  readonly ids: Ids
  readonly changes: Changes
}

export interface NewClientsServices {
  readonly clients: Clients
  readonly rules: SlotRules
  readonly clientRules: () => ClientReader
}

/** New clients over the store, the connected CRM and the door; the word lists load when somebody speaks. */
export function createNewClients(parts: NewClientsParts): NewClientsServices {
  const { workspace, resourcesDir, conversations, recordings, crm, door, clock, ids, changes } = parts
  const lists = loadClientLists(resourcesDir)
  let reader: ClientReader | null = null
  const rules: SlotRules = {
    check: (field, value, others) => checkValue(field, value, others, lists),
    placeOf: (zip) => lists.places.ofZip(zip),
  }
  const proposal = (
    client: Parameters<typeof proposeClient>[1]['client'],
    turnId: string | null,
    tainted: boolean,
  ) =>
    proposeClient(
      crm(),
      { client },
      { conversationId: client.conversationId, turnId, callId: 'client', tainted },
    ) satisfies Promise<Proposal>
  const clients = createClients({
    rows: createNewClientRows(workspace),
    rules,
    door,
    clock,
    ids,
    findDuplicates: (values, signal) => findDuplicates(crm(), values, signal),
    proposal: (client, { turnId, tainted }) => proposal(client, turnId, tainted),
    workflowOf: (conversationId) => {
      const workflow = conversations.workflow(conversationId)
      return workflow?.route === 'new_client' ? workflow.id : null
    },
    setWorkflow: (conversationId, clientId) =>
      conversations.setWorkflow(
        conversationId,
        clientId === null ? null : { route: 'new_client', id: clientId, state: 'open' },
      ),
    linkRecordings: (clientId, messageId) => recordings.linkTo(clientId, messageId),
    created: (clientId) => {
      if (recordings.release(clientId) > 0) changes.announce('voice')
    },
    recordingIds: (clientId) => recordings.ofClient(clientId),
    onNamed: (conversationId, name) => {
      const first = parts.messages.path(conversations.head(conversationId) ?? '')[0]
      const { title } = conversations.get(conversationId)
      const automatic = title === NEW_CLIENT || (first && title === titleFrom(first.text))
      if (!automatic) return
      conversations.rename(conversationId, `${NEW_CLIENT}: ${name}`)
      changes.announce('conversations', conversationId)
    },
    onChange: (clientId) => {
      changes.announce('clients', clientId)
      changes.announce('status')
    },
  })
  return { clients, rules, clientRules: () => (reader ??= createRulesReader(lists)) }
}
