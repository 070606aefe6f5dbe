import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { NewClient } from '#shared/domain/new-client.ts'

type Rows = NewClient | readonly NewClient[] | null | undefined

/** Rows with `client` in its place; undefined when they do not hold it, or something newer already. */
export function settled(rows: Rows, client: NewClient): Rows {
  const older = (row: NewClient): boolean => row.id === client.id && row.version < client.version
  if (rows === null || rows === undefined) return undefined
  if ('id' in rows) return older(rows) ? client : undefined
  return rows.some(older) ? rows.map((row) => (older(row) ? client : row)) : undefined
}

export interface LiveClient {
  readonly client: NewClient
  /** Shows an answer of the core at once, everywhere, before the rows are read again. */
  readonly settle: (client: NewClient) => void
}

/** The newest that is known of a new client: the rows, or the answer to the last edit. */
export function useLiveClient(row: NewClient): LiveClient {
  const queries = useQueryClient()
  const [answered, setAnswered] = useState<NewClient | null>(null)
  const newer = answered !== null && answered.id === row.id && answered.version > row.version
  return {
    client: newer ? answered : row,
    settle(client) {
      setAnswered(client)
      queries.setQueriesData<Rows>(
        { predicate: ({ queryKey: [route] }) => typeof route === 'string' && route.startsWith('clients.') },
        (rows) => settled(rows, client),
        // Still to be read again: what was announced meanwhile must not count as seen.
        { updatedAt: 0 },
      )
    },
  }
}
