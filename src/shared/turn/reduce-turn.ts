import type { ToolCall, TurnView } from '../domain/conversation.ts'
import type { OutwardAction } from '../domain/outward-action.ts'
import type { TurnEvent } from '../domain/turn-event.ts'

/** An answer as it stands: the frame around the text, and the text itself. */
export interface TurnState {
  readonly view: TurnView
  readonly text: string
}

/** A turn of which nothing is known yet but its id. */
export function emptyTurnView(id: string): TurnView {
  return {
    id,
    status: 'queued',
    decision: null,
    agent: null,
    brain: null,
    tools: [],
    citations: [],
    approvals: [],
    notices: [],
    choice: null,
    usage: null,
    ms: null,
    failure: null,
  }
}

function withTool(tools: readonly ToolCall[], call: ToolCall): ToolCall[] {
  const known = tools.some((tool) => tool.callId === call.callId)
  return known ? tools.map((tool) => (tool.callId === call.callId ? call : tool)) : [...tools, call]
}

function withAction(actions: readonly OutwardAction[], action: OutwardAction): OutwardAction[] {
  const known = actions.some((other) => other.id === action.id)
  return known ? actions.map((other) => (other.id === action.id ? action : other)) : [...actions, action]
}

/**
 * What an answer looks like after one more event. Pure: the store folds the journal with it, the page folds
 * the live stream, so a reload shows the same. An event may come twice (a reconnect) without harm, but for
 * `text.delta`: the caller skips entries whose `seq` it has seen.
 */
export function reduceTurn(view: TurnView, text: string, event: TurnEvent): TurnState {
  switch (event.type) {
    // A turn enters the journal when it is queued; what it does first shows that it runs.
    case 'turn.started':
      return { view, text }
    case 'route.decided':
      return { view: { ...view, status: 'running', decision: event.decision }, text }
    case 'agent.changed':
      return { view: { ...view, agent: event.agent, brain: event.brain }, text }
    case 'tool.started': {
      const { callId, tool, title, args } = event
      const call: ToolCall = { callId, tool, title, args, state: 'running', result: null, ms: null }
      return { view: { ...view, tools: withTool(view.tools, call) }, text }
    }
    case 'tool.finished': {
      const { callId, title, result, ms } = event
      const begun = view.tools.find((tool) => tool.callId === callId)
      const call: ToolCall = {
        callId,
        tool: begun?.tool ?? '',
        title,
        args: begun?.args ?? null,
        state: event.ok ? 'done' : 'failed',
        result,
        ms,
      }
      return { view: { ...view, tools: withTool(view.tools, call) }, text }
    }
    case 'text.delta':
      return { view, text: text + event.delta }
    case 'text.reset':
      return { view: { ...view, citations: [] }, text: '' }
    case 'citations':
      return { view: { ...view, citations: event.citations }, text }
    case 'approval.requested':
    case 'approval.settled':
      return { view: { ...view, approvals: withAction(view.approvals, event.action) }, text }
    case 'notice': {
      const notice = { kind: event.kind, text: event.text, open: event.open }
      return { view: { ...view, notices: [...view.notices, notice] }, text }
    }
    case 'choice.offered':
      return { view: { ...view, choice: { question: event.question, options: event.options } }, text }
    case 'turn.finished':
      return {
        view: {
          ...view,
          status: event.status,
          usage: event.usage,
          ms: event.ms,
          failure: event.failure,
          tools: view.tools.map((tool) =>
            tool.state === 'running' ? { ...tool, state: 'interrupted' } : tool,
          ),
        },
        text,
      }
  }
}
