import type { Model } from '@openai/agents'
import type { Route } from '#shared/domain/route.ts'
import type { Transcriber } from './transcriber.ts'

/** What a model is used for; the catalogue maps a role to a model id. */
export type ModelRole = 'fast' | 'agent' | 'triage' | 'distill'

export interface RouteQuestion {
  readonly text: string
  readonly history: readonly { readonly role: 'user' | 'assistant'; readonly text: string }[]
  /** Route of an open workflow, or null. */
  readonly openWorkflow: Route | null
}

/** Calibrated answer of the Decisions endpoint. */
export interface RouteJudgement {
  readonly route: Route
  readonly confidence: number
  readonly needsWrite: number
  readonly continuesWorkflow: number
}

/** A source of intelligence. Kinds: OpenAI, an OpenAI-compatible server, the built-in rules. */
export interface Brain {
  readonly kind: 'openai' | 'compatible' | 'rules'
  /** Shown in the byline: "gpt-6-sol", "llama3.1 at localhost:11434", "Built-in rules". */
  label(role: ModelRole): string
  /** The model id that prices and traces are kept under. */
  modelId(role: ModelRole): string
  model(role: ModelRole): Promise<Model>
  /** Null where the brain has no Decisions endpoint (or it is refused); rejects on timeout. */
  judgeRoute(question: RouteQuestion, signal: AbortSignal): Promise<RouteJudgement | null>
  /** Unit vectors, or null when the brain has no embeddings. */
  readonly embeddings: Embeddings | null
  /** Speech to text, or null when the brain has none. */
  readonly transcriber: Transcriber | null
  check(signal?: AbortSignal): Promise<void>
}

export interface Embeddings {
  readonly model: string
  readonly dimensions: number
  embed(texts: readonly string[], signal?: AbortSignal): Promise<readonly Float32Array[]>
}
