import type { Trace, TracingExporter } from '@openai/agents'
import { redact } from '../core/redact.ts'
import type { Workspace } from '../store/workspace.ts'

/** A row of the local trace: one run (`spanId` empty) or one step of it. Times in epoch milliseconds. */
export interface TraceRow {
  readonly traceId: string
  readonly spanId: string
  readonly parentId: string | null
  readonly conversationId: string | null
  readonly name: string
  readonly startedAt: number
  readonly endedAt: number | null
  /** Redacted JSON of the span. */
  readonly data: string
}

export interface TraceStore extends TracingExporter {
  trace(traceId: string): readonly TraceRow[]
  /** Deletes what started before `before`; returns how many rows went. */
  prune(before: number): number
}

type Exported = Parameters<TracingExporter['export']>[0][number]
type AnySpan = Exclude<Exported, Trace>
const MAX_DATA = 20_000

/** Traces stay in the workspace, redacted; nothing is exported to OpenAI. */
export function createTraceStore({ db }: Workspace, now: () => number): TraceStore {
  const insert = db.prepare(
    `insert into traces(trace_id, span_id, parent_id, conversation_id, name, started_at, ended_at, data)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const conversation = db.prepare<[string], { conversation_id: string | null }>(
    `select conversation_id from traces where trace_id = ? and span_id = '' limit 1`,
  )

  const writeTrace = (trace: Trace): void => {
    const data = JSON.stringify(redact(trace.metadata ?? {}))
    insert.run(trace.traceId, '', null, trace.groupId, trace.name, now(), null, data.slice(0, MAX_DATA))
  }

  const writeSpan = (span: AnySpan): void => {
    const { type, name } = span.spanData as { type: string; name?: string }
    const group = conversation.get(span.traceId)?.conversation_id ?? null
    const data = JSON.stringify(redact({ ...span.spanData, error: span.error }))
    insert.run(
      span.traceId,
      span.spanId,
      span.parentId,
      group,
      name ? `${type} ${name}` : type,
      time(span.startedAt) ?? now(),
      time(span.endedAt),
      data.slice(0, MAX_DATA),
    )
  }

  return {
    export: (items) => {
      db.transaction(() => {
        for (const item of items)
          if (item.type === 'trace') writeTrace(item)
          else writeSpan(item)
      })()
      return Promise.resolve()
    },
    trace: (traceId) =>
      db
        .prepare<[string], TraceRow>(
          `select trace_id as traceId, span_id as spanId, parent_id as parentId,
             conversation_id as conversationId, name, started_at as startedAt, ended_at as endedAt, data
           from traces where trace_id = ? order by id`,
        )
        .all(traceId),
    prune: (before) => db.prepare('delete from traces where started_at < ?').run(before).changes,
  }
}

function time(iso: string | null): number | null {
  return iso === null ? null : Date.parse(iso)
}

/**
 * Makes `store` the only place the Agents SDK writes traces to. Call it before the first Runner exists: on
 * import the SDK installs an exporter that posts to OpenAI whenever the environment holds a key. The result
 * writes what is still queued; call it before the database closes.
 */
export async function installTraceStore(store: TraceStore): Promise<() => Promise<void>> {
  const { BatchTraceProcessor, setTraceProcessors } = await import('@openai/agents')
  const processor = new BatchTraceProcessor(store, { scheduleDelay: 2_000 })
  setTraceProcessors([processor])
  return async () => {
    await processor.forceFlush()
    setTraceProcessors([])
    await processor.shutdown(2_000)
  }
}
