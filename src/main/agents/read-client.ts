import type { Model } from '@openai/agents'
import { z } from 'zod'
import {
  clientFieldSchema,
  clientFields,
  projectTypes,
  type ClientField,
  type ClientReading,
  type ReadValue,
} from '#shared/domain/new-client.ts'
import type { Usage } from '#shared/domain/usage.ts'

const wordsAndValue = z.object({
  value: z.string(),
  words: z.string().describe('The words of the message it was taken from, exactly as they stand there'),
  sure: z.number().min(0).max(1),
})

const single = clientFields.filter((field) => field !== 'projectTypes')
type SingleField = Exclude<ClientField, 'projectTypes'>

/** Structured output: every field present, null where the message does not say it. */
export const modelReadingSchema = z.object({
  ...(Object.fromEntries(single.map((field) => [field, wordsAndValue.nullable()])) as Record<
    SingleField,
    z.ZodNullable<typeof wordsAndValue>
  >),
  projectTypes: z
    .object({ values: z.array(z.enum(projectTypes)), words: z.string(), sure: z.number().min(0).max(1) })
    .nullable(),
  skipped: z.array(z.object({ field: clientFieldSchema, words: z.string() })),
  cleared: z.array(clientFieldSchema),
  wish: z.enum(['start_over', 'abandon', 'finish']).nullable(),
})
export type ModelReading = z.infer<typeof modelReadingSchema>

function toReading(read: ModelReading): ClientReading {
  const values: Partial<Record<ClientField, ReadValue>> = {}
  for (const field of single as readonly SingleField[]) {
    const one = read[field]
    if (one && one.value.trim())
      values[field] = { value: one.value.trim(), words: one.words, confidence: one.sure }
  }
  const types = read.projectTypes
  if (types && types.values.length > 0) {
    values.projectTypes = { value: types.values.join(', '), words: types.words, confidence: types.sure }
  }
  const skipped = Object.fromEntries(read.skipped.map(({ field, words }) => [field, words]))
  return { values, skipped, cleared: read.cleared, wish: read.wish }
}

export interface ReadRequest {
  readonly text: string
  readonly asked: readonly ClientField[]
  readonly known: Readonly<Partial<Record<ClientField, string>>>
}

export interface ReadByModel {
  readonly reading: ClientReading
  readonly usage: Omit<Usage, 'costUsd'>
}

/**
 * One tool-less model call that turns a message into values. What was said goes in as data: there is nothing
 * it could make the model do. Rejects with the SDK's ModelBehaviorError when the output has another shape.
 */
export async function readClientByModel(
  model: Model,
  instructions: string,
  request: ReadRequest,
  signal: AbortSignal,
): Promise<ReadByModel> {
  const sdk = await import('@openai/agents')
  const agent = new sdk.Agent({
    name: 'NewClientsAgent',
    instructions,
    model,
    modelSettings: { store: false },
    outputType: modelReadingSchema,
  })
  const runner = new sdk.Runner({ workflowName: 'Hard-E new client', traceIncludeSensitiveData: false })
  const said = JSON.stringify({ asked: request.asked, known: request.known, message: request.text })
  const result = await runner.run(agent, said, { signal, maxTurns: 1 })
  const { requests, inputTokens, outputTokens } = result.state.usage
  return {
    reading: toReading(modelReadingSchema.parse(result.finalOutput)),
    usage: { modelCalls: requests, inputTokens, outputTokens },
  }
}
