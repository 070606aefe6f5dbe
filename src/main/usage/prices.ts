import type { Usage } from '#shared/domain/usage.ts'

/** US dollars for a million tokens. */
export interface Price {
  readonly model: string
  readonly api: 'responses' | 'decisions' | 'embeddings'
  readonly inputPerMillion: number
  readonly outputPerMillion: number
}

/**
 * Only prices that a source states. As of 2026-11-22 that is the Decisions endpoint (public beta since
 * 2026-10-06): $0.10 a million input tokens, output free, as reported by third parties (apidog, openrouter).
 * The Responses prices of the gpt-6 family were not found, so their cost is unknown rather than guessed.
 */
export const prices: readonly Price[] = [
  { model: 'gpt-6-luna', api: 'decisions', inputPerMillion: 0.1, outputPerMillion: 0 },
]

/** Dollars for one call, or null when the price is not known. The built-in rules cost nothing. */
export function costUsd(call: {
  readonly service: string
  readonly api: Price['api']
  readonly model: string
  readonly tokens: Pick<Usage, 'inputTokens' | 'outputTokens'>
}): number | null {
  if (call.service === 'rules' || call.service === 'local') return 0
  if (call.service !== 'openai') return null
  const price = prices.find(({ model, api }) => model === call.model && api === call.api)
  if (!price) return null
  const { inputTokens, outputTokens } = call.tokens
  return (inputTokens * price.inputPerMillion + outputTokens * price.outputPerMillion) / 1_000_000
}
