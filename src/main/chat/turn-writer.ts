import type { TurnEvent } from '#shared/domain/turn-event.ts'
import type { Journal } from '../store/journal.ts'
import type { Emit } from './flow.ts'

export interface TurnWriter {
  readonly emit: Emit
  /** The answer so far. */
  text(): string
  /** Stores what is still held back. */
  flush(): void
}

/** Words that arrive within this time travel as one entry. Milliseconds. */
const COALESCE = 25

/** Writes a turn's events to the journal; the first word at once, later ones in small bunches. */
export function createTurnWriter(journal: Journal, conversationId: string, turnId: string): TurnWriter {
  let text = ''
  let held = ''
  let timer: NodeJS.Timeout | null = null

  const flush = (): void => {
    if (timer) clearTimeout(timer)
    timer = null
    if (!held) return
    const delta = held
    held = ''
    journal.append(conversationId, turnId, { type: 'text.delta', delta })
  }
  const emit = (event: TurnEvent): void => {
    if (event.type === 'text.delta') {
      if (!event.delta) return
      const first = text === ''
      text += event.delta
      held += event.delta
      if (first) flush()
      else timer ??= setTimeout(flush, COALESCE)
      return
    }
    if (event.type === 'text.reset') {
      if (timer) clearTimeout(timer)
      timer = null
      held = ''
      if (text === '') return
      text = ''
    } else {
      flush()
    }
    journal.append(conversationId, turnId, event)
  }
  return { emit, text: () => text, flush }
}
