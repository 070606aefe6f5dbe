import { ServiceError, UserError, isAbort } from '../core/errors.ts'
import type { Emit } from './flow.ts'
import type { FlowServices } from './flow-services.ts'

export interface StepCall {
  readonly tool: string
  readonly title: string
  readonly args: Readonly<Record<string, unknown>>
}

export interface StepEnd<T> {
  /** What came of it, in words. */
  readonly title: string
  readonly result: object | null
  readonly value: T
  /** False shows it as failed although nothing was thrown. */
  readonly ok?: boolean
}

/** Runs one piece of work as a visible tool call; a failure is shown there and passed on. */
export async function visibly<T>(
  services: Pick<FlowServices, 'ids' | 'clock'>,
  emit: Emit,
  { tool, title: started, args }: StepCall,
  work: () => Promise<StepEnd<T>>,
): Promise<T> {
  const callId = services.ids.next('call')
  const startedAt = services.clock.now()
  const ms = (): number => Math.max(0, services.clock.now() - startedAt)
  emit({ type: 'tool.started', callId, tool, title: started, args: JSON.parse(JSON.stringify(args)) })
  try {
    const { title, result, value, ok = true } = await work()
    const json = JSON.parse(JSON.stringify(result))
    emit({ type: 'tool.finished', callId, ok, title, result: json, ms: ms() })
    return value
  } catch (error) {
    const words =
      error instanceof ServiceError || error instanceof UserError
        ? error.message
        : isAbort(error)
          ? 'Stopped'
          : 'It failed'
    emit({ type: 'tool.finished', callId, ok: false, title: words, result: null, ms: ms() })
    throw error
  }
}
