import type { Fetch } from '../core/http.ts'

type Json = Record<string, unknown>

/** Fields that local servers know no better than to refuse. */
const droppedAlways = ['store', 'parallel_tool_calls', 'prompt_cache_retention', 'verbosity'] as const
const droppedOnRefusal = ['stream_options', 'response_format', 'tool_choice', 'reasoning_effort'] as const

function readBody(init: RequestInit | undefined): Json | null {
  if (typeof init?.body !== 'string') return null
  try {
    const value: unknown = JSON.parse(init.body)
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Json) : null
  } catch {
    return null
  }
}

function withoutStrict(tools: unknown): unknown {
  if (!Array.isArray(tools)) return tools
  return tools.map((tool: Json) => {
    const { strict: _strict, ...definition } = (tool['function'] ?? {}) as Json
    return { ...tool, function: definition }
  })
}

/** The plainest form of a chat request that carries the same meaning. */
export function plainChatBody(body: Json): Json {
  const out: Json = { ...body }
  for (const key of droppedAlways) delete out[key]
  if (out['tools'] !== undefined) out['tools'] = withoutStrict(out['tools'])
  return out
}

/**
 * `fetch` for OpenAI-compatible servers (Ollama, LM Studio, llama.cpp, vLLM): leaves out what they need not
 * know, and asks once more, plainer still, when the server answers 400 or 422.
 */
export function tolerantFetch(fetch: Fetch): Fetch {
  return async (input, init) => {
    const body = readBody(init)
    if (!body || !('messages' in body)) return await fetch(input, init)
    const plain = plainChatBody(body)
    const first = await fetch(input, { ...init, body: JSON.stringify(plain) })
    if (first.status !== 400 && first.status !== 422) return first
    const plainer = { ...plain }
    for (const key of droppedOnRefusal) delete plainer[key]
    if (Object.keys(plainer).length === Object.keys(plain).length) return first
    const second = await fetch(input, { ...init, body: JSON.stringify(plainer) })
    // When both are refused the first answer says more about what the person can change.
    if (!second.ok) {
      await second.body?.cancel()
      return first
    }
    await first.body?.cancel()
    return second
  }
}
