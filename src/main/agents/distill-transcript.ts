import type { Model } from '@openai/agents'
import { z } from 'zod'
import { objectionKindSchema, type SpeakerRole } from '#shared/domain/transcript.ts'
import type { Usage } from '#shared/domain/usage.ts'
import { isMisshapen } from './misshapen.ts'

const finding = z.object({
  text: z.string(),
  turns: z.array(z.number()).describe('Numbers of the turns it rests on'),
})

/** Structured output. What it says is held against the turns by code before anything is kept. */
export const modelDistillationSchema = z.object({
  need: z.array(finding),
  objections: z.array(finding.extend({ kind: objectionKindSchema, answer: finding.nullable() })),
  priceTalk: z.array(
    finding.extend({
      kind: z.enum(['quote', 'budget', 'discount', 'monthly', 'deposit', 'other']),
      amount: z.number().nullable(),
    }),
  ),
  commitments: z.array(finding.extend({ who: z.enum(['rep', 'customer']) })),
  nextStep: finding.nullable(),
  opening: finding.nullable(),
  close: finding.nullable(),
  tone: z.array(z.string()),
  phrases: z.array(finding),
})
export type ModelDistillation = z.infer<typeof modelDistillationSchema>

export interface NumberedTurn {
  readonly n: number
  readonly speaker: string
  readonly role: SpeakerRole
  readonly text: string
}

type Spent = Omit<Usage, 'costUsd'>

/** The service answered and was paid, but not in the shape that was asked for. */
export class UnusableSummary extends Error {
  override readonly name = 'UnusableSummary'
  readonly usage: Spent
  constructor(usage: Spent, options: ErrorOptions) {
    super('The answer of the model is not a summary', options)
    this.usage = usage
  }
}

/** What was spent, as the SDK keeps it on a result and on its errors. */
function spentOf(holder: unknown): Spent {
  const state = (holder as { state?: { usage?: Partial<Record<string, number>> } } | null)?.state
  const { requests = 0, inputTokens = 0, outputTokens = 0 } = state?.usage ?? {}
  return { modelCalls: requests, inputTokens, outputTokens }
}

/**
 * One tool-less model call over (a part of) a conversation. The turns go in as data: there is nothing they
 * could make the model do. Rejects with UnusableSummary when the output has another shape.
 */
export async function distillByModel(
  model: Model,
  instructions: string,
  part: { readonly part: string; readonly turns: readonly NumberedTurn[] },
  signal: AbortSignal,
): Promise<{ readonly summary: ModelDistillation; readonly usage: Spent }> {
  const sdk = await import('@openai/agents')
  const agent = new sdk.Agent({
    name: 'DistillAgent',
    instructions,
    model,
    modelSettings: { store: false },
    outputType: modelDistillationSchema,
  })
  const runner = new sdk.Runner({ workflowName: 'Hard-E summary', traceIncludeSensitiveData: false })
  try {
    const result = await runner.run(agent, JSON.stringify(part), { signal, maxTurns: 1 })
    const summary = modelDistillationSchema.safeParse(result.finalOutput)
    if (!summary.success) throw new UnusableSummary(spentOf(result), { cause: summary.error })
    return { summary: summary.data, usage: spentOf(result) }
  } catch (error) {
    if (!isMisshapen(error)) throw error
    throw new UnusableSummary(spentOf(error), { cause: error })
  }
}
