import type OpenAI from 'openai'
import type { Embeddings } from './brain.ts'
import { retrying, type RetryOptions } from './retry.ts'

const BATCH = 128
// 8,191 tokens are the limit of one input; English text has about four characters a token.
const MAX_CHARS = 24_000

export interface EmbeddingOptions {
  readonly client: () => Promise<OpenAI>
  readonly model: string
  /** Null: take what the server gives. */
  readonly dimensions: number | null
  readonly retry: RetryOptions
}

/** Scales a vector to length one, so that a dot product is the cosine. */
export function unitVector(values: readonly number[]): Float32Array {
  const length = Math.hypot(...values) || 1
  return Float32Array.from(values, (value) => value / length)
}

/** Vectors for texts, in order. Rejects with BrainError. */
export async function embedTexts(
  { client, model, dimensions, retry }: EmbeddingOptions,
  texts: readonly string[],
  signal?: AbortSignal,
): Promise<readonly Float32Array[]> {
  const api = await client()
  const out: Float32Array[] = []
  for (let start = 0; start < texts.length; start += BATCH) {
    const input = texts.slice(start, start + BATCH).map((text) => text.slice(0, MAX_CHARS) || ' ')
    const answer = await retrying(
      async (signal) =>
        await api.embeddings.create(
          { model, input, encoding_format: 'float', ...(dimensions === null ? {} : { dimensions }) },
          signal ? { signal } : {},
        ),
      retry,
      signal,
    )
    const inOrder = answer.data.toSorted((a, b) => a.index - b.index)
    out.push(...inOrder.map((item) => unitVector(item.embedding)))
  }
  return out
}

export function createEmbeddings(options: EmbeddingOptions & { dimensions: number }): Embeddings {
  return {
    model: options.model,
    dimensions: options.dimensions,
    embed: async (texts, signal) => await embedTexts(options, texts, signal),
  }
}
