import { clientFields, type ClientReading, type NewClient } from '#shared/domain/new-client.ts'
import { clientName, filledValues } from '../../clients/client-slots.ts'
import type { FlowServices } from '../flow-services.ts'
import { byWords, type Workflow } from './workflow.ts'

const BACK =
  /\b(?:back to|go on with|continue with|continue|resume|return to|pick up|finish)\b.*\b(?:client|customer|lead|intake)\b/i
const QUESTION = /\?\s*$|^\s*(?:what|when|where|who|which|why|how|is|are|does|do|did|can|could)\b/i

/** A message that speaks of nothing but what the client still lacks. */
function fillsIn(text: string, { values, skipped, wish }: ClientReading, client: NewClient): boolean {
  if (QUESTION.test(text)) return false
  if (wish === 'finish') return true
  const said = clientFields.filter((field) => (values[field]?.confidence ?? 0) >= 0.7 || skipped[field])
  return said.length > 0 && said.every((field) => client.missing.includes(field))
}

/** A new client that is being taken in. */
export function createClientWorkflow(services: Pick<FlowServices, 'clients' | 'clientRules'>): Workflow {
  const under = (conversationId: string): NewClient | null => {
    const client = services.clients.ofConversation(conversationId)
    return client?.state === 'collecting' || client?.state === 'proposed' ? client : null
  }
  return {
    route: 'new_client',
    backWords: 'back to the new client',
    going(conversationId) {
      const client = under(conversationId)
      return client && { id: client.id, name: clientName(client.slots) ?? 'the new client' }
    },
    calledBack: ({ text }) => BACK.test(text),
    claims({ text, conversationId }, state, decision) {
      const client = under(conversationId)
      if (!client || decision.route === 'new_client') return null
      const known = filledValues(client.slots)
      const reading = services.clientRules().read(text, { asked: client.missing, known })
      // "Cancel this lead", "wrong guy": about the client, whatever card waits.
      const wish = reading.wish === 'abandon' || reading.wish === 'start_over'
      if (!wish && !(byWords(decision) && fillsIn(text, reading, client))) return null
      return state === 'parked'
        ? 'Goes back to the new client that was put aside.'
        : 'Says what the new client still lacks.'
    },
  }
}
