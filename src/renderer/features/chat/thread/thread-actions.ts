import { createContext, use } from 'react'
import type { Citation } from '#shared/domain/citation.ts'
import type { Message } from '#shared/domain/conversation.ts'
import type { Route } from '#shared/domain/route.ts'

/** What a message can ask of the screen it stands on. */
export interface ThreadActions {
  readonly cite: (citation: Citation) => void
  readonly retry: (message: Message) => void
  readonly send: (text: string, route: Route | null) => void
  readonly edit: (message: Message, text: string) => Promise<void>
  readonly startEdit: (messageId: string | null) => void
  readonly selectBranch: (messageId: string) => void
}

export const ThreadActionsContext = createContext<ThreadActions | null>(null)

export function useThreadActions(): ThreadActions {
  const actions = use(ThreadActionsContext)
  if (!actions) throw new Error('A message stands outside of a thread')
  return actions
}
