import type { FlowTurn } from './flow.ts'

const SHORT_FOLLOW_UP = 6

/** A short follow-up ("and for siding?") is searched together with the question before it. */
export function searchText(turn: Pick<FlowTurn, 'text' | 'history'>): string {
  const words = turn.text.trim().split(/\s+/)
  const before = turn.history.findLast((message) => message.role === 'user')?.text
  const leansBack = /^(and|what about|how about|also|for|in|on|that|those|it|then)\b/i.test(turn.text.trim())
  return before && words.length <= SHORT_FOLLOW_UP && leansBack ? `${before} ${turn.text}` : turn.text
}
