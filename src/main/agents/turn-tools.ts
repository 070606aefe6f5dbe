import type { z } from 'zod'
import type { Clock } from '../core/clock.ts'
import type { Crm } from '../crm/crm.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { OutwardDoor, JsonObject } from '../approvals/outward-action.ts'
import type { WebResearch } from './web-research.ts'
import type { CitationSources } from './citation-sources.ts'
import type { toolParameters, ToolName } from './tool-catalogue.ts'
import type { TurnEvent } from '#shared/domain/turn-event.ts'

/** What the tools of one turn work with. Live services only: nothing of it is stored or shown to a model. */
export interface TurnTools {
  readonly conversationId: string
  readonly turnId: string
  readonly userMessageId: string
  readonly crm: Crm
  readonly knowledge: Knowledge
  /** Null when web search is not set up. */
  readonly web: WebResearch | null
  readonly door: OutwardDoor
  readonly clock: Clock
  readonly emit: (event: TurnEvent) => void
  readonly sources: CitationSources
  /** What the person said in this turn. */
  readonly message: string
  /** Untrusted text (notes, documents, web) is now part of what the model knows. */
  readonly taint: () => void
  readonly tainted: () => boolean
}

export type ToolArguments<N extends ToolName> = z.infer<(typeof toolParameters)[N]>

/** What a tool gives back: a line for the person and JSON for the model. */
export interface ToolOutcome {
  readonly title: string
  readonly result: JsonObject
}

/** A tool as declared: thin, calling one domain function. */
export interface ToolDeclaration<N extends ToolName = ToolName> {
  readonly name: N
  /** What the model reads; says when to use it and what comes back. */
  readonly description: string
  /** What the person reads while it runs. */
  readonly started: (args: ToolArguments<N>) => string
  readonly run: (args: ToolArguments<N>, tools: TurnTools, signal: AbortSignal) => Promise<ToolOutcome>
}

/** Keeps the argument types of one tool while it is declared. */
export function declareTool<N extends ToolName>(tool: ToolDeclaration<N>): ToolDeclaration<N> {
  return tool
}
