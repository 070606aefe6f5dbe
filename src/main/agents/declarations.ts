import type { AgentName, Route } from '#shared/domain/route.ts'
import { offerChoice } from './tools/choice.ts'
import {
  findCustomers,
  getJob,
  listAppointments,
  listColleagues,
  listJobsInStage,
  listStages,
} from './tools/crm-read.ts'
import { addJobNote, createTask, moveJobStage } from './tools/crm-write.ts'
import { searchDocuments } from './tools/documents.ts'
import { searchWeb } from './tools/web.ts'
import type { ToolDeclaration, ToolArguments } from './turn-tools.ts'
import type { ToolName } from './tool-catalogue.ts'

/** A declaration whose argument type was checked where it was declared. */
export type AnyTool = Pick<ToolDeclaration, 'name' | 'description'> & {
  readonly started: (args: ToolArguments<ToolName>) => string
  readonly run: (...input: Parameters<ToolDeclaration['run']>) => ReturnType<ToolDeclaration['run']>
}

/** An agent is a name, a prompt file and a list of tools. */
export interface AgentDeclaration {
  readonly name: AgentName
  /** File in resources/prompts. */
  readonly prompt: string
  /** When another agent should hand over to this one. */
  readonly handoffDescription: string
  readonly tools: readonly AnyTool[]
  readonly handoffs: readonly AgentName[]
}

// Arguments are parsed against the tool's own schema before run() sees them, so widening is sound.
const tools = (...list: readonly unknown[]): readonly AnyTool[] => list as readonly AnyTool[]

const crmRead = tools(findCustomers, getJob, listStages, listColleagues, listJobsInStage, listAppointments)
const crmWrite = tools(addJobNote, moveJobStage, createTask)

export const agentDeclarations: readonly AgentDeclaration[] = [
  {
    name: 'LeapInteractionAgent',
    prompt: 'leap-interaction.md',
    handoffDescription: 'Customers, jobs, stages, notes, tasks and appointments in the CRM.',
    tools: [...crmRead, ...crmWrite, ...tools(offerChoice)],
    handoffs: ['KnowledgeAgent', 'WebSearchAgent'],
  },
  {
    name: 'KnowledgeAgent',
    prompt: 'knowledge.md',
    handoffDescription: 'Answers from company documents: training, projects, meeting summaries.',
    tools: tools(searchDocuments),
    handoffs: ['LeapInteractionAgent', 'WebSearchAgent'],
  },
  {
    name: 'WebSearchAgent',
    prompt: 'web-search.md',
    handoffDescription: 'Outside facts from the web: specifications, warranties, prices, codes.',
    tools: tools(searchWeb),
    handoffs: ['LeapInteractionAgent', 'KnowledgeAgent'],
  },
]

/** Who answers a route. */
export const agentOfRoute: Record<Route, AgentName> = {
  crm: 'LeapInteractionAgent',
  knowledge: 'KnowledgeAgent',
  scripting: 'ScriptingAgent',
  new_client: 'NewClientsAgent',
  web_search: 'WebSearchAgent',
  analysis: 'AnalysisAgent',
  general: 'TriageAgent',
  unsupported: 'TriageAgent',
}
