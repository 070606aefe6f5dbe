import type { Agent, Model } from '@openai/agents'
import type { AgentName } from '#shared/domain/route.ts'
import type { Ids } from '../core/ids.ts'
import type { Log } from '../core/log.ts'
import { agentDeclarations } from './declarations.ts'
import { toSdkTool } from './sdk-tools.ts'
import type { TurnTools } from './turn-tools.ts'

export interface AgentServices {
  readonly ids: Ids
  readonly log: Log
  /** Text of a prompt file with today's date and the company under it. */
  readonly instructions: (file: string) => string
}

/** Builds the specialists of one turn and lets them hand over to each other. */
export function buildAgents(
  sdk: typeof import('@openai/agents'),
  model: Model,
  tools: TurnTools,
  services: AgentServices,
): ReadonlyMap<AgentName, Agent> {
  const agents = new Map<AgentName, Agent>()
  for (const declaration of agentDeclarations) {
    agents.set(
      declaration.name,
      new sdk.Agent({
        name: declaration.name,
        instructions: services.instructions(declaration.prompt),
        handoffDescription: declaration.handoffDescription,
        model,
        modelSettings: { store: false, parallelToolCalls: false },
        tools: declaration.tools.map((tool) => toSdkTool(sdk, tool, tools, services)),
        toolUseBehavior: { stopAtToolNames: ['offer_choice'] },
      }),
    )
  }
  for (const declaration of agentDeclarations) {
    const agent = agents.get(declaration.name)
    const others = declaration.handoffs.map((name) => agents.get(name)).filter((other) => other !== undefined)
    if (agent) agent.handoffs = others
  }
  return agents
}
