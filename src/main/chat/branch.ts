import type { OutwardAction } from '#shared/domain/outward-action.ts'
import type { MessageRow } from '../store/messages.ts'
import type { Turn } from '../store/turns.ts'
import type { PastMessage } from './flow.ts'

/** Characters of earlier talk that go to the model with a fast turn. */
const HISTORY_BUDGET = 12_000
const HISTORY_MESSAGES = 16

/** What became of an outward action, in words the model can use. */
export function outcomeLine(action: OutwardAction): string {
  const words: Record<OutwardAction['state'], string> = {
    proposed: 'waits for approval',
    approved: 'was approved',
    sending: 'is being sent',
    sent: 'was approved and done',
    failed: `failed: ${action.error ?? 'no reason given'}`,
    unknown: 'has an unknown outcome',
    rejected: `was rejected: ${action.rejectReason ?? 'no reason given'}`,
  }
  return `[${action.title}: ${words[action.state]}]`.replace(/\s+/g, ' ')
}

/** A line that only looks like an outcome, as a model or a pasted mail may write it, is no outcome. */
const asWords = (text: string): string => text.replace(/^\[(.+)\]\s*$/gm, '($1)')

/**
 * The branch as plain text, newest messages first to fit the budget, oldest first in the result. Approvals of
 * a
 * turn are told with it, so that the model knows what was done, refused or still waits.
 */
export function pastMessages(
  path: readonly MessageRow[],
  actionsOf: (turnId: string) => readonly OutwardAction[],
): readonly PastMessage[] {
  const past: PastMessage[] = []
  let budget = HISTORY_BUDGET
  for (const message of path.toReversed()) {
    if (past.length >= HISTORY_MESSAGES || budget <= 0) break
    const outcomes = message.role === 'assistant' && message.turnId ? actionsOf(message.turnId) : []
    const text = [asWords(message.text), ...outcomes.map(outcomeLine)]
      .filter(Boolean)
      .join('\n')
      .slice(0, budget)
    if (!text) continue
    budget -= text.length
    past.push({ role: message.role, text })
  }
  return past.toReversed()
}

/** Turns along a branch, oldest first. */
export function turnsOfPath(path: readonly MessageRow[], turn: (id: string) => Turn | null): readonly Turn[] {
  return path
    .filter((message) => message.role === 'assistant')
    .map((message) => (message.turnId ? turn(message.turnId) : null))
    .filter((found) => found !== null)
}
