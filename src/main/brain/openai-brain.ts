import type { Clock } from '../core/clock.ts'
import { systemClock } from '../core/clock.ts'
import type { Fetch } from '../core/http.ts'
import type { Log } from '../core/log.ts'
import type { Brain, ModelRole } from './brain.ts'
import { modelFor } from './catalogue.ts'
import { createEmbeddings } from './embeddings.ts'
import { toBrainError } from './failures.ts'
import { decisionRequest, readJudgement } from './judge-route.ts'
import { lazyClient } from './openai-client.ts'
import { createOpenAiTranscriber } from './speech-service.ts'
import { withPrivacy } from './request-items.ts'
import { withRetry, type RetryOptions } from './retry.ts'

export interface OpenAiBrainOptions {
  /** Read for every attempt, so that a new key works at once. */
  readonly apiKey: () => Promise<string>
  /** Empty: api.openai.com. */
  readonly baseUrl: string
  /** The person's choices; what is empty comes from the catalogue. */
  readonly models: Partial<Readonly<Record<ModelRole | 'transcribe', string>>>
  readonly timeoutMs: number
  readonly fetch: Fetch
  readonly log: Log
  readonly embeddings?: boolean
  readonly clock?: Clock
}

/** OpenAI's Responses API with an explicit client, nothing stored at OpenAI, own deadlines and retries. */
export function createOpenAiBrain(options: OpenAiBrainOptions): Brain {
  const { models, timeoutMs, log, clock = systemClock } = options
  const client = lazyClient(options)
  const retry: RetryOptions = { service: 'openai', timeoutMs, log, clock }
  const modelId = (role: ModelRole): string => modelFor(role, models[role])
  return {
    kind: 'openai',
    label: modelId,
    modelId,
    model: async (role) => {
      const [{ OpenAIResponsesModel }, api] = await Promise.all([import('@openai/agents'), client()])
      return withRetry(withPrivacy(new OpenAIResponsesModel(api, modelId(role))), retry)
    },
    judgeRoute: async (question, signal) => {
      const api = await client()
      try {
        const request = decisionRequest(question, modelFor('decisions'))
        return readJudgement(await api.decisions.create(request, { signal }))
      } catch (cause) {
        signal.throwIfAborted()
        const error = toBrainError(cause, 'openai')
        // A proxy or an account without the beta endpoint answers 404 or 400: then there is no judge.
        if (error.code === 'unknown_model' || error.code === 'validation') return null
        throw error
      }
    },
    embeddings:
      options.embeddings === false
        ? null
        : createEmbeddings({ client, model: modelFor('embeddings'), dimensions: 512, retry }),
    transcriber: createOpenAiTranscriber({
      client,
      model: modelFor('transcribe', models.transcribe),
      retry,
    }),
    check: async (signal) => {
      const api = await client()
      const call = signal ? { signal } : {}
      try {
        for (const id of new Set((['fast', 'agent', 'triage'] as const).map(modelId)))
          await api.models.retrieve(id, call)
        // Only a real answer shows that the account has credit.
        await api.responses.create(
          { model: modelId('fast'), input: 'Answer: ok', max_output_tokens: 16, store: false },
          call,
        )
      } catch (cause) {
        signal?.throwIfAborted()
        throw toBrainError(cause, 'openai')
      }
    },
  }
}
