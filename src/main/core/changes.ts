import { EventEmitter, on } from 'node:events'

export type ChangeTopic =
  | 'conversations'
  | 'approvals'
  | 'knowledge'
  | 'settings'
  | 'status'
  | 'activity'
  | 'crm'
  | 'clients'
  | 'voice'
  | 'transcripts'
  | 'scripts'
  | 'videos'
  | 'mailbox'

export interface ChangeHint {
  readonly topic: ChangeTopic
  readonly id: string | null
}

/** Tells windows that rows changed; they read them again. A lost hint costs freshness, never truth. */
export interface Changes {
  announce(topic: ChangeTopic, id?: string | null): void
  follow(signal: AbortSignal): AsyncGenerator<ChangeHint, void>
}

export function createChanges(): Changes {
  const emitter = new EventEmitter()
  emitter.setMaxListeners(0)
  return {
    announce: (topic, id = null) => void emitter.emit('change', { topic, id } satisfies ChangeHint),
    async *follow(signal) {
      try {
        for await (const [hint] of on(emitter, 'change', { signal })) yield hint as ChangeHint
      } catch (error) {
        if (!signal.aborted) throw error
      }
    },
  }
}
