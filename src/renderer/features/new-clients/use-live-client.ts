import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { NewClient } from '#shared/domain/new-client.ts'

type Rows = NewClient | readonly NewClient[] | null | undefined

/** Rows with `client` put in its place, unless they already hold something newer. */
export function settled(rows: Rows, client: NewClient): Rows {
  if (rows === null || rows === undefined) return rows
  if ('id' in rows) return rows.id === client.id && rows.version <= client.version ? client : rows
  return rows.map((row) => (row.id === client.id && row.version <= client.version ? client : row))
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
      )
    },
  }
}
