import { z } from 'zod'

/** What a turn is about. Every turn ends in exactly one route. */
export const routeSchema = z.enum([
  'crm',
  'knowledge',
  'scripting',
  'new_client',
  'web_search',
  'analysis',
  'general',
  'unsupported',
])
export type Route = z.infer<typeof routeSchema>

/** `fast` = one streamed, read-only model call; `agent` = the Agents SDK with tools and state. */
export const flowSchema = z.enum(['fast', 'agent'])
export type Flow = z.infer<typeof flowSchema>

/** Which step of the cascade decided. */
export const routeStageSchema = z.enum(['context', 'lexical', 'decisions', 'triage', 'offline', 'person'])

export const routeDecisionSchema = z.object({
  route: routeSchema,
  flow: flowSchema,
  /** Calibrated probability that `route` is right, 0 to 1. */
  confidence: z.number().min(0).max(1),
  /** One sentence a person can read: why this route. */
  reason: z.string(),
  stage: routeStageSchema,
  /** Offered to the person as a clarifying choice when the router is unsure and offline. */
  choices: z.array(routeSchema).optional(),
})
export type RouteDecision = z.infer<typeof routeDecisionSchema>

export const agentNameSchema = z.enum([
  'TriageAgent',
  'LeapInteractionAgent',
  'KnowledgeAgent',
  'ScriptingAgent',
  'NewClientsAgent',
  'WebSearchAgent',
  'AnalysisAgent',
])
export type AgentName = z.infer<typeof agentNameSchema>
