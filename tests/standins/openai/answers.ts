import type { Reply } from './script.ts'

/** One server-sent event: its data and whether it counts as a delta for fault injection. */
export interface SentEvent {
  readonly data: Readonly<Record<string, unknown>>
  readonly delta: boolean
}

const wordsOf = (text: string): string[] => text.match(/\s*\S+\s*/g) ?? []
const tokens = (text: string): number => Math.ceil(text.length / 4)

function outputItems(reply: Reply, id: string): Readonly<Record<string, unknown>>[] {
  const message = (text: string) => ({
    id: `msg_${id}`,
    type: 'message',
    role: 'assistant',
    status: 'completed',
    content: [{ type: 'output_text', text, annotations: [], logprobs: [] }],
  })
  if (reply.kind === 'text') return [message(reply.text)]
  const calls = reply.calls.map(({ name, args }, at) => ({
    id: `fc_${id}_${at}`,
    type: 'function_call',
    call_id: `call_${id}_${at}`,
    name,
    arguments: JSON.stringify(args),
    status: 'completed',
  }))
  return reply.preface ? [message(reply.preface), ...calls] : calls
}

export function responseBody(
  reply: Reply,
  id: string,
  model: string,
  status: string,
): Readonly<Record<string, unknown>> {
  const output = status === 'completed' ? outputItems(reply, id) : []
  const size = tokens(JSON.stringify(output))
  const usage = {
    input_tokens: 100,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: size,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: 100 + size,
  }
  return {
    id: `resp_${id}`,
    object: 'response',
    created_at: 1_795_000_000,
    status,
    model,
    output,
    error: null,
    incomplete_details: null,
    store: false,
    usage: status === 'completed' ? usage : null,
  }
}

/** The events of a streamed response in the order of the real service. */
export function responseEvents(reply: Reply, id: string, model: string): SentEvent[] {
  let sequence = 0
  const event = (type: string, fields: object, delta: boolean): SentEvent => ({
    data: { type, sequence_number: sequence++, ...fields },
    delta,
  })
  const open = responseBody(reply, id, model, 'in_progress')
  const events = [
    event('response.created', { response: open }, false),
    event('response.in_progress', { response: open }, false),
  ]
  outputItems(reply, id).forEach((item, output_index) => {
    const at = { output_index, item_id: item['id'] }
    if (item['type'] === 'message') {
      const text = reply.kind === 'text' ? reply.text : (reply.preface ?? '')
      const part = { type: 'output_text', text: '', annotations: [] }
      events.push(
        event(
          'response.output_item.added',
          { output_index, item: { ...item, status: 'in_progress', content: [] } },
          false,
        ),
        event('response.content_part.added', { ...at, content_index: 0, part }, false),
        ...wordsOf(text).map((delta) =>
          event('response.output_text.delta', { ...at, content_index: 0, delta, logprobs: [] }, true),
        ),
        event('response.output_text.done', { ...at, content_index: 0, text, logprobs: [] }, false),
        event('response.content_part.done', { ...at, content_index: 0, part: { ...part, text } }, false),
      )
    } else {
      const args = String(item['arguments'])
      events.push(
        event(
          'response.output_item.added',
          { output_index, item: { ...item, status: 'in_progress', arguments: '' } },
          false,
        ),
        event('response.function_call_arguments.delta', { ...at, delta: args }, true),
        event('response.function_call_arguments.done', { ...at, name: item['name'], arguments: args }, false),
      )
    }
    events.push(event('response.output_item.done', { output_index, item }, false))
  })
  return [
    ...events,
    event('response.completed', { response: responseBody(reply, id, model, 'completed') }, false),
  ]
}

export function chatBody(reply: Reply, id: string, model: string): Readonly<Record<string, unknown>> {
  const calls = reply.kind === 'calls' ? chatCalls(reply, id) : []
  const content = reply.kind === 'text' ? reply.text : (reply.preface ?? null)
  return {
    id: `chatcmpl-${id}`,
    object: 'chat.completion',
    created: 1_795_000_000,
    model,
    choices: [
      {
        index: 0,
        finish_reason: calls.length > 0 ? 'tool_calls' : 'stop',
        message: {
          role: 'assistant',
          content,
          refusal: null,
          ...(calls.length > 0 ? { tool_calls: calls } : {}),
        },
      },
    ],
    usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
  }
}

function chatCalls(reply: Extract<Reply, { kind: 'calls' }>, id: string) {
  return reply.calls.map(({ name, args }, index) => ({
    index,
    id: `call_${id}_${index}`,
    type: 'function',
    function: { name, arguments: JSON.stringify(args) },
  }))
}

/** The chunks of a streamed chat completion; a server without usage leaves the last one out. */
export function chatEvents(
  reply: Reply,
  id: string,
  model: string,
  usage: 'with usage' | 'without usage',
): SentEvent[] {
  const chunk = (delta: object, finish: string | null, isDelta: boolean): SentEvent => ({
    data: {
      id: `chatcmpl-${id}`,
      object: 'chat.completion.chunk',
      created: 1_795_000_000,
      model,
      choices: [{ index: 0, delta, finish_reason: finish }],
    },
    delta: isDelta,
  })
  const text = reply.kind === 'text' ? reply.text : (reply.preface ?? '')
  const events = [
    chunk({ role: 'assistant', content: '' }, null, false),
    ...wordsOf(text).map((content) => chunk({ content }, null, true)),
  ]
  if (reply.kind === 'calls')
    events.push(...chatCalls(reply, id).map((call) => chunk({ tool_calls: [call] }, null, true)))
  events.push(chunk({}, reply.kind === 'calls' ? 'tool_calls' : 'stop', false))
  if (usage === 'with usage')
    events.push({
      data: {
        id: `chatcmpl-${id}`,
        object: 'chat.completion.chunk',
        model,
        choices: [],
        usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
      },
      delta: false,
    })
  return events
}

/** A deterministic bag-of-words vector: words are hashed into dimensions, so like texts lie close. */
export function bagOfWords(text: string, dimensions: number): number[] {
  const vector = Array.from({ length: dimensions }, () => 0)
  for (const word of text.toLowerCase().match(/[a-z0-9]+/g) ?? []) {
    let hash = 2_166_136_261
    for (const char of word.replace(/s$/, '')) hash = Math.imul(hash ^ char.charCodeAt(0), 16_777_619) >>> 0
    const at = hash % dimensions
    vector[at] = (vector[at] ?? 0) + 1
  }
  return vector
}
