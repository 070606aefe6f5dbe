import type { Fact } from '#shared/domain/script-draft.ts'
import { factLabels } from '../facts/labels.ts'

/** The trades of a job by name, from its facts. */
export function tradesOf(facts: readonly Fact[]): readonly string[] {
  const trades = facts.filter(({ source, label }) => source.type === 'crm' && label === factLabels.trade)
  return [...new Set(trades.map(({ value }) => value))]
}
