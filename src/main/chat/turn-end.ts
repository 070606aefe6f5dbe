import type { AgentInputItem } from '@openai/agents'
import type { Usage } from '#shared/domain/usage.ts'
import { costUsd } from '../usage/prices.ts'
import type { Speaker } from './fallback.ts'
import type { FlowTurn } from './flow.ts'
import type { FlowServices } from './flow-services.ts'

/** Adds the price of the tokens; unknown models have no price. */
export function costOf(speaker: Speaker, usage: Usage): Usage {
  const { service, modelId: model } = speaker
  return { ...usage, costUsd: costUsd({ service, api: 'responses', model, tokens: usage }) }
}

/** Stores what was said as session items, so that a later agent turn knows it. */
export function rememberTurn(
  services: Pick<FlowServices, 'workspace'>,
  turn: Pick<FlowTurn, 'turnId' | 'text'>,
  answer: string,
): void {
  const items: AgentInputItem[] = [
    { role: 'user', content: [{ type: 'input_text', text: turn.text }] },
    { role: 'assistant', status: 'completed', content: [{ type: 'output_text', text: answer }] },
  ]
  const insert = services.workspace.db.prepare(
    'insert or ignore into session_items (turn_id, seq, item) values (?, ?, ?)',
  )
  items.forEach((item, seq) => insert.run(turn.turnId, seq, JSON.stringify(item)))
}
