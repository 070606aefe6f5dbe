import type { Model } from '@openai/agents'

export type ModelEvent = ReturnType<Model['getStreamedResponse']> extends AsyncIterable<infer E> ? E : never

interface RawEvent {
  readonly type?: string
  readonly item?: { readonly type?: string }
  readonly choices?: readonly {
    readonly delta?: { readonly content?: unknown; readonly tool_calls?: unknown }
  }[]
}

/** True for the first event that shows or does something: text, a tool call, or the finished response. */
export function isContent(event: ModelEvent): boolean {
  if (event.type === 'output_text_delta') return event.delta !== ''
  if (event.type === 'response_done') return true
  if (event.type !== 'model') return false
  const raw = event.event as RawEvent
  if (raw.type === 'response.function_call_arguments.delta') return true
  if (raw.type === 'response.output_item.added') return raw.item?.type === 'function_call'
  return raw.choices?.some((choice) => Boolean(choice.delta?.tool_calls)) ?? false
}

/**
 * Keeps back the events that come before any content, then passes everything on. Until its first event a
 * held stream can be thrown away and asked again, or be answered by another model, without a trace.
 */
export async function* holdUntilContent(events: AsyncIterable<ModelEvent>): AsyncGenerator<ModelEvent> {
  const held: ModelEvent[] = []
  let open = false
  for await (const event of events) {
    if (!open && isContent(event)) {
      open = true
      yield* held
    }
    if (open) yield event
    else held.push(event)
  }
  if (!open) yield* held
}
