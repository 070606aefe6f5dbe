import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Change } from '#shared/contract/app.ts'
import { useClient, useConnectionState } from './connection-context.tsx'

/** Which routes read what a topic announces. */
const READ_BY: Readonly<Record<Change['topic'], readonly string[]>> = {
  conversations: ['chat.', 'app.status'],
  approvals: ['approvals.', 'app.status', 'chat.conversations', 'activity.'],
  knowledge: ['knowledge.', 'app.'],
  settings: ['settings.', 'app.', 'approvals.policies', 'voice.status', 'mailbox.', 'videos.mailPreview'],
  status: ['app.'],
  activity: ['activity.'],
  crm: ['crm.', 'app.status', 'videos.readyJobs'],
  clients: ['clients.'],
  voice: ['voice.'],
  transcripts: ['transcripts.', 'analysis.'],
  // Lengths and openings of scripts are counted too.
  scripts: ['scripts.', 'analysis.'],
  videos: ['videos.', 'app.status'],
  mailbox: ['mailbox.', 'app.status'],
}

/** True when the rows of `route` may differ after a change of `topic`. */
export function isTouched(route: string, topic: Change['topic']): boolean {
  return READ_BY[topic].some((prefix) => route.startsWith(prefix))
}

function refresh(queries: QueryClient, topics: ReadonlySet<Change['topic']>): void {
  void queries.invalidateQueries({
    predicate: ({ queryKey: [route] }) =>
      typeof route === 'string' && [...topics].some((topic) => isTouched(route, topic)),
  })
}

const GATHER = 60

/** Follows the core's announcements; after a reconnect everything is read again. */
export function useChanges(): void {
  const client = useClient()
  const queries = useQueryClient()
  const { epoch } = useConnectionState()
  useEffect(() => {
    if (epoch === 0) return undefined
    void queries.invalidateQueries()
    const stop = new AbortController()
    const topics = new Set<Change['topic']>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const follow = async (): Promise<void> => {
      const changes = client['app.changes']({}, { signal: stop.signal })
      for await (const change of changes) {
        topics.add(change.topic)
        timer ??= setTimeout(() => {
          timer = undefined
          refresh(queries, topics)
          topics.clear()
        }, GATHER)
      }
    }
    // The stream ends with the wire; the next epoch follows again.
    follow().catch(() => undefined)
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [client, queries, epoch])
}
