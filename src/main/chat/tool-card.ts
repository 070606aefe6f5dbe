import { messageOf } from '../core/errors.ts'
import type { Emit } from './flow.ts'
import type { FlowServices } from './flow-services.ts'

export interface CardTitles<T> {
  readonly started: string
  readonly finished: (result: T) => string
}

/** Does one step that shows as a card: what is done and with what outcome. */
export async function withCard<T>(
  services: Pick<FlowServices, 'ids' | 'clock'>,
  emit: Emit,
  tool: string,
  titles: CardTitles<T>,
  work: () => Promise<T>,
): Promise<T> {
  const callId = services.ids.next('call')
  const startedAt = services.clock.now()
  const ms = (): number => Math.max(0, services.clock.now() - startedAt)
  emit({ type: 'tool.started', callId, tool, title: titles.started, args: {} })
  try {
    const result = await work()
    emit({ type: 'tool.finished', callId, ok: true, title: titles.finished(result), result: {}, ms: ms() })
    return result
  } catch (error) {
    emit({ type: 'tool.finished', callId, ok: false, title: messageOf(error), result: {}, ms: ms() })
    throw error
  }
}
