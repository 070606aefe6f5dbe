import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useClient, useConnectionState } from '../../../connection/connection-context.tsx'
import { createThread, type ThreadSnapshot } from './thread.ts'

export interface LiveThread extends ThreadSnapshot {
  readonly reload: () => Promise<void>
}

/** The conversation, live; it follows again after every reconnect. */
export function useThread(conversationId: string): LiveThread {
  const client = useClient()
  const { epoch } = useConnectionState()
  const thread = useMemo(() => createThread(client, conversationId), [client, conversationId])
  useEffect(() => (epoch === 0 ? undefined : thread.follow()), [thread, epoch])
  const snapshot = useSyncExternalStore(thread.subscribe, thread.snapshot)
  return { ...snapshot, reload: () => thread.reload() }
}
