import type { RouteDecision } from '#shared/domain/route.ts'
import { clientFields, type ClientReading, type NewClient } from '#shared/domain/new-client.ts'
import { clientName, filledValues } from '../clients/client-slots.ts'
import type { Conversations, OpenWorkflow } from '../store/conversations.ts'
import type { Emit, FlowTurn } from './flow.ts'
import type { FlowServices } from './flow-services.ts'

const BACK =
  /\b(?:back to|go on with|continue with|continue|resume|return to|pick up|finish)\b.*\b(?:client|customer|lead|intake|form|where we (?:were|left))\b|^\W*(?:resume|continue|go on|where were we)\W*$/i
const QUESTION = /\?\s*$|^\s*(?:what|when|where|who|which|why|how|is|are|does|do|did|can|could)\b/i

/** A message that speaks of nothing but what the client still lacks. */
function fillsIn(text: string, { values, skipped, wish }: ClientReading, client: NewClient): boolean {
  if (QUESTION.test(text)) return false
  if (wish === 'finish') return true
  const said = clientFields.filter((field) => (values[field]?.confidence ?? 0) >= 0.7 || skipped[field])
  return said.length > 0 && said.every((field) => client.missing.includes(field))
}

/** "Never mind" puts it aside; a thank-you in between does not. */
const leaves = (decision: RouteDecision): boolean => decision.stage === 'context'

const byWords = (decision: RouteDecision): boolean =>
  decision.stage === 'lexical' || decision.stage === 'offline' || decision.stage === 'triage'

/**
 * The decision when the message belongs to the new client after all: it goes back to one that was put aside,
 * or says what an open one lacks in words that no router was trained on. Else as it was.
 */
export function resumed(
  services: FlowServices,
  turn: Pick<FlowTurn, 'text' | 'conversationId'>,
  workflow: OpenWorkflow | null,
  decision: RouteDecision,
): RouteDecision {
  if (workflow?.route !== 'new_client') return decision
  if (decision.route === 'new_client' || decision.stage === 'person') return decision
  const client = services.clients.ofConversation(turn.conversationId)
  if (client?.state !== 'collecting' && client?.state !== 'proposed') return decision
  const known = filledValues(client.slots)
  const reading = services.clientRules().read(turn.text, { asked: client.missing, known })
  // "Cancel this lead", "wrong guy": about the client, whatever card waits.
  const wish = reading.wish === 'abandon' || reading.wish === 'start_over'
  if (!wish && !BACK.test(turn.text) && !(byWords(decision) && fillsIn(turn.text, reading, client))) {
    return decision
  }
  return {
    route: 'new_client',
    flow: 'agent',
    confidence: 0.9,
    reason:
      workflow.state === 'parked'
        ? 'Goes back to the new client that was put aside.'
        : 'Says what the new client still lacks.',
    stage: 'context',
  }
}

/** Puts the open workflow aside when the turn is about something else, and takes it up again when it is not. */
export function followWorkflow(
  services: FlowServices,
  conversations: Conversations,
  conversationId: string,
  decision: RouteDecision,
  emit: Emit,
): void {
  const workflow = conversations.workflow(conversationId)
  if (!workflow || workflow.route !== 'new_client' || decision.choices?.length) return
  const name = clientName(services.clients.get(workflow.id).slots) ?? 'the new client'
  if (decision.route === workflow.route) {
    if (workflow.state === 'open') return
    conversations.setWorkflow(conversationId, { ...workflow, state: 'open' })
    emit({ type: 'notice', kind: 'resumed', text: `Back to ${name}.`, open: null })
  } else if (workflow.state === 'open' && (decision.route !== 'general' || leaves(decision))) {
    conversations.setWorkflow(conversationId, { ...workflow, state: 'parked' })
    const text = `${name} is kept as it is. Say “back to the new client” to go on.`
    emit({ type: 'notice', kind: 'parked', text, open: null })
  }
}
