import type { Model } from '@openai/agents'
import { z } from 'zod'
import { draftFieldSchema, scriptKindSchema, type DraftField } from '#shared/domain/script-draft.ts'
import type { Usage } from '#shared/domain/usage.ts'
import { draftQuestions, scriptWishes } from '../scripts/read/script-reading.ts'

const words = z.string().describe('The words of the message it was taken from, exactly as they stand there')
const said = z.object({ value: z.string(), words }).nullable()

/** Structured output: every key present, null or empty where the message does not say it. */
export const modelScriptReadingSchema = z.object({
  kind: z.object({ value: scriptKindSchema, words }).nullable(),
  /** Name or job number as it stands in the message. */
  job: z.string().nullable(),
  goals: said,
  tone: said,
  /** Minutes. */
  length: said,
  cover: z.array(z.string()),
  avoid: z.array(z.string()),
  offer: said,
  sender: said,
  skipped: z.array(draftFieldSchema),
  wish: z.enum(scriptWishes).nullable(),
  /** The paragraphs that are meant, in words of the message: "the second paragraph", "the ending". */
  paragraphs: z.array(z.string()),
  version: z.number().int().positive().nullable(),
  question: z.enum(draftQuestions).nullable(),
})
export type ModelScriptReading = z.infer<typeof modelScriptReadingSchema>

export interface ScriptReadRequest {
  readonly text: string
  readonly asked: readonly DraftField[]
  readonly state: string
  readonly known: Readonly<Partial<Record<DraftField, string>>>
}

/**
 * One tool-less model call that says what a message means for a script. What was said goes in as data: there is
 * nothing it could make the model do. Rejects with the SDK's ModelBehaviorError when the output has another shape.
 */
export async function readScriptByModel(
  model: Model,
  instructions: string,
  request: ScriptReadRequest,
  signal: AbortSignal,
): Promise<{ readonly read: ModelScriptReading; readonly usage: Omit<Usage, 'costUsd'> }> {
  const sdk = await import('@openai/agents')
  const agent = new sdk.Agent({
    name: 'ScriptingAgent',
    instructions,
    model,
    modelSettings: { store: false },
    outputType: modelScriptReadingSchema,
  })
  const runner = new sdk.Runner({ workflowName: 'Hard-E script', traceIncludeSensitiveData: false })
  const { text, ...rest } = request
  const result = await runner.run(agent, JSON.stringify({ ...rest, message: text }), { signal, maxTurns: 1 })
  const { requests, inputTokens, outputTokens } = result.state.usage
  return {
    read: modelScriptReadingSchema.parse(result.finalOutput),
    usage: { modelCalls: requests, inputTokens, outputTokens },
  }
}
