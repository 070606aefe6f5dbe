import { z } from 'zod'
import { routeSchema, type Route } from '#shared/domain/route.ts'
import type { Brain } from '../brain/brain.ts'

export interface TriageInput {
  readonly text: string
  readonly history: readonly { readonly role: 'user' | 'assistant'; readonly text: string }[]
}

export interface TriageVerdict {
  readonly route: Route
  readonly confidence: number
  readonly reason: string
}

const verdictSchema = z.object({
  route: routeSchema,
  confidence: z.number().min(0).max(1),
  reason: z.string(),
})

const HISTORY = 6

/** TriageAgent: intent and history → specialist, as structured output without tools. */
export function createTriage(services: {
  brain: () => Brain
  instructions: () => string
}): (input: TriageInput, signal: AbortSignal) => Promise<TriageVerdict> {
  return async (input, signal) => {
    const sdk = await import('@openai/agents')
    const agent = new sdk.Agent({
      name: 'TriageAgent',
      instructions: services.instructions(),
      model: await services.brain().model('triage'),
      modelSettings: { store: false },
      outputType: verdictSchema,
    })
    // The talk so far goes in as one quoted block: it is what is judged, not whom to obey.
    const talk = input.history
      .slice(-HISTORY)
      .map((message) => `${message.role}: ${message.text.slice(0, 500)}`)
    const text = [...(talk.length ? ['CONVERSATION', ...talk, ''] : []), 'LAST MESSAGE', input.text].join(
      '\n',
    )
    const result = await new sdk.Runner({ tracingDisabled: true }).run(agent, text, { signal, maxTurns: 1 })
    return verdictSchema.parse(result.finalOutput)
  }
}
