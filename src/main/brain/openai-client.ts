import type OpenAI from 'openai'
import type { Fetch } from '../core/http.ts'

export interface ClientOptions {
  readonly apiKey: () => Promise<string>
  /** Empty: the SDK's own address. */
  readonly baseUrl: string
  /** Milliseconds until the first byte of an answer. */
  readonly timeoutMs: number
  readonly fetch: Fetch
}

/** A function that makes the client once, on first use. Nothing is taken from the environment. */
export function lazyClient(options: ClientOptions): () => Promise<OpenAI> {
  let client: Promise<OpenAI> | null = null
  return async () => {
    client ??= import('openai').then(
      ({ default: Client }) =>
        new Client({
          apiKey: options.apiKey,
          baseURL: options.baseUrl || 'https://api.openai.com/v1',
          organization: null,
          project: null,
          maxRetries: 0,
          timeout: options.timeoutMs,
          fetch: options.fetch,
          logLevel: 'off',
        }),
    )
    return await client
  }
}
