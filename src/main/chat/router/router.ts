import type { Route, RouteDecision } from '#shared/domain/route.ts'

export interface RouteInput {
  readonly text: string
  readonly history: readonly { readonly role: 'user' | 'assistant'; readonly text: string }[]
  readonly context: RouteContext
}

/** Hard facts that outrank any classifier. */
export interface RouteContext {
  /** Chosen by the person: slash command, button, clarifying choice. */
  readonly chosen: Route | null
  /** A workflow that is open in this conversation is sticky. */
  readonly openWorkflow: Route | null
  /** True while an approval of this conversation waits. */
  readonly approvalWaiting: boolean
  readonly attachments: readonly ('transcript' | 'audio' | 'document' | 'image' | 'other')[]
}

/** Decides route and flow of one turn; never throws for want of a network. */
export interface Router {
  decide(input: RouteInput, signal: AbortSignal): Promise<RouteDecision>
}
