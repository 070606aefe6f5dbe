import type { RouteDecision } from '#shared/domain/route.ts'
import type { TurnEvent } from '#shared/domain/turn-event.ts'
import type { Usage } from '#shared/domain/usage.ts'

/** Stores one event of the turn; whoever follows the conversation sees it after that. */
export type Emit = (event: TurnEvent) => void

export interface PastMessage {
  readonly role: 'user' | 'assistant'
  readonly text: string
}

/** A turn as both flows receive it. */
export interface FlowTurn {
  readonly turnId: string
  readonly conversationId: string
  readonly userMessageId: string
  /** The person's words. */
  readonly text: string
  /** The branch before this turn, oldest first, with what became of its approvals. */
  readonly history: readonly PastMessage[]
  /** Turns of the branch, oldest first; their session items are what the model remembers. */
  readonly ancestors: readonly string[]
  readonly decision: RouteDecision
  /** True when untrusted text is part of what the model remembers. */
  readonly tainted: boolean
}

export interface FlowEnd {
  readonly usage: Usage
  /** Set by a fast turn that needs a write or several steps: why it goes on in the agent flow. */
  readonly escalate: string | null
}

/** Both flows: same way in, same events out. */
export type Flow = (turn: FlowTurn, emit: Emit, signal: AbortSignal) => Promise<FlowEnd>
