import { agentOfRoute } from '../agents/declarations.ts'
import type { Emit, FlowTurn } from './flow.ts'
import type { FlowServices } from './flow-services.ts'
import { rememberTurn } from './turn-end.ts'

/** Says something written by code, with no model call; later turns know it like any other answer. */
export function sayPlainly(services: FlowServices, turn: FlowTurn, emit: Emit, text: string): void {
  const agent = agentOfRoute[turn.decision.route]
  emit({ type: 'agent.changed', agent, brain: 'Hard-E' })
  services.turns.speaker(turn.turnId, agent, 'Hard-E')
  emit({ type: 'text.delta', delta: text })
  rememberTurn(services, turn, text)
}
