import type { clients } from '#shared/contract/clients.ts'
import type { NewClient } from '#shared/domain/new-client.ts'
import type { Handlers } from '#shared/rpc/define.ts'
import type { HandlerServices } from './services.ts'

export function clientHandlers(services: HandlerServices): Handlers<typeof clients> {
  const { clients: known, chat, conversations } = services
  return {
    'clients.list': () => [...known.list()],
    'clients.get': ({ clientId }) => known.get(clientId),
    'clients.ofConversation': ({ conversationId }) => known.ofConversation(conversationId),
    'clients.start': (): NewClient => {
      const { id } = chat.create()
      conversations.rename(id, 'New client')
      return known.start(id)
    },
    'clients.setField': ({ clientId, field, value, skip }) =>
      known.setField(clientId, { field, value, skip }),
    'clients.checkDuplicates': ({ clientId }, { signal }) =>
      known.checkDuplicates(clientId, { again: true, signal }),
    'clients.decide': ({ clientId, decision }) => known.decide(clientId, decision),
    'clients.propose': async ({ clientId }, { signal }) =>
      (await known.propose(clientId, { turnId: null, tainted: false, signal })).client,
    'clients.startOver': ({ clientId }) => known.startOver(clientId),
    'clients.abandon': ({ clientId }) => known.abandon(clientId),
  }
}
