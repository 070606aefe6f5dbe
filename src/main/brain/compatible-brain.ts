import { systemClock, type Clock } from '../core/clock.ts'
import { UserError } from '../core/errors.ts'
import type { Fetch } from '../core/http.ts'
import type { Log } from '../core/log.ts'
import type { Brain, Embeddings, ModelRole } from './brain.ts'
import { createEmbeddings, embedTexts, type EmbeddingOptions } from './embeddings.ts'
import { BrainError, toBrainError } from './failures.ts'
import { lazyClient } from './openai-client.ts'
import { withPrivacy } from './request-items.ts'
import { withRetry, type RetryOptions } from './retry.ts'
import { createCompatibleTranscriber } from './speech-service.ts'
import { tolerantFetch } from './tolerant-fetch.ts'

export interface CompatibleBrainOptions {
  /** The address with its version path: http://localhost:11434/v1 */
  readonly baseUrl: string
  /** Null where the server wants none. */
  readonly apiKey: (() => Promise<string | null>) | null
  /** `fast` stands in for every role that is empty; without `transcribe` there is no speech. */
  readonly models: Partial<Readonly<Record<ModelRole | 'embeddings' | 'transcribe', string>>>
  readonly timeoutMs: number
  readonly fetch: Fetch
  readonly log: Log
  readonly embeddings?: boolean
  readonly clock?: Clock
}

/** A server that speaks chat completions. It has no Decisions endpoint; embeddings appear after `check`. */
export function createCompatibleBrain(options: CompatibleBrainOptions): Brain {
  const { baseUrl, models, timeoutMs, log, clock = systemClock } = options
  const client = lazyClient({
    // The SDK insists on a key; servers without one ignore it.
    apiKey: async () => (await options.apiKey?.()) || 'none',
    baseUrl: baseUrl.replace(/\/+$/, ''),
    timeoutMs,
    fetch: tolerantFetch(options.fetch),
  })
  const retry: RetryOptions = { service: 'compatible', timeoutMs, log, clock }
  const modelId = (role: ModelRole): string => models[role]?.trim() || models.fast?.trim() || ''
  const speech = models.transcribe?.trim() ?? ''
  let embeddings: Embeddings | null = null

  async function probeEmbeddings(signal: AbortSignal | undefined): Promise<Embeddings | null> {
    if (options.embeddings === false) return null
    const model = models.embeddings?.trim() || modelId('fast')
    const asked: EmbeddingOptions = { client, model, dimensions: null, retry: { ...retry, maxRetries: 0 } }
    try {
      const [vector] = await embedTexts(asked, ['roof'], signal)
      return vector?.length ? createEmbeddings({ ...asked, dimensions: vector.length, retry }) : null
    } catch {
      signal?.throwIfAborted()
      return null
    }
  }

  return {
    kind: 'compatible',
    label: (role) => `${modelId(role)} at ${hostOf(baseUrl)}`,
    modelId,
    model: async (role) => {
      if (!modelId(role)) throw noModel()
      const [{ OpenAIChatCompletionsModel }, api] = await Promise.all([import('@openai/agents'), client()])
      return withRetry(withPrivacy(new OpenAIChatCompletionsModel(api, modelId(role))), retry)
    },
    judgeRoute: () => Promise.resolve(null),
    get embeddings() {
      return embeddings
    },
    transcriber: speech ? createCompatibleTranscriber({ client, model: speech, retry }) : null,
    check: async (signal) => {
      if (!modelId('fast')) throw noModel()
      const api = await client()
      const call = signal ? { signal } : {}
      try {
        const known = await listModels()
        if (known && !known.some((id) => sameModel(id, modelId('fast'))))
          throw new BrainError('unknown_model', 'compatible', undefined)
        if (!known)
          await api.chat.completions.create(
            { model: modelId('fast'), messages: [{ role: 'user', content: 'Answer: ok' }], max_tokens: 1 },
            call,
          )
      } catch (cause) {
        signal?.throwIfAborted()
        throw toBrainError(cause, 'compatible')
      }
      embeddings = await probeEmbeddings(signal)

      async function listModels(): Promise<readonly string[] | null> {
        try {
          const page = await api.models.list(call)
          return page.data?.map((model) => model.id) ?? null
        } catch (cause) {
          const status = (cause as { status?: unknown }).status
          if (status === 404 || status === 405 || status === 501) return null
          throw cause
        }
      }
    },
  }
}

function noModel(): UserError {
  return new UserError(
    'NO_MODEL',
    'No model is chosen for this server.',
    'Write the name of a model that the server offers in Settings → Brain.',
  )
}

/** Ollama lists "llama3.1:latest" for what people write as "llama3.1". */
function sameModel(listed: string, chosen: string): boolean {
  return listed === chosen || listed === `${chosen}:latest`
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}
