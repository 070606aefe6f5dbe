import type { RouteDecision } from '#shared/domain/route.ts'
import { callsBackAnything } from '../scripts/read/resume.ts'
import type { Conversations, OpenWorkflow } from '../store/conversations.ts'
import type { Emit } from './flow.ts'
import { createClientWorkflow } from './workflows/client-workflow.ts'
import { createScriptWorkflow } from './workflows/script-workflow.ts'
import type { Workflow, WorkflowServices, WorkflowTurn } from './workflows/workflow.ts'

const WHERE_WE_WERE =
  /\b(?:back to|go on with|continue|resume|return to|pick up|finish)\b.*\b(?:form|where we (?:were|left))\b/i

const calledBackLoosely = (text: string): boolean => callsBackAnything(text) || WHERE_WE_WERE.test(text)

function workflowsOf(services: WorkflowServices): readonly Workflow[] {
  return [createClientWorkflow(services), createScriptWorkflow(services.scripts)]
}

/** The kind of workflow that the words go back to; null when they go back to none. */
function calledBack(
  workflows: readonly Workflow[],
  turn: Pick<WorkflowTurn, 'text' | 'conversationId'>,
  record: OpenWorkflow | null,
): Workflow | null {
  const going = workflows.filter((one) => one.going(turn.conversationId) !== null)
  const named = going.filter((one) => one.calledBack(turn))
  if (named.length > 0) return named.find(({ route }) => route === record?.route) ?? named[0] ?? null
  if (!calledBackLoosely(turn.text)) return null
  return (
    going.find(({ route }) => route === record?.route) ?? (going.length === 1 ? (going[0] ?? null) : null)
  )
}

/** "Never mind" puts it aside; a thank-you in between does not. */
const leaves = (decision: RouteDecision): boolean => decision.stage === 'context'

/**
 * The decision when the message belongs to an open or parked workflow after all: it goes back to one that was put
 * aside, answers what the open one asked, or says what it lacks in words that no router was trained on. Else as it
 * was.
 */
export function resumed(
  services: WorkflowServices,
  turn: WorkflowTurn,
  record: OpenWorkflow | null,
  decision: RouteDecision,
): RouteDecision {
  if (decision.stage === 'person') return decision
  const belongs = (route: RouteDecision['route'], reason: string): RouteDecision => ({
    route,
    flow: 'agent',
    confidence: 0.9,
    reason,
    stage: 'context',
  })
  const workflows = workflowsOf(services)
  const back = calledBack(workflows, turn, record)
  if (back) {
    if (back.route === decision.route && !decision.choices?.length) return decision
    const what = back.route === 'new_client' ? 'new client' : 'script'
    const parked = record?.route !== back.route || record.state === 'parked'
    return belongs(
      back.route,
      parked ? `Goes back to the ${what} that was put aside.` : `Goes on with the ${what}.`,
    )
  }
  const own = workflows.find(({ route }) => route === record?.route)
  const left = record?.state === 'open' ? own?.leaves?.(turn, decision) : null
  if (left) return left
  const reason = own && record ? own.claims(turn, record.state, decision) : null
  return own && reason !== null ? belongs(own.route, reason) : decision
}

/**
 * Puts the open workflow aside when the turn is about something else, and takes one up again when the turn is about
 * it. The conversation's record holds one; another that waits is found by its kind.
 */
export function followWorkflow(
  services: WorkflowServices,
  conversations: Pick<Conversations, 'workflow' | 'setWorkflow'>,
  turn: Pick<WorkflowTurn, 'text' | 'conversationId'>,
  decision: RouteDecision,
  emit: Emit,
): void {
  if (decision.choices?.length) return
  const { conversationId, text } = turn
  const workflows = workflowsOf(services)
  const record = conversations.workflow(conversationId)
  const own = workflows.find(({ route }) => route === record?.route)
  const wanted = workflows.find(({ route }) => route === decision.route)
  const resume = (name: string): void =>
    emit({ type: 'notice', kind: 'resumed', text: `Back to ${name}.`, open: null })

  if (record && own && own === wanted) {
    if (record.state === 'open') return
    conversations.setWorkflow(conversationId, { ...record, state: 'open' })
    if (!own.begins?.(text)) resume(nameOf(own, conversationId))
    return
  }
  if (record && own && record.state === 'open' && (decision.route !== 'general' || leaves(decision))) {
    conversations.setWorkflow(conversationId, { ...record, state: 'parked' })
    const kept = `${capital(nameOf(own, conversationId))} is kept as it is. Say “${own.backWords}” to go on.`
    emit({ type: 'notice', kind: 'parked', text: kept, open: null })
  }
  const going = wanted?.going(conversationId)
  if (!wanted || !going) return
  conversations.setWorkflow(conversationId, { route: wanted.route, id: going.id, state: 'open' })
  // An order for a new one begins another; only words that go back are going back.
  if (wanted.calledBack(turn) || calledBackLoosely(text)) resume(going.name)
}

const nameOf = (workflow: Workflow, conversationId: string): string =>
  workflow.going(conversationId)?.name ?? (workflow.route === 'new_client' ? 'the new client' : 'the script')

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
