import { createContext, use, useSyncExternalStore, type ReactNode } from 'react'
import type { Connection, ConnectionState } from './connection.ts'
import type { HardEClient } from './routes.ts'

const ConnectionContext = createContext<Connection | null>(null)

export interface ConnectionProviderProps {
  readonly connection: Connection
  readonly children: ReactNode
}

export function ConnectionProvider({ connection, children }: ConnectionProviderProps) {
  return <ConnectionContext value={connection}>{children}</ConnectionContext>
}

export function useConnection(): Connection {
  const connection = use(ConnectionContext)
  if (!connection) throw new Error('useConnection stands outside of ConnectionProvider')
  return connection
}

/** The typed client; it stays the same across reconnects. */
export function useClient(): HardEClient {
  return useConnection().client
}

export function useConnectionState(): ConnectionState {
  const connection = useConnection()
  return useSyncExternalStore(connection.subscribe, connection.state)
}
