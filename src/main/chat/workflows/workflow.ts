import type { RouteDecision } from '#shared/domain/route.ts'
import type { OpenWorkflow } from '../../store/conversations.ts'
import type { FlowTurn } from '../flow.ts'
import type { FlowServices } from '../flow-services.ts'

export type WorkflowServices = Pick<FlowServices, 'clients' | 'clientRules' | 'scripts'>
export type WorkflowTurn = Pick<FlowTurn, 'text' | 'conversationId' | 'history'>

/** A matter of several turns. One is open or parked in the conversation's record; others are found by themselves. */
export interface Workflow {
  readonly route: 'new_client' | 'scripting'
  /** The one of the conversation that can be gone on with, named for a sentence; null for none. */
  going(conversationId: string): { readonly id: string; readonly name: string } | null
  /** What to say to go on with it. */
  readonly backWords: string
  /** "Back to the script": it is called by its kind or by whom it is for. */
  calledBack(turn: Pick<WorkflowTurn, 'text' | 'conversationId'>): boolean
  /** It orders another one, so that nothing is gone back to. */
  begins?(text: string): boolean
  /** Why a message that was routed elsewhere, or by words alone, belongs to it; null when it does not. */
  claims(turn: WorkflowTurn, state: OpenWorkflow['state'], decision: RouteDecision): string | null
  /** Where a message goes that was kept here because it is open, but asks for something else; null when it stays. */
  leaves?(turn: WorkflowTurn, decision: RouteDecision): RouteDecision | null
}

/** Only words chose the route, so that what is open outweighs them. */
export const byWords = (decision: RouteDecision): boolean =>
  decision.stage === 'lexical' || decision.stage === 'offline' || decision.stage === 'triage'
